import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type {
  Person,
  PersonChange,
  PersonDraft,
  PersonFilter,
  RoleGrant,
  RoleHeld,
  UnitPeople,
} from '../people-contract.ts';
import { containing, cutPage, keyset, validOn } from './paging.ts';

const columns = sql`
  p.id, p.name, p.title, (select m.address from identity.email_address m where m.person_id = p.id) as email,
  p.demo, p.valid_from as "validFrom", p.valid_to as "validTo", p.revision,
  coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'role', a.role,
      'organisation', jsonb_build_object('id', o.id, 'name', o.name), 'validFrom', a.valid_from, 'validTo', a.valid_to)
      order by a.valid_to desc nulls first, o.name collate public.swedish, a.role, a.id)
    from identity.role_assignment a join organisation.organisation o on o.id = a.organisation_id
    where a.person_id = p.id), '[]') as roles`;

/** Two queries; people by name, in the Swedish order. */
export async function listPeople(db: DatabaseTransaction, filter: PersonFilter, today: string) {
  const pattern = containing(filter.q);
  const day = filter.on === 'all' ? null : (filter.on ?? today);
  const withRole = sql`(${filter.role ?? null}::text is null and ${filter.organisationId ?? null}::uuid is null
    or exists (select 1 from identity.role_assignment a where a.person_id = p.id and ${validOn('a', day)}
      and (${filter.role ?? null}::text is null or a.role = ${filter.role ?? null})
      and (${filter.organisationId ?? null}::uuid is null or a.organisation_id = ${filter.organisationId ?? null})))`;
  const matches = sql`(${pattern}::text is null or p.name ilike ${pattern} or p.title ilike ${pattern})
    and ${validOn('p', day)} and ${withRole}`;
  const { after, order } = keyset(sql`p.name`, sql`p.id`, filter.sort, filter.after);
  const { rows } = await sql<Person & { sortKey: string }>`
    select ${columns}, p.name as "sortKey" from identity.person p
    where ${matches} and ${after} order by ${order} limit ${filter.limit + 1}`.execute(db);
  const count = await sql<{ n: number }>`
    select count(*) as n from identity.person p where ${matches}`.execute(db);
  const page = cutPage(rows, filter.limit);
  return { people: page.rows, count: count.rows[0]?.n ?? 0, next: page.next };
}

export async function findPerson(db: DatabaseTransaction, id: string): Promise<Person | null> {
  const { rows } = await sql<Person>`select ${columns} from identity.person p where p.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** @param day null for everyone who has or had a role there */
export async function listUnitPeople(
  db: DatabaseTransaction,
  organisationId: string,
  day: string | null,
): Promise<UnitPeople> {
  const { rows } = await sql<UnitPeople['people'][number]>`
    select a.id as "assignmentId", p.id as "personId", p.name, p.title, a.role,
      a.valid_from as "validFrom", a.valid_to as "validTo"
    from identity.role_assignment a join identity.person p on p.id = a.person_id
    where a.organisation_id = ${organisationId} and ${validOn('a', day)}
    order by p.name collate public.swedish, p.id, a.role, a.id`.execute(db);
  return { people: rows };
}

async function writeEmail(db: DatabaseTransaction, personId: string, email: string | null): Promise<void> {
  if (email === null) {
    await sql`delete from identity.email_address where person_id = ${personId}`.execute(db);
    return;
  }
  await sql`insert into identity.email_address (person_id, address) values (${personId}, ${email})
    on conflict (person_id) do update set address = excluded.address
    where identity.email_address.address <> excluded.address`.execute(db);
}

export async function insertPerson(
  db: DatabaseTransaction,
  draft: PersonDraft,
  demo: boolean,
  today: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into identity.person (name, title, demo, valid_from, valid_to)
    values (${draft.name}, ${draft.title}, ${demo}, ${draft.validFrom ?? today}, ${draft.validTo})
    returning id`.execute(db);
  const id = rows[0]!.id;
  if (draft.email !== null) await writeEmail(db, id, draft.email);
  return id;
}

/** @returns false when the revision is not the present one, or the row may not be changed */
export async function updatePerson(
  db: DatabaseTransaction,
  id: string,
  change: PersonChange,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update identity.person set name = ${change.name}, title = ${change.title},
      valid_from = coalesce(${change.validFrom ?? null}::date, valid_from), valid_to = ${change.validTo},
      revision = revision + 1
    where id = ${id} and revision = ${change.revision} returning id`.execute(db);
  if (rows.length !== 1) return false;
  await writeEmail(db, id, change.email);
  return true;
}

export async function insertRole(
  db: DatabaseTransaction,
  personId: string,
  grant: RoleGrant,
  today: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into identity.role_assignment (person_id, role, organisation_id, valid_from, valid_to)
    values (${personId}, ${grant.role}, ${grant.organisationId}, ${grant.validFrom ?? today},
      ${grant.validTo}) returning id`.execute(db);
  return rows[0]!.id;
}

/** @returns false when the role may not be changed */
export async function endRole(db: DatabaseTransaction, roleId: string, lastDay: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update identity.role_assignment set valid_to = ${lastDay} where id = ${roleId} returning id`.execute(db);
  return rows.length === 1;
}

/** Roles in the unit that would last beyond the day. */
export async function listRolesBeyond(db: DatabaseTransaction, organisationId: string, lastDay: string) {
  const { rows } = await sql<Pick<RoleHeld, 'id' | 'validFrom' | 'validTo'> & { personId: string }>`
    select id, person_id as "personId", valid_from as "validFrom", valid_to as "validTo"
    from identity.role_assignment
    where organisation_id = ${organisationId} and (valid_to is null or valid_to > ${lastDay}::date)
      and (valid_to is null or valid_to >= valid_from)`.execute(db);
  return rows;
}
