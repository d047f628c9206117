import { useState } from 'react';
import { ROLES } from '../../../platform/identity/contract.ts';
import { api } from '../../../web/api.ts';
import { Form } from '../../../web/components/Form.tsx';
import { DateField, Select } from '../../../web/components/fields.tsx';
import { useStatus } from '../../../web/components/StatusMessage.tsx';
import { queryClient } from '../../../web/query-client.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import { useAutosavedForm } from '../../../web/use-autosaved-form.ts';
import { Person, RoleGrant } from '../people-contract.ts';
import { OrganisationField } from './organisation-picker.tsx';
import { today } from './parts.tsx';
import { peopleTexts } from './people-text.ts';
import { sharedTexts } from './text.ts';

/** The form that gives a person a role; it begins anew once the role is given. */
export function GiveRole({ person }: { person: Person }) {
  const [given, setGiven] = useState(0);
  return <GiveRoleForm key={given} person={person} onGiven={() => setGiven(given + 1)} />;
}

function GiveRoleForm({ person, onGiven }: { person: Person; onGiven: () => void }) {
  const t = useText(peopleTexts);
  const s = useText(sharedTexts);
  const format = useFormat();
  const status = useStatus();
  const form = useAutosavedForm({
    key: `organisation.role.${person.id}`,
    schema: RoleGrant,
    initial: { role: '', organisationId: '', validFrom: '', validTo: '' },
    prepare: (values) => ({
      ...values,
      validFrom: values.validFrom || undefined,
      validTo: values.validTo || null,
    }),
    messages: {
      role: t.roleMissing,
      organisationId: t.organisationMissing,
      validFrom: s.lastBeforeFirst,
      validTo: s.lastBeforeFirst,
    },
    submit: async (grant) => {
      await api.send('POST', `/people/${person.id}/roles`, grant, Person);
      await queryClient.invalidateQueries({ queryKey: ['organisation'] });
      status.say(t.given);
      // The form takes its draft away after this; only then may the next one look for a draft.
      setTimeout(onGiven, 300);
    },
  });
  return (
    <Form form={form} submitLabel={t.giveSubmit}>
      <Select
        form={form}
        name="role"
        label={t.role}
        options={ROLES.map((value) => ({ value, label: format.role(value) }))}
      />
      <OrganisationField form={form} name="organisationId" label={t.organisation} on={today()} />
      <div className="organisation-dates">
        <DateField form={form} name="validFrom" label={s.from} description={t.giveHelp} optional />
        <DateField form={form} name="validTo" label={s.to} description={t.giveTo} optional />
      </div>
    </Form>
  );
}
