import { Field, Input, Label } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { FilterSelect, FilterText } from '../../../web/components/filters.tsx';
import type { TableState } from '../../../web/table.ts';
import { useText } from '../../../web/text.tsx';
import type { LogChoices } from '../contract.ts';
import type { LogFilters as Filters } from './queries.ts';
import { logTexts } from './text.ts';

type Table = TableState<Filters>;

function FilterDay({ table, name, label }: { table: Table; name: 'from' | 'to'; label: string }) {
  const id = useId();
  return (
    <Field className="filter">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        type="date"
        value={table.filters[name]}
        onChange={(event) => table.setFilter(name, event.target.value)}
      />
    </Field>
  );
}

/** Person is chosen by number, so that no name stands in the address. */
export function LogFilters({ table, choices }: { table: Table; choices: LogChoices }) {
  const t = useText(logTexts);
  return (
    <>
      <FilterSelect
        table={table}
        name="personId"
        label={t.person}
        options={choices.people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        table={table}
        name="action"
        label={t.action}
        options={choices.actions.map((action) => ({ value: action, label: t.actions[action] ?? action }))}
      />
      <FilterSelect
        table={table}
        name="objectType"
        label={t.objectType}
        options={choices.objectTypes.map((type) => ({ value: type, label: t.objects[type] ?? type }))}
      />
      <FilterDay table={table} name="from" label={t.from} />
      <FilterDay table={table} name="to" label={t.to} />
      <FilterText table={table} name="requestId" label={t.request} />
    </>
  );
}
