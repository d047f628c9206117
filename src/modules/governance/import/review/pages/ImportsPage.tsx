import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { DataTable } from '../../../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../../../web/components/EmptyState.tsx';
import { Loaded } from '../../../../../web/components/Loaded.tsx';
import { Page, Section } from '../../../../../web/components/Page.tsx';
import { StatusTag } from '../../../../../web/components/StatusTag.tsx';
import { TextLink } from '../../../../../web/components/TextLink.tsx';
import { useChange } from '../../../../../web/queries.ts';
import { useTable } from '../../../../../web/table.ts';
import { useFormat, useText } from '../../../../../web/text.tsx';
import type { ImportSummary } from '../contract.ts';
import { FileChooser } from './FileChooser.tsx';
import './import.css';
import { importsQuery } from './queries.ts';
import { reviewTexts } from './text.ts';

/** Where a planner brings a document, and finds the reviews that are under way. */
export default function ImportsPage() {
  const t = useText(reviewTexts);
  const imports = useQuery(importsQuery);
  const navigate = useNavigate();
  return (
    <Page title={t.title} lead={t.lead} breadcrumbs={[{ text: t.register, to: '/styrning' }]}>
      <Section title={t.startHere}>
        <FileChooser onRead={(read) => void navigate({ to: `/styrning/importera/${read.id}` })} />
      </Section>
      <Section title={t.ongoing} lead={t.ongoingLead}>
        <Loaded query={imports}>{({ imports: rows }) => <ImportTable rows={rows} />}</Loaded>
      </Section>
    </Page>
  );
}

function ImportTable({ rows }: { rows: ImportSummary[] }) {
  const t = useText(reviewTexts);
  const format = useFormat();
  const table = useTable({ sort: '-read', filters: {} });
  const remove = useChange({
    method: 'DELETE',
    path: (id: string) => `/imports/${id}`,
    schema: z.undefined(),
    body: () => undefined,
    refreshes: [['imports']],
    done: t.removed,
  });
  return (
    <DataTable
      caption={t.ongoing}
      table={table}
      rows={rows}
      total={rows.length}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'file',
          heading: t.file,
          rowHeading: true,
          sortBy: (row) => row.fileName,
          cell: (row) => (
            <TextLink to={`/styrning/importera/${row.id}`}>{row.title ?? row.fileName}</TextLink>
          ),
        },
        {
          key: 'kind',
          heading: t.found,
          sortBy: (row) => t.kinds[row.kind],
          cell: (row) => t.kinds[row.kind],
        },
        {
          key: 'read',
          heading: t.read,
          sortBy: (row) => row.createdAt,
          cell: (row) => format.dateTime(row.createdAt),
        },
        {
          key: 'state',
          heading: t.state,
          sortBy: (row) => row.accepted,
          cell: (row) => <ReviewState row={row} />,
        },
        {
          key: 'remove',
          heading: t.actions,
          cell: (row) => (
            <Button
              variant="tertiary"
              data-size="sm"
              onClick={() => remove.mutate(row.id)}
              loading={remove.isPending}
            >
              {t.remove}
            </Button>
          ),
        },
      ]}
      empty={<EmptyState title={t.none}>{t.noneText}</EmptyState>}
    />
  );
}

function ReviewState({ row }: { row: ImportSummary }) {
  const t = useText(reviewTexts);
  if (row.finishedAt) return <StatusTag meaning="done">{t.saved}</StatusTag>;
  if (row.blocks === 0) return <StatusTag meaning="neutral">{t.onlyReading}</StatusTag>;
  return <StatusTag meaning="underway">{t.progress(row.accepted, row.blocks)}</StatusTag>;
}
