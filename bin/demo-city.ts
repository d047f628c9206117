import { sql } from 'kysely';
import pg from 'pg';
import { modules } from '../src/modules/index.ts';
import type { Connection } from '../src/platform/database/connection.ts';
import type { Installation } from '../src/platform/database/installation.ts';
import { acting, hashToken, newToken, withSession } from '../src/platform/identity/context.ts';
import type { DemoLoader } from '../src/platform/module.ts';

interface DemoParts {
  app: Connection;
  login: Connection;
  installation: Installation;
}

/** The administrator of the empty demo city; makes everybody else. Invented. */
export const DEMO_ADMINISTRATOR = 'Disa Demosson';

/** A loader that acts as the demo city's persons through ordinary sessions, so that the wall holds for it too. */
export function createDemoLoader(
  { app, login }: Omit<DemoParts, 'installation'>,
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
    as: async ({ person, role }, work) => {
      const token = await tokenFor(person, role);
      return await withSession(app, { token, requestId: 'demo', language: 'sv' }, now, (ctx) =>
        work(acting(ctx)),
      );
    },
  };
}

/** Fills an empty installation with the demo city; does nothing when it is there. Picks up where a killed load left. */
export async function loadDemoCity(parts: DemoParts, now: () => Date): Promise<boolean> {
  const owner = new pg.Client({ connectionString: parts.installation.urls.samlad_owner });
  await owner.connect();
  try {
    await owner.query('create table if not exists samlad_migrations.demo_part (name text primary key)');
    const { rowCount } = await owner.query('select 1 from identity.role_assignment limit 1');
    if (!rowCount) {
      await owner.query('select identity.bootstrap_administrator($1, null, true)', [DEMO_ADMINISTRATOR]);
    }
    const { rows } = await owner.query<{ name: string }>('select name from samlad_migrations.demo_part');
    const done = new Set(rows.map((row) => row.name));
    const loader = createDemoLoader(parts, now);
    let loaded = false;
    for (const module of modules) {
      if (!module.demo || done.has(module.name)) continue;
      await module.demo(loader);
      await owner.query('insert into samlad_migrations.demo_part values ($1)', [module.name]);
      loaded = true;
    }
    return loaded;
  } finally {
    await owner.end();
  }
}
