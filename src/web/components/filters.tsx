import { Field, Label, Search, Select } from '@digdir/designsystemet-react';
import { useEffect, useId, useState } from 'react';
import { tableTexts } from '../text/table.ts';
import { useText } from '../text.tsx';

type Filtering<Name extends string> = {
  table: { filters: Record<Name, string>; setFilter: (name: Name, value: string) => void };
  name: Name;
  label: string;
};

/** A filter with few choices; each may tell how many rows it would leave. */
export function FilterSelect<Name extends string>({
  table,
  name,
  label,
  options,
  required = false,
  all,
}: Filtering<Name> & {
  options: readonly { value: string; label: string; count?: number }[];
  /** One of them is always chosen: there is no "all". */
  required?: boolean;
  /** What is shown when nothing is chosen, in words: "Alla dokument". */
  all?: string;
}) {
  const t = useText(tableTexts);
  const id = useId();
  return (
    <Field className="filter">
      <Label htmlFor={id}>{label}</Label>
      <Select
        id={id}
        value={table.filters[name]}
        onChange={(event) => table.setFilter(name, event.target.value)}
      >
        {!required && <Select.Option value="">{all ?? t.all}</Select.Option>}
        {options.map((option) => (
          <Select.Option key={option.value} value={option.value}>
            {option.count === undefined ? option.label : `${option.label} (${option.count})`}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

/** A filter in free text; the address follows a moment after the last keystroke. */
export function FilterText<Name extends string>({ table, name, label }: Filtering<Name>) {
  const id = useId();
  const inAddress = table.filters[name];
  const [text, setText] = useState(inAddress);
  const { setFilter } = table;
  useEffect(() => setText(inAddress), [inAddress]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed starts the wait.
  useEffect(() => {
    if (text === inAddress) return;
    const timer = setTimeout(() => setFilter(name, text), 200);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <Field className="filter">
      <Label htmlFor={id}>{label}</Label>
      <Search>
        <Search.Input id={id} value={text} onChange={(event) => setText(event.target.value)} />
      </Search>
    </Field>
  );
}
