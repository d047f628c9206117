import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ImportError } from './errors.ts';
import { defaultImportLimits } from './limits.ts';
import { readAtMost } from './read-at-most.ts';
import { DEFAULT_REGISTER } from './register.ts';
import { type RecognisedProposal, readAndParse } from './run.ts';
import { summarise } from './summary.ts';

export type ImportOptions = { dryRun?: boolean; json?: boolean };

/** Where the command writes; each call is one whole text without its last line end. */
export type CommandOutput = { out: (text: string) => void; err: (text: string) => void };

const success = 0;
const refused = 2;

/** A page at the address that the server goes by. */
function addressOf(path: string): string {
  const server = process.env.SAMLAD_PUBLIC_URL ?? `http://127.0.0.1:${process.env.SAMLAD_PORT ?? 4800}`;
  return new URL(path, server).href;
}

/** Where one goes on in the browser: a document is reviewed into the register, a board's answers into a round. */
const whereToGoOn = (kind: RecognisedProposal['kind']) =>
  kind === 'answers'
    ? `Svaren fyller du i en omgång för ett tidigare år: ${addressOf('/uppfoljning/tidigare-ar')}. Där väljer du filen, granskar svaren bredvid källan och sparar dem.`
    : `Granska förslaget bredvid källan och spara det här: ${addressOf('/styrning/importera')}.`;

/**
 * `samlad import FILE --dry-run [--json]`: reads a document and shows what an import would propose. Needs no database.
 * @returns the exit code: 0 when a proposal was shown, 2 when the file or the wish was refused
 */
export async function importCommand(
  file: string,
  { dryRun = false, json = false }: ImportOptions,
  io: CommandOutput,
): Promise<number> {
  if (!dryRun) {
    io.err(
      `Inget har sparats. Ett dokument sparas först när du har granskat förslaget bredvid källan. Gör det i webbläsaren: ${addressOf('/styrning/importera')}. En nämnds svar på en uppföljning fyller du i en omgång: ${addressOf('/uppfoljning/omgangar')}. Lägg till --dry-run för att se förslaget här.`,
    );
    return refused;
  }
  try {
    const { proposal } = await readAndParse(await readFileAtMost(file), DEFAULT_REGISTER);
    io.out(
      json ? JSON.stringify(proposal, null, 2) : `${summarise(proposal)}\n\n${whereToGoOn(proposal.kind)}`,
    );
    return success;
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    io.err(`${error.message} (${error.code})`);
    return refused;
  }
}

/** Refuses a large file by its size, before anything is read; a pipe as soon as it has given too much. */
async function readFileAtMost(file: string): Promise<Uint8Array> {
  const limit = defaultImportLimits.bytes;
  const info = await stat(file).catch((error: unknown) => {
    throw new ImportError('file-not-found', error);
  });
  if (info.isDirectory()) throw new ImportError('file-not-found');
  if (info.size > limit) throw new ImportError('too-large');
  try {
    return await readAtMost(createReadStream(file), limit);
  } catch (error) {
    throw error instanceof ImportError ? error : new ImportError('file-not-found', error);
  }
}
