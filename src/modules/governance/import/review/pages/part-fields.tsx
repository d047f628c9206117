import { Checkbox, Input, Select, Textarea } from '@digdir/designsystemet-react';
import type { FieldSource } from '../contract.ts';
import { FieldFrame } from './FieldFrame.tsx';

interface Common {
  /** Key of the part. */
  part: string;
  name: string;
  label: string;
  sources: Record<string, FieldSource>;
}

/** One line or several, empty means that the source does not say. */
export function TextPart({
  part,
  name,
  label,
  sources,
  value,
  rows,
  onChange,
}: Common & { value: string | null; rows?: number; onChange: (value: string | null) => void }) {
  return (
    <FieldFrame target={`${part}/${name}`} label={label} source={sources[name]} empty={!value}>
      {(id) =>
        rows ? (
          <Textarea
            id={id}
            rows={Math.min(14, Math.max(rows, Math.ceil((value?.length ?? 0) / 70)))}
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value || null)}
          />
        ) : (
          <Input id={id} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)} />
        )
      }
    </FieldFrame>
  );
}

/** A whole number; empty is missing, never zero. */
export function NumberPart({
  part,
  name,
  label,
  sources,
  value,
  onChange,
}: Common & { value: number | null; onChange: (value: number | null) => void }) {
  return (
    <FieldFrame target={`${part}/${name}`} label={label} source={sources[name]} empty={value === null}>
      {(id) => (
        <Input
          id={id}
          inputMode="numeric"
          value={value === null ? '' : String(value)}
          onChange={(event) => {
            const digits = event.target.value.replace(/[^\d]/g, '');
            onChange(digits === '' ? null : Number(digits));
          }}
        />
      )}
    </FieldFrame>
  );
}

export function ChoicePart<Value extends string>({
  part,
  name,
  label,
  sources,
  value,
  options,
  onChange,
}: Common & { value: Value; options: Record<Value, string>; onChange: (value: Value) => void }) {
  return (
    <FieldFrame target={`${part}/${name}`} label={label} source={sources[name]} empty={false}>
      {(id) => (
        <Select id={id} value={value} onChange={(event) => onChange(event.target.value as Value)}>
          {(Object.entries(options) as [Value, string][]).map(([key, text]) => (
            <Select.Option key={key} value={key}>
              {text}
            </Select.Option>
          ))}
        </Select>
      )}
    </FieldFrame>
  );
}

export function SetPart<Value extends string>({
  part,
  name,
  label,
  sources,
  value,
  options,
  onChange,
}: Common & { value: Value[]; options: Record<Value, string>; onChange: (value: Value[]) => void }) {
  return (
    <FieldFrame
      target={`${part}/${name}`}
      label={label}
      source={sources[name]}
      empty={value.length === 0}
      group
    >
      {() => (
        <div className="import-checks">
          {(Object.entries(options) as [Value, string][]).map(([key, text]) => (
            <Checkbox
              key={key}
              label={text}
              value={key}
              checked={value.includes(key)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, key].sort() : value.filter((each) => each !== key))
              }
            />
          ))}
        </div>
      )}
    </FieldFrame>
  );
}
