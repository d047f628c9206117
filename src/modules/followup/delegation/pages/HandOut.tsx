import {
  Button,
  Field,
  Heading,
  Label,
  Select,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../../../web/text.tsx';
import type { Named } from '../../contract.ts';
import { delegationTexts } from './text.ts';

/** Hands the chosen questions to a colleague, or takes them back. */
export function HandOut({
  chosen,
  colleagues,
  personId,
  busy,
  give,
  finish,
}: {
  chosen: readonly string[];
  colleagues: readonly Named[];
  personId: string;
  busy: boolean;
  give: (questionIds: readonly string[], personId: string | null, note: string) => void;
  finish: () => void;
}) {
  const t = useText(delegationTexts);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [fault, setFault] = useState('');
  useEffect(() => heading.current?.focus(), []);
  const attempt = (receiver: string | null) => {
    if (chosen.length === 0) return setFault(t.chooseQuestions);
    if (receiver === '') return setFault(t.choosePerson);
    setFault('');
    give(chosen, receiver, receiver === null ? '' : note.trim());
    setNote('');
  };
  return (
    <section className="followup-handout" aria-labelledby={`${id}-title`}>
      <Heading level={2} data-size="2xs" id={`${id}-title`} ref={heading} tabIndex={-1}>
        {t.title}
      </Heading>
      <p>{t.help}</p>
      <div className="followup-handout-fields">
        <Field>
          <Label htmlFor={`${id}-to`}>{t.to}</Label>
          <Select id={`${id}-to`} value={to} onChange={(event) => setTo(event.target.value)}>
            <Select.Option value="">{t.toNobody}</Select.Option>
            {colleagues.map((each) => (
              <Select.Option key={each.id} value={each.id}>
                {each.id === personId ? t.me(each.name) : each.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label htmlFor={`${id}-note`}>{t.noteLabel}</Label>
          <Field.Description>{t.noteHelp}</Field.Description>
          <Textarea
            id={`${id}-note`}
            rows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
      </div>
      <p role="status">{t.chosen(chosen.length)}</p>
      <div role="alert">{fault && <ValidationMessage>{fault}</ValidationMessage>}</div>
      <div className="page-actions">
        <Button loading={busy} onClick={() => attempt(to)}>
          {t.give(chosen.length)}
        </Button>
        <Button variant="secondary" disabled={busy} onClick={() => attempt(null)}>
          {t.takeBack}
        </Button>
        <Button variant="tertiary" onClick={finish}>
          {t.finish}
        </Button>
      </div>
    </section>
  );
}
