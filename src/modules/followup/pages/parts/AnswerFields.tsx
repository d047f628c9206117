import {
  Field,
  Fieldset,
  Input,
  Label,
  Radio,
  Select,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { LiveTextarea } from '../../../../web/components/LiveTextarea.tsx';
import { useFormat, useText } from '../../../../web/text.tsx';
import { ANSWER_VALUES, type AnswerContent, WORK_STATUSES, type WorkStatus } from '../../contract.ts';
import { answerTexts } from '../text/answer.ts';
import { termTexts } from '../text/terms.ts';

type Faults = Partial<Record<keyof AnswerContent, string>>;

/** The fields of an answer. `id` begins the ids of the fields, so that a summary of faults can link to them. */
export function AnswerFields({
  id,
  noteId,
  content,
  faults,
  disabled,
  change,
  leave,
  saved,
}: {
  id: string;
  /** What somebody wrote about the answer: told with the fields. */
  noteId: string | undefined;
  content: AnswerContent;
  faults: Faults;
  disabled: boolean;
  change: (part: Partial<AnswerContent>) => void;
  /** A field was left: what is typed should be saved now. */
  leave: () => void;
  /** How the saving goes, told where most is typed. */
  saved?: ReactNode;
}) {
  const t = useText(answerTexts);
  const terms = useText(termTexts);
  const text = (name: 'reason' | 'comment', label: string, rows: number, help?: string) => (
    <Field>
      <Label htmlFor={`${id}-${name}`}>{label}</Label>
      {help && <Field.Description>{help}</Field.Description>}
      <LiveTextarea
        id={`${id}-${name}`}
        rows={rows}
        value={content[name]}
        readOnly={disabled}
        aria-invalid={faults[name] ? true : undefined}
        type={(typed) => change({ [name]: typed })}
      />
      {faults[name] && <ValidationMessage>{faults[name]}</ValidationMessage>}
    </Field>
  );
  return (
    <fieldset className="followup-fields" onBlur={leave} aria-describedby={noteId}>
      <Fieldset id={`${id}-value`} tabIndex={-1}>
        <Fieldset.Legend>{terms.fields.value}</Fieldset.Legend>
        {ANSWER_VALUES.map((value) => (
          <Radio
            key={value}
            name={`${id}-value`}
            value={value}
            label={terms.values[value]}
            checked={content.value === value}
            disabled={disabled}
            onChange={() => change({ value })}
          />
        ))}
        {faults.value && <ValidationMessage>{faults.value}</ValidationMessage>}
      </Fieldset>
      {(content.value === 'not-applicable' || content.reason !== '') && text('reason', t.reasonLabel, 3)}
      {text('comment', terms.fields.comment, 9, t.commentHelp)}
      {saved}
      <WorkFields id={id} content={content} disabled={disabled} change={change} />
    </fieldset>
  );
}

/** What may be said besides the answer itself: how far the work has come, what hinders it and what it cost. */
export function WorkFields({
  id,
  content,
  disabled,
  change,
}: {
  id: string;
  content: AnswerContent;
  disabled: boolean;
  change: (part: Partial<AnswerContent>) => void;
}) {
  const t = useText(answerTexts);
  const terms = useText(termTexts);
  const optional = <span className="optional"> ({t.optional})</span>;
  return (
    <>
      <Field>
        <Label htmlFor={`${id}-status`}>
          {terms.fields.status}
          {optional}
        </Label>
        <Select
          id={`${id}-status`}
          value={content.status ?? ''}
          disabled={disabled}
          onChange={(event) => change({ status: (event.target.value || null) as WorkStatus | null })}
        >
          <Select.Option value="">{t.noStatus}</Select.Option>
          {WORK_STATUSES.map((status) => (
            <Select.Option key={status} value={status}>
              {terms.statuses[status]}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Field>
        <Label htmlFor={`${id}-hindrance`}>
          {terms.fields.hindrance}
          {optional}
        </Label>
        <LiveTextarea
          id={`${id}-hindrance`}
          rows={3}
          value={content.hindrance}
          readOnly={disabled}
          type={(hindrance) => change({ hindrance })}
        />
      </Field>
      <CostField id={`${id}-cost`} cost={content.cost} disabled={disabled} change={change} />
    </>
  );
}

/** Kronor as people write them, with spaces; what is no number is pointed out and not saved. */
function CostField({
  id,
  cost,
  disabled,
  change,
}: {
  id: string;
  cost: number | null;
  disabled: boolean;
  change: (part: { cost: number | null }) => void;
}) {
  const t = useText(answerTexts);
  const terms = useText(termTexts);
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const digits = (typed ?? '').replace(/\s/g, '');
  const wrong = typed !== null && !/^\d{0,12}$/.test(digits);
  return (
    <Field>
      <Label htmlFor={id}>
        {terms.fields.cost}
        <span className="optional"> ({t.optional})</span>
      </Label>
      <Field.Description>{t.costHelp}</Field.Description>
      <Input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        className="date-input"
        value={typed ?? (cost === null ? '' : format.number(cost))}
        readOnly={disabled}
        aria-invalid={wrong || undefined}
        onChange={(event) => {
          const next = event.target.value;
          setTyped(next);
          const amount = next.replace(/\s/g, '');
          if (/^\d{0,12}$/.test(amount)) change({ cost: amount === '' ? null : Number(amount) });
        }}
        onBlur={() => {
          if (!wrong) setTyped(null);
        }}
      />
      {wrong && <ValidationMessage>{t.costWrong}</ValidationMessage>}
    </Field>
  );
}
