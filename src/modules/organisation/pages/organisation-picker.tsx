import { Button, Chip, Field, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { fieldId } from '../../../web/components/fields.tsx';
import { useText } from '../../../web/text.tsx';
import type { AutosavedForm, FormValues } from '../../../web/use-autosaved-form.ts';
import { Combobox } from './combobox.tsx';
import { matchNames, type NameFilter } from './names.ts';
import { pickerTexts } from './picker-text.ts';
import { registerNamesQuery } from './queries.ts';
import './organisation.css';

/** More than this many suggestions is not a choice; the rest is counted. */
const MOST_SHOWN = 30;

type PickerProps = NameFilter & {
  /** Of the input; the error summary links to it. */
  id: string;
  label: string;
  /** How to choose; null where many pickers stand together and one hint is enough. */
  description?: ReactNode;
  optional?: boolean;
  error?: string | undefined;
  /** Identifiers of those chosen. */
  value: readonly string[];
  onChange: (ids: string[]) => void;
  /** One at most; any number when left out. */
  single?: boolean;
};

/** Chooses organisations by name: search as you type, by name or other name, keyboard all the way. */
export function OrganisationPicker(props: PickerProps) {
  const { id, label, description, optional, error, value, onChange, single = false } = props;
  const t = useText(pickerTexts);
  const names = useQuery(registerNamesQuery);
  const known = names.data?.names;
  /** What is being typed; null while the field shows what is chosen. */
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = useMemo(() => {
    const nameOf = new Map(known?.map((each) => [each.id, each.name]));
    return value.map((each) => ({ id: each, name: nameOf.get(each) ?? (known ? t.unknown : '') }));
  }, [known, value, t]);
  const { kinds, exclude, on } = props;
  const matches = useMemo(
    () =>
      matchNames(known ?? [], typed ?? '', {
        kinds,
        on,
        exclude: single ? exclude : [...(exclude ?? []), ...value],
      }),
    [known, typed, kinds, exclude, on, single, value],
  );
  const shown = matches.slice(0, MOST_SHOWN);
  const inField = typed ?? (single ? (chosen[0]?.name ?? '') : '');
  return (
    <Field>
      <Label htmlFor={id}>
        {label}
        {optional && <span className="optional"> ({t.optional})</span>}
      </Label>
      <Field.Description>{description ?? t.hint}</Field.Description>
      {!single && chosen.length > 0 && (
        <ul className="organisation-chosen" aria-label={t.chosen}>
          {chosen.map((each) => (
            <li key={each.id}>
              <Chip.Removable
                aria-label={t.remove(each.name)}
                onClick={() => {
                  onChange(value.filter((other) => other !== each.id));
                  document.getElementById(id)?.focus();
                }}
              >
                {each.name}
              </Chip.Removable>
            </li>
          ))}
        </ul>
      )}
      <Combobox
        id={id}
        listLabel={t.suggestions}
        invalid={Boolean(error)}
        typed={inField}
        options={shown.map((each) => ({ id: each.id, text: each.name }))}
        none={names.isPending ? t.loading : t.none}
        onTyped={(text) => {
          setTyped(text);
          if (single && text === '') onChange([]);
        }}
        onChoose={(option) => {
          onChange(single ? [option.id] : [...value, option.id]);
          setTyped(null);
        }}
        onLeave={() => setTyped(null)}
        onBackspace={() => {
          if (!single) onChange(value.slice(0, -1));
        }}
      />
      <p className="ds-sr-only" role="status">
        {typed ? t.found(matches.length) : ''}
      </p>
      {typed !== null && matches.length > shown.length && (
        <Field.Description>{t.more(matches.length - shown.length)}</Field.Description>
      )}
      {names.isError && (
        <ValidationMessage>
          {t.failed}{' '}
          <Button variant="tertiary" onClick={() => void names.refetch()}>
            {t.retry}
          </Button>
        </ValidationMessage>
      )}
      {error && <ValidationMessage>{error}</ValidationMessage>}
    </Field>
  );
}

type BoundProps<V extends FormValues, Kind> = Omit<
  PickerProps,
  'id' | 'error' | 'value' | 'onChange' | 'single'
> & {
  form: AutosavedForm<V>;
  name: { [K in keyof V & string]: V[K] extends Kind ? K : never }[keyof V & string];
};

/** One organisation as a field of a form; the value is its identifier, or empty. */
export function OrganisationField<V extends FormValues>({ form, name, ...rest }: BoundProps<V, string>) {
  const value = form.values[name] as unknown as string;
  const chosen = useMemo(() => (value ? [value] : []), [value]);
  return (
    <OrganisationPicker
      {...rest}
      single
      id={fieldId(form.id, name)}
      error={form.errors[name]}
      value={chosen}
      onChange={([id = '']) => form.set(name, id as V[typeof name])}
    />
  );
}
