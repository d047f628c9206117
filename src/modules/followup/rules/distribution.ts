import type { AnswerValue, Distribution } from '../contract.ts';

export const NO_ANSWERS: Distribution = { yes: 0, partly: 0, no: 0, notApplicable: 0, none: 0 };

const KEYS: Record<AnswerValue, keyof Distribution> = {
  yes: 'yes',
  partly: 'partly',
  no: 'no',
  'not-applicable': 'notApplicable',
};

/** How many of `asked` said what; the rest said nothing. */
export function distributionOf(values: readonly (AnswerValue | null)[], asked: number): Distribution {
  const counts = { ...NO_ANSWERS };
  for (const value of values) if (value !== null) counts[KEYS[value]] += 1;
  counts.none = asked - counts.yes - counts.partly - counts.no - counts.notApplicable;
  return counts;
}

/** Sums distributions field by field. */
export function addDistributions(parts: readonly Distribution[]): Distribution {
  const sum = { ...NO_ANSWERS };
  for (const part of parts) {
    for (const key of Object.keys(sum) as (keyof Distribution)[]) sum[key] += part[key];
  }
  return sum;
}
