import { Turns } from '../../../platform/programs/turns.ts';
import { askWorker, startWorker } from '../../../platform/programs/worker.ts';
import type { ReadingAnswer, ReadingRequest } from './answer-reader.ts';
import type { ExportedAnswer } from './exported-answers.ts';

const reader = { name: 'answer-reader', source: new URL('./answer-reader.ts', import.meta.url) };
const turns = new Turns(1);
/** A file of 32 000 answers takes some seconds and 200 MB. */
const LIMITS = { milliseconds: 60_000, megabytes: 768 };

/**
 * Reads an exported file in a worker of its own that is gone when this returns, one file at a time.
 * @returns null for a file that is not one of ours
 * @throws {WorkerFailed}
 */
export async function readInWorker(
  bytes: Uint8Array,
  format: ReadingRequest['format'],
): Promise<ExportedAnswer[] | null> {
  return await turns.take(async () => {
    const worker = await startWorker(reader, LIMITS.megabytes);
    try {
      return await askWorker<ReadingRequest, ReadingAnswer>(worker, { bytes, format }, LIMITS);
    } finally {
      await worker.terminate();
    }
  });
}
