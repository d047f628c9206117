import type { Actor } from '../../../platform/identity/context.ts';
import { answersFor, mayBeginAnswer, type RoundFacts } from '../policy.ts';

type Acting = Pick<Actor, 'personId' | 'role' | 'organisationId'> | null;

/** Coordinators and approvers of the very organisation learn who else of it has an answer open, while the round is open. */
export const mayKnowPresence = (actor: Acting, round: RoundFacts, organisationId: string) =>
  answersFor(actor, organisationId) &&
  round.status === 'open' &&
  round.origin === 'asked' &&
  round.organisationIds.includes(organisationId);

/** Whoever could begin the answer writes in it; others read. */
export const writesHere = (actor: Acting, round: RoundFacts, organisationId: string) =>
  mayBeginAnswer(actor, round, organisationId);
