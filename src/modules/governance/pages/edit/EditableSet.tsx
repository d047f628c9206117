import { Checkbox, Fieldset } from '@digdir/designsystemet-react';
import { SaveStatus } from '../../../../web/components/SaveStatus.tsx';
import { type EditTarget, useField } from './use-field.ts';

/** Any of a few, saved at once; kept in the order of the options. */
export function EditableSet<Thing extends object, Value extends string>({
  target,
  field,
  value,
  label,
  options,
}: {
  target: EditTarget<Thing>;
  field: keyof Thing & string;
  value: Value[];
  label: string;
  options: { value: Value; label: string }[];
}) {
  const state = useField<Thing, Value[]>(target, field, value);
  const set = (changed: Value, on: boolean) => {
    state.change(
      options
        .map((option) => option.value)
        .filter((each) => (each === changed ? on : state.value.includes(each))),
    );
    void state.flush();
  };
  return (
    <Fieldset className="governance-set">
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          value={option.value}
          checked={state.value.includes(option.value)}
          onChange={(event) => set(option.value, event.target.checked)}
        />
      ))}
      <SaveStatus status={state.status} />
    </Fieldset>
  );
}
