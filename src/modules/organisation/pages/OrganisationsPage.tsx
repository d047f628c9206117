import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { DataTable } from '../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { FilterSelect, FilterText } from '../../../web/components/filters.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { ButtonLink, TextLink } from '../../../web/components/TextLink.tsx';
import { useTable } from '../../../web/table.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import { OrganisationKind } from '../contract.ts';
import { ExportLinks } from './exports.tsx';
import { AsItWas, DayFilter, useRights } from './parts.tsx';
import { IMPORT, ORGANISATIONS, organisationPath } from './paths.ts';
import { areasQuery, organisationsQuery } from './queries.ts';
import { kindTexts, organisationTexts, sharedTexts } from './text.ts';
import './organisation.css';

export default function OrganisationsPage() {
  const t = useText(organisationTexts);
  const s = useText(sharedTexts);
  const kinds = useText(kindTexts);
  const format = useFormat();
  const { editsOrganisations } = useRights();
  const table = useTable({ sort: 'name', filters: { q: '', kind: '', scope: '', areaId: '', on: '' } });
  const list = useInfiniteQuery(organisationsQuery({ ...table.filters, sort: table.sort }));
  const areas = useQuery(areasQuery());
  const day = (value: string | null) => (value === null ? s.still : format.date(value));
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[{ text: s.administration, to: '/administration' }]}
      actions={editsOrganisations && <ButtonLink to={`${ORGANISATIONS}/ny`}>{t.add}</ButtonLink>}
    >
      <AsItWas day={table.filters.on} back={() => table.setFilter('on', '')} />
      <Loaded query={list}>
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
                cell: ({ id, name }) => (
                  <span className="organisation-name">
                    <TextLink to={organisationPath(id)}>{name}</TextLink>
                  </span>
                ),
              },
              { key: 'kind', heading: t.kind, cell: ({ kind }) => kinds[kind] },
              { key: 'parent', heading: t.parent, cell: ({ parent }) => parent?.name ?? '' },
              { key: 'area', heading: t.area, cell: ({ area }) => area?.name ?? '' },
              {
                key: 'validFrom',
                heading: s.from,
                serverSorted: true,
                cell: ({ validFrom }) => format.date(validFrom),
              },
              { key: 'validTo', heading: s.to, serverSorted: true, cell: ({ validTo }) => day(validTo) },
            ]}
            filters={
              <>
                <FilterText table={table} name="q" label={s.q} />
                <FilterSelect
                  table={table}
                  name="kind"
                  label={t.kind}
                  options={OrganisationKind.options.map((value) => ({ value, label: kinds[value] }))}
                />
                <FilterSelect
                  table={table}
                  name="scope"
                  label={t.scope}
                  options={[
                    { value: 'internal', label: t.internal },
                    { value: 'external', label: t.external },
                  ]}
                />
                <FilterSelect
                  table={table}
                  name="areaId"
                  label={t.area}
                  options={(areas.data?.areas ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                />
                <DayFilter table={table} name="on" />
              </>
            }
            exports={<ExportLinks kind="organisations" />}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              load: () => void list.fetchNextPage(),
            }}
            empty={
              <EmptyState
                title={t.noneTitle}
                action={editsOrganisations && <ButtonLink to={IMPORT}>{s.import}</ButtonLink>}
              >
                {t.noneText}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
