import { type Column, DataTable } from '../../../../web/components/DataTable.tsx';
import { FilterSelect } from '../../../../web/components/filters.tsx';
import { useTable } from '../../../../web/table.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { RemindedOrganisation, RoundReminders } from '../contract.ts';
import { reminderTexts } from './text.ts';

const hasLeft = ({ toAnswer, returned, toApprove }: RemindedOrganisation) =>
  toAnswer + returned + toApprove > 0;
/** Nobody there can be reached in a role that has something to do. */
const isUnreached = ({ people }: RemindedOrganisation) =>
  people.length === 0 || people.some(({ reach }) => reach !== 'reached');

/** Board by board: what is left, who can be reminded of it, when they last were. */
export function BoardsTable({ reminders: { organisations } }: { reminders: RoundReminders }) {
  const t = useText(reminderTexts);
  const format = useFormat();
  const table = useTable({ sort: 'organisation', filters: { visa: '' } });
  const shown = organisations.filter((each) =>
    table.filters.visa === 'ej-nadda'
      ? isUnreached(each)
      : table.filters.visa === 'kvar'
        ? hasLeft(each)
        : true,
  );
  const counts = (['toAnswer', 'returned', 'toApprove'] as const).map(
    (kind): Column<RemindedOrganisation> => ({
      key: kind,
      heading: t.columns[kind],
      numeric: true,
      sortBy: (row) => row[kind],
      cell: (row) => format.number(row[kind]),
    }),
  );
  return (
    <DataTable
      caption={t.who}
      table={table}
      rows={shown}
      total={organisations.length}
      rowKey={({ organisation }) => organisation.id}
      filters={
        <FilterSelect
          table={table}
          name="visa"
          label={t.show}
          all={t.all}
          options={[
            { value: 'kvar', label: t.left, count: organisations.filter(hasLeft).length },
            { value: 'ej-nadda', label: t.unreached, count: organisations.filter(isUnreached).length },
          ]}
        />
      }
      columns={[
        {
          key: 'organisation',
          heading: t.columns.organisation,
          rowHeading: true,
          sortBy: ({ organisation }) => organisation.name,
          cell: ({ organisation }) => organisation.name,
        },
        ...counts,
        { key: 'people', heading: t.columns.people, cell: (row) => <People row={row} /> },
        {
          key: 'lastOn',
          heading: t.columns.lastOn,
          sortBy: ({ lastOn }) => lastOn ?? '',
          cell: ({ lastOn }) => (lastOn ? format.date(lastOn) : t.never),
        },
      ]}
    />
  );
}

function People({ row: { people } }: { row: RemindedOrganisation }) {
  const t = useText(reminderTexts);
  if (people.length === 0) return <strong>{t.nobody}</strong>;
  return (
    <ul className="reminders-list reminders-people">
      {people.map(({ name, role, reach }) => (
        <li key={`${name} ${role}`}>
          {name}, {t.roles[role]}
          {reach !== 'reached' && (
            <>
              {': '}
              <strong>{t.reach[reach]}</strong>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
