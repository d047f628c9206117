import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { roleUrls } from '../../src/platform/database/bootstrap.ts';
import { type Connection, connect } from '../../src/platform/database/connection.ts';
import {
  type ActingContext,
  acting,
  hashToken,
  newToken,
  withSession,
} from '../../src/platform/identity/context.ts';
import type { Role } from '../../src/platform/identity/contract.ts';
import { TEMPLATE, TEST_SECRET } from './server.ts';

/** A database of a test's own, copied from the migrated template. */
export interface TestCity {
  app: Connection;
  login: Connection;
  /** As the jobs that nobody is signed in to. */
  jobs: Connection;
  /** For arranging and looking behind the wall; policies do not apply to what the owner maintains. */
  owner: Connection;
  urls: ReturnType<typeof roleUrls>;
  now: () => Date;
  addOrganisation(name: string, kind?: string): Promise<string>;
  /** Adds a person in a role and returns a session token. */
  signIn(role: Role, organisationId: string, name?: string): Promise<TestSession>;
  /** Runs work in the session's transaction, as the HTTP layer does. */
  as<T>(session: TestSession, work: (ctx: ActingContext) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface TestSession {
  token: string;
  personId: string;
  organisationId: string;
  role: Role;
}

/**
 * @param adminUrl another server than the run's, for what must not be disturbed by other tests' transactions
 * @param since the first day of people and their roles, for tests that play on days of their own; otherwise today
 */
export async function createTestCity(
  adminUrl = inject('adminUrl'),
  since: string | null = null,
): Promise<TestCity> {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create database ${database} template ${TEMPLATE} owner samlad_owner`);
  await admin.query(`revoke all on database ${database} from public`);
  await admin.query(
    `grant connect on database ${database} to samlad_login, samlad_app, samlad_jobs, samlad_stats`,
  );
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  const urls = roleUrls(url.toString(), TEST_SECRET);
  const app = connect(urls.samlad_app, 6);
  const login = connect(urls.samlad_login, 2);
  const jobs = connect(urls.samlad_jobs, 2);
  const owner = connect(urls.samlad_owner, 2);
  const now = () => new Date();

  const addOrganisation = async (name: string, kind = 'board') => {
    const { rows } = await sql<{ id: string }>`
      insert into organisation.organisation (name, kind) values (${name}, ${kind}) returning id`.execute(
      owner.db,
    );
    return rows[0]!.id;
  };
  const signIn = async (role: Role, organisationId: string, name = `Test ${randomUUID().slice(0, 8)}`) => {
    const { rows } = await sql<{ id: string }>`
      insert into identity.person (name, demo, valid_from) values (${name}, true, coalesce(${since}::date, current_date)) returning id`.execute(
      owner.db,
    );
    const personId = rows[0]!.id;
    await sql`insert into identity.role_assignment (person_id, role, organisation_id, valid_from)
      values (${personId}, ${role}, ${organisationId}, coalesce(${since}::date, current_date))`.execute(
      owner.db,
    );
    const token = newToken();
    await sql`select identity.open_session(${personId}::uuid, ${hashToken(token)}, 'demo', interval '1 hour',
      interval '1 hour', 'test')`.execute(login.db);
    return { token, personId, organisationId, role };
  };
  return {
    app,
    login,
    jobs,
    owner,
    urls,
    now,
    addOrganisation,
    signIn,
    as: (session, work) =>
      withSession(app, { token: session.token, requestId: 'test', language: 'sv' }, now, (ctx) =>
        work(acting(ctx)),
      ),
    close: async () => {
      await Promise.all([app.close(), login.close(), jobs.close(), owner.close()]);
      await admin.query(`drop database ${database} with (force)`);
      await admin.end();
    },
  };
}
