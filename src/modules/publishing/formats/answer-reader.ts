import { parentPort } from 'node:worker_threads';
import { type ExportedAnswer, readExported } from './exported-answers.ts';

export interface ReadingRequest {
  bytes: Uint8Array;
  format: 'xlsx' | 'csv' | 'json';
}

/** `null` when the file is not one of ours. */
export type ReadingAnswer = ExportedAnswer[] | null;

/** One message in, one message out; whoever started the worker decides how long it lives. */
parentPort?.on('message', async ({ bytes, format }: ReadingRequest) => {
  // Whatever is wrong with a file from a stranger, it is not an export of ours.
  parentPort?.postMessage(await readExported(bytes, format).catch((): ReadingAnswer => null));
});
