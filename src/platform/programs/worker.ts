import { Worker } from 'node:worker_threads';
import { locateProgram, type Program } from './locate-program.ts';

/** What one piece of work in a worker may use. */
export interface WorkerLimits {
  milliseconds: number;
  /** The worker's heap. */
  megabytes: number;
}

/** A worker that gave no answer. `cause` is for the log only. */
export class WorkerFailed extends Error {
  readonly reason: 'took-too-long' | 'too-much-memory' | 'unexpected';

  constructor(reason: WorkerFailed['reason'], cause?: unknown) {
    super(`worker: ${reason}`, cause === undefined ? undefined : { cause });
    this.name = 'WorkerFailed';
    this.reason = reason;
  }
}

/** How far the process may grow while a worker works, in heaps: beyond it something is being unpacked without end. */
const buffersPerHeap = 2;

/** A worker that can be asked again and again, one thing at a time. The caller terminates it. */
export async function startWorker(program: Program, megabytes: number): Promise<Worker> {
  return new Worker(await locateProgram(program), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
    // Nothing a library says may reach the command line's output.
    stdout: true,
    stderr: true,
    execArgv: [],
    env: {},
  });
}

/**
 * Sends one message and waits for one answer. After a failure the worker is of no more use.
 * @throws {WorkerFailed}
 */
export async function askWorker<Request, Answer>(
  worker: Worker,
  request: Request,
  { milliseconds, megabytes }: WorkerLimits,
): Promise<Answer> {
  return await new Promise<Answer>((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new WorkerFailed('took-too-long'))), milliseconds);
    // The heap's limit does not count buffers, and packed parts are unpacked into buffers.
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => {
      const grown = (process.memoryUsage.rss() - before) / 1024 / 1024;
      if (grown > megabytes * buffersPerHeap) settle(() => reject(new WorkerFailed('too-much-memory')));
    }, 50);
    const onError = (error: Error) => settle(() => reject(nameFailure(error)));
    const onExit = () =>
      settle(() => reject(new WorkerFailed('unexpected', 'the worker ended without an answer')));
    const onMessage = (answer: Answer) => settle(() => resolve(answer));
    const settle = (conclude: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.off('message', onMessage).off('exit', onExit).off('error', onError);
      // An error may still arrive while the worker is being ended, and must not end the server.
      worker.on('error', () => undefined);
      conclude();
    };
    worker.removeAllListeners('error').on('error', onError).on('exit', onExit).on('message', onMessage);
    worker.postMessage(request);
  });
}

function nameFailure(error: Error): WorkerFailed {
  const outOfMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new WorkerFailed(outOfMemory ? 'too-much-memory' : 'unexpected', error);
}
