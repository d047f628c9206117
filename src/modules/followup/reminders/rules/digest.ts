import { type ReminderPlan, remindsToday, USUAL_PLAN } from './schedule.ts';

/** What one person has left in one round, for one board, in one role. */
export interface ReminderFact {
  personId: string;
  language: 'sv' | 'en';
  role: 'board-coordinator' | 'board-approver';
  organisationId: string;
  organisationName: string;
  roundId: string;
  roundTitle: string;
  dueOn: string;
  openedOn: string;
  /** Null when the round follows the usual plan. */
  plan: ReminderPlan | null;
  toAnswer: number;
  returned: number;
  toApprove: number;
  firstToAnswer: string | null;
  firstReturned: string | null;
}

/** One letter: everything a person has left. */
export interface Digest {
  personId: string;
  language: 'sv' | 'en';
  parts: ReminderFact[];
}

interface Moment {
  today: string;
  /** The last day it was decided who is reminded; null when never. */
  previous: string | null;
  /** Whether the rounds' own days count: once a day. */
  daily: boolean;
  /** Rounds whose planner wants reminders now. */
  requested: ReadonlySet<string>;
}

/**
 * Who gets a letter now. Whoever has something left in a round that reminds gets one letter with all they have left in
 * every round, so that nobody gets two; rounds that do not remind by themselves stand in it only when asked for.
 */
export function decideDigests(facts: readonly ReminderFact[], moment: Moment): Digest[] {
  const { today, previous, daily, requested } = moment;
  const planOf = (fact: ReminderFact) => fact.plan ?? USUAL_PLAN;
  const isDue = (fact: ReminderFact) =>
    requested.has(fact.roundId) || (daily && remindsToday(planOf(fact), fact, { today, previous }));
  const byPerson = new Map<string, ReminderFact[]>();
  for (const fact of facts) byPerson.set(fact.personId, [...(byPerson.get(fact.personId) ?? []), fact]);
  return [...byPerson.values()]
    .filter((parts) => parts.some(isDue))
    .map((parts) => ({
      personId: parts[0]!.personId,
      language: parts[0]!.language,
      parts: parts.filter((fact) => requested.has(fact.roundId) || planOf(fact).enabled),
    }));
}
