import { sql } from 'kysely';
import pg from 'pg';
import { modules } from '../src/modules/index.ts';
import { type Connection, connect } from '../src/platform/database/connection.ts';
import type { Installation } from '../src/platform/database/installation.ts';
import { acting, hashToken, newToken, withSession } from '../src/platform/identity/context.ts';
import { createLog } from '../src/platform/log.ts';
import type { DemoLoader } from '../src/platform/module.ts';

interface LoaderParts {
  app: Connection;
  login: Connection;
  jobs: Connection;
  /** Address that links in letters begin with; the usual one of a demo city when left out. */
  publicUrl?: string;
}

interface DemoParts extends Omit<LoaderParts, 'jobs'> {
  installation: Installation;
}

/** The administrator of the empty demo city; makes everybody else. Invented. */
export const DEMO_ADMINISTRATOR = 'Disa Demosson';

/** A loader that acts as the demo city's persons through ordinary sessions, so that the wall holds for it too. */
export function createDemoLoader(
  { app, login, jobs, publicUrl = 'http://127.0.0.1:4800' }: LoaderParts,
  now: () => Date,
): DemoLoader {
  const tokens = new Map<string, string>();
  const tokenFor = async (person: string, role: string) => {
    const key = `${person}\n${role}`;
    const known = tokens.get(key);
    if (known) return known;
    const { rows } = await sql<{ id: string; name: string; assignments: { id: string; role: string }[] }>`
      select * from identity.list_demo_people()`.execute(login.db);
    const found = rows.find(
      (row) => row.name === person && row.assignments.some((each) => each.role === role),
    );
    const assignment = found?.assignments.find((each) => each.role === role);
    if (!found || !assignment) throw new Error(`the demo city has no ${role} called ${person}`);
    const token = newToken();
    await sql`select identity.open_session(${found.id}::uuid, ${hashToken(token)}, 'demo', interval '1 hour',
      interval '1 hour', 'demo')`.execute(login.db);
    await withSession(app, { token, requestId: 'demo', language: 'sv' }, now, (ctx) =>
      sql`select identity.switch_assignment(${assignment.id}::uuid)`.execute(ctx.db),
    );
    tokens.set(key, token);
    return token;
  };
  return {
    now,
    asJob: (at, work) => work({ db: jobs.db, now: () => at, publicUrl, log: createLog('error') }),
    as: async ({ person, role }, work) => {
      const token = await tokenFor(person, role);
      return await withSession(app, { token, requestId: 'demo', language: 'sv' }, now, (ctx) =>
        work(acting(ctx)),
      );
    },
  };
}

const PARTS = 'samlad_migrations.demo_part';

/** Refuses where people work already and no demo city was ever begun: demo sign-in has no passwords. */
async function refuseRealCity(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ real: boolean }>(
    'select to_regclass($1) is null and exists (select 1 from identity.role_assignment) as real',
    [PARTS],
  );
  if (rows[0]?.real)
    throw new Error(
      'Databasen används redan på riktigt. Demostaden läses bara in i en egen databas: ange en annan SAMLAD_DATA eller DATABASE_URL.',
    );
}

/**
 * Fills an empty installation with the demo city; does nothing when it is there. A part is many transactions, so one
 * that was interrupted cannot be told from what people have done since: then everything is removed and loaded anew.
 * Nobody has used it yet, for the server answers only when all parts are there.
 */
export async function loadDemoCity(parts: DemoParts, now: () => Date): Promise<boolean> {
  const { installation } = parts;
  const owner = new pg.Client({ connectionString: installation.urls.samlad_owner });
  await owner.connect();
  try {
    const readParts = async () => {
      await owner.query(
        `create table if not exists ${PARTS} (name text primary key, whole boolean not null)`,
      );
      return (await owner.query<{ name: string; whole: boolean }>(`select * from ${PARTS}`)).rows;
    };
    await refuseRealCity(owner);
    let present = await readParts();
    if (present.some(({ whole }) => !whole)) {
      await installation.startOver();
      present = await readParts();
    }
    const missing = modules.filter(({ name, demo }) => demo && !present.some((part) => part.name === name));
    if (missing.length === 0) return false;
    const { rowCount } = await owner.query('select 1 from identity.role_assignment limit 1');
    if (!rowCount) {
      await owner.query('select identity.bootstrap_administrator($1, null, true)', [DEMO_ADMINISTRATOR]);
    }
    const jobs = connect(installation.urls.samlad_jobs, 1);
    const loader = createDemoLoader({ ...parts, jobs }, now);
    for (const module of missing) {
      await owner.query(`insert into ${PARTS} values ($1, false)`, [module.name]);
      await module.demo?.(loader);
      await owner.query(`update ${PARTS} set whole = true where name = $1`, [module.name]);
    }
    await jobs.close();
    return true;
  } finally {
    await owner.end();
  }
}
