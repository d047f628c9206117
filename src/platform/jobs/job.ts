import type { Logger } from 'pino';
import type { Connection } from '../database/connection.ts';

/** What a job gets: nobody is signed in, so it may call the functions that are granted to samlad_jobs and no more. */
export interface JobContext {
  db: Connection['db'];
  now: () => Date;
  /** Address that people reach Samlad at, without a slash at the end. */
  publicUrl: string;
  log: Logger;
}

/**
 * Work that nobody waits for. It may be run again after it was interrupted, or although nothing is to be done: it
 * decides by what the database says, not by when it is called.
 */
export interface Job {
  /** Letters, digits, hyphens and dots. */
  name: string;
  /** When it runs, as cron writes times; besides, once when the server starts. */
  cron: string;
  run(ctx: JobContext): Promise<void>;
}
