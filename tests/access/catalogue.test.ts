import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createTestCity, type TestCity } from '../support/city.ts';
import { CHECK_NAMES, type Finding, readCatalogue } from './catalogue.ts';

let city: TestCity;
/** The server's superuser in the city's database, so that any fault can be made. */
let admin: pg.Client;

beforeAll(async () => {
  city = await createTestCity();
  const url = new URL(inject('adminUrl'));
  url.pathname = new URL(city.urls.samlad_owner).pathname;
  admin = new pg.Client({ connectionString: url.toString() });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await city.close();
});

test('the migrated database has no hole that its catalogue shows', async () => {
  expect(await readCatalogue(admin)).toEqual([]);
});

/** What the catalogue shows when a fault has been made; the fault is undone. */
async function findingsAfter(fault: string): Promise<Finding[]> {
  await admin.query('begin');
  try {
    await admin.query(fault);
    return await readCatalogue(admin);
  } finally {
    await admin.query('rollback');
  }
}

const plainTable = `create table organisation.fault (id integer primary key);
  comment on table organisation.fault is 'x'; comment on column organisation.fault.id is 'x';`;
const soundTable = `set local role samlad_owner; ${plainTable} call access.protect('organisation.fault'); reset role;`;
const SOUND = `set search_path = '' set debug_print_plan = off`;
const ownersFunction = (body: string, path = SOUND) =>
  `create function organisation.fault() returns uuid language sql stable security definer ${path} as '${body}';
   revoke all on function organisation.fault from public; grant execute on function organisation.fault to samlad_app;`;

/** One way to make each fault, and what must be found. */
const FAULTS: [check: string, object: string, sql: string][] = [
  ['table without row-level security', 'organisation.fault', plainTable],
  [
    'table whose row-level security is not forced',
    'identity.person',
    'alter table identity.person no force row level security',
  ],
  [
    'table without a primary key',
    'organisation.fault',
    `create table organisation.fault (id integer); comment on table organisation.fault is 'x'`,
  ],
  ['table without the audit trigger', 'identity.person', 'drop trigger audited on identity.person'],
  [
    'table without the audit trigger',
    'organisation.area',
    'alter table organisation.area disable trigger audited',
  ],
  ['table without a comment', 'organisation.area', 'comment on table organisation.area is null'],
  [
    'column without a comment',
    'organisation.area.note',
    'alter table organisation.area add column note text',
  ],
  [
    'foreign key without an index',
    'organisation.fault: fault_area_id_fkey',
    `${soundTable} alter table organisation.fault add column area_id uuid references organisation.area (id)`,
  ],
  [
    'policy for everybody or for a role that is not ours',
    'organisation.area: open',
    `create policy open on organisation.area for select using ((select access.role()) is not null)`,
  ],
  [
    'policy for everybody or for a role that is not ours',
    'organisation.area: other',
    `create policy other on organisation.area for select to pg_monitor using ((select access.role()) is not null)`,
  ],
  [
    'policy that lets everything through',
    'organisation.area: all',
    'create policy "all" on organisation.area for select to samlad_app using (true)',
  ],
  [
    'policy that asks who asks once for every row',
    'organisation.area: slow',
    `create policy slow on organisation.area for select to samlad_app using (access.role() = 'reader')`,
  ],
  [
    'policy that asks who asks once for every row',
    'organisation.area: slow',
    `create policy slow on organisation.area for update to samlad_app
       using ((select access.role()) = 'reader') with check (exists (select 1 from identity.person p where p.id = access.person_id()))`,
  ],
  ['right for everybody on a table', 'organisation.area', 'grant select on organisation.area to public'],
  [
    'table that samlad_app may truncate, refer to or put triggers on',
    'organisation.area',
    'grant truncate on organisation.area to samlad_app',
  ],
  [
    'table that samlad_app may truncate, refer to or put triggers on',
    'organisation.area',
    'grant references (id) on organisation.area to samlad_app',
  ],
  [
    'something that samlad_app owns',
    'organisation.area',
    'alter table organisation.area owner to samlad_app',
  ],
  ['login role with too much power', 'samlad_app', 'alter role samlad_app bypassrls'],
  ['login role with too much power', 'samlad_login', 'alter role samlad_login createrole'],
  ['login role that can become another', 'samlad_app', 'grant samlad_owner to samlad_app'],
  ['schema that samlad_app may create in', 'public', 'grant create on schema public to samlad_app'],
  [
    'database in which samlad_app may create schemas or temporary tables',
    'DATABASE',
    "do $$ begin execute format('grant temp on database %I to samlad_app', current_database()); end $$",
  ],
  [
    'function with the owner’s rights and no fixed search path',
    'organisation.fault',
    ownersFunction('select access.person_id()', 'set debug_print_plan = off'),
  ],
  [
    'function with the owner’s rights and no fixed search path',
    'organisation.fault',
    ownersFunction('select access.person_id()', 'set search_path = public set debug_print_plan = off'),
  ],
  [
    'function with the owner’s rights that tells of its plans',
    'organisation.fault',
    ownersFunction('select access.person_id()', `set search_path = ''`),
  ],
  [
    'function with the owner’s rights that everybody may call',
    'organisation.fault',
    `${ownersFunction('select access.person_id()')} grant execute on function organisation.fault to public`,
  ],
  [
    'function with the owner’s rights that does not ask who asks',
    'organisation.fault',
    ownersFunction('select id from identity.person limit 1'),
  ],
  [
    'samlad_app reads the sessions',
    'identity.session',
    'grant select (id) on identity.session to samlad_app',
  ],
  ['samlad_app writes the log', 'audit.event', 'grant insert on audit.event to samlad_app'],
  ['samlad_app writes the log', 'audit.seal', 'grant delete on audit.seal to samlad_app'],
  ['samlad_login reaches a table', 'identity.person', 'grant select (id) on identity.person to samlad_login'],
  ['samlad_jobs reaches a table', 'mail.message', 'grant select (id) on mail.message to samlad_jobs'],
  ['somebody else reaches the queue', 'queue: samlad_app', 'grant usage on schema queue to samlad_app'],
  ['samlad_stats reaches a table', 'identity.person', 'grant select on identity.person to samlad_stats'],
  [
    'view that sees with its owner’s eyes',
    'organisation.fault',
    'create view organisation.fault as select id from organisation.area',
  ],
  [
    'view that sees with its owner’s eyes',
    'organisation.fault',
    'create materialized view organisation.fault as select id from organisation.area',
  ],
];

describe('a hole that somebody makes is found', () => {
  test.each(FAULTS)('%s: %s', async (check, object, fault) => {
    const expected = object === 'DATABASE' ? new URL(city.urls.samlad_owner).pathname.slice(1) : object;
    expect(await findingsAfter(fault)).toContainEqual({ check, object: expected });
  });

  test('every check is tried with a fault', () => {
    expect(CHECK_NAMES.filter((name) => !FAULTS.some(([check]) => check === name))).toEqual([]);
  });

  test('a sound table and a sound function are not found', async () => {
    expect(
      await findingsAfter(
        `${soundTable} set local role samlad_owner; ${ownersFunction('select access.person_id()')}`,
      ),
    ).toEqual([]);
  });
});
