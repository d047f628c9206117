import type { ReportDistribution, ReportValue } from '../contract/content.ts';

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
