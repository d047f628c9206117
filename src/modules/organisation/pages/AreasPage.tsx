import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { FilterSelect, FilterText } from '../../../web/components/filters.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { ButtonLink, TextLink } from '../../../web/components/TextLink.tsx';
import { useTable } from '../../../web/table.ts';
import { useFormat, useText } from '../../../web/text.tsx';
import { AreaKind } from '../contract.ts';
import { ExportLinks } from './exports.tsx';
import { AsItWas, DayFilter, useRights } from './parts.tsx';
import { AREAS, areaPath, ORGANISATIONS } from './paths.ts';
import { areasQuery } from './queries.ts';
import { areaKindTexts, areaTexts, sharedTexts } from './text.ts';
import './organisation.css';

export default function AreasPage() {
  const t = useText(areaTexts);
  const s = useText(sharedTexts);
  const kinds = useText(areaKindTexts);
  const format = useFormat();
  const { editsOrganisations } = useRights();
  const table = useTable({ sort: 'name', filters: { q: '', kind: '', on: '' } });
  const areas = useQuery(areasQuery(table.filters.on));
  const { q, kind } = table.filters;
  const wanted = q.trim().toLowerCase();
  const add = editsOrganisations && <ButtonLink to={`${AREAS}/ny`}>{t.add}</ButtonLink>;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[{ text: s.administration, to: '/administration' }]}
      actions={add}
    >
      <AsItWas day={table.filters.on} back={() => table.setFilter('on', '')} />
      <Loaded query={areas}>
        {({ areas: all }) => (
          <DataTable
            caption={t.title}
            table={table}
            rows={all.filter(
              (area) => (!kind || area.kind === kind) && area.name.toLowerCase().includes(wanted),
            )}
            total={all.length}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                heading: t.name,
                rowHeading: true,
                sortBy: ({ name }) => name,
                cell: ({ id, name }) =>
                  editsOrganisations ? <TextLink to={areaPath(id)}>{name}</TextLink> : name,
              },
              {
                key: 'kind',
                heading: t.kind,
                sortBy: (area) => kinds[area.kind],
                cell: (area) => kinds[area.kind],
              },
              {
                key: 'validFrom',
                heading: s.from,
                sortBy: ({ validFrom }) => validFrom,
                cell: ({ validFrom }) => format.date(validFrom),
              },
              {
                key: 'validTo',
                heading: s.to,
                sortBy: ({ validTo }) => validTo,
                cell: ({ validTo }) => (validTo === null ? s.still : format.date(validTo)),
              },
              {
                key: 'organisations',
                heading: t.organisations,
                cell: ({ id, name }) => (
                  <TextLink to={`${ORGANISATIONS}?areaId=${id}`} aria-label={t.showOrganisations(name)}>
                    {t.show}
                  </TextLink>
                ),
              },
            ]}
            filters={
              <>
                <FilterText table={table} name="q" label={s.q} />
                <FilterSelect
                  table={table}
                  name="kind"
                  label={t.kind}
                  options={AreaKind.options.map((value) => ({
                    value,
                    label: kinds[value],
                    count: all.filter((area) => area.kind === value).length,
                  }))}
                />
                <DayFilter table={table} name="on" />
              </>
            }
            exports={<ExportLinks kind="areas" />}
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
