import { problems } from '../../platform/http/problem.ts';
import type { ActingContext } from '../../platform/identity/context.ts';
import type {
  Organisation,
  OrganisationChange,
  OrganisationDraft,
  OrganisationFilter,
  Person,
  PersonDraft,
  RoleGrant,
} from './contract.ts';
import { mayEditOrganisations, mayEditPeople, maySeeOrganisations } from './policy.ts';
import { organisationProblems } from './problems.ts';
import { checkOrganisation } from './rules.ts';
import * as store from './store.ts';

/** Today as the city counts days, `YYYY-MM-DD`. */
export const dayOf = (moment: Date) => moment.toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

export async function listOrganisations(ctx: ActingContext, filter: OrganisationFilter) {
  if (!maySeeOrganisations(ctx.actor)) throw problems.notFound();
  return await store.listOrganisations(ctx.db, filter, dayOf(ctx.now()));
}

export async function getOrganisation(ctx: ActingContext, id: string): Promise<Organisation> {
  const organisation = await store.findOrganisation(ctx.db, id);
  if (!organisation) throw problems.notFound();
  return organisation;
}

async function checkDraft(ctx: ActingContext, draft: OrganisationDraft, id: string | null): Promise<void> {
  const errors = checkOrganisation(draft);
  if (errors.length > 0) throw problems.invalid({ errors });
  const holder = draft.validTo === null ? await store.findOrganisationIdByName(ctx.db, draft.name) : null;
  if (holder && holder !== id) {
    throw organisationProblems.nameTaken({
      errors: [{ path: 'name', message: { sv: 'Namnet finns redan.', en: 'The name is taken.' } }],
    });
  }
}

export async function addOrganisation(ctx: ActingContext, draft: OrganisationDraft): Promise<Organisation> {
  if (!mayEditOrganisations(ctx.actor)) throw problems.notFound();
  await checkDraft(ctx, draft, null);
  return await getOrganisation(ctx, await store.insertOrganisation(ctx.db, draft));
}

/** @throws conflict, with the present organisation, when somebody changed it meanwhile */
export async function changeOrganisation(
  ctx: ActingContext,
  id: string,
  change: OrganisationChange,
): Promise<Organisation> {
  if (!mayEditOrganisations(ctx.actor)) throw problems.notFound();
  const present = await getOrganisation(ctx, id);
  await checkDraft(ctx, change, id);
  const done = await store.updateOrganisation(ctx.db, id, change.revision, change);
  if (!done) throw problems.conflict({ current: present });
  return await getOrganisation(ctx, id);
}

export async function listAreas(ctx: ActingContext) {
  return { areas: await store.listAreas(ctx.db) };
}

export async function addArea(
  ctx: ActingContext,
  kind: 'city-area' | 'police-area',
  name: string,
): Promise<string> {
  if (!mayEditOrganisations(ctx.actor)) throw problems.notFound();
  return await store.insertArea(ctx.db, kind, name);
}

export async function listPeople(ctx: ActingContext, filter: { q?: string; after?: string; limit: number }) {
  return await store.listPeople(ctx.db, filter.q, filter.after, filter.limit);
}

async function getPerson(ctx: ActingContext, id: string): Promise<Person> {
  const person = await store.findPerson(ctx.db, id);
  if (!person) throw problems.notFound();
  return person;
}

/** @param demo marks an invented person; only demo persons can sign in without an identity provider */
export async function addPerson(ctx: ActingContext, draft: PersonDraft, demo = false): Promise<Person> {
  if (!mayEditPeople(ctx.actor)) throw problems.notFound();
  return await getPerson(ctx, await store.insertPerson(ctx.db, draft, demo));
}

export async function giveRole(ctx: ActingContext, personId: string, grant: RoleGrant): Promise<Person> {
  if (!mayEditPeople(ctx.actor)) throw problems.notFound();
  await getPerson(ctx, personId);
  await getOrganisation(ctx, grant.organisationId);
  await store.insertRole(ctx.db, personId, grant);
  return await getPerson(ctx, personId);
}

/** The role's last day is today; whoever acts in it is out of it tomorrow, and out at once if it began today. */
export async function endRole(ctx: ActingContext, personId: string, roleId: string): Promise<Person> {
  if (!mayEditPeople(ctx.actor)) throw problems.notFound();
  const done = await store.endRole(ctx.db, roleId, dayOf(ctx.now()));
  if (!done) throw problems.notFound();
  return await getPerson(ctx, personId);
}
