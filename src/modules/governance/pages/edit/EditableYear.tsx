import { Field, Input, Label } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { SaveStatus } from '../../../../web/components/SaveStatus.tsx';
import { type EditTarget, useField } from './use-field.ts';

/** The first or the last day of a year, written as the year. */
export function EditableYear<Thing extends object>({
  target,
  field,
  value,
  label,
  end,
}: {
  target: EditTarget<Thing>;
  field: keyof Thing & string;
  value: string | null;
  label: string;
  /** The last day of the year rather than the first. */
  end: boolean;
}) {
  const state = useField<Thing, string | null>(target, field, value);
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const write = (text: string) => {
    setTyped(text);
    const year = text.trim();
    if (year === '') state.change(null);
    else if (/^\d{4}$/.test(year)) state.change(`${year}${end ? '-12-31' : '-01-01'}`);
  };
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        inputMode="numeric"
        className="governance-number"
        value={typed ?? state.value?.slice(0, 4) ?? ''}
        onChange={(event) => write(event.target.value)}
        onBlur={() => {
          setTyped(null);
          void state.flush();
        }}
      />
      <SaveStatus status={state.status} />
    </Field>
  );
}
