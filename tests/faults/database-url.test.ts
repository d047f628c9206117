import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PEOPLE } from '../../src/modules/organisation/index.ts';
import {
  findEmbeddedBinaries,
  findMachineBinaries,
  type ServerBinaries,
} from '../../src/platform/database/binaries.ts';
import { type ManagedServer, startServer } from '../../src/platform/database/server.ts';
import { runSamlad } from '../support/samlad.ts';
import { buildOnce, makeDataFolder, removeDataFolder, signIn, startCity } from './city-process.ts';

/** The embedded binaries always, the machine's own where it has some: rights to make roles changed in version 16. */
const KINDS = (
  [
    ['embedded', await findEmbeddedBinaries()],
    ['machine', await findMachineBinaries()],
  ] as [string, ServerBinaries | null][]
).filter((kind): kind is [string, ServerBinaries] => kind[1] !== null);

describe.each(KINDS)('DATABASE_URL to a PostgreSQL of somebody else’s (%s)', (_kind, binaries) => {
  let serverFolder: string;
  let server: ManagedServer;
  let superuser: pg.Client;
  const folders: string[] = [];

  beforeAll(async () => {
    await buildOnce();
    serverFolder = await mkdtemp(join(tmpdir(), 'samlad-theirs-'));
    await chmod(serverFolder, 0o755);
    server = await startServer(binaries, serverFolder, ['fsync=off']);
    superuser = new pg.Client({ connectionString: server.adminUrl });
    superuser.on('error', () => {});
    await superuser.connect();
    await superuser.query(
      `create role administrator login createrole createdb nosuperuser password 'secret'`,
    );
    await superuser.query(`create role visitor login password 'secret'`);
    await superuser.query(`create role half login createrole password 'secret'`);
  });
  afterAll(async () => {
    await superuser.end();
    await server.stop();
    for (const folder of [serverFolder, ...folders]) await removeDataFolder(folder);
    await rm(serverFolder, { recursive: true, force: true });
  });

  const urlFor = (user: string, database: string, password = 'secret') => {
    const url = new URL(server.adminUrl);
    url.username = user;
    url.password = password;
    url.pathname = `/${database}`;
    return url.toString();
  };
  const start = async (url: string, folder?: string) => {
    const data = folder ?? (await makeDataFolder());
    if (!folder) folders.push(data);
    return { city: startCity(data, { DATABASE_URL: url }), folder: data };
  };

  test.each([
    ['visitor', 'får inte skapa roller'],
    ['half', 'får inte skapa databaser'],
  ])('%s, who lacks rights, is told which ones in Swedish', async (user, text) => {
    const { city } = await start(urlFor(user, 'samlad'));
    expect((await city.ended).code).toBe(2);
    expect(city.output()).toContain(text);
    expect(city.output()).not.toMatch(/at .*\.[jt]s:\d/);
  });

  test('a wrong password and a server that is not there are told apart', async () => {
    const { city: wrong } = await start(urlFor('administrator', 'samlad', 'wrong'));
    expect((await wrong.ended).code).toBe(2);
    expect(wrong.output()).toContain('släpper inte in administrator');
    const { city: nowhere } = await start('postgres://administrator:secret@127.0.0.1:1/samlad');
    expect((await nowhere.ended).code).toBe(2);
    expect(nowhere.output()).toContain('svarar inte');
    expect(wrong.output() + nowhere.output()).not.toContain('secret');
  });

  test('an administrator with CREATEROLE and CREATEDB is enough, also the second time and after kill -9', async () => {
    const url = urlFor('administrator', 'samlad');
    const first = await start(url);
    const address = await first.city.address;
    const planner = await signIn(address, DEMO_PEOPLE.planner);
    const added = await planner.request(address, 'POST', '/organisations', {
      kind: 'board',
      name: 'Nämnd Egen',
    });
    expect(added.status).toBe(200);

    // Somebody starts another Samlad with the same database: it says so and changes nothing for the first.
    const { city: second } = await start(url);
    expect((await second.ended).code).toBe(2);
    expect(second.output()).toContain('Samlad körs redan');
    expect((await planner.request(address, 'GET', '/organisations?limit=1')).status).toBe(200);

    first.city.node.kill('SIGKILL');
    await first.city.ended;
    const again = await start(url, first.folder);
    const found = await planner.request(await again.city.address, 'GET', '/organisations?q=Egen');
    expect(found.body.count).toBe(1);
    again.city.node.kill('SIGTERM');
    expect(await again.city.ended).toEqual({ code: 0, signal: null });
    // Their server is theirs: it runs on.
    expect((await superuser.query('select 1')).rowCount).toBe(1);
  });

  test('none of our roles has more power than it should, whoever made it', async () => {
    const { rows } = await superuser.query(`select rolname from pg_roles where rolname like 'samlad\\_%'
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`);
    expect(rows).toEqual([]);
  });

  test('a role of ours that was given too much is not used', async () => {
    await superuser.query('alter role samlad_app bypassrls');
    const { city } = await start(urlFor('administrator', 'samlad'));
    expect((await city.ended).code).toBe(2);
    expect(city.output()).toContain('samlad_app har större rättigheter');
    await superuser.query('alter role samlad_app nobypassrls');
  });

  test('a database that the administrator has made beforehand is taken into use', async () => {
    await superuser.query('create database prepared owner administrator template template0');
    const folder = await makeDataFolder();
    folders.push(folder);
    const settings = { DATABASE_URL: urlFor('administrator', 'prepared'), SAMLAD_DATA: folder };
    expect(await runSamlad(['migrate'], settings)).toMatchObject({ code: 0, err: '' });
    const person = ['--name', 'Astrid Prov', '--email', 'astrid@stad.example'];
    expect(await runSamlad(['add-administrator', ...person], settings)).toMatchObject({ code: 0, err: '' });
    const inside = new pg.Client({ connectionString: urlFor('postgres', 'prepared', superuser.password!) });
    await inside.connect();
    const { rows } = await inside.query(`select p.name, a.role, pg_get_userbyid(c.relowner) as owner
      from identity.person p join identity.role_assignment a on a.person_id = p.id
      join pg_class c on c.oid = 'identity.person'::regclass`);
    await inside.end();
    expect(rows).toEqual([{ name: 'Astrid Prov', role: 'administrator', owner: 'samlad_owner' }]);
  });
});
