import { Button, Field, Input, Label } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { usePathParams } from '../../../web/address.ts';
import { type Column, DataTable } from '../../../web/components/DataTable.tsx';
import { FilterSelect } from '../../../web/components/filters.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Section } from '../../../web/components/Page.tsx';
import { TextLink } from '../../../web/components/TextLink.tsx';
import { useChange } from '../../../web/queries.ts';
import { useTable } from '../../../web/table.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import { type Counts, type Named, Round, type RoundProgress } from '../contract.ts';
import { CloseRound } from './parts/CloseRound.tsx';
import { CountsBar } from './parts/marks.tsx';
import { RoundFrame } from './parts/RoundFrame.tsx';
import { progressQuery } from './queries.ts';
import { runTexts } from './text/run.ts';

/** How far has everybody come, and who has not begun? */
export default function ProgressPage() {
  const { roundId } = usePathParams('roundId');
  return (
    <Loaded query={useQuery(progressQuery(roundId))} page>
      {(progress) => <Watching progress={progress} />}
    </Loaded>
  );
}

const KINDS = ['asked', 'notBegun', 'draft', 'submitted', 'returned', 'approved'] as const;
const share = ({ approved, asked }: Counts) => (asked === 0 ? 0 : approved / asked);

function useCountColumns<Row extends { counts: Counts }>(): Column<Row>[] {
  const t = useText(runTexts);
  const format = useFormat();
  return [
    ...KINDS.map(
      (kind): Column<Row> => ({
        key: kind,
        heading: t.columns[kind],
        numeric: true,
        sortBy: ({ counts }) => counts[kind],
        cell: ({ counts }) => format.number(counts[kind]),
      }),
    ),
    {
      key: 'complete',
      heading: t.columns.complete,
      numeric: true,
      sortBy: ({ counts }) => share(counts),
      cell: ({ counts }) => format.percent(share(counts)),
    },
  ];
}

function Watching({ progress }: { progress: RoundProgress }) {
  const t = useText(runTexts);
  const table = useTable({ sort: '', filters: { dokument: '' } });
  const { round, total } = progress;
  const closed = round.status === 'closed';
  const { dokument } = table.filters;
  const boards = progress.byOrganisation.flatMap((board) => {
    if (dokument === '') return [board];
    const part = board.documents.find(({ versionId }) => versionId === dokument);
    return part ? [{ ...board, counts: part.counts }] : [];
  });
  const base = `/uppfoljning/${round.id}`;
  const lacks = (organisation: Named) => (
    <TextLink to={`${base}/fullstandighet?namnd=${organisation.id}${dokument && `&dokument=${dokument}`}`}>
      {organisation.name}
    </TextLink>
  );
  const organisationColumns = useCountColumns<RoundProgress['byOrganisation'][number]>();
  const documentColumns = useCountColumns<RoundProgress['byDocument'][number]>();
  const silent = progress.byOrganisation.filter(
    ({ counts }) => counts.asked > 0 && counts.notBegun === counts.asked,
  );
  return (
    <RoundFrame
      round={round}
      title={closed ? t.progressClosed : t.progressTitle}
      actions={round.status === 'open' && <CloseRound round={round} total={total} />}
    >
      <Section title={t.total}>
        <CountsBar counts={total} />
      </Section>
      <Section title={closed ? t.silentClosed : t.silent}>
        {silent.length === 0 ? (
          <p>{closed ? t.silentNoneClosed : t.silentNone}</p>
        ) : (
          <ul className="followup-columns">
            {silent.map(({ organisation }) => (
              <li key={organisation.id}>{lacks(organisation)}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t.byOrganisation}>
        <DataTable
          caption={t.byOrganisation}
          table={table}
          rows={boards}
          total={progress.byOrganisation.length}
          filters={
            <FilterSelect
              table={table}
              name="dokument"
              label={t.columns.document}
              all={t.allDocuments}
              options={progress.byDocument.map(({ document, counts }) => ({
                value: document.versionId,
                label: document.title,
                count: counts.asked,
              }))}
            />
          }
          rowKey={({ organisation }) => organisation.id}
          columns={[
            {
              key: 'organisation',
              heading: t.columns.organisation,
              rowHeading: true,
              sortBy: ({ organisation }) => organisation.name,
              cell: ({ organisation }) => lacks(organisation),
            },
            ...organisationColumns,
          ]}
        />
      </Section>
      <Section title={t.byDocument}>
        <DataTable
          caption={t.byDocument}
          rows={progress.byDocument}
          rowKey={({ document }) => document.versionId}
          columns={[
            {
              key: 'document',
              heading: t.columns.document,
              rowHeading: true,
              cell: ({ document }) => (
                <TextLink to={`${base}/karta?dokument=${document.versionId}`}>{document.title}</TextLink>
              ),
            },
            ...documentColumns,
          ]}
        />
      </Section>
      {round.status === 'open' && <MoveDueDate key={round.revision} round={round} />}
    </RoundFrame>
  );
}

function MoveDueDate({ round }: { round: Round }) {
  const t = useText(runTexts);
  const id = useId();
  const [dueOn, setDueOn] = useState(round.dueOn);
  const move = useChange({
    method: 'PATCH',
    path: `/followup/rounds/${round.id}`,
    schema: Round,
    body: () => ({ revision: round.revision, dueOn, introduction: round.introduction }),
    refreshes: [['followup'], ['tasks']],
    done: t.dueSaved,
  });
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        if (dueOn !== '') move.mutate();
      }}
    >
      <Field className="filter">
        <Label htmlFor={id}>{t.dueLabel}</Label>
        <Input
          id={id}
          type="date"
          className="date-input"
          value={dueOn}
          onChange={(event) => setDueOn(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="secondary" loading={move.isPending} disabled={dueOn === round.dueOn}>
        {t.dueSave}
      </Button>
    </form>
  );
}
