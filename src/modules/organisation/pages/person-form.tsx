import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DateField, TextField } from '../../../web/components/fields.tsx';
import { useStatus } from '../../../web/components/StatusMessage.tsx';
import { queryClient } from '../../../web/query-client.ts';
import { useText } from '../../../web/text.tsx';
import { type AutosavedForm, useAutosavedForm } from '../../../web/use-autosaved-form.ts';
import { type Person, PersonDraft } from '../people-contract.ts';
import { personPath } from './paths.ts';
import { peopleTexts } from './people-text.ts';
import { sharedTexts } from './text.ts';

/** A person as the form holds it; empty text for nothing. */
export type PersonValues = { name: string; title: string; email: string; validFrom: string; validTo: string };

export const personValues = (person: Person): PersonValues => ({
  name: person.name,
  title: person.title,
  email: person.email ?? '',
  validFrom: person.validFrom,
  validTo: person.validTo ?? '',
});

/** The form's state; `send` saves and answers with what is there then. */
export function usePersonForm(
  key: string,
  initial: PersonValues,
  send: (draft: PersonDraft) => Promise<Person>,
): AutosavedForm<PersonValues> {
  const t = useText(peopleTexts);
  const s = useText(sharedTexts);
  const navigate = useNavigate();
  const status = useStatus();
  return useAutosavedForm({
    key,
    schema: PersonDraft,
    initial,
    prepare: (values) => ({ ...values, email: values.email.trim() || null, validTo: values.validTo || null }),
    messages: {
      name: t.nameMissing,
      email: t.emailWrong,
      validFrom: t.fromMissing,
      validTo: s.lastBeforeFirst,
    },
    submit: async (draft) => {
      const saved = await send(draft);
      await queryClient.invalidateQueries({ queryKey: ['organisation'] });
      status.say(s.saved(saved.name));
      await navigate({ to: personPath(saved.id) });
    },
  });
}

export function PersonFields({
  form,
  children,
}: {
  form: AutosavedForm<PersonValues>;
  children?: ReactNode;
}) {
  const t = useText(peopleTexts);
  return (
    <>
      {children}
      <TextField form={form} name="name" label={t.name} />
      <TextField form={form} name="title" label={t.workTitle} optional />
      <TextField form={form} name="email" label={t.email} description={t.emailHelp} type="email" optional />
      <div className="organisation-dates">
        <DateField form={form} name="validFrom" label={t.from} />
        <DateField form={form} name="validTo" label={t.to} optional />
      </div>
    </>
  );
}
