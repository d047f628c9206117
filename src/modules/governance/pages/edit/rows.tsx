import { Button, Field, Input, Label, Select } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../../../web/text.tsx';
import { editTexts } from '../text/edit.ts';
import { readNumber } from './fields.tsx';

/** One cell of a row that is edited. */
export type RowField<Row> = {
  key: keyof Row & string;
  label: string;
  kind: 'text' | 'number' | 'choice';
  wide?: boolean;
  options?: { value: string; label: string }[];
};

/**
 * A short list edited as a whole: rows are written, added and removed, and the list is saved when a row is left.
 * Rows that are not complete stay here until they are.
 */
export function RowsEditor<Row extends object>({
  rows,
  fields,
  empty,
  complete,
  addLabel,
  save,
}: {
  rows: Row[];
  fields: RowField<Row>[];
  empty: Row;
  complete: (row: Row) => boolean;
  addLabel: string;
  save: (rows: Row[]) => void;
}): ReactNode {
  const e = useText(editTexts);
  const [typed, setTyped] = useState(rows);
  const changed = useRef(false);
  const server = JSON.stringify(rows);
  useEffect(() => {
    if (!changed.current) setTyped(JSON.parse(server) as Row[]);
  }, [server]);
  const write = (next: Row[]) => {
    changed.current = true;
    setTyped(next);
  };
  const send = (next: Row[]) => {
    if (!changed.current || !next.every(complete)) return;
    changed.current = false;
    save(next);
  };
  return (
    <div className="governance-rows">
      {typed.map((row, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a row that is being written has no other name.
          key={at}
          className="governance-row"
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) send(typed);
          }}
        >
          <legend className="ds-sr-only">
            {addLabel} {at + 1}
          </legend>
          {fields.map((field) => (
            <Cell
              key={field.key}
              field={field}
              value={row[field.key]}
              onChange={(value) =>
                write(typed.map((each, n) => (n === at ? { ...each, [field.key]: value } : each)))
              }
            />
          ))}
          {!complete(row) && <p className="quiet">{e.goalMissing}</p>}
          <Button
            variant="tertiary"
            data-size="sm"
            data-color="danger"
            onClick={() => {
              const next = typed.filter((_, n) => n !== at);
              write(next);
              send(next);
            }}
          >
            {e.remove}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button variant="secondary" data-size="sm" onClick={() => write([...typed, empty])}>
          {addLabel}
        </Button>
      </div>
    </div>
  );
}

function Cell<Row>({
  field,
  value,
  onChange,
}: {
  field: RowField<Row>;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field data-wide={field.wide || undefined}>
      <Label htmlFor={id}>{field.label}</Label>
      {field.kind === 'choice' ? (
        <Select
          id={id}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value || null)}
        >
          {field.options?.map((option) => (
            <Select.Option key={option.value} value={option.value}>
              {option.label}
            </Select.Option>
          ))}
        </Select>
      ) : field.kind === 'number' ? (
        <Input
          id={id}
          inputMode="decimal"
          value={typed ?? (value == null ? '' : String(value))}
          onChange={(event) => {
            setTyped(event.target.value);
            const number = readNumber(event.target.value);
            if (number !== undefined) onChange(number);
          }}
          onBlur={() => setTyped(null)}
        />
      ) : (
        <Input id={id} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
