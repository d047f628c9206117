import {
  Checkbox as DesignCheckbox,
  Select as DesignSelect,
  Field,
  Fieldset,
  Input,
  Label,
  Radio,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { formTexts } from '../text/form.ts';
import { useText } from '../text.tsx';
import type { AutosavedForm, FormValues } from '../use-autosaved-form.ts';

/** The id of a field's input, so that the error summary can link to it. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replaceAll('.', '-')}`;
}

type Bound<V extends FormValues, Kind> = {
  form: AutosavedForm<V>;
  name: { [K in keyof V & string]: V[K] extends Kind ? K : never }[keyof V & string];
  label: string;
  /** Help that stands above the field: what to write, in what form. */
  description?: ReactNode;
  /** Marks the few fields that may be left empty. */
  optional?: boolean;
};

type Option = { value: string; label: string };

function Labelled({
  id,
  label,
  description,
  optional,
  error,
  children,
}: {
  id: string;
  label: string;
  description?: ReactNode;
  optional?: boolean | undefined;
  error?: string | undefined;
  children: ReactNode;
}) {
  const t = useText(formTexts);
  return (
    <Field>
      <Label htmlFor={id}>
        {label}
        {optional && <span className="optional"> ({t.optional})</span>}
      </Label>
      {description && <Field.Description>{description}</Field.Description>}
      {children}
      {error && <ValidationMessage>{error}</ValidationMessage>}
    </Field>
  );
}

/** One line of text. */
export function TextField<V extends FormValues>({
  form,
  name,
  type = 'text',
  autoComplete,
  ...labels
}: Bound<V, string> & { type?: 'text' | 'email' | 'tel' | 'url'; autoComplete?: string }) {
  const id = fieldId(form.id, name);
  const error = form.errors[name];
  return (
    <Labelled id={id} error={error} {...labels}>
      <Input
        id={id}
        type={type}
        value={String(form.values[name] ?? '')}
        aria-invalid={error ? true : undefined}
        autoComplete={autoComplete ?? 'off'}
        onChange={(event) => form.set(name, event.target.value as V[typeof name])}
      />
    </Labelled>
  );
}

/** Several lines of text. */
export function TextArea<V extends FormValues>({
  form,
  name,
  rows = 5,
  ...labels
}: Bound<V, string> & { rows?: number }) {
  const id = fieldId(form.id, name);
  const error = form.errors[name];
  return (
    <Labelled id={id} error={error} {...labels}>
      <Textarea
        id={id}
        rows={rows}
        value={String(form.values[name] ?? '')}
        aria-invalid={error ? true : undefined}
        onChange={(event) => form.set(name, event.target.value as V[typeof name])}
      />
    </Labelled>
  );
}

/** A calendar day; the value is `YYYY-MM-DD`, or empty. */
export function DateField<V extends FormValues>({ form, name, ...labels }: Bound<V, string>) {
  const id = fieldId(form.id, name);
  const error = form.errors[name];
  return (
    <Labelled id={id} error={error} {...labels}>
      <Input
        id={id}
        type="date"
        className="date-input"
        value={String(form.values[name] ?? '')}
        aria-invalid={error ? true : undefined}
        onChange={(event) => form.set(name, event.target.value as V[typeof name])}
      />
    </Labelled>
  );
}

/** One out of many. Without `emptyLabel` the first choice reads "Välj …" and is empty. */
export function Select<V extends FormValues>({
  form,
  name,
  options,
  emptyLabel,
  ...labels
}: Bound<V, string> & { options: readonly Option[]; emptyLabel?: string }) {
  const t = useText(formTexts);
  const id = fieldId(form.id, name);
  const error = form.errors[name];
  return (
    <Labelled id={id} error={error} {...labels}>
      <DesignSelect
        id={id}
        width="full"
        value={String(form.values[name] ?? '')}
        aria-invalid={error ? true : undefined}
        onChange={(event) => form.set(name, event.target.value as V[typeof name])}
      >
        <DesignSelect.Option value="">{emptyLabel ?? t.choose}</DesignSelect.Option>
        {options.map((option) => (
          <DesignSelect.Option key={option.value} value={option.value}>
            {option.label}
          </DesignSelect.Option>
        ))}
      </DesignSelect>
    </Labelled>
  );
}

/** Yes or no to one thing. */
export function Checkbox<V extends FormValues>({ form, name, label, description }: Bound<V, boolean>) {
  return (
    <DesignCheckbox
      id={fieldId(form.id, name)}
      label={label}
      description={description}
      error={form.errors[name]}
      checked={Boolean(form.values[name])}
      onChange={(event) => form.set(name, event.target.checked as V[typeof name])}
    />
  );
}

/** One out of few, all seen at once. */
export function RadioChoice<V extends FormValues>({
  form,
  name,
  label,
  description,
  options,
}: Bound<V, string> & { options: readonly (Option & { description?: string })[] }) {
  const error = form.errors[name];
  return (
    <Fieldset id={fieldId(form.id, name)} tabIndex={-1}>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {description && <Fieldset.Description>{description}</Fieldset.Description>}
      {options.map((option) => (
        <Radio
          key={option.value}
          name={`${form.id}-${name}`}
          value={option.value}
          label={option.label}
          description={option.description}
          checked={form.values[name] === option.value}
          onChange={() => form.set(name, option.value as V[typeof name])}
        />
      ))}
      {error && <ValidationMessage>{error}</ValidationMessage>}
    </Fieldset>
  );
}

/** Any number out of several; the value is the list of chosen ones. */
export function CheckboxChoice<V extends FormValues>({
  form,
  name,
  label,
  description,
  options,
}: Bound<V, readonly string[]> & { options: readonly (Option & { description?: string })[] }) {
  const chosen = (form.values[name] ?? []) as readonly string[];
  const error = form.errors[name];
  return (
    <Fieldset id={fieldId(form.id, name)} tabIndex={-1}>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {description && <Fieldset.Description>{description}</Fieldset.Description>}
      {options.map((option) => (
        <DesignCheckbox
          key={option.value}
          value={option.value}
          label={option.label}
          description={option.description}
          checked={chosen.includes(option.value)}
          onChange={(event) =>
            form.set(
              name,
              (event.target.checked
                ? [...chosen, option.value]
                : chosen.filter((value) => value !== option.value)) as unknown as V[typeof name],
            )
          }
        />
      ))}
      {error && <ValidationMessage>{error}</ValidationMessage>}
    </Fieldset>
  );
}
