import { getMunicipality } from '../../../platform/config/municipality.ts';
import { problems } from '../../../platform/http/problem.ts';
import { ReportEdition } from '../contract/content.ts';
import type { ExportFormat, ExportProgress } from '../contract.ts';
import { writeCsv } from '../formats/csv.ts';
import { makeFile, type Phase } from '../formats/make-file.ts';
import type { MadeFormat } from '../formats/request.ts';
import { publishingProblems } from '../problems.ts';
import { reportPage } from '../public/pages.ts';
import { MOST_IN_VOLUME } from '../rules/volumes.ts';
import { isLong } from './about.ts';
import { editionKey, type NamedEdition } from './editions.ts';
import { FairTurns } from './fair-turns.ts';

/** What finished files may take of memory together; the one not asked for the longest goes first. */
const MOST_KEPT_BYTES = 64_000_000;
/** Different files that may wait for the typesetter; a queue longer than this is a fault or an attack. */
const MOST_WAITING = 60;
/** Of these, as many as one person takes by asking for every format at once; the public has some more together. */
const MOST_WAITING_FOR_ONE = 6;
const MOST_WAITING_FOR_PUBLIC = 10;
/** The asker of what is published. */
export const PUBLIC = 'public';

/** Which file of an edition. */
export interface Wanted {
  format: ExportFormat | 'page';
  /** Of PDF, DOCX and page; from one. */
  volume: number;
  page?: { slug: string; publishedAt: string };
}

interface Progress {
  phase: Phase;
  begunAt: number;
  expectedMs: number;
}

interface Work {
  asker: string;
  told: Progress;
  result: Promise<Uint8Array>;
}

const kept = new Map<string, Uint8Array>();
const under = new Map<string, Work>();
/** Files that could not be made and whose asker has not been told yet. */
const failed = new Set<string>();

/** A page to look at does not wait for files that take many seconds. */
type Queue = 'looked-at' | 'taken-away';
const turns: Record<Queue, FairTurns> = { 'looked-at': new FairTurns(), 'taken-away': new FairTurns() };

/** The same edition, format and dress give the same file. */
const fileKey = (edition: NamedEdition, { format, volume, page }: Wanted) =>
  [editionKey(edition), format, volume, getMunicipality().colour, page?.slug, page?.publishedAt].join(' ');

function keep(key: string, bytes: Uint8Array): void {
  kept.set(key, bytes);
  let size = [...kept.values()].reduce((sum, each) => sum + each.length, 0);
  for (const [oldest, each] of kept) {
    if (size <= MOST_KEPT_BYTES || oldest === key) break;
    kept.delete(oldest);
    size -= each.length;
  }
}

function findKept(key: string): Uint8Array | null {
  const done = kept.get(key);
  if (!done) return null;
  kept.delete(key);
  kept.set(key, done);
  return done;
}

/** How long a file of so much text takes when nothing else is done, in milliseconds. */
const expectedFor = (format: MadeFormat, characters: number) =>
  format === 'pdf' || format === 'pdfa'
    ? 900 + Math.min(characters, MOST_IN_VOLUME) / 250
    : 700 + characters / 1000;

async function make(told: Progress, edition: NamedEdition, wanted: Wanted & { format: MadeFormat }) {
  const written = await edition.write();
  if (wanted.format === 'csv' && !isLong(written)) return encode(writeCsv(open(written)));
  if (wanted.format === 'page' && !isLong(written)) {
    const { slug, publishedAt } = wanted.page!;
    return encode(reportPage(slug, open(written), publishedAt));
  }
  told.begunAt = performance.now();
  told.expectedMs = expectedFor(wanted.format, written.length);
  return await makeFile(written, {
    ...wanted,
    colour: getMunicipality().colour,
    onPhase: (phase) => {
      told.phase = phase;
    },
  });
}
const open = (written: string) => ReportEdition.parse(JSON.parse(written));
const encode = (text: string) => new TextEncoder().encode(text);

/** @throws publishing.typesetting-failed, too-many-requests */
function refuseTooMuch(asker: string): void {
  if (under.size >= MOST_WAITING) throw publishingProblems.tooLongToTypeset();
  const own = [...under.values()].filter((work) => work.asker === asker).length;
  if (own >= (asker === PUBLIC ? MOST_WAITING_FOR_PUBLIC : MOST_WAITING_FOR_ONE)) throw problems.tooMany();
}

/** Typesetting takes turns: one report at a time leaves the other processor to everybody else. */
function begin(key: string, edition: NamedEdition, wanted: Wanted & { format: MadeFormat }): Work {
  const { asker } = edition;
  refuseTooMuch(asker);
  const queue: Queue = wanted.format === 'page' || wanted.format === 'csv' ? 'looked-at' : 'taken-away';
  const told: Progress = { phase: 'waiting', begunAt: performance.now(), expectedMs: 1000 };
  const result = turns[queue].take(asker, () => make(told, edition, wanted));
  const work: Work = { asker, told, result };
  under.set(key, work);
  work.result
    .then((bytes) => keep(key, bytes))
    .catch(() => failed.add(key))
    .finally(() => under.delete(key));
  return work;
}

/** The file, made now unless it is kept already. @throws publishing.typesetting-failed */
export async function renderFile(edition: NamedEdition, wanted: Wanted): Promise<Uint8Array> {
  const { format } = wanted;
  if (format === 'json') return encode(await edition.write());
  const key = fileKey(edition, wanted);
  const done = findKept(key);
  if (done) return done;
  const work = under.get(key) ?? begin(key, edition, { ...wanted, format });
  try {
    return await work.result;
  } catch (cause) {
    throw Object.assign(publishingProblems.tooLongToTypeset(), { cause });
  }
}

/**
 * Begins to make a file that takes long, and tells how far it has come; nothing is read again while it is under way.
 * @throws publishing.typesetting-failed when the work that was begun came to nothing
 */
export function prepareFile(edition: NamedEdition, wanted: Wanted): ExportProgress {
  const { format } = wanted;
  if (format === 'json') return { state: 'ready', share: 1 };
  const key = fileKey(edition, wanted);
  if (kept.has(key)) return { state: 'ready', share: 1 };
  // Told once: who asks after that wants another try.
  if (failed.delete(key)) throw publishingProblems.tooLongToTypeset();
  const { told } = under.get(key) ?? begin(key, edition, { ...wanted, format });
  if (told.phase === 'waiting') return { state: 'waiting', share: 0 };
  const elapsed = (performance.now() - told.begunAt) / told.expectedMs;
  return { state: told.phase, share: told.phase === 'writing' ? 0.85 : Math.min(0.8, elapsed * 0.8) };
}
