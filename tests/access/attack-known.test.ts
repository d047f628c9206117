import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestCity, type TestCity, type TestSession } from '../support/city.ts';

/**
 * Who asks is known for the rest of a transaction by a sealed setting (migration 0071). Somebody runs any SQL as
 * samlad_app in the session of a coordinator, may read and write that setting, and uses the connection before and after
 * a planner. Whatever stands in the setting, the answer must be the truth or nothing.
 */
let city: TestCity;
let planner: TestSession;
let intruder: TestSession;
let attacker: pg.Client;
let board: string;

beforeAll(async () => {
  city = await createTestCity();
  board = await city.addOrganisation('Nämnd A');
});
afterAll(() => city.close());
beforeEach(async () => {
  planner = await city.signIn('planner', board);
  intruder = await city.signIn('board-coordinator', await city.addOrganisation(`Nämnd ${Math.random()}`));
  attacker = new pg.Client({ connectionString: city.urls.samlad_app });
  await attacker.connect();
});
afterEach(() => attacker.end());

const begin = async (session: TestSession | null) => {
  await attacker.query('begin');
  await attacker.query('select identity.resume_session($1, $2)', [session?.token ?? null, 'attack']);
};
const known = async () =>
  (await attacker.query(`select current_setting('samlad.known', true) as value`)).rows[0].value as string;
const pretend = (value: string, local = true) =>
  attacker.query(`select set_config('samlad.known', $1, $2)`, [value, local]);
const whoAsks = async () =>
  (
    await attacker.query(
      'select access.person_id() as person, access.role() as role, access.unit_id() as unit',
    )
  ).rows[0];
const truthOf = (session: TestSession) => ({
  person: session.personId,
  role: session.role,
  unit: session.organisationId,
});
const nobody = { person: null, role: null, unit: null };
const endedElsewhere = (session: TestSession) =>
  sql`update identity.session set ended_at = now() where person_id = ${session.personId}`.execute(
    city.owner.db,
  );

test('what is known is what the session is', async () => {
  for (const session of [planner, intruder]) {
    await begin(session);
    expect(await known()).toContain(session.personId);
    expect(await whoAsks()).toEqual(truthOf(session));
    await attacker.query('commit');
  }
});

test.each([
  'select last_value from identity.session_key',
  `select currval('identity.session_key')`,
  `select nextval('identity.session_key')`,
  `select setval('identity.session_key', 1)`,
  'select lastval()',
  `select pg_sequence_last_value('identity.session_key'::regclass) as value`,
  `select last_value as value from pg_sequences where sequencename = 'session_key'`,
  `select (pg_get_sequence_data('identity.session_key'::regclass)).last_value as value`,
  'alter sequence identity.session_key restart with 1',
  `select identity.session_seal('x')`,
  `select identity.known_session()`,
  'select identity.session_at_hand()',
  'select identity.forget_session()',
  `select identity.know_session(identity.current_session())`,
])('the key is not to be had, set or used: %s', async (query) => {
  await begin(intruder);
  const got = await attacker.query(query).then(
    ({ rows }) => Object.values(rows[0] ?? { value: null }),
    (error: pg.DatabaseError) => error.code,
  );
  expect([[null], '42501', '42883', '55000']).toContainEqual(got);
  await attacker.query('rollback');
});

test('another person, role or unit under the seal of one’s own is not believed', async () => {
  await begin(intruder);
  const mine = await known();
  for (const changed of [
    mine.replace(intruder.personId, planner.personId),
    mine.replace('board-coordinator', 'planner'),
    mine.replace(intruder.organisationId, board),
    `${mine}x`,
    mine.slice(64),
    `${'0'.repeat(64)}${mine.slice(64)}`,
  ]) {
    expect(changed).not.toBe(mine);
    await pretend(changed);
    expect(await whoAsks()).toEqual(truthOf(intruder));
  }
  await attacker.query('rollback');
});

test('nothing that is put there is believed, whatever it is', async () => {
  await begin(intruder);
  const mine = await known();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.replaceAll('\0', '')),
        fc
          .tuple(fc.nat(mine.length - 1), fc.constantFrom(...'0123456789abcdef-p'))
          .map(([at, by]) => mine.slice(0, at) + by + mine.slice(at + 1)),
      ),
      async (value) => {
        await pretend(value);
        expect(await whoAsks()).toEqual(truthOf(intruder));
      },
    ),
    { numRuns: 150 },
  );
  await attacker.query('rollback');
});

test('what a planner’s transaction knew is worth nothing in the next person’s on the same connection', async () => {
  await begin(planner);
  const theirs = await known();
  await attacker.query('commit');
  await begin(intruder);
  await pretend(theirs);
  expect(await whoAsks()).toEqual(truthOf(intruder));
  await attacker.query('commit');
  await begin(null);
  await pretend(theirs);
  expect(await whoAsks()).toEqual(nobody);
  await attacker.query('commit');
});

test('left behind for the whole connection it says nothing about whoever comes next', async () => {
  await begin(planner);
  await pretend(await known(), false);
  await attacker.query('commit');
  expect(await whoAsks()).toEqual(nobody);
  await begin(intruder);
  expect(await whoAsks()).toEqual(truthOf(intruder));
  await attacker.query('commit');
  await begin(null);
  expect(await whoAsks()).toEqual(nobody);
  await attacker.query('commit');
});

test('with the old token and what was known then, an ended session does not come back in a later transaction', async () => {
  await begin(intruder);
  const mine = await known();
  await attacker.query('commit');
  await endedElsewhere(intruder);
  await attacker.query('begin');
  await attacker.query(`select set_config('samlad.session', $1, true)`, [intruder.token]);
  await pretend(mine);
  expect(await whoAsks()).toEqual(nobody);
  await attacker.query('rollback');
});

test('another token in the same transaction is asked about anew', async () => {
  await begin(intruder);
  await attacker.query(`select set_config('samlad.session', $1, true)`, ['x'.repeat(43)]);
  expect(await whoAsks()).toEqual(nobody);
  await attacker.query('rollback');
});

test('signed out, one is nobody in the same transaction, also with what was known before', async () => {
  await begin(intruder);
  const mine = await known();
  await attacker.query('select identity.end_session()');
  expect(await whoAsks()).toEqual(nobody);
  await pretend(mine);
  expect(await whoAsks()).toEqual(nobody);
  await attacker.query('rollback');
});

test('a role one has left is left in the same transaction, also with what was known before', async () => {
  const { rows } = await sql<{ id: string }>`
    insert into identity.role_assignment (person_id, role, organisation_id)
    values (${intruder.personId}, 'reader', ${board}) returning id`.execute(city.owner.db);
  const reader = { ...truthOf(intruder), role: 'reader', unit: board };
  await begin(intruder);
  const mine = await known();
  await attacker.query('savepoint before');
  await attacker.query('select identity.switch_assignment($1)', [rows[0]!.id]);
  expect(await whoAsks()).toEqual(reader);
  await pretend(mine);
  expect(await whoAsks()).toEqual(reader);
  await attacker.query('rollback to before');
  expect(await whoAsks()).toEqual(truthOf(intruder));
  await attacker.query('rollback');
});

test('ended by somebody else, a session sees nothing in a new transaction, nor after a second in one under way', async () => {
  await begin(intruder);
  expect(await whoAsks()).toEqual(truthOf(intruder));
  await endedElsewhere(intruder);
  await attacker.query('select pg_sleep(1.1)');
  expect(await whoAsks()).toEqual(nobody);
  await attacker.query('commit');
  await begin(intruder);
  expect([await whoAsks(), await known()]).toEqual([nobody, '']);
  await attacker.query('commit');
});

test('an hour that stands still in the attacker’s time zone does not make a moment longer', async () => {
  await begin(intruder);
  await attacker.query(`set local timezone = 'NOW+11'; set local datestyle = 'German'`);
  await endedElsewhere(intruder);
  await attacker.query('select pg_sleep(1.1)');
  await attacker.query(`set local timezone = 'NOW+12'`);
  expect(await whoAsks()).toEqual(nobody);
  await attacker.query('rollback');
});

test('a connection that has thrown its key away gives nothing, and works again for the next person', async () => {
  await begin(planner);
  const theirs = await known();
  await attacker.query('discard sequences');
  await expect(whoAsks()).rejects.toMatchObject({ code: '55000' });
  await attacker.query('rollback');
  await pretend(theirs, false);
  await begin(intruder);
  expect(await whoAsks()).toEqual(truthOf(intruder));
  await attacker.query('commit');
});

/** Every integer of eight bytes that stands in the server's account of a plan, in the order of PostgreSQL's binary form. */
const integersIn = (account: string) =>
  [...account.matchAll(/:constvalue 8 \[ ((?:-?\d+ ){8})\]/g)].map(([, bytes]) =>
    Buffer.from(bytes!.trim().split(' ').map(Number)).reverse(),
  );

test('a server that is asked to tell of its plans does not tell the key', async () => {
  let account = '';
  attacker.on('notice', ({ message, detail }) => {
    account += `${message} ${detail}`;
  });
  await attacker.query('set debug_print_plan = on; set client_min_messages = log');
  await begin(intruder);
  await attacker.query('select identity.end_session(), access.role()');
  await attacker.query('rollback');
  await begin(intruder);
  const mine = await known();
  const theirs = mine
    .slice(64)
    .replace(intruder.personId, planner.personId)
    .replace('board-coordinator', 'planner');
  const { rows } = await attacker.query('select timestamptz_send(now()) as begun');
  expect(account).toContain('PLANNEDSTMT');
  for (const key of integersIn(account)) {
    const seal = createHash('sha256')
      .update(Buffer.concat([key, rows[0].begun, Buffer.from(`${theirs}|${intruder.token}`), key]))
      .digest('hex');
    await pretend(seal + theirs);
    expect(await whoAsks()).toEqual(truthOf(intruder));
  }
  await attacker.query('rollback');
});
