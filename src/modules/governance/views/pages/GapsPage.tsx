import { Link } from '@digdir/designsystemet-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, query } from '../../../../web/api.ts';
import { DataTable } from '../../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { FilterSelect } from '../../../../web/components/filters.tsx';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { Page, Section } from '../../../../web/components/Page.tsx';
import { TextLink } from '../../../../web/components/TextLink.tsx';
import { useTable } from '../../../../web/table.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { Gap, GapPage } from '../contract.ts';
import { gapTexts } from '../gap-texts.ts';
import { gapsQuery } from './queries.ts';
import { gapsPageTexts } from './text/gaps.ts';
import './views.css';

/** What lacks an owner, a result, a figure or money, with the way to the field. */
export default function GapsPage() {
  const t = useText(gapsPageTexts);
  const table = useTable({ filters: { lucka: '', dokument: '' } });
  const filter = { kind: table.filters.lucka, documentId: table.filters.dokument };
  const gaps = useInfiniteQuery({ ...gapsQuery(filter), placeholderData: keepPreviousData });
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded query={gaps}>
        {({ pages }) => (
          <>
            <Kinds page={pages[0]!} chosen={filter.kind} documentId={filter.documentId} />
            <Section title={t.list} id="alla">
              <List
                rows={pages.flatMap((page) => page.gaps)}
                first={pages[0]!}
                table={table}
                more={{
                  has: gaps.hasNextPage,
                  loading: gaps.isFetchingNextPage,
                  load: () => void gaps.fetchNextPage(),
                }}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** How many of each kind; each leads to those alone. */
function Kinds({ page, chosen, documentId }: { page: GapPage; chosen: string; documentId: string }) {
  const t = useText(gapsPageTexts);
  const g = useText(gapTexts);
  const format = useFormat();
  if (page.kinds.length === 0) return null;
  return (
    <Section title={t.kinds} id="sorter">
      <ul className="governance-views-kinds">
        {page.kinds.map(({ kind, count }) => (
          <li key={kind} data-chosen={kind === chosen || undefined}>
            <span className="governance-views-number">{format.number(count)}</span>
            <TextLink to={`/styrning/luckor${query({ lucka: kind, dokument: documentId })}`}>
              {g.kinds[kind]}
            </TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function List({
  rows,
  first,
  table,
  more,
}: {
  rows: Gap[];
  first: GapPage;
  table: ReturnType<typeof useTable<{ lucka: string; dokument: string }>>;
  more: { has: boolean; loading: boolean; load: () => void };
}) {
  const t = useText(gapsPageTexts);
  const g = useText(gapTexts);
  const format = useFormat();
  const { lucka: kind, dokument: documentId } = table.filters;
  const file = (fileFormat: 'csv' | 'xlsx') =>
    api.href(`/governance/gaps/file${query({ kind, documentId, format: fileFormat })}`);
  return (
    <DataTable
      caption={t.list}
      table={table}
      rows={rows}
      total={first.count}
      rowKey={(gap) => gap.id}
      columns={[
        {
          key: 'gap',
          heading: t.gap,
          cell: (gap) => (
            <>
              {g.kinds[gap.kind]}
              <span className="quiet governance-views-under">{g.why[gap.kind]}</span>
            </>
          ),
        },
        {
          key: 'about',
          heading: t.about,
          rowHeading: true,
          cell: (gap) => (
            <TextLink to={gap.href}>
              {gap.subject.number && <NoBreak>{gap.subject.number}</NoBreak>}{' '}
              {gap.subject.type === 'document' ? t.itself : gap.subject.title}
              <span className="ds-sr-only">: {g.kinds[gap.kind]}</span>
            </TextLink>
          ),
        },
        {
          key: 'document',
          heading: t.document,
          cell: (gap) => gap.document.shortTitle || gap.document.title,
        },
        {
          key: 'day',
          heading: t.day,
          cell: (gap) => (gap.day ? <NoBreak>{format.date(gap.day)}</NoBreak> : ''),
        },
      ]}
      filters={
        <>
          <FilterSelect
            table={table}
            name="lucka"
            label={t.kind}
            options={first.kinds.map((each) => ({
              value: each.kind,
              label: g.kinds[each.kind],
              count: each.count,
            }))}
          />
          <FilterSelect
            table={table}
            name="dokument"
            label={t.document}
            options={first.documents.map(({ document, count }) => ({
              value: document.id,
              label: document.shortTitle || document.title,
              count,
            }))}
          />
        </>
      }
      exports={
        <>
          <Link href={file('csv')}>{t.csv}</Link>
          <Link href={file('xlsx')}>{t.xlsx}</Link>
        </>
      }
      more={more}
      empty={<EmptyState title={t.noneTitle}>{t.noneText}</EmptyState>}
    />
  );
}
