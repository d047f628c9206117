import { Alert, Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { usePathParams } from '../../../../web/address.ts';
import { DataTable } from '../../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { Section } from '../../../../web/components/Page.tsx';
import { useStatus } from '../../../../web/components/StatusMessage.tsx';
import { StatusTag } from '../../../../web/components/StatusTag.tsx';
import { ButtonLink, TextLink } from '../../../../web/components/TextLink.tsx';
import { useChange } from '../../../../web/queries.ts';
import { useTable } from '../../../../web/table.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import { CloseRound } from '../../pages/parts/CloseRound.tsx';
import { RoundFrame } from '../../pages/parts/RoundFrame.tsx';
import { FileUndone, type Filling, type FillingFile } from '../contract.ts';
import { FileChooser } from './FileChooser.tsx';
import './filling.css';
import { fillingQuery } from './queries.ts';
import { fillingTexts } from './text.ts';

/** Which files has the round been filled from, and what is left to fill in? */
export default function FillPage() {
  const { roundId } = usePathParams('roundId');
  return (
    <Loaded query={useQuery(fillingQuery(roundId))} page>
      {(filling) => <FillingIn filling={filling} />}
    </Loaded>
  );
}

function FillingIn({ filling }: { filling: Filling }) {
  const t = useText(fillingTexts);
  const format = useFormat();
  const { round, organisations } = filling;
  const table = useTable({ sort: '' });
  const asked = organisations.reduce((sum, each) => sum + each.asked, 0);
  const filled = organisations.reduce((sum, each) => sum + each.filled, 0);
  const open = round.status === 'open';
  return (
    <RoundFrame
      round={round}
      title={t.fillTitle}
      lead={t.fillLead(filled, asked)}
      actions={open && <CloseRound round={round} total={{ approved: filled, asked }} />}
    >
      {open ? (
        <Section title={t.addFiles}>
          <FileChooser roundId={round.id} />
        </Section>
      ) : (
        <Alert data-color="info">{t.closedNote}</Alert>
      )}
      <Section title={t.files}>
        <Files filling={filling} />
      </Section>
      <Section title={t.coverage} lead={open ? t.coverageHelp : undefined}>
        {open && (
          <p>
            <ButtonLink to={`/uppfoljning/${round.id}/fyll/for-hand`} variant="secondary">
              {t.byHand}
            </ButtonLink>
          </p>
        )}
        <DataTable
          caption={t.coverage}
          table={table}
          rows={organisations}
          rowKey={({ organisation }) => organisation.id}
          columns={[
            {
              key: 'organisation',
              heading: t.coverageColumns.organisation,
              rowHeading: true,
              sortBy: ({ organisation }) => organisation.name,
              cell: ({ organisation }) => (
                <TextLink to={`/uppfoljning/${round.id}/fyll/for-hand?namnd=${organisation.id}`}>
                  {organisation.name}
                </TextLink>
              ),
            },
            {
              key: 'asked',
              heading: t.coverageColumns.asked,
              numeric: true,
              sortBy: (row) => row.asked,
              cell: (row) => format.number(row.asked),
            },
            {
              key: 'filled',
              heading: t.coverageColumns.filled,
              numeric: true,
              sortBy: (row) => row.filled,
              cell: (row) => format.number(row.filled),
            },
            {
              key: 'missing',
              heading: t.coverageColumns.missing,
              numeric: true,
              sortBy: (row) => row.asked - row.filled,
              cell: (row) => format.number(row.asked - row.filled),
            },
          ]}
        />
      </Section>
    </RoundFrame>
  );
}

function Files({ filling: { round, files } }: { filling: Filling }) {
  const t = useText(fillingTexts);
  const format = useFormat();
  const status = useStatus();
  const address = (file: FillingFile) => `/uppfoljning/${round.id}/fyll/${file.id}`;
  const path = (file: FillingFile) => `/followup/rounds/${round.id}/files/${file.id}`;
  const undo = useChange({
    method: 'POST',
    path: (file: FillingFile) => `${path(file)}/undo`,
    schema: FileUndone,
    body: () => undefined,
    refreshes: [['followup'], ['tasks']],
    onDone: ({ removed, restored, kept }) => status.say(t.undone(removed, restored, kept)),
  });
  const remove = useChange({
    method: 'DELETE',
    path,
    schema: z.undefined(),
    body: () => undefined,
    refreshes: [['followup', 'filling']],
    done: t.removed,
  });
  const open = round.status === 'open';
  return (
    <DataTable
      caption={t.files}
      rows={files}
      rowKey={(file) => file.id}
      columns={[
        {
          key: 'file',
          heading: t.columns.file,
          rowHeading: true,
          cell: (file) => <TextLink to={address(file)}>{file.fileName}</TextLink>,
        },
        { key: 'whose', heading: t.columns.whose, cell: (file) => <Whose file={file} /> },
        {
          key: 'found',
          heading: t.columns.found,
          numeric: true,
          cell: (file) => format.number(file.found),
        },
        { key: 'state', heading: t.columns.state, cell: (file) => <FileState file={file} /> },
        {
          key: 'actions',
          heading: t.columns.actions,
          cell: (file) => (
            <span className="filling-actions">
              {open && (
                <ButtonLink to={address(file)} variant="secondary" data-size="sm">
                  {t.review}
                </ButtonLink>
              )}
              {open && file.standing > 0 && (
                <Button
                  variant="tertiary"
                  data-size="sm"
                  loading={undo.isPending}
                  onClick={() => undo.mutate(file)}
                >
                  {t.undo}
                </Button>
              )}
              {open && file.removable && (
                <Button
                  variant="tertiary"
                  data-size="sm"
                  loading={remove.isPending}
                  onClick={() => remove.mutate(file)}
                >
                  {t.remove}
                </Button>
              )}
            </span>
          ),
        },
      ]}
      empty={<EmptyState title={t.noFilesTitle}>{t.noFiles}</EmptyState>}
    />
  );
}

function Whose({ file }: { file: FillingFile }) {
  const t = useText(fillingTexts);
  const [first, ...more] = file.organisations;
  if (!first) return <span className="quiet">{t.whoseUnknown}</span>;
  return <>{more.length === 0 ? first.name : t.several(file.organisations.length)}</>;
}

function FileState({ file }: { file: FillingFile }) {
  const t = useText(fillingTexts);
  if (file.standing > 0) return <StatusTag meaning="done">{t.states.saved(file.standing)}</StatusTag>;
  if (file.undoneAt) return <StatusTag meaning="neutral">{t.states.undone}</StatusTag>;
  return <StatusTag meaning="attention">{t.states.waiting}</StatusTag>;
}
