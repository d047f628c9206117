import { swedishOrder } from '../../../../platform/i18n/format.ts';
import type { Language } from '../../../../platform/i18n/language.ts';
import type { AnswerValue, Distribution, Named } from '../../contract.ts';
import { distributionOf } from '../../rules/distribution.ts';
import type { Moved } from '../contract.ts';
import { changeTexts } from './change-texts.ts';

/** How an organisation answered about the same strategy or measure the time before; null was no approved answer. */
export interface EarlierValue {
  organisation: Named;
  value: AnswerValue | null;
}

const KEYS = ['yes', 'partly', 'no', 'notApplicable', 'none'] as const;

/** How many were asked. */
export const askedIn = (distribution: Distribution) => KEYS.reduce((sum, key) => sum + distribution[key], 0);

/** What differs between two distributions, as sentences that only state what was counted. */
export function changeFacts(
  before: Distribution,
  now: Distribution,
  year: number,
  language: Language,
): string[] {
  const t = changeTexts[language];
  const facts = KEYS.filter((key) => before[key] !== now[key]).map((key) =>
    t.difference(t.says[key], before[key], now[key], year),
  );
  if (facts.length === 0) return [t.same(year)];
  if (askedIn(before) !== askedIn(now)) facts.push(t.asked(askedIn(before), askedIn(now), year));
  return facts;
}

/** Answers from those whom the matter concerns. */
const givenIn = ({ yes, partly, no }: Distribution) => yes + partly + no;

/**
 * What has changed in all the questions that were answered both times; empty when none was. The share of yes among the
 * answers is compared, not their number: who has not answered yet, or was not asked, has not said less than before.
 */
export function comparisonFacts(
  questions: readonly { distribution: Distribution; before: { distribution: Distribution } | null }[],
  language: Language,
): string[] {
  const t = changeTexts[language];
  const compared = questions.flatMap(({ distribution: now, before }) => {
    const earlier = before?.distribution;
    return earlier && givenIn(now) > 0 && givenIn(earlier) > 0 ? [{ now, earlier }] : [];
  });
  if (compared.length === 0) return [];
  const steps = compared.map(({ now, earlier }) => now.yes * givenIn(earlier) - earlier.yes * givenIn(now));
  const rises = steps.filter((step) => step > 0).length;
  const falls = steps.filter((step) => step < 0).length;
  return [t.compared(compared.length, rises, falls)];
}

/**
 * The organisation among those asked now that stands for an earlier one: itself, or what it was merged into, in as
 * many steps as it takes. null when it is not asked any more.
 */
function standsFor(id: string, asked: ReadonlySet<string>, successors: ReadonlyMap<string, string>) {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = successors.get(at)) {
    if (asked.has(at)) return at;
    seen.add(at);
  }
  return null;
}

/**
 * Who has another answer now. An organisation asked for the first time has not changed its answer. Of boards that have
 * been merged, each one's earlier answer is held against that of the board they became.
 */
export function findMoved(
  asked: readonly { organisation: Named; value: AnswerValue | null }[],
  earlier: readonly EarlierValue[],
  successors: ReadonlyMap<string, string>,
): Moved[] {
  const now = new Map(asked.map((each) => [each.organisation.id, each]));
  const ids = new Set(now.keys());
  return earlier
    .flatMap(({ organisation, value }): Moved[] => {
      const id = standsFor(organisation.id, ids, successors);
      const present = id === null ? undefined : now.get(id);
      if (!present || present.value === value) return [];
      const formerly = id === organisation.id ? null : organisation.name;
      return [{ organisation: present.organisation, formerly, before: value, after: present.value }];
    })
    .sort(
      (a, b) =>
        swedishOrder(a.organisation.name, b.organisation.name) ||
        swedishOrder(a.formerly ?? '', b.formerly ?? ''),
    );
}

/** What has become different about one strategy or measure since the round before, as a report says it. */
export interface QuestionChange {
  year: number;
  roundTitle: string;
  before: Distribution;
  facts: string[];
  moved: Moved[];
}

/** The change of one strategy or measure since the time before, in Swedish as reports are. */
export function changeOf(
  earlier: { year: number; roundTitle: string; values: readonly EarlierValue[] },
  asked: readonly { organisation: Named; value: AnswerValue | null }[],
  successors: ReadonlyMap<string, string>,
): QuestionChange {
  const count = (list: readonly { value: AnswerValue | null }[]) =>
    distributionOf(
      list.map(({ value }) => value),
      list.length,
    );
  const before = count(earlier.values);
  return {
    year: earlier.year,
    roundTitle: earlier.roundTitle,
    before,
    facts: changeFacts(before, count(asked), earlier.year, 'sv'),
    moved: findMoved(asked, earlier.values, successors),
  };
}
