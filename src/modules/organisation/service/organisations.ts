import { type FieldError, problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import {
  type Merger,
  type MergerResult,
  type Organisation,
  type OrganisationChange,
  type OrganisationDetail,
  type OrganisationDraft,
  OrganisationFilter,
  type OrganisationSearch,
  type RegisterName,
} from '../contract.ts';
import {
  mayEditOrganisations,
  mayEditRolesOf,
  mayMergeOrganisations,
  maySeeOrganisations,
} from '../policy.ts';
import { organisationProblems } from '../problems.ts';
import { checkMerger, checkOrganisation, leadsTo, roleEndsWithUnit } from '../rules.ts';
import * as store from '../store/organisations.ts';
import { takenIndex } from '../store/paging.ts';
import { endRole, listRolesBeyond } from '../store/people.ts';
import { dayOf } from './days.ts';

export async function listOrganisations(ctx: ActingContext, search: OrganisationSearch = {}) {
  if (!maySeeOrganisations(ctx.actor)) throw problems.notFound();
  return await store.listOrganisations(ctx.db, OrganisationFilter.parse(search), dayOf(ctx.now()));
}

export async function getOrganisation(ctx: ActingContext, id: string): Promise<Organisation> {
  const organisation = await store.findOrganisation(ctx.db, id);
  if (!organisation) throw problems.notFound();
  return organisation;
}

export async function getOrganisationDetail(ctx: ActingContext, id: string): Promise<OrganisationDetail> {
  const organisation = await store.findOrganisationDetail(ctx.db, id);
  if (!organisation) throw problems.notFound();
  return organisation;
}

/** Every organisation by every name it goes by, for reading documents; those in force first. */
export async function registerNames(ctx: ActingContext): Promise<RegisterName[]> {
  return await store.listRegisterNames(ctx.db);
}

async function checkDraft(ctx: ActingContext, draft: OrganisationDraft, id: string | null): Promise<void> {
  const errors = checkOrganisation(draft);
  if (id !== null && errors.length === 0) {
    const links = await store.listOrganisationLinks(ctx.db);
    const circle = (path: 'parentId' | 'successorId', message: FieldError['message']) => {
      if (leadsTo(draft[path], id, (at) => links.get(at)?.[path])) errors.push({ path, message });
    };
    circle('parentId', {
      sv: 'En organisation kan inte höra till sig själv, inte heller genom en annan.',
      en: 'An organisation cannot belong to itself, not even by way of another.',
    });
    circle('successorId', {
      sv: 'En organisation kan inte gå upp i sig själv, inte heller genom en annan.',
      en: 'An organisation cannot become part of itself, not even by way of another.',
    });
  }
  if (errors.length > 0) throw problems.invalid({ errors });
}

/** Turns a name that somebody else has into an error at the field. */
async function unlessTaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (takenIndex(error) !== 'organisation_name') throw error;
    throw organisationProblems.nameTaken({
      errors: [{ path: 'name', message: { sv: 'Namnet finns redan.', en: 'The name is taken.' } }],
    });
  }
}

export async function addOrganisation(
  ctx: ActingContext,
  draft: OrganisationDraft,
): Promise<OrganisationDetail> {
  if (!mayEditOrganisations(ctx.actor)) throw problems.notFound();
  await checkDraft(ctx, draft, null);
  return await getOrganisationDetail(ctx, await unlessTaken(() => store.insertOrganisation(ctx.db, draft)));
}

/** @throws conflict, with the present organisation, when somebody changed it meanwhile */
export async function changeOrganisation(
  ctx: ActingContext,
  id: string,
  change: OrganisationChange,
): Promise<OrganisationDetail> {
  if (!mayEditOrganisations(ctx.actor)) throw problems.notFound();
  const present = await getOrganisationDetail(ctx, id);
  await checkDraft(ctx, change, id);
  const done = await unlessTaken(() => store.updateOrganisation(ctx.db, id, change.revision, change));
  if (!done) throw problems.conflict({ current: present });
  return await getOrganisationDetail(ctx, id);
}

/**
 * Lets an organisation go up in another: it keeps its row, gets a last day and a successor, and every role in it
 * that would last longer ends that day.
 * @throws organisation.own-role when one of the roles is the administrator's own
 */
export async function mergeOrganisation(
  ctx: ActingContext,
  id: string,
  merger: Merger,
): Promise<MergerResult> {
  if (!mayMergeOrganisations(ctx.actor)) throw problems.notFound();
  const closing = await getOrganisationDetail(ctx, id);
  const successor = await store.findOrganisation(ctx.db, merger.successorId);
  const errors = successor
    ? checkMerger(closing, successor, merger.lastDay)
    : [{ path: 'successorId', message: { sv: 'Välj en organisation.', en: 'Choose an organisation.' } }];
  if (errors.length > 0) throw problems.invalid({ errors });
  await checkDraft(
    ctx,
    { ...draftOf(closing), successorId: merger.successorId, validTo: merger.lastDay },
    id,
  );

  const roles = await listRolesBeyond(ctx.db, id, merger.lastDay);
  if (roles.some((role) => !mayEditRolesOf(ctx.actor, role.personId))) throw organisationProblems.ownRole();
  if (!(await store.closeOrganisation(ctx.db, id, merger))) throw problems.conflict({ current: closing });
  for (const role of roles) {
    const lastDay = roleEndsWithUnit(role, merger.lastDay);
    if (lastDay !== null) await endRole(ctx.db, role.id, lastDay);
  }
  return { organisation: await getOrganisationDetail(ctx, id), endedRoles: roles.length };
}

/** An organisation as it would be typed. */
export function draftOf(organisation: Organisation): OrganisationDraft {
  const { kind, name, shortName, aliases, inDeclarationOfIntent, validFrom, validTo } = organisation;
  return {
    kind,
    name,
    shortName,
    aliases,
    parentId: organisation.parent?.id ?? null,
    areaId: organisation.area?.id ?? null,
    successorId: organisation.successor?.id ?? null,
    inDeclarationOfIntent,
    validFrom,
    validTo,
  };
}
