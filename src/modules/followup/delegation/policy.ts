import type { Actor } from '../../../platform/identity/context.ts';
import { answersFor, type RoundFacts } from '../policy.ts';

type Acting = Pick<Actor, 'personId' | 'role' | 'organisationId'> | null;

/** Coordinators and approvers of the organisation read who has what; nobody else, planners least of all. */
export const maySeeDelegations = (actor: Acting, round: RoundFacts, organisationId: string) =>
  answersFor(actor, organisationId) &&
  round.status !== 'draft' &&
  round.organisationIds.includes(organisationId);

/** Coordinators of the organisation hand over, hand on and take back while the round is open. */
export const mayDelegate = (actor: Acting, round: RoundFacts, organisationId: string) =>
  actor?.role === 'board-coordinator' &&
  actor.organisationId === organisationId &&
  round.status === 'open' &&
  round.origin === 'asked' &&
  round.organisationIds.includes(organisationId);

/** Only somebody who is a coordinator of the organisation today can be handed a question. */
export const mayBeDelegate = (personId: string, coordinatorIds: readonly string[]) =>
  coordinatorIds.includes(personId);
