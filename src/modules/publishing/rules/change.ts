import type { ReportAnswer, ReportChange, ReportDistribution, ReportValue } from '../contract/content.ts';
import { askedIn, capital, inWords } from './words.ts';

/** How an organisation answered about the same item the time before. */
export interface EarlierValue {
  organisationId: string;
  value: ReportValue | null;
}

const emptyDistribution = (): ReportDistribution => ({ yes: 0, partly: 0, no: 0, notApplicable: 0, none: 0 });

/** How many said what; null is no answer. */
export function countValues(values: readonly (ReportValue | null)[]): ReportDistribution {
  const counts = emptyDistribution();
  for (const value of values) {
    if (value === null) counts.none += 1;
    else counts[value === 'not-applicable' ? 'notApplicable' : value] += 1;
  }
  return counts;
}

/** `Fyra fler svarar ja än 2025: 27 då, 31 nu.`; null when nothing differs. */
function difference(before: number, now: number, says: string, year: number): string | null {
  const step = now - before;
  if (step === 0) return null;
  const more = step > 0 ? 'fler' : 'färre';
  return `${capital(inWords(Math.abs(step)))} ${more} ${says} än ${year}: ${before} då, ${now} nu.`;
}

/** What differs between two distributions, as sentences that only state what was counted. */
export function changeFacts(before: ReportDistribution, now: ReportDistribution, year: number): string[] {
  const facts = [
    difference(before.yes, now.yes, 'svarar ja', year),
    difference(before.partly, now.partly, 'svarar delvis', year),
    difference(before.no, now.no, 'svarar nej', year),
    difference(before.notApplicable, now.notApplicable, 'svarar inte aktuellt', year),
    difference(before.none, now.none, 'saknar svar', year),
  ].filter((fact) => fact !== null);
  if (facts.length === 0) return [`Svaren fördelar sig som ${year}.`];
  if (askedIn(before) !== askedIn(now))
    facts.push(`Frågan gick till ${askedIn(before)} organisationer ${year} och till ${askedIn(now)} nu.`);
  return facts;
}

/** The change of one item since the time before. */
export function changeOf(
  earlier: { year: number; roundTitle: string; values: readonly EarlierValue[] },
  answers: readonly Pick<ReportAnswer, 'organisation' | 'value'>[],
  unanswered: readonly { id: string; name: string }[],
): ReportChange {
  const before = countValues(earlier.values.map(({ value }) => value));
  const asked = [
    ...answers.map(({ organisation, value }) => ({ organisation, value })),
    ...unanswered.map((organisation) => ({ organisation, value: null })),
  ].sort((a, b) => a.organisation.name.localeCompare(b.organisation.name, 'sv'));
  const now = countValues(asked.map(({ value }) => value));
  const earlierOf = new Map(earlier.values.map(({ organisationId, value }) => [organisationId, value]));
  const moved = asked.flatMap(({ organisation, value }) => {
    const then = earlierOf.get(organisation.id);
    return then === undefined || then === value ? [] : [{ organisation, before: then, after: value }];
  });
  return {
    year: earlier.year,
    roundTitle: earlier.roundTitle,
    before,
    facts: changeFacts(before, now, earlier.year),
    moved,
  };
}
