import type { Actor } from '../../platform/identity/context.ts';

/** Everyone signed in sees the organisations, the areas and who has which role. */
export const maySeeOrganisations = (actor: Pick<Actor, 'role'> | null) => actor?.role != null;

/** Administrators and planners add and change organisations and areas. */
export const mayEditOrganisations = (actor: Pick<Actor, 'role'> | null) =>
  actor?.role === 'administrator' || actor?.role === 'planner';

/** An administrator adds people, gives roles and ends them. */
export const mayEditPeople = (actor: Pick<Actor, 'role'> | null) => actor?.role === 'administrator';
