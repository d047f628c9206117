import { useQuery } from '@tanstack/react-query';
import { calendarDay } from '../../../platform/i18n/format.ts';
import { DataTable } from '../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { FilterSelect, FilterText } from '../../../web/components/filters.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { NoBreak } from '../../../web/components/NoBreak.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { StatusTag } from '../../../web/components/StatusTag.tsx';
import { ButtonLink, TextLink } from '../../../web/components/TextLink.tsx';
import { useActing } from '../../../web/session.ts';
import { useTable } from '../../../web/table.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import {
  DocumentKind,
  type DocumentRow,
  documentKindNames,
  VersionStatus,
  versionStatusNames,
} from '../contract.ts';
import { periodText, statusMeaning, useName } from './labels.ts';
import { documentsQuery } from './queries.ts';
import { registerTexts } from './text/register.ts';

const VALIDITY = ['now', 'later', 'earlier', 'unknown'] as const;

function validityOf({ version }: DocumentRow, today: string): (typeof VALIDITY)[number] {
  const { validFrom, validTo } = version;
  if (validFrom === null && validTo === null) return 'unknown';
  if (validFrom !== null && validFrom > today) return 'later';
  return validTo !== null && validTo < today ? 'earlier' : 'now';
}

/** The register of governing documents. */
export default function DocumentsPage() {
  const t = useText(registerTexts);
  const planner = useActing()?.role === 'planner';
  const documents = useQuery(documentsQuery);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={planner && <ButtonLink to="/styrning/nytt">{t.add}</ButtonLink>}
    >
      <Loaded query={documents}>{({ items }) => <Register rows={items} />}</Loaded>
    </Page>
  );
}

function Register({ rows }: { rows: DocumentRow[] }) {
  const t = useText(registerTexts);
  const name = useName();
  const format = useFormat();
  const today = calendarDay(new Date());
  const table = useTable({
    sort: 'title',
    filters: { kind: '', status: '', validity: '', owner: '', q: '' },
  });
  const { kind, status, validity, owner, q } = table.filters;
  const wanted = q.trim().toLocaleLowerCase('sv');
  const tests: Record<'kind' | 'status' | 'validity' | 'owner', (row: DocumentRow) => string> = {
    kind: (row) => row.kind,
    status: (row) => row.version.status,
    validity: (row) => validityOf(row, today),
    owner: (row) => row.owner.id,
  };
  const chosen = { kind, status, validity, owner };
  const passes = (row: DocumentRow, except?: keyof typeof tests) =>
    (Object.keys(tests) as (keyof typeof tests)[]).every(
      (key) => key === except || !chosen[key] || tests[key](row) === chosen[key],
    ) &&
    [row.title, row.shortTitle, row.diaryNumber ?? ''].some((text) =>
      text.toLocaleLowerCase('sv').includes(wanted),
    );
  const count = (key: keyof typeof tests, value: string) =>
    rows.filter((row) => passes(row, key) && tests[key](row) === value).length;
  const owners = [...new Map(rows.map((row) => [row.owner.id, row.owner.name]))];
  const choices = <Value extends string>(
    key: keyof typeof tests,
    values: readonly Value[],
    label: (value: Value) => string,
  ) => values.map((value) => ({ value, label: label(value), count: count(key, value) }));
  return (
    <DataTable
      caption={t.title}
      table={table}
      rows={rows.filter((row) => passes(row))}
      total={rows.length}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'title',
          heading: t.document,
          rowHeading: true,
          sortBy: (row) => row.title,
          cell: (row) => <TextLink to={`/styrning/dokument/${row.id}`}>{row.title}</TextLink>,
        },
        {
          key: 'kind',
          heading: t.kind,
          sortBy: (row) => name(documentKindNames, row.kind),
          cell: (row) => name(documentKindNames, row.kind),
        },
        {
          key: 'status',
          heading: t.status,
          sortBy: (row) => name(versionStatusNames, row.version.status),
          cell: (row) => (
            <StatusTag meaning={statusMeaning[row.version.status]}>
              {name(versionStatusNames, row.version.status)}
            </StatusTag>
          ),
        },
        {
          key: 'period',
          heading: t.period,
          sortBy: (row) => row.version.validFrom,
          cell: (row) =>
            periodText(row.version, format.date) ? (
              <NoBreak>{periodText(row.version, format.date)}</NoBreak>
            ) : (
              <span className="quiet">{t.missing}</span>
            ),
        },
        {
          key: 'diaryNumber',
          heading: t.diaryNumber,
          sortBy: (row) => row.diaryNumber,
          cell: (row) =>
            row.diaryNumber ? (
              <NoBreak>{row.diaryNumber}</NoBreak>
            ) : (
              <span className="quiet">{t.missing}</span>
            ),
        },
        {
          key: 'owner',
          heading: t.owner,
          sortBy: (row) => row.owner.name,
          cell: (row) => row.owner.name,
        },
        {
          key: 'items',
          heading: t.items,
          numeric: true,
          sortBy: (row) => row.items || null,
          cell: (row) =>
            row.items > 0 ? format.number(row.items) : <span className="quiet">{t.notEntered}</span>,
        },
      ]}
      filters={
        <>
          <FilterText table={table} name="q" label={t.search} />
          <FilterSelect
            table={table}
            name="kind"
            label={t.kind}
            options={choices('kind', DocumentKind.options, (value) => name(documentKindNames, value))}
          />
          <FilterSelect
            table={table}
            name="status"
            label={t.status}
            options={choices('status', VersionStatus.options, (value) => name(versionStatusNames, value))}
          />
          <FilterSelect
            table={table}
            name="validity"
            label={t.validity}
            options={choices('validity', VALIDITY, (value) => t[value])}
          />
          <FilterSelect
            table={table}
            name="owner"
            label={t.owner}
            options={owners.map(([id, label]) => ({ value: id, label, count: count('owner', id) }))}
          />
        </>
      }
      empty={<EmptyState title={t.noneTitle}>{t.noneText}</EmptyState>}
    />
  );
}
