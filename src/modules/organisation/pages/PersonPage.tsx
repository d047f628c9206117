import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePathParams } from '../../../web/address.ts';
import { DataTable } from '../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page, Section } from '../../../web/components/Page.tsx';
import { SummaryList } from '../../../web/components/SummaryList.tsx';
import { ButtonLink, TextLink } from '../../../web/components/TextLink.tsx';
import { useSession } from '../../../web/session.ts';
import { useTable } from '../../../web/table.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import type { Person, RoleHeld } from '../people-contract.ts';
import { EndRoleDialog } from './end-role.tsx';
import { GiveRole } from './give-role.tsx';
import { PeriodTag, today, usePeriodText, useRights } from './parts.tsx';
import { organisationPath, PEOPLE, personPath } from './paths.ts';
import { peopleTexts } from './people-text.ts';
import { personQuery } from './queries.ts';
import { sharedTexts } from './text.ts';
import './organisation.css';

export default function PersonPage() {
  const { personId } = usePathParams('personId');
  const person = useQuery(personQuery(personId));
  return (
    <Loaded query={person} page>
      {(one) => <Content key={one.id} person={one} />}
    </Loaded>
  );
}

function Content({ person }: { person: Person }) {
  const t = useText(peopleTexts);
  const s = useText(sharedTexts);
  const period = usePeriodText();
  const { editsPeople } = useRights();
  const self = useSession()?.person?.id === person.id;
  return (
    <Page
      title={person.name}
      lead={person.title}
      {...(person.demo ? { kicker: t.demo } : {})}
      breadcrumbs={[
        { text: s.administration, to: '/administration' },
        { text: t.title, to: PEOPLE },
      ]}
      actions={
        editsPeople && (
          <ButtonLink to={`${personPath(person.id)}/andra`} variant="secondary">
            {s.edit}
          </ButtonLink>
        )
      }
    >
      <Section title={t.facts} id="uppgifter">
        <SummaryList
          rows={[
            { label: t.email, value: person.email },
            { label: t.signsIn, value: period(person) },
          ]}
        />
      </Section>
      <RolesSection person={person} editable={editsPeople && !self} />
      {editsPeople && self && (
        <Alert data-color="info">
          <Heading level={2} data-size="2xs">
            {t.self}
          </Heading>
          <p>{t.selfText}</p>
        </Alert>
      )}
      {editsPeople && !self && (
        <Section title={t.give} id="ge-roll">
          <GiveRole person={person} />
        </Section>
      )}
    </Page>
  );
}

function RolesSection({ person, editable }: { person: Person; editable: boolean }) {
  const t = useText(peopleTexts);
  const s = useText(sharedTexts);
  const format = useFormat();
  const period = usePeriodText();
  const table = useTable({ sort: '' });
  const [ending, setEnding] = useState<RoleHeld | null>(null);
  const over = ({ validTo }: RoleHeld) => validTo !== null && validTo < today();
  return (
    <Section title={t.roles} id="roller" lead={t.rolesLead}>
      <DataTable
        caption={`${t.roles}: ${person.name}`}
        table={table}
        rows={person.roles}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'role',
            heading: t.role,
            rowHeading: true,
            sortBy: ({ role }) => format.role(role),
            cell: ({ role }) => format.role(role),
          },
          {
            key: 'organisation',
            heading: t.organisation,
            sortBy: ({ organisation }) => organisation.name,
            cell: ({ organisation }) => (
              <TextLink to={organisationPath(organisation.id)}>{organisation.name}</TextLink>
            ),
          },
          { key: 'status', heading: t.status, cell: (role) => <PeriodTag period={role} /> },
          {
            key: 'period',
            heading: `${s.from} – ${s.to}`,
            sortBy: ({ validFrom }) => validFrom,
            // One given by mistake was never held: its days would only confuse.
            cell: (role) => (role.validTo !== null && role.validTo < role.validFrom ? '' : period(role)),
          },
          ...(editable
            ? [
                {
                  key: 'end',
                  heading: t.end,
                  cell: (role: RoleHeld) =>
                    !over(role) && (
                      <Button
                        variant="tertiary"
                        data-size="sm"
                        aria-label={t.endLabel(format.role(role.role), role.organisation.name)}
                        onClick={() => setEnding(role)}
                      >
                        {t.end}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
        empty={
          <EmptyState level={3} title={t.noRoles}>
            {t.noRolesText}
          </EmptyState>
        }
      />
      {ending && <EndRoleDialog person={person} role={ending} onClose={() => setEnding(null)} />}
    </Section>
  );
}
