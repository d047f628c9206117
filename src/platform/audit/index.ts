import type { Logger } from 'pino';
import type { Connection } from '../database/connection.ts';
import { sealPending } from './seal.ts';

export interface Sealing {
  stop(): Promise<void>;
}

const SEAL_EVERY_MS = 60_000;

/** Seals the log now, once a minute, beside the writers, and a last time when stopped. */
export function startSealing(app: Connection, log: Logger): Sealing {
  let running: Promise<unknown> = Promise.resolve();
  const seal = () => {
    running = running.then(() =>
      sealPending(app).catch((error: unknown) => log.error({ err: error }, 'the log could not be sealed')),
    );
  };
  const timer = setInterval(seal, SEAL_EVERY_MS);
  timer.unref();
  seal();
  return {
    stop: async () => {
      clearInterval(timer);
      seal();
      await running;
    },
  };
}
