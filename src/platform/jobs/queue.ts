import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import PgBoss from 'pg-boss';
import { connect } from '../database/connection.ts';
import { isDatabaseUnavailable } from '../database/unavailable.ts';
import type { Job, JobContext } from './job.ts';

const SCHEMA = 'queue';
const HOUR = 3600;
/** How long a statement waits before it tries a database that is away again. */
const AWAY_MS = 250;

/** Jobs that run until stopped. */
export interface Jobs {
  /** Jobs under way get a few seconds to finish; what is cut off runs again at the next start. */
  stop(): Promise<void>;
}

export interface JobsOptions extends Omit<JobContext, 'db'> {
  /** Connection string of samlad_jobs. */
  url: string;
  jobs: Job[];
}

/**
 * Runs the jobs: each at the times it names, never twice at once, and once now. Only one server at a time holds a
 * database, so what the queue calls under way when we start was cut off, and is done again.
 */
export async function startJobs({ url, jobs, ...context }: JobsOptions): Promise<Jobs> {
  const { log } = context;
  const connection = connect(url, 3);
  let stopping = false;
  let closed = false;
  /**
   * The library notes without waiting how a job ended, and a refusal that nobody waits for ends the whole server. While
   * the database is away its statements wait for it instead: each sets a job's state by its identifier or looks for work,
   * so that it may come twice. Its errands may also outlast its stop: then they get no answer, and are done again at the
   * next start.
   */
  const execute = async (text: string, values: unknown[]): Promise<pg.QueryResult> => {
    for (;;) {
      if (closed) return await new Promise<never>(() => {});
      try {
        return await connection.pool.query(text, values);
      } catch (error) {
        if (!isDatabaseUnavailable(error)) throw error;
        // No answer at all is what the library takes as nothing done.
        if (stopping) return null as unknown as pg.QueryResult;
        await sleep(AWAY_MS);
      }
    }
  };
  const boss = new PgBoss({
    schema: SCHEMA,
    // The migration makes the schema: a role that may make schemas may do more than it needs.
    db: {
      executeSql: async (text, values) =>
        await execute(text.replace(/CREATE SCHEMA IF NOT EXISTS queue\s*;/i, ''), values),
    },
    archiveCompletedAfterSeconds: HOUR,
    archiveFailedAfterSeconds: 24 * HOUR,
    deleteAfterHours: 48,
    cronWorkerIntervalSeconds: 10,
  });
  boss.on('error', (error) => {
    if (!stopping) log.error({ err: error }, 'the job queue met an error');
  });
  try {
    await boss.start();
    await connection.pool.query(`delete from ${SCHEMA}.job where state = 'active'`);
    for (const job of jobs) {
      const queue = { name: job.name, policy: 'stately', retryLimit: 2, expireInSeconds: 600 } as const;
      await boss.createQueue(job.name, queue);
      await boss.schedule(job.name, job.cron, {}, { tz: 'Europe/Stockholm' });
      await boss.send(job.name, {});
      await boss.work(job.name, { pollingIntervalSeconds: 5 }, async () => {
        await job.run({ ...context, db: connection.db }).catch((error: unknown) => {
          log.error({ err: error, job: job.name }, 'a job failed');
          throw new Error(`the job ${job.name} failed`);
        });
      });
    }
    const wanted = new Set(jobs.map(({ name }) => name));
    for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name);
  } catch (error) {
    stopping = true;
    await boss.stop({ graceful: false }).catch(() => {});
    closed = true;
    await connection.close();
    throw error;
  }
  return {
    stop: async () => {
      stopping = true;
      await boss.stop({ graceful: true, timeout: 5000, wait: true });
      closed = true;
      await connection.close();
    },
  };
}
