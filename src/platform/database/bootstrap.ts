import { createHmac } from 'node:crypto';
import pg from 'pg';

export const LOGIN_ROLES = [
  'samlad_owner',
  'samlad_login',
  'samlad_app',
  'samlad_jobs',
  'samlad_stats',
] as const;
export type LoginRole = (typeof LOGIN_ROLES)[number];

/** Connection strings, one for each login role. */
export type RoleUrls = Record<LoginRole, string>;

/** A role's password: derived, so that only one secret has to be kept. */
function passwordFor(role: LoginRole, secret: string): string {
  return createHmac('sha256', secret).update(`samlad database role ${role}`).digest('base64url');
}

/** The same server and database, signed in as one of our roles. */
export function roleUrls(databaseUrl: string, secret: string): RoleUrls {
  return Object.fromEntries(
    LOGIN_ROLES.map((role) => {
      const url = new URL(databaseUrl);
      url.username = role;
      url.password = passwordFor(role, secret);
      return [role, url.toString()];
    }),
  ) as RoleUrls;
}

/** In the given database, or in `postgres` when it is yet to be made. */
async function connectAdmin(adminUrl: string): Promise<pg.Client> {
  const open = async (connectionString: string) => {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  try {
    return await open(adminUrl);
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw error;
    const url = new URL(adminUrl);
    url.pathname = '/postgres';
    return await open(url.toString());
  }
}

interface AdminPowers {
  name: string;
  super: boolean;
  roles: boolean;
  databases: boolean;
}

async function findPowers(admin: pg.Client): Promise<AdminPowers> {
  const { rows } = await admin.query<AdminPowers>(`select rolname as name, rolsuper as super,
    rolsuper or rolcreaterole as roles, rolsuper or rolcreatedb as databases from pg_roles where rolname = current_user`);
  return rows[0]!;
}

/** Roles that are missing, without a password yet, and so without a way in. */
async function makeRoles(admin: pg.Client, powers: AdminPowers): Promise<void> {
  for (const role of LOGIN_ROLES) {
    const { rows } = await admin.query<{ powerful: boolean }>(
      `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as powerful
       from pg_roles where rolname = $1`,
      [role],
    );
    // Only a superuser may even mention some attributes, so a role that is as it should be is left alone.
    const plain = 'nosuperuser nobypassrls nocreaterole nocreatedb noreplication';
    if (!rows[0]) await admin.query(`create role ${role} login`);
    else if (rows[0].powerful && powers.super) await admin.query(`alter role ${role} ${plain}`);
    else if (rows[0].powerful)
      throw new Error(
        `Databasrollen ${role} har större rättigheter än den får ha. Ta bort dem med: alter role ${role} ${plain}`,
      );
  }
}

async function setPasswords(admin: pg.Client, secret: string): Promise<void> {
  for (const role of LOGIN_ROLES)
    await admin.query(`alter role ${role} login password ${admin.escapeLiteral(passwordFor(role, secret))}`);
}

async function findOwner(admin: pg.Client, database: string): Promise<string | null> {
  const { rows } = await admin.query<{ owner: string }>(
    'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
    [database],
  );
  return rows[0]?.owner ?? null;
}

/** Before anything is made, so that nothing is left half made. */
async function checkPowers(admin: pg.Client, powers: AdminPowers, database: string): Promise<void> {
  if (!powers.roles)
    throw new Error(
      `Användaren ${powers.name} i DATABASE_URL får inte skapa roller. Ge den rätten med: alter role ${powers.name} createrole createdb`,
    );
  if (!powers.databases && !(await findOwner(admin, database)))
    throw new Error(
      `Användaren ${powers.name} i DATABASE_URL får inte skapa databaser, och databasen ${database} finns inte. Ge den rätten med: alter role ${powers.name} createdb`,
    );
}

/** From PostgreSQL 16 who makes a role may give it away but is not in it; making a database for it takes that. */
async function joinOwner(admin: pg.Client, powers: AdminPowers): Promise<void> {
  if (powers.super) return;
  const { rows } = await admin.query<{ member: boolean }>(
    `select pg_has_role(current_user, 'samlad_owner', 'usage') as member`,
  );
  if (rows[0]?.member) return;
  await admin.query('grant samlad_owner to current_user').catch((error: pg.DatabaseError) => {
    if (error.code !== '42501') throw error;
    throw new Error(
      `Rollerna samlad_… har gjorts av någon annan än ${powers.name}. Låt den som gjorde dem köra: grant ${LOGIN_ROLES.join(', ')} to ${powers.name} with admin option`,
    );
  });
}

async function makeDatabase(admin: pg.Client, powers: AdminPowers, database: string): Promise<void> {
  const name = admin.escapeIdentifier(database);
  await joinOwner(admin, powers);
  const owner = await findOwner(admin, database);
  if (!owner) {
    await admin.query(
      `create database ${name} owner samlad_owner template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
    );
  } else if (owner !== 'samlad_owner') await admin.query(`alter database ${name} owner to samlad_owner`);
  await admin.query(`revoke all on database ${name} from public`);
  await admin.query(
    `grant connect on database ${name} to samlad_login, samlad_app, samlad_jobs, samlad_stats`,
  );
}

/**
 * Functions that PostgreSQL gives everybody and that leave something behind outside the wall: large objects are rows
 * without policies. Only a superuser can take them back; on a server of somebody else's see docs/decisions.
 */
async function takeBackLargeObjects(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`revoke all on function pg_catalog.lo_create(oid), pg_catalog.lo_creat(integer),
      pg_catalog.lo_from_bytea(oid, bytea) from public`);
  } finally {
    await admin.end();
  }
}

/**
 * Makes the five login roles (none of them superuser, none with BYPASSRLS) and the database, owned by samlad_owner.
 * Safe to repeat. `adminUrl` needs CREATEROLE and CREATEDB, not more.
 * @param claim runs when the database is there and before any password changes, with the administrator's connection
 *   string to it; throws when the installation is somebody else's
 * @throws Error with a Swedish text when the administrator lacks rights
 */
export async function bootstrapDatabase(
  adminUrl: string,
  database: string,
  secret: string,
  claim?: (adminUrl: string) => Promise<void>,
): Promise<RoleUrls> {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  const admin = await connectAdmin(adminUrl);
  let powers: AdminPowers;
  try {
    powers = await findPowers(admin);
    await checkPowers(admin, powers, database);
    await admin.query('select pg_advisory_lock(724001)');
    await makeRoles(admin, powers);
    await makeDatabase(admin, powers, database);
    await claim?.(url.toString());
    await setPasswords(admin, secret);
  } finally {
    await admin.end();
  }
  if (powers.super) await takeBackLargeObjects(url.toString());
  return roleUrls(url.toString(), secret);
}
