import type { Worker } from 'node:worker_threads';
import { Turns } from '../../../platform/programs/turns.ts';
import { askWorker, startWorker, WorkerFailed } from '../../../platform/programs/worker.ts';
import type { DocumentProposal, ImportProposal } from './contract.ts';
import { ImportError } from './errors.ts';
import { defaultImportLimits, type ImportLimits } from './limits.ts';
import type { RegisterName } from './register.ts';
import type { SourceText } from './source.ts';
import type { ImportAnswer, ImportRequest } from './worker.ts';

export type RecognisedProposal = Exclude<ImportProposal, { kind: 'unrecognised' }> & DocumentProposal;
export type ImportReading = { proposal: RecognisedProposal; source: SourceText };

/**
 * Reads a file and proposes its structure, in a worker of its own that is gone when this returns. At most two run at
 * once; who comes later waits, and waiting does not count against the time limit.
 * `bytes` is copied, not taken. The file's name plays no part: its content decides what it is.
 * @throws {ImportError} always named, whatever the file is
 */
export async function readAndParse(
  bytes: Uint8Array,
  register: RegisterName[],
  limits: Partial<ImportLimits> = {},
): Promise<ImportReading> {
  const { bytes: maxBytes, milliseconds, megabytes } = { ...defaultImportLimits, ...limits };
  if (bytes.length > maxBytes) throw new ImportError('too-large');
  if (bytes.length === 0) throw new ImportError('empty-file');
  return await turns.take(async () => {
    const worker = await startImportWorker(megabytes);
    try {
      return await askImportWorker(worker, bytes, register, { milliseconds, megabytes });
    } finally {
      await worker.terminate();
    }
  });
}

const workersAtOnce = 2;
const turns = new Turns(workersAtOnce);
/** Where the reading is done. */
export const importWorker = { name: 'import-worker', source: new URL('./worker.ts', import.meta.url) };

/** A worker that can be asked again and again, one file at a time. The caller terminates it. */
export async function startImportWorker(megabytes = defaultImportLimits.megabytes): Promise<Worker> {
  return await startWorker(importWorker, megabytes);
}

/** After a rejection with took-too-long or too-much-memory the worker is of no more use. */
export async function askImportWorker(
  worker: Worker,
  bytes: Uint8Array,
  register: RegisterName[],
  limits: Partial<ImportLimits> = {},
): Promise<ImportReading> {
  const request: ImportRequest = { bytes, register };
  const allowed = { ...defaultImportLimits, ...limits };
  const answer = await askWorker<ImportRequest, ImportAnswer>(worker, request, allowed).catch(
    (error: unknown) => {
      throw error instanceof WorkerFailed ? new ImportError(error.reason, error) : error;
    },
  );
  if (!answer.ok) throw new ImportError(answer.code, answer.cause);
  return { proposal: answer.proposal as RecognisedProposal, source: answer.source };
}
