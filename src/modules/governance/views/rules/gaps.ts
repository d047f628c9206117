import type { Funding, Indicator, Item } from '../../contract/content.ts';
import type { DocumentReference } from '../../contract/document.ts';
import type { VersionStatus } from '../../contract/terms.ts';
import type { Gap, GapKind } from '../contract.ts';

/** What is looked at in a measure. `fixItemId` is the same measure in a draft that the person may edit. */
export type MeasureFacts = Pick<
  Item,
  'id' | 'number' | 'title' | 'responsibleScope' | 'costPerYear' | 'fitsBudget'
> & {
  /** Whether an organisation coordinates it or is responsible for it. */
  owned: boolean;
  /** Whether it says more than blanks. */
  hasExpectedResult: boolean;
  hasTargetGroup: boolean;
  funding: Pick<Funding, 'validTo'>[];
  fixItemId: string | null;
};

/** A document by its current version, with all that can be missing in it. */
export interface DocumentFacts {
  document: DocumentReference & { documentOwner: string };
  version: {
    id: string;
    status: VersionStatus;
    validFrom: string | null;
    validTo: string | null;
    decisionDate: string | null;
    decided: boolean;
  };
  /** Whether another document that is in force says that it supersedes this one. */
  superseded: boolean;
  /** A draft of it that the person may edit; null when there is none. */
  fixVersionId: string | null;
  measures: MeasureFacts[];
  indicators: Pick<Indicator, 'id' | 'name' | 'baseline' | 'target'>[];
  /** Documents it names that are not in the register. */
  unregistered: { id: string; title: string }[];
}

const blank = (text: string) => text.trim() === '';

/** The same day one year later; 29 February becomes 1 March. */
export function yearAfter(day: string): string {
  const [year, rest] = [Number(day.slice(0, 4)) + 1, day.slice(4)];
  return rest === '-02-29' ? `${year}-03-01` : `${year}${rest}`;
}

/** The last day anything pays, or null when something pays without an end or nothing is said about funding. */
export function lastPaidDay(funding: Pick<Funding, 'validTo'>[]): string | null {
  const days = funding.map(({ validTo }) => validTo);
  if (days.includes(null)) return null;
  return (days as string[]).sort().at(-1) ?? null;
}

/** What a measure lacks, on a day. */
export function measureGaps(measure: MeasureFacts, day: string): GapKind[] {
  const lastPaid = lastPaidDay(measure.funding);
  const found: [GapKind, boolean][] = [
    ['no-owner', !measure.owned && measure.responsibleScope === null],
    ['no-expected-result', !measure.hasExpectedResult],
    ['no-target-group', !measure.hasTargetGroup],
    ['cost-unknown', measure.costPerYear === null],
    ['over-budget', measure.fitsBudget === false],
    ['funding-ended', lastPaid !== null && lastPaid < day],
    ['funding-ends', lastPaid !== null && lastPaid >= day && lastPaid <= yearAfter(day)],
  ];
  return found.filter(([, missing]) => missing).map(([kind]) => kind);
}

/** What an indicator lacks. A figure that is missing is not zero. */
export function indicatorGaps({ baseline, target }: Pick<Indicator, 'baseline' | 'target'>): GapKind[] {
  return [
    ...(baseline === null ? ['no-baseline' as const] : []),
    ...(target === null ? ['no-target' as const] : []),
  ];
}

/** A version that is over: nobody mends what it lacks. */
const isOver = (status: VersionStatus) => status === 'superseded' || status === 'expired';

/** What a document itself lacks, on a day. Plans and programs say when they end; the rest may be open. */
export function documentGaps(facts: DocumentFacts, day: string): GapKind[] {
  const { document, version, superseded } = facts;
  if (version.status === 'superseded' || superseded) return [];
  const ended = version.status === 'adopted' && version.validTo !== null && version.validTo < day;
  if (version.status === 'expired') return ['not-superseded'];
  const endsSometime = document.kind === 'plan' || document.kind === 'program';
  const found: [GapKind, boolean][] = [
    ['no-indicators', document.kind === 'plan' && facts.indicators.length === 0],
    ['no-document-owner', blank(document.documentOwner)],
    ['no-decision', version.status === 'adopted' && (!version.decided || version.decisionDate === null)],
    ['no-validity', version.validFrom === null || (endsSometime && version.validTo === null)],
    ['not-superseded', ended],
  ];
  return found.filter(([, missing]) => missing).map(([kind]) => kind);
}

/** Where the field is: in the draft when there is one that the person may edit, otherwise where it is read. */
function measureHref(facts: DocumentFacts, measure: MeasureFacts, kind: GapKind): string {
  if (facts.fixVersionId && measure.fixItemId) {
    return `/styrning/dokument/${facts.document.id}?version=${facts.fixVersionId}#insats-${measure.fixItemId}`;
  }
  const part =
    kind === 'no-owner'
      ? 'vem'
      : kind === 'no-expected-result' || kind === 'no-target-group'
        ? 'innehall'
        : 'pengar';
  return `/styrning/insats/${measure.id}#${part}`;
}

const DOCUMENT_PLACES: Partial<Record<GapKind, string>> = {
  'no-indicators': 'indikatorer',
  'no-baseline': 'indikatorer',
  'no-target': 'indikatorer',
  'related-missing': 'hor-ihop',
};

function documentHref(facts: DocumentFacts, kind: GapKind): string {
  const version = facts.fixVersionId ?? facts.version.id;
  return `/styrning/dokument/${facts.document.id}?version=${version}#${DOCUMENT_PLACES[kind] ?? 'om'}`;
}

/** Everything that is missing, document by document: first the document, then its measures, then its indicators. */
export function findGaps(documents: DocumentFacts[], day: string): Gap[] {
  return documents.flatMap((facts) => {
    const { documentOwner: _, ...document } = facts.document;
    const shared = { document, versionId: facts.version.id };
    const ofDocument = documentGaps(facts, day).map(
      (kind): Gap => ({
        ...shared,
        id: `${kind}.${document.id}`,
        kind,
        subject: { type: 'document', number: '', title: document.title },
        day: kind === 'not-superseded' ? facts.version.validTo : null,
        href: documentHref(facts, kind),
      }),
    );
    if (isOver(facts.version.status) || facts.superseded) return ofDocument;
    const related = facts.unregistered.map(
      ({ id, title }): Gap => ({
        ...shared,
        id: `related-missing.${id}`,
        kind: 'related-missing',
        subject: { type: 'related-document', number: '', title },
        day: null,
        href: documentHref(facts, 'related-missing'),
      }),
    );
    const ofMeasures = facts.measures.flatMap((measure) =>
      measureGaps(measure, day).map(
        (kind): Gap => ({
          ...shared,
          id: `${kind}.${measure.id}`,
          kind,
          subject: { type: 'measure', number: measure.number, title: measure.title },
          day: kind === 'funding-ended' || kind === 'funding-ends' ? lastPaidDay(measure.funding) : null,
          href: measureHref(facts, measure, kind),
        }),
      ),
    );
    const ofIndicators = facts.indicators.flatMap((indicator) =>
      indicatorGaps(indicator).map(
        (kind): Gap => ({
          ...shared,
          id: `${kind}.${indicator.id}`,
          kind,
          subject: { type: 'indicator', number: '', title: indicator.name },
          day: null,
          href: documentHref(facts, kind),
        }),
      ),
    );
    return [...ofDocument, ...related, ...ofMeasures, ...ofIndicators];
  });
}
