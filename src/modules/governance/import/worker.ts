import { parentPort } from 'node:worker_threads';
import type { ImportProposal } from './contract.ts';
import { ImportError, type ImportErrorCode } from './errors.ts';
import { parseDocument } from './parse.ts';
import { readSource } from './read/read-source.ts';
import type { RegisterName } from './register.ts';
import type { SourceText } from './source.ts';

export type ImportRequest = { bytes: Uint8Array; register: RegisterName[] };

export type ImportAnswer =
  | { ok: true; proposal: ImportProposal; source: SourceText }
  | { ok: false; code: ImportErrorCode; cause?: string };

// What a library still drops after the answer was sent concerns nobody; while a file is read, its reader listens too.
process.on('unhandledRejection', () => undefined);

/** One message in, one message out; whoever started the worker decides how long it lives. */
parentPort?.on('message', async ({ bytes, register }: ImportRequest) => {
  parentPort?.postMessage(await answer(bytes, register));
});

async function answer(bytes: Uint8Array, register: RegisterName[]): Promise<ImportAnswer> {
  try {
    const source = await readSource(bytes);
    const proposal = parseDocument(source, register);
    if (proposal.kind === 'unrecognised') return { ok: false, code: 'no-structure' };
    return { ok: true, proposal, source };
  } catch (error) {
    const code = error instanceof ImportError ? error.code : 'unexpected';
    return { ok: false, code, cause: error instanceof Error ? error.stack : String(error) };
  }
}
