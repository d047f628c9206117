import { Field, Heading, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useAddressState, usePathParams } from '../../../web/address.ts';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Added, MarkedText, Removed } from '../../../web/components/MarkedText.tsx';
import { NoBreak } from '../../../web/components/NoBreak.tsx';
import { Page, Section } from '../../../web/components/Page.tsx';
import { type Meaning, StatusTag } from '../../../web/components/StatusTag.tsx';
import { TextLink } from '../../../web/components/TextLink.tsx';
import { useFormat, useText } from '../../../web/text.tsx';
import {
  allBoardsAndCompaniesName,
  areaGroupNames,
  type Compared,
  type Comparison,
  type Document,
  type Fate,
  type FieldDifference,
  preventionLevelNames,
  versionStatusNames,
} from '../contract.ts';
import './governance.css';
import { periodText, useName } from './labels.ts';
import { comparisonQuery, documentQuery } from './queries.ts';
import { comparisonTexts } from './text/comparison.ts';

const fateMeaning: Record<Fate, Meaning> = {
  added: 'done',
  removed: 'wrong',
  changed: 'attention',
  unchanged: 'neutral',
};

/** What differs between two versions of a document, item by item. */
export default function ComparisonPage() {
  const { documentId } = usePathParams('documentId');
  return (
    <Loaded query={useQuery(documentQuery(documentId))} page>
      {(document) => <Choice document={document} />}
    </Loaded>
  );
}

function Choice({ document }: { document: Document }) {
  const t = useText(comparisonTexts);
  const newest = document.versions[0];
  const before = document.versions.find(({ id }) => id === newest?.basedOnVersionId) ?? document.versions[1];
  const { values, set } = useAddressState({
    fran: before?.id ?? '',
    till: newest?.id ?? '',
    visa: 'skillnad',
  });
  const crumbs = [
    { text: t.register, to: '/styrning/dokument' },
    { text: document.shortTitle || document.title, to: `/styrning/dokument/${document.id}` },
  ];
  return (
    <Page title={t.title} kicker={document.title} lead={t.lead} breadcrumbs={crumbs}>
      {values.fran === '' || values.till === '' ? (
        <p>{t.onlyOne}</p>
      ) : (
        <>
          <div className="filters">
            <VersionSelect
              label={t.from}
              document={document}
              value={values.fran}
              choose={(fran) => set({ fran })}
            />
            <VersionSelect
              label={t.to}
              document={document}
              value={values.till}
              choose={(till) => set({ till })}
            />
            <Shown value={values.visa} choose={(visa) => set({ visa })} />
          </div>
          <Result
            documentId={document.id}
            from={values.fran}
            to={values.till}
            everything={values.visa === 'allt'}
          />
        </>
      )}
    </Page>
  );
}

function VersionSelect({
  label,
  document,
  value,
  choose,
}: {
  label: string;
  document: Document;
  value: string;
  choose: (id: string) => void;
}) {
  const t = useText(comparisonTexts);
  const name = useName();
  const format = useFormat();
  const id = useId();
  return (
    <Field className="filter">
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} value={value} onChange={(event) => choose(event.target.value)}>
        {document.versions.map((version) => (
          <Select.Option key={version.id} value={version.id}>
            {t.version(
              version.number,
              name(versionStatusNames, version.status),
              periodText(version, format.date),
            )}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

function Shown({ value, choose }: { value: string; choose: (value: string) => void }) {
  const t = useText(comparisonTexts);
  const id = useId();
  return (
    <Field className="filter">
      <Label htmlFor={id}>{t.show}</Label>
      <Select id={id} value={value} onChange={(event) => choose(event.target.value)}>
        <Select.Option value="skillnad">{t.onlyDifferences}</Select.Option>
        <Select.Option value="allt">{t.everything}</Select.Option>
      </Select>
    </Field>
  );
}

function Result(props: { documentId: string; from: string; to: string; everything: boolean }) {
  const t = useText(comparisonTexts);
  const comparison = useQuery(comparisonQuery(props.documentId, props.from, props.to));
  return (
    <Loaded query={comparison}>
      {(found) => (
        <>
          <Counts comparison={found} />
          <Section title={t.facts}>
            {found.metadata.length === 0 ? (
              <p className="quiet">{t.same}</p>
            ) : (
              <Differences differences={found.metadata} />
            )}
          </Section>
          <Group title={t.goals} compared={found.goals} everything={props.everything} />
          <Group title={t.areas} compared={found.areas} everything={props.everything} />
          <Group title={t.items} compared={found.items} everything={props.everything} linked />
          <Group title={t.indicators} compared={found.indicators} everything={props.everything} />
        </>
      )}
    </Loaded>
  );
}

function Counts({ comparison }: { comparison: Comparison }) {
  const t = useText(comparisonTexts);
  const format = useFormat();
  return (
    <dl className="governance-counts" aria-label={t.counts}>
      {(['changed', 'added', 'removed', 'unchanged'] as const).map((fate) => (
        <div key={fate} data-fate={fate}>
          <dt>{t[fate]}</dt>
          <dd>{format.number(comparison.counts[fate])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Group({
  title,
  compared,
  everything,
  linked = false,
}: {
  title: string;
  compared: Compared[];
  everything: boolean;
  linked?: boolean;
}) {
  const t = useText(comparisonTexts);
  const shown = everything ? compared : compared.filter(({ fate }) => fate !== 'unchanged');
  if (compared.length === 0) return null;
  return (
    <Section title={title}>
      {shown.length === 0 ? (
        <p className="quiet">{t.same}</p>
      ) : (
        <ul className="governance-compared">
          {shown.map((each) => (
            <li key={each.lineageId} data-fate={each.fate}>
              <div className="governance-compared-heading">
                <Heading level={3} data-size="2xs">
                  {each.number && <NoBreak>{each.number}</NoBreak>}{' '}
                  {linked && each.id ? (
                    <TextLink to={`/styrning/insats/${each.id}`}>{each.title}</TextLink>
                  ) : (
                    each.title
                  )}
                </Heading>
                <StatusTag meaning={fateMeaning[each.fate]}>{t.fates[each.fate]}</StatusTag>
              </div>
              {each.differences.length > 0 && <Differences differences={each.differences} />}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Differences({ differences }: { differences: FieldDifference[] }) {
  const t = useText(comparisonTexts);
  const label = (field: string) => (t.fields as Record<string, string>)[field] ?? field;
  return (
    <dl className="summary-list">
      {differences.map((difference) => (
        <div key={difference.field}>
          <dt>{label(difference.field)}</dt>
          <dd>
            <Marked difference={difference} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Fields that hold a code or a day rather than words are shown whole, old and new. */
const CODED = new Set([
  'validFrom',
  'validTo',
  'lastRevised',
  'decisionDate',
  'preventionLevels',
  'cylinderCategories',
  'responsibleScope',
  'areaGroup',
  'fitsBudget',
  'costPerYear',
  'direction',
  'baselineYear',
  'baseline',
  'targetYear',
  'target',
]);

function Marked({ difference }: { difference: FieldDifference }) {
  const t = useText(comparisonTexts);
  const show = useCoded();
  if (CODED.has(difference.field)) {
    const before = show(difference.field, difference.before);
    const after = show(difference.field, difference.after);
    return (
      <>
        <Removed>{before || t.empty}</Removed> <Added>{after || t.empty}</Added>
      </>
    );
  }
  return <MarkedText parts={difference.parts} />;
}

function useCoded() {
  const t = useText(comparisonTexts);
  const name = useName();
  const format = useFormat();
  return (field: string, value: string): string => {
    if (value === '') return '';
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.date(value);
    if (field === 'preventionLevels') {
      return value
        .split('\n')
        .map((level) => name(preventionLevelNames, level as keyof typeof preventionLevelNames))
        .join(', ');
    }
    if (field === 'responsibleScope') return name({ it: allBoardsAndCompaniesName }, 'it');
    if (field === 'areaGroup') return name(areaGroupNames, value as keyof typeof areaGroupNames);
    if (field === 'fitsBudget') return value === 'true' ? t.yes : t.no;
    if (field.endsWith('Year') && field !== 'costPerYear') return value;
    if (/^-?\d+(\.\d+)?$/.test(value)) return format.number(Number(value));
    return value.split('\n').join(', ');
  };
}
