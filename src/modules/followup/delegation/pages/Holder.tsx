import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useText } from '../../../../web/text.tsx';
import type { Work } from '../../contract.ts';
import type { Delegation } from '../contract.ts';
import { delegationTexts } from './text.ts';
import { useDelegations } from './use-delegations.ts';

/** Who has a question, with what was said when it was handed over. */
export function HolderMark({ delegation, personId }: { delegation: Delegation; personId: string }) {
  const t = useText(delegationTexts);
  const { person, current, note, by } = delegation;
  return (
    <span className="followup-holder">
      <span>{!current ? t.ended(person.name) : person.id === personId ? t.withMe : t.with(person.name)}</span>
      {note && <q>{t.note(note, by)}</q>}
    </span>
  );
}

/** On the page of one answer: who has it, changed where it is read. */
export function HolderField({ work, questionId }: { work: Work; questionId: string }) {
  const t = useText(delegationTexts);
  const id = useId();
  const { delegations, colleagues, holderOf, give, busy, useful } = useDelegations(work);
  const delegation = delegations.get(questionId);
  if (!useful) return null;
  if (!work.may.write) {
    return delegation ? <HolderMark delegation={delegation} personId={work.personId} /> : null;
  }
  return (
    <div>
      <Field>
        <Label htmlFor={id}>{t.holder}</Label>
        <Select
          id={id}
          value={holderOf(questionId)?.id ?? ''}
          aria-disabled={busy || undefined}
          onChange={(event) => give([questionId], event.target.value || null)}
        >
          <Select.Option value="">{t.nobody}</Select.Option>
          {colleagues.map((each) => (
            <Select.Option key={each.id} value={each.id}>
              {each.id === work.personId ? t.me(each.name) : each.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {delegation && (delegation.note || !delegation.current) && (
        <HolderMark delegation={delegation} personId={work.personId} />
      )}
    </div>
  );
}
