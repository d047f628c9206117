import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DEMO_PEOPLE } from '../../src/modules/organisation/index.ts';
import { explainStartFailure } from '../../src/platform/database/start-failure.ts';
import {
  type CityProcess,
  copyDemoFolder,
  killEverything,
  makeDataFolder,
  ownerUrl,
  removeDataFolder,
  signIn,
  startCity,
} from './city-process.ts';

/** A folder in which the demo city has been started once; what the tests do to it, the next start must mend. */
let folder: string;
const further: string[] = [];
const running: CityProcess[] = [];

const start = (where = folder, environment: Record<string, string> = {}) => {
  const city = startCity(where, environment);
  running.push(city);
  return city;
};
const another = async () => {
  const made = await makeDataFolder();
  further.push(made);
  return made;
};
const postmaster = async (where = folder) =>
  Number((await readFile(join(where, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
const isReady = async (address: string) =>
  (await fetch(`${address}/health/ready`).catch(() => null))?.status === 200;
/** Ended, even if nobody has asked yet how it ended. */
const isGone = (pid: number) =>
  !existsSync(`/proc/${pid}`) || readFileSync(`/proc/${pid}/cmdline`, 'utf8') === '';

/** @param seconds against waiting for ever, not a bound: how long anything takes is measured in bench */
async function eventually(what: () => Promise<boolean> | boolean, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await what())) {
    if (performance.now() > end) throw new Error(`not within ${seconds} s`);
    await sleep(25);
  }
}

/** It answers, the demo city is whole, and it can be written to. */
async function expectSound(address: string): Promise<void> {
  const planner = await signIn(address, DEMO_PEOPLE.planner);
  const listed = await planner.request(address, 'GET', '/organisations?scope=all&limit=1');
  expect(listed.body.count).toBeGreaterThan(30);
  const kept = await planner.request(address, 'PUT', '/drafts/sound', { content: { at: Math.random() } });
  expect(kept.status).toBe(200);
}

beforeAll(async () => {
  folder = await copyDemoFolder();
});
afterEach(async () => {
  for (const city of running.splice(0)) await killEverything(folder, city.node);
});
afterAll(async () => {
  for (const made of [folder, ...further]) await removeDataFolder(made);
});

test('a database whose server process was killed is taken over by the next start', async () => {
  const first = start();
  await first.address;
  const pid = await postmaster();
  first.node.kill('SIGKILL');
  await first.ended;
  expect(isGone(pid)).toBe(false);
  const second = start();
  await expectSound(await second.address);
  expect(await postmaster()).toBe(pid);
  second.node.kill('SIGTERM');
  expect(await second.ended).toEqual({ code: 0, signal: null });
  await eventually(() => isGone(pid), 60);
});

test('a database that is killed under a running server: 503 with a clear problem, then all is well by itself', async () => {
  const city = start();
  const address = await city.address;
  const planner = await signIn(address, DEMO_PEOPLE.planner);
  process.kill(await postmaster(), 'SIGKILL');
  const seen = new Set<number>();
  let problem: Record<string, unknown> | null = null;
  await eventually(async () => {
    const answer = await planner.request(address, 'GET', '/organisations?limit=1');
    seen.add(answer.status);
    if (answer.status === 503) problem = answer.body;
    return problem !== null && answer.status === 200;
  }, 60);
  expect([...seen].filter((status) => ![200, 503].includes(status))).toEqual([]);
  expect(problem).toMatchObject({ code: 'unavailable', title: 'Samlad svarar inte just nu' });
  await eventually(() => isReady(address), 60);
  await expectSound(address);
});

test('one database process that is killed does not bring the server down', async () => {
  const city = start();
  const address = await city.address;
  const owner = new pg.Client({ connectionString: await ownerUrl(folder) });
  owner.on('error', () => {});
  await owner.connect();
  const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid');
  // The database ends every other connection too: until then it may still answer as if nothing had happened.
  const witness = new pg.Client({ connectionString: await ownerUrl(folder) });
  witness.on('error', () => {});
  const allEnded = new Promise<void>((resolve) => witness.once('end', () => resolve()));
  await witness.connect();
  process.kill(rows[0]!.pid, 'SIGKILL');
  await allEnded;
  await eventually(() => isReady(address), 60);
  await expectSound(address);
});

test('a second start in the same folder says so in Swedish and leaves the first alone', async () => {
  const first = start();
  const address = await first.address;
  const second = start();
  expect((await second.ended).code).toBe(2);
  expect(second.output()).toContain('Samlad körs redan i den här datamappen');
  await expectSound(address);
});

test('two first starts at the same moment: one makes the city, the other says so', async () => {
  const empty = await another();
  const both = [start(empty), start(empty)];
  const outcomes = await Promise.allSettled(both.map(({ address }) => address));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const winner = outcomes.find((outcome) => outcome.status === 'fulfilled');
  await expectSound(winner!.value);
  expect(both.map((city) => city.output()).join()).toContain('Samlad körs redan');
  await killEverything(empty);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends cleanly within 5 s and finishes what was asked',
  async (signal) => {
    const started = performance.now();
    const city = start();
    const address = await city.address;
    // A machine that takes long to start a city takes as long to end it; a quiet one has a second or two.
    const most = Math.max(5000, 2 * (performance.now() - started));
    const pid = await postmaster();
    const planner = await signIn(address, DEMO_PEOPLE.planner);
    const name = `Prov ${signal}`;
    // What is asked gets as far as the database and waits there, so that the signal comes in the middle of it.
    const owner = new pg.Client({ connectionString: await ownerUrl(folder) });
    await owner.connect();
    await owner.query('begin; lock table organisation.organisation in share mode');
    const waiting = async () =>
      (
        await owner.query<{ n: number }>(
          `select count(*)::int as n from pg_locks where not granted
           and relation = 'organisation.organisation'::regclass`,
        )
      ).rows[0]!.n;
    // Gathered at once: a refusal may come before anybody waits for it.
    const asked = Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        planner.request(address, 'POST', '/organisations', { kind: 'board', name: `${name} ${n}` }),
      ),
    );
    await eventually(async () => (await waiting()) > 0, 60);
    const underWay = await waiting();
    const begun = performance.now();
    city.node.kill(signal);
    await owner.query('commit');
    await owner.end();
    const outcomes = await asked;
    expect(await city.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - begun).toBeLessThan(most);
    await eventually(() => isGone(pid), 60);
    // What reached the server was answered and is saved; what did not was refused at the door, never cut off half-way.
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') expect(outcome.value.status).toBe(200);
      else
        expect(String(outcome.reason.cause?.code ?? outcome.reason)).toMatch(
          /ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET/,
        );
    }
    const again = start();
    const reader = await signIn(await again.address, DEMO_PEOPLE.reader);
    const found = await reader.request(
      await again.address,
      'GET',
      `/organisations?q=${encodeURIComponent(name)}`,
    );
    expect(found.body.count).toBe(outcomes.filter(({ status }) => status === 'fulfilled').length);
    expect(found.body.count).toBeGreaterThanOrEqual(underWay);
  },
);

test('a signal that comes while it starts ends it cleanly too', async () => {
  // A test before this one may have left the lock file of a database that was killed.
  await rm(join(folder, 'postgres/postmaster.pid'), { force: true });
  const city = start();
  const pid = async () => (await postmaster().catch(() => 0)) || 0;
  await eventually(async () => (await pid()) > 0, 60);
  const started = await pid();
  city.node.kill('SIGTERM');
  await city.ended;
  await eventually(() => isGone(started), 60);
});

test('a data folder that cannot be written to gives a message that says what to do', async () => {
  let place = '/sys/samlad';
  if (process.getuid?.() !== 0) {
    place = await another();
    await chmod(place, 0o500);
  }
  const city = start(place);
  expect((await city.ended).code).toBe(2);
  expect(city.output()).toContain(`Samlad får inte skriva i datamappen ${place}`);
  expect(city.output()).not.toMatch(/at .*\.[jt]s:\d/);
  if (process.getuid?.() !== 0) await chmod(place, 0o700);
});

test.each([
  [Object.assign(new Error('write'), { code: 'ENOSPC' }), 'Disken med datamappen data är full'],
  [Object.assign(new Error('x'), { stderr: 'initdb: error: No space left on device' }), 'är full'],
  [Object.assign(new Error('open'), { code: 'EROFS' }), 'får inte skriva i datamappen data'],
])('a failing disk is explained: %s', (error, text) => {
  expect(explainStartFailure(error, 'data').message).toContain(text);
});

test('a port that is taken gives a message, and the database does not stay behind', async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const city = start(folder, { SAMLAD_PORT: String(port) });
  expect((await city.ended).code).toBe(2);
  expect(city.output()).toContain(`Porten ${port} är upptagen`);
  expect(existsSync(join(folder, 'postgres/postmaster.pid'))).toBe(false);
  taken.close();
});

test.each(['', '{"pass', '{"password":"x","port":0}'])(
  'credentials that are damaged (%s) are renewed, and nothing is lost',
  async (text) => {
    await writeFile(join(folder, 'credentials.json'), text);
    await expectSound(await start().address);
  },
);

test('credentials damaged while a database was left running are renewed too', async () => {
  const first = start();
  await first.address;
  first.node.kill('SIGKILL');
  await first.ended;
  await rm(join(folder, 'credentials.json'));
  await expectSound(await start().address);
});

test('an empty secret, as a power cut may leave it, is made anew', async () => {
  await writeFile(join(folder, 'secret'), '');
  await expectSound(await start().address);
  expect((await readFile(join(folder, 'secret'), 'utf8')).length).toBeGreaterThan(40);
});

test('a lock file that names a living process of somebody else’s is taken away', async () => {
  const file = join(folder, 'postgres/postmaster.pid');
  await writeFile(file, `${process.pid}\n${join(folder, 'postgres')}\n1\n5432\n\n127.0.0.1\n  1  1\nready\n`);
  await expectSound(await start().address);
  expect(await postmaster()).not.toBe(process.pid);
});

test('files that are not ours are not removed to make room for a database', async () => {
  const theirs = await another();
  await mkdir(join(theirs, 'postgres'));
  await writeFile(join(theirs, 'postgres/precious'), 'keep');
  const city = start(theirs);
  expect((await city.ended).code).toBe(2);
  expect(city.output()).toContain('som Samlad inte har gjort');
  expect(await readFile(join(theirs, 'postgres/precious'), 'utf8')).toBe('keep');
});

test('a first start killed anywhere on its way is made whole by the next', async () => {
  const moments: [string, (where: string, city: CityProcess) => Promise<void>][] = [
    [
      'while the cluster is made',
      (where) => eventually(() => existsSync(join(where, 'postgres/global')), 20),
    ],
    [
      'while the server first starts',
      (where) => eventually(() => existsSync(join(where, 'postgres/postmaster.pid')), 20),
    ],
    ['while it migrates', (where) => eventually(() => canQuery(where, 'select 1'), 20)],
    [
      'while the demo city is loaded',
      (where) =>
        eventually(() => canQuery(where, 'select 1 / count(*) from samlad_migrations.demo_part'), 20),
    ],
    [
      'while a later part of the demo city is loaded',
      (where) =>
        eventually(
          () => canQuery(where, 'select 1 / count(*) from samlad_migrations.demo_part where whole'),
          20,
        ),
    ],
  ];
  // Each of them in the long run; in the ordinary one the first, the last and one between.
  const chosen = process.env.SAMLAD_KILLS ? moments : moments.filter((_, n) => n % 2 === 0);
  for (const [moment, reached] of chosen) {
    const where = await another();
    const city = start(where);
    await Promise.race([reached(where, city), city.address]);
    await killEverything(where, city.node);
    const next = start(where);
    await expectSound(
      await next.address.catch((error: Error) => Promise.reject(new Error(`${moment}: ${error.message}`))),
    );
    await killEverything(where, next.node);
  }
}, 300_000);

async function canQuery(where: string, query: string): Promise<boolean> {
  const url = await ownerUrl(where).catch(() => null);
  if (!url) return false;
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(query);
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

test('a server ends when its data folder is gone, instead of looking for it for ever', async () => {
  const where = await copyDemoFolder();
  further.push(where);
  const city = start(where);
  await city.address;
  const database = await postmaster(where);
  await rm(join(where, 'postgres'), { recursive: true, force: true });
  process.kill(database, 'SIGKILL');
  expect((await city.ended).code).toBe(1);
  expect(city.output()).toContain('the data folder is gone');
});
