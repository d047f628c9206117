import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createTestCity, type TestCity, type TestSession } from '../support/city.ts';

/**
 * Somebody has found a way to run any SQL as samlad_app, in the session of a coordinator of board B. Planner A has a
 * draft that B must not know of, and board A an unapproved answer. What can be got at?
 */
let city: TestCity;
let planner: TestSession;
let intruder: TestSession;
let attacker: pg.Client;
const SECRET = 'Hemligt utkast om nattvandring';
let secretDocument: string;
let secretVersion: string;
let boardA: string;
let boardB: string;

beforeAll(async () => {
  city = await createTestCity();
  boardA = await city.addOrganisation('Nämnd A');
  boardB = await city.addOrganisation('Nämnd B');
  planner = await city.signIn('planner', boardA);
  intruder = await city.signIn('board-coordinator', boardB);
  await city.as(planner, async ({ db }) => {
    const document = await sql<{ id: string }>`
      insert into governance.document (kind, title, owner_organisation_id) values ('plan', ${SECRET}, ${boardA})
      returning id`.execute(db);
    secretDocument = document.rows[0]!.id;
    const version = await sql<{ id: string }>`
      insert into governance.version (document_id, owner_organisation_id, number, purpose)
      values (${secretDocument}, ${boardA}, 1, ${SECRET}) returning id`.execute(db);
    secretVersion = version.rows[0]!.id;
  });
  // Statistics as autovacuum would gather them, for the planner's estimates to leak.
  await sql`analyze governance.document`.execute(city.owner.db);
  attacker = new pg.Client({ connectionString: city.urls.samlad_app });
  await attacker.connect();
});
afterAll(async () => {
  await attacker.end();
  await city.close();
});

interface Loot {
  rows: Record<string, unknown>[];
  error: string;
  code: string;
}

/** Runs SQL as the intruder; what comes out, rows or error, is all there is to be had. */
async function attack(query: string, token: string | null = intruder.token): Promise<Loot> {
  await attacker.query('begin');
  try {
    await attacker.query('select identity.resume_session($1, $2)', [token, 'attack']);
    const result = await attacker.query(query);
    const last = Array.isArray(result) ? result.at(-1) : result;
    return { rows: last.rows as Record<string, unknown>[], error: '', code: '' };
  } catch (error) {
    const { message, detail, hint, where, code } = error as pg.DatabaseError;
    return { rows: [], error: [message, detail, hint, where].filter(Boolean).join(' | '), code: code ?? '' };
  } finally {
    await attacker.query('rollback');
  }
}

const refused = '42501';

describe('who asks cannot be made up', () => {
  test.each(['', 'x', "' or true --", '\\x00', 'a'.repeat(100_000), '*', 'null'])(
    'the token %j opens nothing',
    async (guess) => {
      await attacker.query('begin');
      await attacker.query('select set_config($1, $2, true)', ['samlad.session', guess]);
      const { rows } = await attacker.query('select (identity.current_session()).session_id as id');
      await attacker.query('rollback');
      expect(rows[0].id).toBeNull();
    },
  );

  test('the hash of a token is not a token', async () => {
    const { rows } = await sql<{ hash: string }>`
      select encode(token_hash, 'hex') as hash from identity.session limit 1`.execute(city.owner.db);
    for (const guess of [rows[0]!.hash, `\\x${rows[0]!.hash}`]) {
      const { rows: found } = await attack('select count(*)::int as n from identity.person', guess);
      expect(found[0]!.n).toBe(0);
    }
  });

  test('a token left behind on a pooled connection does not outlive its transaction', async () => {
    await attack('select 1');
    const { rows } = await attacker.query('select count(*)::int as n from identity.person');
    expect(rows[0].n).toBe(0);
  });

  test('a token set for the whole connection does not reach whoever uses it next', async () => {
    await attacker.query(`select set_config('samlad.session', $1, false)`, [intruder.token]);
    const { rows } = await attack('select (identity.current_session()).person_id as id', planner.token);
    expect(rows[0]!.id).toBe(planner.personId);
    const nobody = await attack('select (identity.current_session()).person_id as id', null);
    expect(nobody.rows[0]!.id).toBeNull();
    await attacker.query(`select set_config('samlad.session', '', false)`);
  });

  test('a plan made in one session is not used with its rights in another', async () => {
    await attacker.query('set plan_cache_mode = force_generic_plan');
    await attacker.query('prepare stolen as select title from governance.document order by 1');
    const mine = await attack('execute stolen', planner.token);
    const theirs = await attack('execute stolen', intruder.token);
    const nobody = await attack('execute stolen', null);
    await attacker.query('deallocate stolen');
    await attacker.query('reset plan_cache_mode');
    expect(mine.rows).toEqual([{ title: SECRET }]);
    expect([theirs.rows, nobody.rows]).toEqual([[], []]);
  });

  test('a cursor left open over the end of a transaction is closed before the next session', async () => {
    await attacker.query('begin');
    await attacker.query('select identity.resume_session($1, $2)', [planner.token, 'attack']);
    await attacker.query('declare stolen cursor with hold for select title from governance.document');
    await attacker.query('commit');
    const { rows, code } = await attack('fetch all from stolen');
    expect([rows, code]).toEqual([[], '34000']);
  });

  test('changing session in the middle of a query takes effect for the whole query or not at all', async () => {
    const { rows } = await attack(
      `select d.title from (select set_config('samlad.session', 'x', true)) s, governance.document d`,
      planner.token,
    );
    expect([[], [{ title: SECRET }]]).toContainEqual(rows);
    const other = await attack(
      `select d.title from (select set_config('samlad.session', '${'x'.repeat(43)}', true)) s, governance.document d`,
    );
    expect(other.rows).toEqual([]);
  });
});

describe('what one may not see cannot be had', () => {
  test.each([
    ['the table', 'select * from governance.document'],
    ['a count', 'select title from governance.document where (select count(*) from governance.document) > 0'],
    ['a row lock', 'select title from governance.document for key share'],
    ['a join', 'select v.purpose from governance.version v full join governance.document d on true'],
    ['copy', 'copy governance.document to stdout'],
    ['returning from an update', `update governance.document set title = title returning title`],
    [
      'the statistics view',
      `select most_common_vals::text from pg_stats where schemaname in ('governance', 'identity')`,
    ],
    ['the statistics table', 'select stavalues1::text from pg_statistic'],
    ['extended statistics', 'select * from pg_stats_ext_exprs'],
    ['a failing cast in the condition', `select 1 from governance.document where cast(title as integer) = 1`],
    [
      'a division in the condition',
      `select 1 from governance.document where 1 / (length(title) - length(title)) = 1`,
    ],
    [
      'a cheap function of one’s own',
      `do $$ begin perform title::xml from governance.document where title::xml is not null; end $$`,
    ],
    [
      'query_to_xml',
      `select query_to_xml('select title from governance.document', true, false, '')::text as x`,
    ],
    ['table_to_xml', `select table_to_xml('governance.document', true, false, '')::text as x`],
    ['text search', `select ts_stat('select search from governance.document')::text as x`],
    [
      'the queries of others',
      `select query from pg_stat_activity where query like '%${SECRET}%' and pid <> pg_backend_pid()`,
    ],
    ['a sequence', 'select last_value from audit.event_id_seq'],
    ['the log', 'select detail from audit.event'],
    ['the seals', 'select seal from audit.seal'],
    ['the sessions', 'select token_hash from identity.session'],
    ['the accounts', 'select subject from identity.external_account'],
    ['passwords', 'select rolpassword from pg_authid'],
    ['a file', `select pg_read_file('/etc/passwd')`],
    ['a folder', `select pg_ls_dir('.')`],
    ['a program', `copy (select 1) to program 'id'`],
    ['a file by copy', `copy organisation.area from '/etc/passwd'`],
  ])('%s', async (_name, query) => {
    const { rows, error } = await attack(query);
    expect(JSON.stringify(rows)).not.toContain('Hemligt');
    expect(error).not.toContain('Hemligt');
    const told = rows.filter((row) => Object.values(row).some((value) => value !== null && value !== ''));
    if (!query.includes('_to_xml')) expect(told).toEqual([]);
  });

  test('estimates do not tell what stands in a protected column', async () => {
    const estimate = async (title: string) => {
      const { rows } = await attack(`explain select 1 from governance.document where title like '${title}%'`);
      return JSON.stringify(rows);
    };
    expect((await estimate('Hemligt')).replaceAll('Hemligt', 'X')).toBe(
      (await estimate('Annat')).replaceAll('Annat', 'X'),
    );
  });

  test('names of what exists cannot be found by colliding with them', async () => {
    const known = await attack(
      `insert into governance.version (document_id, owner_organisation_id, number) values ('${secretDocument}', '${boardB}', 1)`,
    );
    const unknown = await attack(
      `insert into governance.version (document_id, owner_organisation_id, number) values (gen_random_uuid(), '${boardB}', 1)`,
    );
    expect(known.code).toBe(unknown.code);
    expect(known.error.replace(/[0-9a-f-]{36}/g, '')).toBe(unknown.error.replace(/[0-9a-f-]{36}/g, ''));
  });

  test.each([
    ['an item', (id: string) => `insert into governance.item (version_id, kind) values ('${id}', 'measure')`],
    [
      'a round’s document',
      (id: string) => `insert into followup.round_document (round_id, version_id, title, position)
      values (gen_random_uuid(), '${id}', 'x', 1)`,
    ],
    [
      'an appendix',
      (id: string) => `insert into governance.appendix (version_id, title) values ('${id}', 'x')`,
    ],
  ])('%s that refers to something unseen is refused as one that refers to nothing', async (_name, insert) => {
    const known = await attack(insert(secretVersion));
    const unknown = await attack(insert('00000000-0000-4000-8000-000000000001'));
    expect(known.code).not.toBe('');
    expect([known.code, known.error]).toEqual([unknown.code, unknown.error]);
  });
});

describe('power cannot be gained', () => {
  test.each([
    ['become the owner', 'set role samlad_owner'],
    ['become the login', 'set session authorization samlad_login'],
    ['make a schema', 'create schema mine'],
    ['make a table', 'create table public.mine (x text)'],
    ['shadow a function in a temporary table', 'create temp table person (x text)'],
    ['make a function', `create function public.mine() returns int language sql as 'select 1'`],
    ['turn policies off', 'alter table governance.document disable row level security'],
    ['drop a policy', 'drop policy "planners of the owner unit read their documents" on governance.document'],
    ['empty a table', 'truncate governance.document'],
    ['turn triggers off', 'set session_replication_role = replica'],
    ['write the log', `insert into audit.event (action, object_type, object_id) values ('x', 'x', 'x')`],
    ['rewrite the log', `update audit.event set action = 'x'`],
    ['remove the log', 'delete from audit.event'],
    ['remove seals', 'delete from audit.seal'],
    ['write the inner function of the log', `select audit.write_act('sign-in', 'x', 'x')`],
    [
      'open a session',
      `select identity.open_session('${'0'.repeat(8)}-0000-4000-8000-000000000000', '\\x00', 'demo', '1h', '1h', 'x')`,
    ],
    ['become the first administrator', `select identity.bootstrap_administrator('x', null, true)`],
    ['list who can sign in', 'select identity.list_demo_people()'],
    ['link an account', `select identity.find_person_for_account('x', 'x', 'x@example.org')`],
    ['protect a table', `call access.protect('governance.document')`],
    ['keep data in a large object', 'select lo_create(0)'],
    ['keep data in a large object at once', `select lo_from_bytea(0, 'x')`],
    ['lock the seals', 'lock table audit.seal in row exclusive mode'],
    ['load code', `load '/tmp/x.so'`],
    ['see everything', 'alter role samlad_app bypassrls'],
  ])('%s', async (_name, query) => {
    const { code } = await attack(query);
    expect([refused, '3D000', '42704', '42883']).toContain(code);
  });

  test('functions fixed to no search path cannot be led astray', async () => {
    const { rows } = await attack(`select set_config('search_path', 'pg_temp, public', true);
      select access.role() as role, access.unit_id() as unit`);
    expect(rows).toEqual([{ role: 'board-coordinator', unit: boardB }]);
  });

  test('another person’s role cannot be switched to', async () => {
    const { rows } = await sql<{ id: string }>`
      select id from identity.role_assignment where person_id = ${planner.personId}`.execute(city.owner.db);
    const switched = await attack(`select identity.switch_assignment('${rows[0]!.id}') as done`);
    expect(switched.rows).toEqual([{ done: false }]);
  });

  test('every function that samlad_app may call stands hostile arguments', async () => {
    const { rows: functions } = await sql<{ name: string; arguments: string[] }>`
      select n.nspname || '.' || p.proname as name,
        array(select format_type(t, null) from unnest(p.proargtypes) t) as arguments
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('access', 'identity', 'audit', 'organisation', 'governance', 'followup', 'draft', 'mail', 'publishing')
        and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
        and has_function_privilege('samlad_app', p.oid, 'execute')`.execute(city.owner.db);
    expect(functions.length).toBeGreaterThan(8);
    const hostile = [
      'null',
      `''`,
      `'${secretDocument}'`,
      `'-1'`,
      `repeat('x', 100000)`,
      `'{}'`,
      `E'\\\\x00'`,
    ];
    for (const { name, arguments: types } of functions) {
      for (const value of hostile) {
        const query = `select ${name}(${types.map((type) => `(${value})::text::${type}`).join(', ')})::text as x`;
        const { rows, error, code } = await attack(query);
        expect(JSON.stringify(rows) + error, query).not.toContain('Hemligt');
        expect(code, query).not.toMatch(/^(XX|57)/);
      }
    }
  });
});

describe('the log cannot be deceived or starved', () => {
  test('nobody signed in writes nothing', async () => {
    expect((await attack(`select audit.note('export', 'x', 'x')`, null)).code).toBe(refused);
  });

  test.each(['insert', 'update', 'delete', 'sign-in', 'sign-out', 'switch-role', 'bootstrap', 'give-role'])(
    'the act %s cannot be made up',
    async (act) => {
      expect((await attack(`select audit.note('${act}', 'x', 'x')`)).code).toBe(refused);
    },
  );

  test('an act is written in the name of who asks, whatever is said', async () => {
    await attacker.query('begin');
    await attacker.query('select identity.resume_session($1, $2)', [intruder.token, 'forged']);
    await attacker.query(`select audit.note('export', 'x', 'x', '{"person_id": "${planner.personId}"}')`);
    await attacker.query('commit');
    const { rows } = await sql`select person_id from audit.event where request_id = 'forged'`.execute(
      city.owner.db,
    );
    expect(rows).toEqual([{ person_id: intruder.personId }]);
  });

  test('sealing goes on while somebody holds every lock they can get', async () => {
    await attacker.query('begin');
    await attacker.query('select pg_advisory_xact_lock(724003), pg_advisory_xact_lock_shared(724003)');
    await attacker.query('lock table audit.seal in access share mode');
    const seal = async () => {
      const { rows } = await sql<{ sealed: boolean }>`select audit.seal_pending(1000) as sealed`.execute(
        city.app.db,
      );
      return rows[0]!.sealed;
    };
    // Another test's transaction on the same server may be older than our rows; then they wait for it, not for a lock.
    await expect.poll(seal, { timeout: 60_000 }).toBe(true);
    await attacker.query('rollback');
  });

  test('an absurd block size neither fails nor gathers everything', async () => {
    for (const size of ['-1', '0', 'null', '2147483647'])
      expect((await attack(`select audit.seal_pending(${size})`)).error).toBe('');
  });
});

test('nothing of ours is said on a channel that anybody may listen to', async () => {
  const { rows } = await sql<{ name: string }>`
    select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and p.prosrc ~* '\\mnotify\\M'`.execute(
    city.owner.db,
  );
  expect(rows).toEqual([]);
});

test('the login role sees no row and cannot act', async () => {
  const login = new pg.Client({ connectionString: city.urls.samlad_login });
  await login.connect();
  for (const query of [
    'select * from identity.person',
    'select * from organisation.organisation',
    'select * from audit.event',
    `select audit.note('x', 'x', 'x')`,
    `select access.role()`,
    `set role samlad_app`,
  ])
    await expect(login.query(query), query).rejects.toMatchObject({ code: refused });
  await login.end();
});

test('the tests’ own database is guarded as a real one is', () => {
  expect(new URL(inject('adminUrl')).username).toBe('postgres');
  expect(new URL(city.urls.samlad_app).username).toBe('samlad_app');
});
