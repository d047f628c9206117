import { Link } from '@digdir/designsystemet-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../../web/api.ts';
import { DataTable } from '../../../web/components/DataTable.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page, Section } from '../../../web/components/Page.tsx';
import { useTable } from '../../../web/table.ts';
import { useText } from '../../../web/text.tsx';
import { useEventColumns } from './event-columns.tsx';
import { LogFilters } from './LogFilters.tsx';
import './logreview.css';
import { choicesQuery, csvPath, eventPages } from './queries.ts';
import { SampleSection } from './SampleSection.tsx';
import { SealSection } from './SealSection.tsx';
import { logTexts } from './text.ts';

const NO_FILTERS = { personId: '', action: '', objectType: '', from: '', to: '', requestId: '' };

function EventSection() {
  const t = useText(logTexts);
  const columns = useEventColumns();
  const table = useTable({ filters: NO_FILTERS });
  const choices = useQuery(choicesQuery);
  const events = useInfiniteQuery(eventPages(table.filters));
  return (
    <Section title={t.events} id="rader">
      <Loaded query={choices}>
        {(known) => (
          <Loaded query={events}>
            {({ pages }) => (
              <DataTable
                caption={t.events}
                table={table}
                columns={columns}
                rows={pages.flatMap((page) => page.events)}
                rowKey={({ id }) => id}
                filters={<LogFilters table={table} choices={known} />}
                exports={
                  <>
                    <Link href={api.href(csvPath(table.filters))}>{t.csv}</Link>
                    <span className="quiet">{t.csvHelp}</span>
                  </>
                }
                more={{
                  has: events.hasNextPage,
                  loading: events.isFetchingNextPage,
                  load: () => void events.fetchNextPage(),
                }}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Section>
  );
}

/** The log, for its reviewer: is it sealed, a sample to begin with, and every row. */
export default function LogPage() {
  const t = useText(logTexts);
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      <SealSection />
      <SampleSection />
      <EventSection />
    </Page>
  );
}
