import { Button, Link } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, query } from '../../../../web/api.ts';
import { DataTable } from '../../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { FilterSelect } from '../../../../web/components/filters.tsx';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { Page, Section } from '../../../../web/components/Page.tsx';
import { ButtonLink, TextLink } from '../../../../web/components/TextLink.tsx';
import { useActing } from '../../../../web/session.ts';
import { type TableState, useTable } from '../../../../web/table.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import { OrganisationPicker } from '../../../organisation/pages/index.ts';
import type { Duties, Duty } from '../../contract/views.ts';
import { periodText } from '../../pages/labels.ts';
import { dutyTexts } from '../duty-texts.ts';
import { DUTY_PARTS, type DutyPart, groupByDocument, partsOf } from '../rules/duties.ts';
import { dutiesQuery } from './queries.ts';
import { dutiesPageTexts } from './text/duties.ts';
import './views.css';

type Table = TableState<{ organisation: string; del: string }>;

/** What an organisation must do across all documents, and by when. */
export default function DutiesPage() {
  const t = useText(dutiesPageTexts);
  const own = useActing()?.organisation.id ?? '';
  const table = useTable({ filters: { organisation: own, del: '' } });
  const chosen = table.filters.organisation;
  const duties = useQuery({ ...dutiesQuery(chosen), enabled: chosen !== '' });
  const value = useMemo(() => (chosen ? [chosen] : []), [chosen]);
  const name = duties.data?.organisation.name;
  return (
    <Page
      title={name ? t.titleOf(name) : t.title}
      lead={t.lead}
      actions={
        <Button variant="tertiary" onClick={() => window.print()}>
          {t.print}
        </Button>
      }
    >
      <search className="filters">
        <div className="governance-views-picker">
          <OrganisationPicker
            id="organisation"
            label={t.organisation}
            single
            value={value}
            onChange={([id]) => id && table.setFilter('organisation', id)}
          />
        </div>
      </search>
      {chosen === '' ? (
        <p>{t.choose}</p>
      ) : (
        <Loaded query={duties}>{(found) => <All found={found} table={table} />}</Loaded>
      )}
    </Page>
  );
}

function All({ found, table }: { found: Duties; table: Table }) {
  const t = useText(dutiesPageTexts);
  const d = useText(dutyTexts);
  const format = useFormat();
  const { organisation, duties } = found;
  if (duties.length === 0) {
    return (
      <EmptyState
        title={t.noneTitle(organisation.name)}
        action={<ButtonLink to="/styrning/dokument">{t.register}</ButtonLink>}
      >
        {t.noneText}
      </EmptyState>
    );
  }
  const counts = DUTY_PARTS.map((part) => ({
    part,
    count: duties.filter((duty) => partsOf(duty).includes(part)).length,
  }));
  const wanted = table.filters.del as DutyPart | '';
  const shown = wanted ? duties.filter((duty) => partsOf(duty).includes(wanted)) : duties;
  const file = (kind: 'csv' | 'xlsx') =>
    api.href(`/governance/duties/${organisation.id}/file${query({ format: kind, on: found.on })}`);
  return (
    <>
      <div className="governance-views-summary">
        <dl className="governance-views-counts" aria-label={t.counts}>
          {counts.map(({ part, count }) => (
            <div key={part}>
              <dt>{d.parts[part]}</dt>
              <dd>{format.number(count)}</dd>
            </div>
          ))}
        </dl>
        <p className="quiet">{t.today(format.date(found.on))}</p>
      </div>
      <div className="table-bar">
        <search className="filters">
          <FilterSelect
            table={table}
            name="del"
            label={t.filter}
            options={counts.map(({ part, count }) => ({ value: part, label: d.parts[part], count }))}
          />
        </search>
        <div className="table-exports">
          <Link href={file('csv')}>{t.csv}</Link>
          <Link href={file('xlsx')}>{t.xlsx}</Link>
        </div>
      </div>
      {shown.length === 0 && <p className="quiet">{t.noneOfPart}</p>}
      {groupByDocument(shown).map((group) => (
        <OfDocument key={group.document.id} {...group} table={table} />
      ))}
    </>
  );
}

function OfDocument({
  document,
  duties,
  table,
}: {
  document: Duty['document'];
  duties: Duty[];
  table: Table;
}) {
  const t = useText(dutiesPageTexts);
  const d = useText(dutyTexts);
  const format = useFormat();
  const parts = (duty: Duty) => partsOf(duty).map((part) => d.parts[part]);
  return (
    <Section
      id={`dokument-${document.id}`}
      title={<TextLink to={`/styrning/dokument/${document.id}`}>{document.title}</TextLink>}
      lead={periodText(duties[0]!, format.date)}
    >
      <DataTable
        caption={document.title}
        table={{ ...table, filtered: false }}
        rows={duties}
        rowKey={(duty) => duty.itemId}
        columns={[
          {
            key: 'nummer',
            heading: t.number,
            sortBy: (duty) => duty.number,
            cell: (duty) => <NoBreak>{duty.number}</NoBreak>,
          },
          {
            key: 'uppdrag',
            heading: t.duty,
            rowHeading: true,
            sortBy: (duty) => duty.title,
            cell: (duty) => <TextLink to={`/styrning/insats/${duty.itemId}`}>{duty.title}</TextLink>,
          },
          {
            key: 'del',
            heading: t.part,
            sortBy: (duty) => parts(duty).join(' '),
            cell: (duty) => (
              <>
                {parts(duty).join(', ')}
                {duty.note && <span className="quiet governance-views-under">{duty.note}</span>}
              </>
            ),
          },
          {
            key: 'resultat',
            heading: t.result,
            cell: (duty) => duty.expectedResult || <span className="quiet">{t.missing}</span>,
          },
          {
            key: 'till',
            heading: t.until,
            sortBy: (duty) => duty.validTo,
            cell: (duty) =>
              duty.validTo ? (
                <NoBreak>{format.date(duty.validTo)}</NoBreak>
              ) : (
                <span className="quiet">{t.untilFurther}</span>
              ),
          },
        ]}
      />
    </Section>
  );
}
