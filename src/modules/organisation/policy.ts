import type { Actor } from '../../platform/identity/context.ts';

/** Everyone signed in sees the organisations, the areas and who has which role. */
export const maySeeOrganisations = (actor: Pick<Actor, 'role'> | null) => actor?.role != null;

/** Administrators and planners add and change organisations and areas. */
export const mayEditOrganisations = (actor: Pick<Actor, 'role'> | null) =>
  actor?.role === 'administrator' || actor?.role === 'planner';

/** An administrator adds people, gives roles and ends them. */
export const mayEditPeople = (actor: Pick<Actor, 'role'> | null) => actor?.role === 'administrator';

/** Nobody gives or ends a role of their own: another administrator must do it. */
export const mayEditRolesOf = (actor: Pick<Actor, 'role' | 'personId'> | null, personId: string) =>
  mayEditPeople(actor) && actor?.personId !== personId;

/** An administrator lets a board go up in another, because people's roles end with it. */
export const mayMergeOrganisations = (actor: Pick<Actor, 'role'> | null) => mayEditPeople(actor);

/** Administrators and planners see e-mail addresses, and a person their own. */
export const maySeeEmail = (actor: Pick<Actor, 'role' | 'personId'> | null, personId: string) =>
  actor?.role === 'administrator' || actor?.role === 'planner' || actor?.personId === personId;
