import {
  Button,
  Field,
  Label,
  EXPERIMENTAL_Suggestion as Suggestion,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { fieldId } from '../../../web/components/fields.tsx';
import { useText } from '../../../web/text.tsx';
import type { AutosavedForm, FormValues } from '../../../web/use-autosaved-form.ts';
import { matchNames, type NameFilter } from './names.ts';
import { pickerTexts } from './picker-text.ts';
import { registerNamesQuery } from './queries.ts';

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
  const [typed, setTyped] = useState('');
  const known = names.data?.names;
  const selected = useMemo(() => {
    const nameOf = new Map(known?.map((each) => [each.id, each.name]));
    return value.map((each) => ({ value: each, label: nameOf.get(each) ?? t.unknown }));
  }, [known, value, t]);
  // In a single choice the field holds the chosen name; that is no search.
  const search = single && selected[0]?.label === typed ? '' : typed;
  const matches = useMemo(
    () => matchNames(known ?? [], search, { kinds: props.kinds, exclude: props.exclude, on: props.on }),
    [known, search, props.kinds, props.exclude, props.on],
  );
  const shown = matches.slice(0, MOST_SHOWN);
  const list = (
    <>
      <Suggestion.Input
        id={id}
        aria-invalid={error ? true : undefined}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <Suggestion.Clear aria-label={t.clear} />
      <Suggestion.List>
        <Suggestion.Empty>{names.isPending ? t.loading : t.none}</Suggestion.Empty>
        {shown.map((each) => (
          <Suggestion.Option key={each.id} value={each.id} label={each.name}>
            {each.name}
          </Suggestion.Option>
        ))}
      </Suggestion.List>
    </>
  );
  const spoken = {
    'data-sr-added': t.added,
    'data-sr-removed': t.removed,
    'data-sr-remove': t.remove,
    'data-sr-clear': t.clear,
    'data-sr-empty': t.nothing,
    'data-sr-found': t.found,
    'data-sr-invalid': t.invalid,
    'data-sr-items': t.chosen,
    'data-sr-of': t.of,
    'data-sr-toggle': t.toggle,
    'data-sr-singular': t.one,
    'data-sr-plural': t.many,
  };
  return (
    <Field>
      <Label htmlFor={id}>
        {label}
        {optional && <span className="optional"> ({t.optional})</span>}
      </Label>
      {description !== null && <Field.Description>{description ?? t.hint}</Field.Description>}
      {single ? (
        <Suggestion
          {...spoken}
          filter={false}
          selected={selected[0] ?? null}
          onSelectedChange={(item) => onChange(item ? [item.value] : [])}
        >
          {list}
        </Suggestion>
      ) : (
        <Suggestion
          {...spoken}
          multiple
          filter={false}
          selected={selected}
          onSelectedChange={(items) => {
            setTyped('');
            onChange(items.map((item) => item.value));
          }}
        >
          {list}
        </Suggestion>
      )}
      {search !== '' && matches.length > shown.length && (
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

/** Several organisations as a field of a form; the value is the list of identifiers. */
export function OrganisationsField<V extends FormValues>({
  form,
  name,
  ...rest
}: BoundProps<V, readonly string[]>) {
  return (
    <OrganisationPicker
      {...rest}
      id={fieldId(form.id, name)}
      error={form.errors[name]}
      value={(form.values[name] ?? []) as readonly string[]}
      onChange={(ids) => form.set(name, ids as unknown as V[typeof name])}
    />
  );
}

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
