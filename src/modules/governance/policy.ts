import type { Actor } from '../../platform/identity/context.ts';
import type { VersionStatus } from './contract.ts';
import { isOpen } from './rules/status.ts';

type Asker = Pick<Actor, 'role' | 'organisationId'> | null;
type Owned = { ownerOrganisationId: string };

/** Roles that work with content; administration and log review do not. */
const isContentRole = (actor: Asker) =>
  actor?.role === 'planner' ||
  actor?.role === 'board-coordinator' ||
  actor?.role === 'board-approver' ||
  actor?.role === 'reader';

/** A planner acting for the unit that owns the document. */
export const mayKeepDocument = (actor: Asker, document: Owned) =>
  actor?.role === 'planner' && actor.organisationId === document.ownerOrganisationId;

/** Planners add documents, which their own unit then owns. */
export const mayAddDocument = (actor: Asker) => actor?.role === 'planner';

/** What has been sent out is read by every content role; what is being worked on by planners of the owner unit. */
export const mayReadVersion = (actor: Asker, version: Owned & { status: VersionStatus }) =>
  mayKeepDocument(actor, version) || (!isOpen(version.status) && isContentRole(actor));

/** Planners of the owner unit edit a version until it is sent out or adopted. */
export const mayEditVersion = (actor: Asker, version: Owned & { status: VersionStatus }) =>
  mayKeepDocument(actor, version) && isOpen(version.status);

/** Planners of the owner unit send out, adopt, supersede and end. */
export const mayMoveVersion = (actor: Asker, version: Owned) => mayKeepDocument(actor, version);
