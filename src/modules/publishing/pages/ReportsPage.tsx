import { Link } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { TextLink } from '../../../web/components/TextLink.tsx';
import { useTable } from '../../../web/table.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import { reportsQuery } from './queries.ts';
import { ReportState } from './ReportState.tsx';
import { reportTexts } from './text.ts';

/** Closed rounds with their frozen reports. */
export default function ReportsPage() {
  const t = useText(reportTexts);
  const format = useFormat();
  const reports = useQuery(reportsQuery);
  const table = useTable({ sort: '-year', filters: {} });
  return (
    <Loaded query={reports} page>
      {({ reports: rows }) => (
        <Page
          title={t.title}
          lead={t.lead}
          breadcrumbs={[{ text: t.place, to: '/uppfoljning' }]}
          actions={<Link href="/publicerat">{t.toPublic}</Link>}
        >
          <DataTable
            caption={t.title}
            table={table}
            rows={rows}
            rowKey={({ roundId }) => roundId}
            columns={[
              {
                key: 'title',
                heading: t.round,
                rowHeading: true,
                sortBy: ({ title }) => title,
                cell: ({ roundId, title }) => (
                  <TextLink to={`/uppfoljning/rapporter/${roundId}`}>{title}</TextLink>
                ),
              },
              {
                key: 'year',
                heading: t.year,
                numeric: true,
                sortBy: ({ year }) => year,
                cell: ({ year }) => year,
              },
              { key: 'owner', heading: t.owner, sortBy: ({ owner }) => owner, cell: ({ owner }) => owner },
              {
                key: 'closed',
                heading: t.closed,
                sortBy: ({ closedAt }) => closedAt,
                cell: ({ closedAt }) => format.date(closedAt),
              },
              { key: 'state', heading: t.state, cell: ({ report }) => <ReportState report={report} /> },
            ]}
            empty={<EmptyState title={t.noneTitle}>{t.noneText}</EmptyState>}
          />
        </Page>
      )}
    </Loaded>
  );
}
