import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Section } from '../../../web/components/Page.tsx';
import { ButtonLink, TextLink } from '../../../web/components/TextLink.tsx';
import { useTable } from '../../../web/table.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import { AsItWas, DayFilter, usePeriodText, useRights } from './parts.tsx';
import { PEOPLE, personPath } from './paths.ts';
import { unitPeopleQuery } from './queries.ts';
import { organisationTexts } from './text.ts';

/** Who has a role in a unit, today or on another day; administrators come on to the person. */
export function UnitPeopleSection({
  organisationId,
  organisationName,
}: {
  organisationId: string;
  organisationName: string;
}) {
  const t = useText(organisationTexts);
  const format = useFormat();
  const period = usePeriodText();
  const { editsPeople } = useRights();
  const table = useTable({ sort: 'name', filters: { on: '' } });
  const people = useQuery(unitPeopleQuery(organisationId, table.filters.on));
  return (
    <Section title={t.people} id="personer" lead={t.peopleLead}>
      <AsItWas day={table.filters.on} back={() => table.setFilter('on', '')} />
      <Loaded query={people}>
        {({ people: rows }) => (
          <DataTable
            caption={`${t.people}: ${organisationName}`}
            table={table}
            rows={rows}
            rowKey={({ assignmentId }) => assignmentId}
            columns={[
              {
                key: 'name',
                heading: t.person,
                rowHeading: true,
                sortBy: ({ name }) => name,
                cell: ({ personId, name }) =>
                  editsPeople ? <TextLink to={personPath(personId)}>{name}</TextLink> : name,
              },
              {
                key: 'title',
                heading: t.personTitle,
                sortBy: ({ title }) => title,
                cell: ({ title }) => title,
              },
              {
                key: 'role',
                heading: t.role,
                sortBy: ({ role }) => format.role(role),
                cell: ({ role }) => format.role(role),
              },
              { key: 'period', heading: t.period, sortBy: ({ validFrom }) => validFrom, cell: period },
            ]}
            filters={<DayFilter table={table} name="on" />}
            empty={
              <EmptyState
                level={3}
                title={t.noPeople}
                action={editsPeople && <ButtonLink to={PEOPLE}>{t.toPeople}</ButtonLink>}
              >
                {t.noPeopleText}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Section>
  );
}
