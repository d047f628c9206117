import { createHash } from 'node:crypto';
import { Turns } from '../programs/turns.ts';
import { askWorker, startWorker, WorkerFailed, type WorkerLimits } from '../programs/worker.ts';
import type { FileFinding } from './check/check.ts';
import { fileChecker } from './check/program.ts';
import type { CheckAnswer, CheckRequest } from './check/worker.ts';
import { scanExternally } from './external-scanner.ts';
import { cleanFileName } from './name.ts';
import { FileRefused } from './refusals.ts';

/** A file that may be kept. */
export interface CheckedFile extends FileFinding {
  /** Safe to keep, show and save as. */
  fileName: string;
  bytes: Uint8Array;
  /** SHA-256 of the bytes, as hexadecimal digits. */
  sha256: string;
}

const LIMITS: WorkerLimits = { milliseconds: 20_000, megabytes: 256 };
const atOnce = 2;
const turns = new Turns(atOnce);

/**
 * Checks a file in a worker of its own that is gone when this returns, and with the city's own scanner when one is set.
 * Who comes while two files are being checked waits.
 * @throws {FileRefused}
 */
export async function checkFile(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<WorkerLimits> = {},
): Promise<CheckedFile> {
  if (bytes.length === 0) throw new FileRefused('empty');
  return await turns.take(async () => {
    const finding = await inspect(bytes, fileName, { ...LIMITS, ...limits });
    await scanExternally(bytes);
    return {
      ...finding,
      bytes,
      fileName: cleanFileName(fileName, finding.kind),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  });
}

async function inspect(bytes: Uint8Array, fileName: string, limits: WorkerLimits): Promise<FileFinding> {
  const worker = await startWorker(fileChecker, limits.megabytes);
  try {
    const answer = await askWorker<CheckRequest, CheckAnswer>(worker, { bytes, fileName }, limits);
    if (!answer.ok) throw new FileRefused(answer.reason, answer.cause);
    return answer.finding;
  } catch (error) {
    if (!(error instanceof WorkerFailed)) throw error;
    const reasons = {
      'took-too-long': 'took-too-long',
      'too-much-memory': 'bomb',
      unexpected: 'check-failed',
    } as const;
    throw new FileRefused(reasons[error.reason], error);
  } finally {
    await worker.terminate();
  }
}
