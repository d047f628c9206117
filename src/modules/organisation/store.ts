import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/database/connection.ts';
import type {
  Area,
  Organisation,
  OrganisationDraft,
  OrganisationFilter,
  Person,
  PersonDraft,
  RoleGrant,
} from './contract.ts';

const organisationColumns = sql`
  o.id, o.kind, o.name, o.short_name as "shortName", o.aliases, o.external,
  case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as parent,
  case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as area,
  case when s.id is null then null else jsonb_build_object('id', s.id, 'name', s.name) end as successor,
  o.in_declaration_of_intent as "inDeclarationOfIntent",
  o.valid_from as "validFrom", o.valid_to as "validTo", o.revision`;
const organisationTables = sql`
  organisation.organisation o
  left join organisation.organisation p on p.id = o.parent_id
  left join organisation.area a on a.id = o.area_id
  left join organisation.organisation s on s.id = o.successor_id`;

/** Where a page ends: the sort key and identifier of its last row. */
interface Cursor {
  name: string;
  id: string;
}
const writeCursor = (cursor: Cursor) =>
  Buffer.from(JSON.stringify([cursor.name, cursor.id])).toString('base64url');
function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    const [name, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, string];
    return typeof name === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { name, id } : null;
  } catch {
    return null;
  }
}

/** Two queries, however many there are. */
export async function listOrganisations(db: DatabaseTransaction, filter: OrganisationFilter, today: string) {
  const cursor = readCursor(filter.after);
  const pattern = filter.q ? `%${filter.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const day = filter.on === 'all' ? null : (filter.on ?? today);
  const matches = sql`
    (${pattern}::text is null or o.name ilike ${pattern} or o.short_name ilike ${pattern}
      or exists (select 1 from unnest(o.aliases) alias where alias ilike ${pattern}))
    and (${filter.kind ?? null}::text is null or o.kind = ${filter.kind ?? null})
    and (${filter.scope} = 'all' or o.external = (${filter.scope} = 'external'))
    and (${day}::date is null or (o.valid_from <= ${day}::date and (o.valid_to is null or o.valid_to >= ${day}::date)))`;
  const { rows } = await sql<Organisation>`
    select ${organisationColumns} from ${organisationTables}
    where ${matches} and (${cursor?.name ?? null}::text is null
      or (o.name collate public.swedish, o.id) > (${cursor?.name ?? ''} collate public.swedish, ${cursor?.id ?? null}::uuid))
    order by o.name collate public.swedish, o.id limit ${filter.limit + 1}`.execute(db);
  const count = await sql<{
    n: number;
  }>`select count(*) as n from organisation.organisation o where ${matches}`.execute(db);
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    organisations: page,
    count: count.rows[0]?.n ?? 0,
    next: rows.length > filter.limit && last ? writeCursor(last) : null,
  };
}

export async function findOrganisation(db: DatabaseTransaction, id: string): Promise<Organisation | null> {
  const { rows } = await sql<Organisation>`
    select ${organisationColumns} from ${organisationTables} where o.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function findOrganisationIdByName(
  db: DatabaseTransaction,
  name: string,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from organisation.organisation where lower(name) = lower(${name}) and valid_to is null`.execute(
    db,
  );
  return rows[0]?.id ?? null;
}

export async function insertOrganisation(db: DatabaseTransaction, draft: OrganisationDraft): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into organisation.organisation (kind, name, short_name, aliases, parent_id, area_id, successor_id,
      in_declaration_of_intent, valid_from, valid_to)
    values (${draft.kind}, ${draft.name}, ${draft.shortName}, ${draft.aliases}::text[], ${draft.parentId}, ${draft.areaId},
      ${draft.successorId}, ${draft.inDeclarationOfIntent}, ${draft.validFrom}, ${draft.validTo})
    returning id`.execute(db);
  return rows[0]!.id;
}

/** @returns false when the revision is not the present one, or the row may not be changed */
export async function updateOrganisation(
  db: DatabaseTransaction,
  id: string,
  revision: number,
  draft: OrganisationDraft,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update organisation.organisation set kind = ${draft.kind}, name = ${draft.name}, short_name = ${draft.shortName},
      aliases = ${draft.aliases}::text[], parent_id = ${draft.parentId}, area_id = ${draft.areaId},
      successor_id = ${draft.successorId}, in_declaration_of_intent = ${draft.inDeclarationOfIntent},
      valid_from = ${draft.validFrom}, valid_to = ${draft.validTo}, revision = revision + 1
    where id = ${id} and revision = ${revision} returning id`.execute(db);
  return rows.length === 1;
}

export async function listAreas(db: DatabaseTransaction): Promise<Area[]> {
  const { rows } = await sql<Area>`
    select id, kind, name, valid_from as "validFrom", valid_to as "validTo" from organisation.area
    order by kind, name collate public.swedish`.execute(db);
  return rows;
}

export async function insertArea(db: DatabaseTransaction, kind: Area['kind'], name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into organisation.area (kind, name) values (${kind}, ${name}) returning id`.execute(db);
  return rows[0]!.id;
}

const personColumns = sql`
  p.id, p.name, p.title, p.email, p.demo, p.valid_from as "validFrom", p.valid_to as "validTo",
  coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'role', a.role,
      'organisation', jsonb_build_object('id', o.id, 'name', o.name), 'validFrom', a.valid_from, 'validTo', a.valid_to)
      order by a.valid_to nulls first, o.name collate public.swedish, a.role)
    from identity.role_assignment a join organisation.organisation o on o.id = a.organisation_id
    where a.person_id = p.id), '[]') as roles`;

/** Two queries; people by name, in the Swedish order. */
export async function listPeople(
  db: DatabaseTransaction,
  q: string | undefined,
  after: string | undefined,
  limit: number,
) {
  const cursor = readCursor(after);
  const pattern = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const matches = sql`(${pattern}::text is null or p.name ilike ${pattern} or p.title ilike ${pattern})`;
  const { rows } = await sql<Person>`
    select ${personColumns} from identity.person p
    where ${matches} and (${cursor?.name ?? null}::text is null
      or (p.name collate public.swedish, p.id) > (${cursor?.name ?? ''} collate public.swedish, ${cursor?.id ?? null}::uuid))
    order by p.name collate public.swedish, p.id limit ${limit + 1}`.execute(db);
  const count = await sql<{
    n: number;
  }>`select count(*) as n from identity.person p where ${matches}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    people: page,
    count: count.rows[0]?.n ?? 0,
    next: rows.length > limit && last ? writeCursor(last) : null,
  };
}

export async function findPerson(db: DatabaseTransaction, id: string): Promise<Person | null> {
  const { rows } =
    await sql<Person>`select ${personColumns} from identity.person p where p.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function insertPerson(
  db: DatabaseTransaction,
  draft: PersonDraft,
  demo: boolean,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into identity.person (name, title, email, demo) values (${draft.name}, ${draft.title}, ${draft.email}, ${demo})
    returning id`.execute(db);
  return rows[0]!.id;
}

export async function insertRole(
  db: DatabaseTransaction,
  personId: string,
  grant: RoleGrant,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into identity.role_assignment (person_id, role, organisation_id, valid_from, valid_to)
    values (${personId}, ${grant.role}, ${grant.organisationId}, coalesce(${grant.validFrom ?? null}::date, current_date),
      ${grant.validTo}) returning id`.execute(db);
  return rows[0]!.id;
}

/** @returns false when there is no such role to end */
export async function endRole(db: DatabaseTransaction, roleId: string, lastDay: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update identity.role_assignment set valid_to = greatest(valid_from, ${lastDay}::date)
    where id = ${roleId} and valid_to is null returning id`.execute(db);
  return rows.length === 1;
}
