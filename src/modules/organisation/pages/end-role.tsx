import { Field, Input, Label } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { ConfirmDialog } from '../../../web/components/ConfirmDialog.tsx';
import { useChange } from '../../../web/queries.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import { Person, type RoleHeld } from '../people-contract.ts';
import { today } from './parts.tsx';
import { peopleTexts } from './people-text.ts';
import { sharedTexts } from './text.ts';

/** Asks for a role's last day and ends it; it cannot be taken back, only given anew. */
export function EndRoleDialog({
  person,
  role,
  onClose,
}: {
  person: Person;
  role: RoleHeld;
  onClose: () => void;
}) {
  const t = useText(peopleTexts);
  const s = useText(sharedTexts);
  const format = useFormat();
  const id = useId();
  const [lastDay, setLastDay] = useState(today());
  const end = useChange<{ lastDay: string }, typeof Person>({
    method: 'POST',
    path: `/people/${person.id}/roles/${role.id}/end`,
    schema: Person,
    refreshes: [['organisation']],
    done: t.ended,
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      open
      danger
      title={t.endTitle}
      confirmLabel={t.endButton}
      busy={end.isPending}
      onClose={onClose}
      onConfirm={() => end.mutate({ lastDay })}
    >
      <p>{t.endText(person.name, format.role(role.role), role.organisation.name)}</p>
      <Field>
        <Label htmlFor={id}>{s.to}</Label>
        <Field.Description>{t.endNow}</Field.Description>
        <Input
          id={id}
          type="date"
          className="date-input"
          value={lastDay}
          onChange={(event) => setLastDay(event.target.value)}
        />
      </Field>
    </ConfirmDialog>
  );
}
