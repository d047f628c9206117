import { Alert, Button, Field, Heading, Input, Label, Select, Textarea } from '@digdir/designsystemet-react';
import { type ReactNode, useId, useState } from 'react';
import { SaveStatus } from '../../../../web/components/SaveStatus.tsx';
import { useText } from '../../../../web/text.tsx';
import { editTexts } from '../text/edit.ts';
import { type EditTarget, type FieldState, useField } from './use-field.ts';

type Bound<Thing, Value> = {
  target: EditTarget<Thing>;
  field: keyof Thing & string;
  value: Value;
  label: string;
  description?: ReactNode;
};

/** Status, undo and what to do about a conflict, under every field. */
function Beneath<Value>({
  state,
  show,
}: {
  state: FieldState<Value>;
  show: (value: Value | undefined) => string;
}) {
  const t = useText(editTexts);
  return (
    <>
      {state.status.state === 'conflict' && (
        <Alert data-color="warning" data-size="sm">
          <Heading level={4} data-size="2xs">
            {t.conflictTitle}
          </Heading>
          <p>{t.conflictText}</p>
          <dl className="summary-list">
            <div>
              <dt>{t.theirs}</dt>
              <dd>{show(state.theirs) || t.empty}</dd>
            </div>
            <div>
              <dt>{t.mine}</dt>
              <dd>{show(state.value) || t.empty}</dd>
            </div>
          </dl>
          <div className="page-actions">
            <Button variant="secondary" onClick={state.acceptTheirs}>
              {t.useTheirs}
            </Button>
            <Button variant="secondary" onClick={state.insistOnMine}>
              {t.useMine}
            </Button>
          </div>
        </Alert>
      )}
      {state.unsent && (
        <p className="governance-unsent">
          {t.unsentText}{' '}
          <Button
            variant="tertiary"
            data-size="sm"
            onClick={() => state.unsent && state.change(state.unsent.value)}
          >
            {t.useUnsent}
          </Button>
        </p>
      )}
      <div className="governance-beneath" data-quiet={state.status.state === 'idle' || undefined}>
        <SaveStatus status={state.status} />
        {state.undo && (
          <Button variant="tertiary" data-size="sm" onClick={state.undo}>
            {t.undo}
          </Button>
        )}
      </div>
    </>
  );
}

/** Text that looks as it is read and is written in place. */
export function EditableText<Thing extends object>({
  target,
  field,
  value,
  label,
  description,
  lines = 1,
  large = false,
}: Bound<Thing, string> & { lines?: number; large?: boolean }) {
  const state = useField<Thing, string>(target, field, value);
  const id = useId();
  return (
    <Field className="governance-editable" data-large={large || undefined}>
      <Label htmlFor={id}>{label}</Label>
      {description && <Field.Description>{description}</Field.Description>}
      <Textarea
        id={id}
        rows={lines}
        value={state.value}
        onChange={(event) => state.change(event.target.value)}
        onBlur={() => void state.flush()}
      />
      <Beneath state={state as FieldState<string>} show={(text) => text ?? ''} />
    </Field>
  );
}

/** A number that may be missing: empty is null, never zero. */
export function EditableNumber<Thing extends object>({
  target,
  field,
  value,
  label,
  description,
}: Bound<Thing, number | null>) {
  const state = useField<Thing, number | null>(target, field, value);
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      {description && <Field.Description>{description}</Field.Description>}
      <Input
        id={id}
        inputMode="numeric"
        className="governance-number"
        value={typed ?? (state.value === null ? '' : String(state.value))}
        onChange={(event) => {
          setTyped(event.target.value);
          const number = readNumber(event.target.value);
          if (number !== undefined) state.change(number);
        }}
        onBlur={() => {
          setTyped(null);
          void state.flush();
        }}
      />
      <Beneath
        state={state as FieldState<number | null>}
        show={(number) => (number == null ? '' : String(number))}
      />
    </Field>
  );
}

/** `6 000 000` and `6000000,50` as people write them; undefined while it is no number. */
export function readNumber(text: string): number | null | undefined {
  const bare = text.replaceAll(/\s/g, '').replace(',', '.');
  if (bare === '') return null;
  return /^-?\d+(\.\d*)?$/.test(bare) ? Number(bare) : undefined;
}

/** One of a few, saved at once. */
export function EditableChoice<Thing extends object, Value extends string | boolean>({
  target,
  field,
  value,
  label,
  options,
  none,
}: Bound<Thing, Value | null> & { options: { value: Value; label: string }[]; none: string }) {
  const state = useField<Thing, Value | null>(target, field, value);
  const id = useId();
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      <Select
        id={id}
        value={state.value === null ? '' : String(state.value)}
        onChange={(event) => {
          state.change(options.find((each) => String(each.value) === event.target.value)?.value ?? null);
          void state.flush();
        }}
      >
        <Select.Option value="">{none}</Select.Option>
        {options.map((option) => (
          <Select.Option key={String(option.value)} value={String(option.value)}>
            {option.label}
          </Select.Option>
        ))}
      </Select>
      <Beneath
        state={state as FieldState<Value | null>}
        show={(chosen) => options.find((each) => each.value === chosen)?.label ?? ''}
      />
    </Field>
  );
}
