import { useInfiniteQuery } from '@tanstack/react-query';
import { ROLES } from '../../../platform/identity/contract.ts';
import { DataTable } from '../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { FilterSelect, FilterText } from '../../../web/components/filters.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { ButtonLink, TextLink } from '../../../web/components/TextLink.tsx';
import { useTable } from '../../../web/table.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import type { Person } from '../people-contract.ts';
import { isValidOn } from '../rules.ts';
import { ExportLinks } from './exports.tsx';
import { AsItWas, DayFilter, today, useRights } from './parts.tsx';
import { PEOPLE, personPath } from './paths.ts';
import { peopleTexts } from './people-text.ts';
import { peopleQuery } from './queries.ts';
import { sharedTexts } from './text.ts';
import './organisation.css';

export default function PeoplePage() {
  const t = useText(peopleTexts);
  const s = useText(sharedTexts);
  const format = useFormat();
  const { editsPeople } = useRights();
  const table = useTable({ sort: 'name', filters: { q: '', role: '', on: '' } });
  const people = useInfiniteQuery(peopleQuery({ ...table.filters, sort: table.sort }));
  const day = table.filters.on || today();
  const add = editsPeople && <ButtonLink to={`${PEOPLE}/ny`}>{t.add}</ButtonLink>;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[{ text: s.administration, to: '/administration' }]}
      actions={add}
    >
      <AsItWas day={table.filters.on} back={() => table.setFilter('on', '')} />
      <Loaded query={people}>
        {({ pages }) => (
          <DataTable
            caption={t.title}
            table={table}
            rows={pages.flatMap(({ items }) => items)}
            total={pages.at(-1)?.total ?? 0}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                heading: t.name,
                rowHeading: true,
                serverSorted: true,
                cell: ({ id, name }) => <TextLink to={personPath(id)}>{name}</TextLink>,
              },
              { key: 'title', heading: t.workTitle, cell: ({ title }) => title },
              { key: 'roles', heading: t.roles, cell: (person) => <RolesOn person={person} day={day} /> },
            ]}
            filters={
              <>
                <FilterText table={table} name="q" label={s.q} />
                <FilterSelect
                  table={table}
                  name="role"
                  label={t.role}
                  options={ROLES.map((value) => ({ value, label: format.role(value) }))}
                />
                <DayFilter table={table} name="on" />
              </>
            }
            {...(editsPeople ? { exports: <ExportLinks kind="people" /> } : {})}
            more={{
              has: people.hasNextPage,
              loading: people.isFetchingNextPage,
              load: () => void people.fetchNextPage(),
            }}
            empty={
              <EmptyState title={t.noneTitle} action={add}>
                {t.noneText}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

/** The roles somebody had on a day, one a line. */
function RolesOn({ person, day }: { person: Person; day: string }) {
  const t = useText(peopleTexts);
  const format = useFormat();
  const roles = person.roles.filter((role) => isValidOn(role, day));
  if (roles.length === 0) return <span className="quiet">{t.noRole}</span>;
  return (
    <>
      {roles.map(({ id, role, organisation }) => (
        <div key={id}>
          {format.role(role)}, {organisation.name}
        </div>
      ))}
    </>
  );
}
