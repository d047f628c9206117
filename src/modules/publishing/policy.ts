import type { Actor } from '../../platform/identity/context.ts';

type Acting = Pick<Actor, 'role' | 'organisationId'>;

const CONTENT_ROLES = ['planner', 'board-coordinator', 'board-approver', 'reader'];

/** Every content role reads the report of a closed round. */
export const mayReadReport = (actor: Acting) => CONTENT_ROLES.includes(actor.role ?? '');

/** Planners of the owner unit freeze, add to, publish and withdraw a report. */
export const mayKeepReport = (actor: Acting, report: { ownerId: string }) =>
  actor.role === 'planner' && actor.organisationId === report.ownerId;

/** Planners of the owner unit, and nobody else, read, write and decide the office's text, and read what it has been. */
export const mayWriteOffice = (actor: Acting, report: { ownerId: string }) => mayKeepReport(actor, report);

/** Every content role reads the edition that stands; earlier ones only who writes the text. */
export const mayReadOfficeEdition = (
  actor: Acting,
  report: { ownerId: string },
  { stands }: { stands: boolean },
) => (stands ? mayReadReport(actor) : mayWriteOffice(actor, report));
