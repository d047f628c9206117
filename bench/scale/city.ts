import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { bootstrapDatabase, roleUrls } from '../../src/platform/database/bootstrap.ts';
import { type Connection, connect } from '../../src/platform/database/connection.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { findEmbeddedBinaries, type ManagedServer, startServer } from '../../src/platform/database/server.ts';
import {
  type ActingContext,
  acting,
  hashToken,
  newToken,
  withSession,
} from '../../src/platform/identity/context.ts';
import type { Role } from '../../src/platform/identity/contract.ts';
import { generateCity } from './generate.ts';

const TEMPLATE = 'samlad_scale';
const MIGRATIONS = join(import.meta.dirname, '../../migrations');
/** Also the secret of an installation that is pointed at the city. */
const SECRET = 'a secret for measuring at scale, nothing else';
/** More memory than a small server's default; while it is made, nothing has to survive a power cut. */
const SETTINGS = ['shared_buffers=512MB', 'max_wal_size=4GB'];
const HASTE = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
];

export interface ScaleSession {
  token: string;
  personId: string;
  organisationId: string;
  role: Role;
}

/** 80 organisations, 12 documents, 400 questions, 10 years: a copy of its own of a database made once. */
export interface ScaleCity {
  /** As superuser, to the very database: for `DATABASE_URL` of a server process, with `secret` as its secret. */
  adminUrl: string;
  secret: string;
  urls: ReturnType<typeof roleUrls>;
  app: Connection;
  login: Connection;
  /** For looking behind the wall. */
  owner: Connection;
  /** Earliest first; the last one is open, the others are closed. */
  rounds: { id: string; year: number; title: string }[];
  planner: ScaleSession;
  reader: ScaleSession;
  /** A hundred of each: every organisation has one, the first few have two. */
  coordinators: ScaleSession[];
  approvers: ScaleSession[];
  /** Runs work in the session's transaction, as the HTTP layer does. */
  as<T>(session: ScaleSession, work: (ctx: ActingContext) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const at = (adminUrl: string, database: string) => {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.toString();
};

async function asAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** Changes when a migration or the generator does: an older template is then made again. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of [MIGRATIONS, import.meta.dirname]) {
    for (const name of (await readdir(folder)).sort())
      if (name !== 'city.ts') hash.update(await readFile(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Makes the template unless the folder has it. @returns seconds it took; zero when it was there */
async function makeTemplate(folder: string): Promise<number> {
  const binaries = (await findEmbeddedBinaries())!;
  const mark = await fingerprint();
  const begun = performance.now();
  const server = await startServer(binaries, folder, [...SETTINGS, ...HASTE]);
  try {
    const present = await asAdmin(server.adminUrl, async (admin) => {
      const { rows } = await admin.query<{ mark: string | null }>(
        `select shobj_description(oid, 'pg_database') as mark from pg_database where datname = '${TEMPLATE}'`,
      );
      if (rows[0]?.mark === mark) return true;
      await admin.query(`drop database if exists ${TEMPLATE} with (force)`);
      return false;
    });
    if (present) return 0;
    const urls = await bootstrapDatabase(server.adminUrl, TEMPLATE, SECRET);
    await migrate(urls.samlad_owner, MIGRATIONS);
    await generateCity(at(server.adminUrl, TEMPLATE));
    await asAdmin(server.adminUrl, (admin) => admin.query(`comment on database ${TEMPLATE} is '${mark}'`));
    return (performance.now() - begun) / 1000;
  } finally {
    await server.stop();
  }
}

async function openSessions(owner: Connection, login: Connection): Promise<ScaleSession[]> {
  const { rows } = await sql<Omit<ScaleSession, 'token'>>`
    select a.person_id as "personId", a.organisation_id as "organisationId", a.role
    from identity.role_assignment a join organisation.organisation o on o.id = a.organisation_id
    order by o.name collate public.swedish`.execute(owner.db);
  const sessions: ScaleSession[] = [];
  for (const row of rows) {
    const token = newToken();
    await sql`select identity.open_session(${row.personId}::uuid, ${hashToken(token)}, 'demo', interval '1 day',
      interval '1 day', 'bench')`.execute(login.db);
    sessions.push({ ...row, token });
  }
  return sessions;
}

/**
 * Starts a server with the city in it and signs everybody in. Making the city takes about a minute; with a folder (or
 * SAMLAD_SCALE_DATA) the template stays there and the next opening takes seconds.
 * @returns also the seconds that making it took, zero when it was kept from before
 */
export async function openScaleCity(
  kept = process.env.SAMLAD_SCALE_DATA,
): Promise<ScaleCity & { secondsToMake: number }> {
  const binaries = await findEmbeddedBinaries();
  if (!binaries) throw new Error('there is no embedded PostgreSQL here');
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'samlad-scale-')));
  await chmod(folder, 0o755).catch(() => {});
  const undo: (() => Promise<unknown>)[] = [];
  if (!kept) undo.push(() => rm(folder, { recursive: true, force: true }));
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const secondsToMake = await makeTemplate(folder);
    const server: ManagedServer = await startServer(binaries, folder, SETTINGS);
    undo.push(() => server.stop());
    const database = `scale_${randomUUID().replaceAll('-', '')}`;
    await asAdmin(server.adminUrl, async (admin) => {
      await admin.query(
        `create database ${database} template ${TEMPLATE} owner samlad_owner strategy file_copy`,
      );
      await admin.query(`revoke all on database ${database} from public`);
      await admin.query(`grant connect on database ${database} to samlad_login, samlad_app, samlad_stats`);
    });
    undo.push(() =>
      asAdmin(server.adminUrl, (admin) => admin.query(`drop database ${database} with (force)`)),
    );
    const urls = roleUrls(at(server.adminUrl, database), SECRET);
    const [app, login, owner] = [
      connect(urls.samlad_app),
      connect(urls.samlad_login, 2),
      connect(urls.samlad_owner, 2),
    ];
    for (const each of [app, login, owner]) undo.push(() => each.close());
    const { rows: rounds } = await sql<ScaleCity['rounds'][number]>`
      select id, year, title from followup.round order by year`.execute(owner.db);
    const sessions = await openSessions(owner, login);
    const all = (role: Role) => sessions.filter((session) => session.role === role);
    return {
      adminUrl: at(server.adminUrl, database),
      secret: SECRET,
      urls,
      app,
      login,
      owner,
      rounds,
      planner: all('planner')[0]!,
      reader: all('reader')[0]!,
      coordinators: all('board-coordinator'),
      approvers: all('board-approver'),
      as: (session, work) =>
        withSession(
          app,
          { token: session.token, requestId: 'bench', language: 'sv' },
          () => new Date(),
          (ctx) => work(acting(ctx)),
        ),
      close,
      secondsToMake,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
