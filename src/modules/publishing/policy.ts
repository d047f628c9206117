import type { Actor } from '../../platform/identity/context.ts';

type Acting = Pick<Actor, 'role' | 'organisationId'>;

const CONTENT_ROLES = ['planner', 'board-coordinator', 'board-approver', 'reader'];

/** Every content role reads the report of a closed round. */
export const mayReadReport = (actor: Acting) => CONTENT_ROLES.includes(actor.role ?? '');

/** Planners of the owner unit freeze, add to, publish and withdraw a report. */
export const mayKeepReport = (actor: Acting, report: { ownerId: string }) =>
  actor.role === 'planner' && actor.organisationId === report.ownerId;
