import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { usePathParams } from '../../../web/address.ts';
import { api } from '../../../web/api.ts';
import { ConfirmDialog } from '../../../web/components/ConfirmDialog.tsx';
import { Form } from '../../../web/components/Form.tsx';
import { DateField } from '../../../web/components/fields.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { useStatus } from '../../../web/components/StatusMessage.tsx';
import { ButtonLink } from '../../../web/components/TextLink.tsx';
import { queryClient } from '../../../web/query-client.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import { useAutosavedForm } from '../../../web/use-autosaved-form.ts';
import { Merger, MergerResult, type OrganisationDetail } from '../contract.ts';
import { roleEndsWithUnit } from '../rules.ts';
import { OrganisationField } from './organisation-picker.tsx';
import { ORGANISATIONS, organisationPath } from './paths.ts';
import { organisationQuery, registerNamesQuery, unitPeopleQuery } from './queries.ts';
import { organisationTexts, sharedTexts } from './text.ts';
import './organisation.css';

export default function EndOrganisationPage() {
  const { organisationId } = usePathParams('organisationId');
  const organisation = useQuery(organisationQuery(organisationId));
  return (
    <Loaded query={organisation} page>
      {(one) => <End organisation={one} />}
    </Loaded>
  );
}

const Asked = Merger.omit({ revision: true });

function End({ organisation }: { organisation: OrganisationDetail }) {
  const t = useText(organisationTexts);
  const s = useText(sharedTexts);
  const navigate = useNavigate();
  const status = useStatus();
  const [confirmed, setConfirmed] = useState<{ resolve: (go: boolean) => void } | null>(null);
  const path = organisationPath(organisation.id);
  const form = useAutosavedForm({
    key: `organisation.end.${organisation.id}`,
    schema: Asked,
    initial: { successorId: '', lastDay: '' },
    messages: { successorId: t.intoMissing, lastDay: t.dayMissing },
    submit: async (asked) => {
      const go = await new Promise<boolean>((resolve) => setConfirmed({ resolve }));
      setConfirmed(null);
      if (!go) throw new Declined();
      const { endedRoles } = await api.send(
        'POST',
        `/organisations/${organisation.id}/merger`,
        { ...asked, revision: organisation.revision },
        MergerResult,
      );
      await queryClient.invalidateQueries({ queryKey: ['organisation'] });
      status.say(t.ended(organisation.name, endedRoles));
      await navigate({ to: path });
    },
  });
  const declined = form.problem instanceof Declined;
  return (
    <Page
      title={t.endTitle(organisation.name)}
      lead={t.endLead}
      width="reading"
      breadcrumbs={[
        { text: s.administration, to: '/administration' },
        { text: t.title, to: ORGANISATIONS },
        { text: organisation.name, to: path },
      ]}
    >
      <Form
        form={declined ? { ...form, problem: null } : form}
        submitLabel={t.endSubmit}
        secondary={
          <ButtonLink to={path} variant="tertiary">
            {s.cancel}
          </ButtonLink>
        }
      >
        <OrganisationField form={form} name="successorId" label={t.endInto} exclude={[organisation.id]} />
        <DateField form={form} name="lastDay" label={t.endLastDay} description={t.endLastDayHelp} />
      </Form>
      {confirmed && (
        <Confirm
          organisation={organisation}
          successorId={form.values.successorId}
          lastDay={form.values.lastDay}
          onAnswer={confirmed.resolve}
        />
      )}
    </Page>
  );
}

/** The person looked and thought better of it: no fault. */
class Declined extends Error {}

function Confirm({
  organisation,
  successorId,
  lastDay,
  onAnswer,
}: {
  organisation: OrganisationDetail;
  successorId: string;
  lastDay: string;
  onAnswer: (go: boolean) => void;
}) {
  const t = useText(organisationTexts);
  const format = useFormat();
  const names = useQuery(registerNamesQuery);
  const people = useQuery(unitPeopleQuery(organisation.id, 'all'));
  const successor = names.data?.names.find(({ id }) => id === successorId)?.name ?? '';
  const ending = people.data?.people.filter(
    (role) =>
      (role.validTo === null || role.validTo >= role.validFrom) && roleEndsWithUnit(role, lastDay) !== null,
  );
  const day = z.iso.date().safeParse(lastDay).success ? format.date(lastDay) : lastDay;
  return (
    <ConfirmDialog
      open
      danger
      title={t.endConfirmTitle}
      confirmLabel={t.endConfirmButton}
      onClose={() => onAnswer(false)}
      onConfirm={() => onAnswer(true)}
    >
      <p>{t.endConfirm(organisation.name, successor, day)}</p>
      {ending && <p>{t.endConfirmRoles(ending.length)}</p>}
      {ending && ending.length > 0 && (
        <>
          <ul className="organisation-list">
            {ending.map(({ assignmentId, name, role }) => (
              <li key={assignmentId}>
                {name}, {format.role(role)}
              </li>
            ))}
          </ul>
          <p>{t.endConfirmUndo}</p>
        </>
      )}
    </ConfirmDialog>
  );
}
