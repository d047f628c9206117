import { createHmac } from 'node:crypto';
import pg from 'pg';

export const LOGIN_ROLES = ['samlad_owner', 'samlad_login', 'samlad_app', 'samlad_stats'] as const;
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

/**
 * Makes the four login roles (none of them superuser, none with BYPASSRLS) and the database, owned by samlad_owner.
 * Safe to repeat. `adminUrl` needs CREATEROLE and CREATEDB.
 */
export async function bootstrapDatabase(
  adminUrl: string,
  database: string,
  secret: string,
): Promise<RoleUrls> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock(724001)');
    for (const role of LOGIN_ROLES) {
      const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
      const verb = rowCount ? 'alter' : 'create';
      const password = admin.escapeLiteral(passwordFor(role, secret));
      await admin.query(
        `${verb} role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password ${password}`,
      );
    }
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [database]);
    const name = admin.escapeIdentifier(database);
    if (!rowCount) {
      await admin.query('grant samlad_owner to current_user').catch(() => {});
      await admin.query(
        `create database ${name} owner samlad_owner template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
      );
    }
    await admin.query(`revoke all on database ${name} from public`);
    await admin.query(`grant connect on database ${name} to samlad_login, samlad_app, samlad_stats`);
  } finally {
    await admin.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return roleUrls(url.toString(), secret);
}
