import { parentPort } from 'node:worker_threads';
import { type FileRefusal, FileRefused } from '../refusals.ts';
import { type FileFinding, inspectFile } from './check.ts';

export type CheckRequest = { bytes: Uint8Array; fileName: string };
export type CheckAnswer =
  | { ok: true; finding: FileFinding }
  | { ok: false; reason: FileRefusal; cause?: string };

/** One message in, one message out; whoever started the worker decides how long it lives. */
parentPort?.on('message', ({ bytes, fileName }: CheckRequest) => {
  parentPort?.postMessage(answer(bytes, fileName));
});

function answer(bytes: Uint8Array, fileName: string): CheckAnswer {
  try {
    return { ok: true, finding: inspectFile(bytes, fileName) };
  } catch (error) {
    const reason = error instanceof FileRefused ? error.reason : 'damaged';
    return { ok: false, reason, cause: error instanceof Error ? error.stack : String(error) };
  }
}
