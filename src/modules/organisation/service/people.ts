import { type FieldError, problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import {
  type Person,
  type PersonChange,
  type PersonDraft,
  PersonFilter,
  type PersonSearch,
  type RoleGrant,
  type UnitPeople,
} from '../people-contract.ts';
import { mayEditPeople, mayEditRolesOf, maySeeOrganisations } from '../policy.ts';
import { organisationProblems } from '../problems.ts';
import { checkPeriod, overlaps, shiftDay } from '../rules.ts';
import { takenIndex } from '../store/paging.ts';
import * as store from '../store/people.ts';
import { dayAsked, dayOf } from './days.ts';
import { getOrganisation } from './organisations.ts';

export async function listPeople(ctx: ActingContext, search: PersonSearch = {}) {
  if (!maySeeOrganisations(ctx.actor)) throw problems.notFound();
  return await store.listPeople(ctx.db, PersonFilter.parse(search), dayOf(ctx.now()));
}

export async function getPerson(ctx: ActingContext, id: string): Promise<Person> {
  const person = await store.findPerson(ctx.db, id);
  if (!person) throw problems.notFound();
  return person;
}

/** Who has a role in a unit, by name. */
export async function listUnitPeople(
  ctx: ActingContext,
  organisationId: string,
  search: { on?: string | undefined } = {},
): Promise<UnitPeople> {
  await getOrganisation(ctx, organisationId);
  return await store.listUnitPeople(ctx.db, organisationId, dayAsked(ctx, search.on));
}

function refuse(errors: FieldError[]): void {
  if (errors.length > 0) throw problems.invalid({ errors });
}

async function unlessTaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (takenIndex(error) !== 'email_address_unique') throw error;
    throw organisationProblems.emailTaken({
      errors: [{ path: 'email', message: { sv: 'Adressen används redan.', en: 'The address is in use.' } }],
    });
  }
}

/** @param demo marks an invented person; only demo persons can sign in without an identity provider */
export async function addPerson(ctx: ActingContext, draft: PersonDraft, demo = false): Promise<Person> {
  if (!mayEditPeople(ctx.actor)) throw problems.notFound();
  const today = dayOf(ctx.now());
  refuse(checkPeriod({ validFrom: draft.validFrom ?? today, validTo: draft.validTo }));
  return await getPerson(ctx, await unlessTaken(() => store.insertPerson(ctx.db, draft, demo, today)));
}

/** @throws conflict, with the present person, when somebody changed it meanwhile */
export async function changePerson(ctx: ActingContext, id: string, change: PersonChange): Promise<Person> {
  if (!mayEditPeople(ctx.actor)) throw problems.notFound();
  const present = await getPerson(ctx, id);
  refuse(checkPeriod({ validFrom: change.validFrom ?? present.validFrom, validTo: change.validTo }));
  const done = await unlessTaken(() => store.updatePerson(ctx.db, id, change));
  if (!done) throw problems.conflict({ current: present });
  return await getPerson(ctx, id);
}

/** @throws organisation.own-role when the person is the administrator themself */
export async function giveRole(ctx: ActingContext, personId: string, grant: RoleGrant): Promise<Person> {
  if (!mayEditPeople(ctx.actor)) throw problems.notFound();
  if (!mayEditRolesOf(ctx.actor, personId)) throw organisationProblems.ownRole();
  const person = await getPerson(ctx, personId);
  const organisation = await getOrganisation(ctx, grant.organisationId);
  const today = dayOf(ctx.now());
  const period = { validFrom: grant.validFrom ?? today, validTo: grant.validTo };
  refuse(checkPeriod(period));
  if (!overlaps(period, organisation)) {
    refuse([
      {
        path: 'organisationId',
        message: {
          sv: 'Organisationen finns inte under de dagarna.',
          en: 'The organisation does not exist on those days.',
        },
      },
    ]);
  }
  const held = person.roles.some(
    (role) =>
      role.role === grant.role && role.organisation.id === grant.organisationId && overlaps(role, period),
  );
  if (held) throw organisationProblems.roleHeld();
  await store.insertRole(ctx.db, personId, grant, today);
  return await getPerson(ctx, personId);
}

/**
 * Sets a role's last day. Today lets the person finish the day; yesterday ends the role at once.
 * @throws organisation.own-role when the person is the administrator themself
 */
export async function endRole(
  ctx: ActingContext,
  personId: string,
  roleId: string,
  lastDay = dayOf(ctx.now()),
): Promise<Person> {
  if (!mayEditPeople(ctx.actor)) throw problems.notFound();
  if (!mayEditRolesOf(ctx.actor, personId)) throw organisationProblems.ownRole();
  const person = await getPerson(ctx, personId);
  const role = person.roles.find((each) => each.id === roleId);
  if (!role) throw problems.notFound();
  if (role.validTo !== null && role.validTo < dayOf(ctx.now())) throw problems.notAllowedNow();
  if (lastDay < shiftDay(role.validFrom, -1)) {
    refuse([
      {
        path: 'lastDay',
        message: {
          sv: 'Sista dagen kan inte vara före rollens första dag.',
          en: 'The last day cannot be before the role’s first.',
        },
      },
    ]);
  }
  await store.endRole(ctx.db, roleId, lastDay);
  return await getPerson(ctx, personId);
}
