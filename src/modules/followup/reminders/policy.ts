import type { Actor } from '../../../platform/identity/context.ts';
import { type RoundFacts, runsRound } from '../policy.ts';

type Acting = Pick<Actor, 'personId' | 'role' | 'organisationId'> | null;

/** The owner's planners see when a round that boards answer reminds, whom it reaches, and what was sent: board by board, never who was handed what. */
export const maySeeReminders = (actor: Acting, round: RoundFacts) =>
  runsRound(actor, round) && round.origin === 'asked';

/** The owner's planners choose when a round reminds until it is closed. */
export const mayPlanReminders = (actor: Acting, round: RoundFacts) =>
  maySeeReminders(actor, round) && round.status !== 'closed';

/** The owner's planners remind now, while the round is open. */
export const mayRemindNow = (actor: Acting, round: RoundFacts) =>
  maySeeReminders(actor, round) && round.status === 'open';
