import { Worker } from 'node:worker_threads';
import type { DocumentProposal, ImportProposal } from './contract.ts';
import { ImportError } from './errors.ts';
import { defaultImportLimits, type ImportLimits } from './limits.ts';
import type { RegisterName } from './register.ts';
import type { SourceText } from './source.ts';
import { Turns } from './turns.ts';
import type { ImportAnswer, ImportRequest } from './worker.ts';
import { locateWorker } from './worker-file.ts';

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

/** How far the process may grow while a file is read, in heaps: beyond it something is being unpacked without end. */
const buffersPerHeap = 2;

/** A worker that can be asked again and again, one file at a time. The caller terminates it. */
export async function startImportWorker(megabytes = defaultImportLimits.megabytes): Promise<Worker> {
  return new Worker(await locateWorker(), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
    // Nothing a library says may reach the command line's output.
    stdout: true,
    stderr: true,
    execArgv: [],
    env: {},
  });
}

/** After a rejection with took-too-long or too-much-memory the worker is of no more use. */
export async function askImportWorker(
  worker: Worker,
  bytes: Uint8Array,
  register: RegisterName[],
  limits: Partial<ImportLimits> = {},
): Promise<ImportReading> {
  const { milliseconds, megabytes } = { ...defaultImportLimits, ...limits };
  const answer = await new Promise<ImportAnswer>((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new ImportError('took-too-long'))), milliseconds);
    // The heap's limit does not count buffers, and a PDF's packed parts are unpacked into buffers.
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => {
      const grown = (process.memoryUsage.rss() - before) / 1024 / 1024;
      if (grown > megabytes * buffersPerHeap) settle(() => reject(new ImportError('too-much-memory')));
    }, 50);
    const onError = (error: Error) => settle(() => reject(nameFailure(error)));
    const onExit = () =>
      settle(() => reject(new ImportError('unexpected', 'the worker ended without an answer')));
    const onMessage = (message: ImportAnswer) => settle(() => resolve(message));
    const settle = (conclude: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.off('message', onMessage).off('exit', onExit).off('error', onError);
      // An error may still arrive while the worker is being ended, and must not end the server.
      worker.on('error', () => undefined);
      conclude();
    };
    worker.removeAllListeners('error').on('error', onError).on('exit', onExit).on('message', onMessage);
    worker.postMessage({ bytes, register } satisfies ImportRequest);
  });
  if (!answer.ok) throw new ImportError(answer.code, answer.cause);
  return { proposal: answer.proposal as RecognisedProposal, source: answer.source };
}

function nameFailure(error: Error): ImportError {
  const outOfMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new ImportError(outOfMemory ? 'too-much-memory' : 'unexpected', error);
}
