import { getMunicipality } from '../../../platform/config/municipality.ts';
import type { ReportEdition } from '../contract/content.ts';
import type { ExportFormat, ExportProgress } from '../contract.ts';
import { writeCsv } from '../formats/csv.ts';
import { writeJson } from '../formats/json.ts';
import { type MadeFormat, makeFile, type Phase } from '../formats/make-file.ts';
import { publishingProblems } from '../problems.ts';
import { editionKey, type NamedEdition } from './editions.ts';

/** What a finished file may take of memory together; the one not asked for the longest goes first. */
const MOST_KEPT_BYTES = 64_000_000;
/** Different files that may wait for the typesetter; a queue longer than this is a fault or an attack. */
const MOST_WAITING = 12;

interface Work {
  phase: Phase;
  begunAt: number;
  expectedMs: number;
  result: Promise<Uint8Array>;
}

const kept = new Map<string, Uint8Array>();
const under = new Map<string, Work>();
let turn: Promise<unknown> = Promise.resolve();

const isMade = (format: ExportFormat): format is MadeFormat => format !== 'json' && format !== 'csv';

/** The same edition, format and dress give the same file. */
function fileKey(edition: Pick<ReportEdition, 'hash' | 'addenda'>, format: ExportFormat): string {
  return `${editionKey(edition)} ${format} ${getMunicipality().colour}`;
}

function keep(key: string, bytes: Uint8Array): void {
  kept.set(key, bytes);
  let size = [...kept.values()].reduce((sum, each) => sum + each.length, 0);
  for (const [oldest, each] of kept) {
    if (size <= MOST_KEPT_BYTES || oldest === key) break;
    kept.delete(oldest);
    size -= each.length;
  }
}

/** Typesetting takes turns: one report at a time leaves the other processor to everybody else. */
function begin(key: string, edition: ReportEdition, format: MadeFormat): Work {
  if (under.size >= MOST_WAITING) throw publishingProblems.tooLongToTypeset();
  const answers = edition.content.documents.flatMap(({ areas }) =>
    areas.flatMap(({ questions }) => questions.flatMap((question) => question.answers)),
  ).length;
  const work: Work = {
    phase: 'waiting',
    begunAt: performance.now(),
    expectedMs: 600 + answers * 5,
    result: turn.then(async () => {
      work.begunAt = performance.now();
      return await makeFile(edition, {
        format,
        colour: getMunicipality().colour,
        onPhase: (phase) => {
          work.phase = phase;
        },
      });
    }),
  };
  turn = work.result.catch(() => undefined);
  under.set(key, work);
  work.result
    .then((bytes) => keep(key, bytes))
    .catch(() => undefined)
    .finally(() => under.delete(key));
  return work;
}

/** The file, made now unless it is kept already. @throws publishing.typesetting-failed */
export async function renderFile(named: NamedEdition, format: ExportFormat): Promise<Uint8Array> {
  const key = fileKey(named, format);
  const done = kept.get(key);
  if (done) {
    kept.delete(key);
    kept.set(key, done);
    return done;
  }
  if (!isMade(format)) {
    const edition = named.open();
    const bytes = new TextEncoder().encode(format === 'json' ? writeJson(edition) : writeCsv(edition));
    keep(key, bytes);
    return bytes;
  }
  const work = under.get(key) ?? begin(key, named.open(), format);
  try {
    return await work.result;
  } catch (cause) {
    throw Object.assign(publishingProblems.tooLongToTypeset(), { cause });
  }
}

/** Begins to make a file that takes long, and tells how far it has come. */
export function prepareFile(edition: ReportEdition, format: ExportFormat): ExportProgress {
  if (!isMade(format)) return { state: 'ready', share: 1 };
  const key = fileKey(edition, format);
  if (kept.has(key)) return { state: 'ready', share: 1 };
  const { phase, begunAt, expectedMs } = under.get(key) ?? begin(key, edition, format);
  if (phase === 'waiting') return { state: 'waiting', share: 0 };
  const elapsed = (performance.now() - begunAt) / expectedMs;
  return { state: phase, share: phase === 'writing' ? 0.85 : Math.min(0.8, elapsed * 0.8) };
}
