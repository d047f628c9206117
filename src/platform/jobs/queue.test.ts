import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { createTestCity, type TestCity } from '../../../tests/support/city.ts';
import { createLog } from '../log.ts';
import type { Job } from './job.ts';
import { type Jobs, startJobs } from './queue.ts';

let city: TestCity;
const running: Jobs[] = [];
beforeAll(async () => {
  city = await createTestCity();
});
afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop();
});
afterAll(() => city.close());

const log: string[] = [];
async function start(...jobs: Job[]): Promise<Jobs> {
  const started = await startJobs({
    url: city.urls.samlad_jobs,
    jobs,
    now: city.now,
    publicUrl: 'http://127.0.0.1',
    log: createLog('info', { write: (line: string) => log.push(line) }),
  });
  running.push(started);
  return started;
}
/** What does not happen at all ends with the test's own time. */
async function until(holds: () => boolean | Promise<boolean>) {
  while (!(await holds())) await sleep(50);
}
const stopAll = async () => {
  for (const jobs of running.splice(0)) await jobs.stop();
};

test('a job runs when the server starts, as the jobs’ role, and again at the next start', async () => {
  const roles: string[] = [];
  const job: Job = {
    name: 'test.role',
    cron: '0 3 * * *',
    run: async ({ db }) => {
      const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db);
      roles.push(rows[0]!.role);
    },
  };
  await start(job);
  await until(() => roles.length === 1);
  await stopAll();
  await start(job);
  await until(() => roles.length === 2);
  expect(roles).toEqual(['samlad_jobs', 'samlad_jobs']);
});

test('a job that was under way when the server was killed runs again at the next start', async () => {
  let runs = 0;
  const job: Job = {
    name: 'test.killed',
    cron: '0 3 * * *',
    run: async () => {
      runs += 1;
    },
  };
  await start(job);
  await until(() => runs === 1);
  await stopAll();
  // As a killed server leaves it: the queue believes that somebody is at it.
  await city.jobs.pool.query(`insert into queue.job (name, state, started_on, policy)
    values ('test.killed', 'active', now(), 'stately')`);
  await start(job);
  await until(() => runs === 2);
});

test('a job that fails is tried again, and the log says which, not what it was about', async () => {
  let runs = 0;
  await start({
    name: 'test.failing',
    cron: '0 3 * * *',
    run: async () => {
      runs += 1;
      if (runs === 1) throw new Error('could not write to "kim@example.se"');
    },
  });
  await until(() => runs === 2);
  expect(log.join('')).toContain('"job":"test.failing"');
  expect(log.join('')).not.toContain('kim@example.se');
  const { rows } = await city.jobs.pool.query(`select 1 from queue.job where output::text like '%kim@%'`);
  expect(rows).toEqual([]);
});

test('a database that goes away while a job runs does not bring the server down: the job is done when it is back', async () => {
  const faults: unknown[] = [];
  const note = (fault: unknown) => faults.push(fault);
  process.on('unhandledRejection', note);
  const admin = new pg.Client({ connectionString: inject('adminUrl') });
  await admin.connect();
  const name = new URL(city.urls.samlad_owner).pathname.slice(1);
  let away = false;
  let runs = 0;
  await start({
    name: 'test.away',
    cron: '0 0 1 1 *',
    run: async () => {
      runs += 1;
      if (runs > 1) return;
      await admin.query(`alter database ${name} connection limit 0`);
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'samlad_jobs'`,
        [name],
      );
      away = true;
      throw new Error('the database went away');
    },
  });
  await until(() => away);
  await sleep(600);
  await admin.query(`alter database ${name} connection limit -1`);
  await until(() => runs > 1);
  await admin.end();
  process.off('unhandledRejection', note);
  expect(faults).toEqual([]);
});

test('no other role reaches the queue', async () => {
  await start();
  for (const pool of [city.app.pool, city.login.pool])
    await expect(pool.query('select 1 from queue.job')).rejects.toMatchObject({ code: '42501' });
});

test('stopping ends what it opened, so that the process can end', async () => {
  const connections = async () => {
    const { rows } = await city.owner.pool.query<{ count: number }>(`select count(*)::integer as count
      from pg_stat_activity where usename = 'samlad_jobs' and datname = current_database()`);
    return rows[0]!.count;
  };
  const before = await connections();
  const asked = performance.now();
  const jobs = await start({ name: 'test.stop', cron: '* * * * *', run: async () => {} });
  const begun = performance.now();
  expect(await connections()).toBeGreaterThan(before);
  await jobs.stop();
  running.splice(0);
  // Not much longer than it gives jobs under way to finish; a machine that was slow to start is as slow to stop.
  expect(performance.now() - begun).toBeLessThan(6000 + 2 * (begun - asked));
  await until(async () => (await connections()) <= before);
});

test('stopping at any moment after the start throws nothing anywhere', async () => {
  const faults: unknown[] = [];
  const note = (fault: unknown) => faults.push(fault);
  process.on('unhandledRejection', note);
  for (const wait of [0, 20, 60, 120, 200, 350, 600]) {
    const jobs = await start({ name: 'test.moment', cron: '* * * * *', run: async () => {} });
    await sleep(wait);
    await jobs.stop();
    running.splice(0);
  }
  await sleep(300);
  process.off('unhandledRejection', note);
  expect(faults).toEqual([]);
});
