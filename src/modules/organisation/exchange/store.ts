import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { Area } from '../contract.ts';
import type { Register, RegisterOrganisation, RegisterPerson, RegisterRole } from './register.ts';

/** The register as it stands, history too. Three queries; no people when they are not asked for. */
export async function readRegister(db: DatabaseTransaction, withPeople: boolean): Promise<Register> {
  const areas = await sql<Area>`
    select id, kind, name, valid_from as "validFrom", valid_to as "validTo", revision from organisation.area
    order by kind, name collate public.swedish, id`.execute(db);
  const organisations = await sql<RegisterOrganisation>`
    select id, kind, name, short_name as "shortName", aliases, parent_id as "parentId", area_id as "areaId",
      successor_id as "successorId", in_declaration_of_intent as "inDeclarationOfIntent",
      valid_from as "validFrom", valid_to as "validTo", revision
    from organisation.organisation order by external, name collate public.swedish, valid_from, id`.execute(
    db,
  );
  if (!withPeople) return { areas: areas.rows, organisations: organisations.rows, people: [] };
  const people = await sql<RegisterPerson>`
    select p.id, p.name, p.title, m.address as email, p.valid_from as "validFrom", p.valid_to as "validTo",
      p.revision, coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'role', a.role, 'organisationId', a.organisation_id,
        'validFrom', a.valid_from, 'validTo', a.valid_to) order by a.valid_from, a.role, a.id)
        filter (where a.id is not null), '[]') as roles
    from identity.person p
    left join identity.email_address m on m.person_id = p.id
    left join identity.role_assignment a on a.person_id = p.id
    group by p.id, m.address order by p.name collate public.swedish, p.id`.execute(db);
  return { areas: areas.rows, organisations: organisations.rows, people: people.rows };
}

/** Rows that would be written, by table and by whether they are there. */
export interface Writes {
  areas: { added: Area[]; changed: Area[] };
  organisations: { added: RegisterOrganisation[]; changed: RegisterOrganisation[] };
  people: { added: RegisterPerson[]; changed: RegisterPerson[] };
  roles: { added: (RegisterRole & { personId: string })[]; changed: RegisterRole[] };
}

/**
 * Writes everything in a fixed number of statements, however many rows.
 * @returns false when a row has got another revision meanwhile, or may not be changed: then undo it all
 */
export async function writeRegister(db: DatabaseTransaction, writes: Writes): Promise<boolean> {
  const { areas, organisations, people, roles } = writes;
  if (!(await updateAreas(db, areas.changed))) return false;
  await insertAreas(db, areas.added);
  // The new first, so that what is changed may refer to them.
  await insertOrganisations(db, organisations.added);
  if (!(await updateOrganisations(db, organisations.changed))) return false;
  await insertPeople(db, people.added);
  if (!(await updatePeople(db, people.changed))) return false;
  await insertRoles(db, roles.added);
  return await updateRoles(db, roles.changed);
}

async function insertAreas(db: DatabaseTransaction, rows: Area[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into organisation.area (id, kind, name, valid_from, valid_to)
    select id, kind, name, "validFrom", "validTo" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, kind text, name text, "validFrom" date, "validTo" date)`.execute(db);
}

async function updateAreas(db: DatabaseTransaction, rows: Area[]): Promise<boolean> {
  if (rows.length === 0) return true;
  const done =
    await sql`update organisation.area a set kind = r.kind, name = r.name, valid_from = r."validFrom",
      valid_to = r."validTo", revision = a.revision + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, kind text, name text, "validFrom" date, "validTo" date, revision integer)
    where a.id = r.id and a.revision = r.revision returning a.id`.execute(db);
  return done.rows.length === rows.length;
}

const organisationRow = sql`as r (id uuid, kind text, name text, "shortName" text, aliases text[], "parentId" uuid,
  "areaId" uuid, "successorId" uuid, "inDeclarationOfIntent" boolean, "validFrom" date, "validTo" date, revision integer)`;

async function insertOrganisations(db: DatabaseTransaction, rows: RegisterOrganisation[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into organisation.organisation (id, kind, name, short_name, aliases, parent_id, area_id,
      successor_id, in_declaration_of_intent, valid_from, valid_to)
    select id, kind, name, "shortName", aliases, "parentId", "areaId", "successorId", "inDeclarationOfIntent",
      "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) ${organisationRow}`.execute(db);
}

async function updateOrganisations(db: DatabaseTransaction, rows: RegisterOrganisation[]): Promise<boolean> {
  if (rows.length === 0) return true;
  const done = await sql`update organisation.organisation o set kind = r.kind, name = r.name,
      short_name = r."shortName", aliases = r.aliases, parent_id = r."parentId", area_id = r."areaId",
      successor_id = r."successorId", in_declaration_of_intent = r."inDeclarationOfIntent",
      valid_from = r."validFrom", valid_to = r."validTo", revision = o.revision + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) ${organisationRow}
    where o.id = r.id and o.revision = r.revision returning o.id`.execute(db);
  return done.rows.length === rows.length;
}

const personRow = sql`as r (id uuid, name text, title text, email text, "validFrom" date, "validTo" date,
  revision integer)`;

async function writeEmails(db: DatabaseTransaction, rows: RegisterPerson[]): Promise<void> {
  await sql`insert into identity.email_address (person_id, address)
    select id, email from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) ${personRow} where email is not null
    on conflict (person_id) do update set address = excluded.address
    where identity.email_address.address <> excluded.address`.execute(db);
}

async function insertPeople(db: DatabaseTransaction, rows: RegisterPerson[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into identity.person (id, name, title, valid_from, valid_to)
    select id, name, title, "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) ${personRow}`.execute(db);
  await writeEmails(db, rows);
}

async function updatePeople(db: DatabaseTransaction, rows: RegisterPerson[]): Promise<boolean> {
  if (rows.length === 0) return true;
  const done =
    await sql`update identity.person p set name = r.name, title = r.title, valid_from = r."validFrom",
      valid_to = r."validTo", revision = p.revision + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) ${personRow}
    where p.id = r.id and p.revision = r.revision returning p.id`.execute(db);
  await sql`delete from identity.email_address m
    using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) ${personRow}
    where m.person_id = r.id and r.email is null`.execute(db);
  await writeEmails(db, rows);
  return done.rows.length === rows.length;
}

async function insertRoles(
  db: DatabaseTransaction,
  rows: (RegisterRole & { personId: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into identity.role_assignment (id, person_id, role, organisation_id, valid_from, valid_to)
    select id, "personId", role, "organisationId", "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
      (id uuid, "personId" uuid, role text, "organisationId" uuid, "validFrom" date, "validTo" date)`.execute(
    db,
  );
}

async function updateRoles(db: DatabaseTransaction, rows: RegisterRole[]): Promise<boolean> {
  if (rows.length === 0) return true;
  const done = await sql`update identity.role_assignment a set valid_to = r."validTo"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "validTo" date)
    where a.id = r.id returning a.id`.execute(db);
  return done.rows.length === rows.length;
}

/** Tells the log that somebody took the register, or a part of it, along. */
export async function noteExchange(db: DatabaseTransaction, act: string, facts: object): Promise<void> {
  await sql`select audit.note(${act}, 'organisation.register', '', ${JSON.stringify(facts)}::jsonb)`.execute(
    db,
  );
}
