import { randomUUID } from 'node:crypto';
import { writeCsvRows } from '../../../platform/files/csv.ts';
import type { FileResult, SessionRunner } from '../../../platform/http/endpoint.ts';
import { problems } from '../../../platform/http/problem.ts';
import { type EvidenceFile, getEvidenceFile, listEvidenceFiles } from '../../followup/index.ts';
import { mets, type PackageFacts } from '../archive/mets.ts';
import { officeText } from '../archive/office-text.ts';
import { manifestOf, type PackedFile, pack, type SealedFile, seal } from '../archive/package.ts';
import { readme } from '../archive/readme.ts';
import type { Addendum } from '../contract/content.ts';
import type { ExportFormat, ExportProgress, PackageInput } from '../contract.ts';
import { mayKeepReport } from '../policy.ts';
import { publishingProblems } from '../problems.ts';
import { named } from '../rules/office.ts';
import { editionInWords } from '../rules/print-office.ts';
import { plainName } from '../rules/slug.ts';
import { date, OFFICE_CHAPTER } from '../rules/words.ts';
import * as store from '../store/reports.ts';
import { aboutEdition } from './about.ts';
import { editionKey, nameEditionFor } from './editions.ts';
import { countVolumes, describeFile } from './exports.ts';
import { renderFile } from './rendering.ts';

/** Bytes of evidence that one package takes; what comes after is listed and not packed. */
const MOST_EVIDENCE = 300_000_000;
/** Packages under way or waiting to be taken; each may hold half a gigabyte. */
const MOST_PACKAGES = 2;
/** How long a package that nobody takes is kept. */
const KEPT_MS = 15 * 60_000;

const CONTENT: { format: ExportFormat; label: string }[] = [
  { format: 'pdfa', label: 'Rapporten att läsa, PDF/A-2a' },
  { format: 'json', label: 'Hela innehållet, ordagrant' },
  { format: 'xlsx', label: 'Svaren som tabell' },
  { format: 'csv', label: 'Svaren som tabell' },
];

const text = (path: string, contentType: string, label: string, body: string): PackedFile => ({
  path,
  contentType,
  label,
  bytes: new TextEncoder().encode(body),
});

/** `socialnamnd-norr/003-narvaro.csv`: a name that every system takes; the original one is in the list. */
function pathOf({ organisation, fileName }: EvidenceFile, number: number): string {
  const plain = (name: string) => plainName(name, 60) || 'fil';
  const [, base = fileName, ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/.exec(fileName) ?? [];
  return `underlag/${plain(organisation)}/${String(number).padStart(3, '0')}-${plain(base)}${ending.toLowerCase()}`;
}

const addendaText = (addenda: readonly Addendum[]) =>
  addenda
    .map(({ number, addedAt, by, about, text: words }) =>
      [
        `Tillägg ${number}, ${date(addedAt)}, ${by}`,
        ...(about === '' ? [] : [`Gäller ${about}`]),
        words,
        '',
      ].join('\r\n'),
    )
    .join('\r\n');

/** Everything the archive gets. Each file of evidence is read in a transaction of its own, by its own rule. */
async function build(
  runner: SessionRunner,
  roundId: string,
  { diaryNumber }: PackageInput,
  onShare: (share: number) => void,
): Promise<Uint8Array> {
  const { report, edition } = await nameEditionFor(runner, roundId);
  const about = await aboutEdition(edition);
  const { evidence, now } = await runner.within(async (ctx) => ({
    evidence: await listEvidenceFiles(ctx, roundId),
    now: ctx.now(),
  }));
  const files: SealedFile[] = [];
  const printed = CONTENT.map(({ format }) => countVolumes(edition, format));
  const steps = (await Promise.all(printed)).reduce((sum, count) => sum + count, 0) + evidence.length;
  const add = async (file: PackedFile) => {
    files.push(await seal(file));
    onShare(Math.min(0.95, files.length / (steps + 1)));
  };
  for (const { format, label } of CONTENT) {
    const count = await countVolumes(edition, format);
    for (let volume = 1; volume <= count; volume += 1) {
      const { fileName, contentType } = describeFile(report.slug, format, volume, count);
      const named = count > 1 ? `${label}, del ${volume} av ${count}` : label;
      const bytes = await renderFile(edition, { format, volume });
      await add({ path: `rapport/${fileName}`, contentType, label: named, bytes });
    }
  }
  if (edition.addenda.length > 0)
    await add(
      text('rapport/tillagg.txt', 'text/plain; charset=utf-8', 'Tillägg', addendaText(edition.addenda)),
    );
  if (edition.office)
    await add(
      text(
        'rapport/text.txt',
        'text/plain; charset=utf-8',
        OFFICE_CHAPTER,
        officeText(report.title, named(edition.office, about.outline)),
      ),
    );
  let room = MOST_EVIDENCE;
  const listed: (string | number)[][] = [];
  for (const [at, file] of evidence.entries()) {
    room -= file.size;
    const path = room < 0 ? '' : pathOf(file, at + 1);
    listed.push([file.organisation, file.number, file.title, file.fileName, file.size, file.sha256, path]);
    if (path === '') continue;
    const { body } = await runner.within((ctx) => getEvidenceFile(ctx, file.id));
    await add({ path, contentType: file.contentType, label: file.fileName, bytes: body as Uint8Array });
  }
  const headings = ['Nämnd eller bolag', 'Nummer', 'Titel', 'Filnamn', 'Storlek (byte)', 'SHA-256', 'Plats'];
  if (evidence.length > 0)
    await add(
      text(
        'underlag/forteckning.csv',
        'text/csv; charset=utf-8',
        'Förteckning över underlag',
        writeCsvRows([headings, ...listed]),
      ),
    );
  const facts: PackageFacts = {
    id: randomUUID(),
    title: report.title,
    year: report.year,
    city: about.city,
    owner: about.owner,
    diaryNumber,
    documentNumbers: about.diaryNumbers,
    documents: about.documents,
    closedAt: about.closedAt,
    frozenAt: report.frozenAt,
    createdAt: now.toISOString(),
    hash: report.hash,
    addenda: edition.addenda.length,
    office: edition.office && {
      by: edition.office.by,
      edition: editionInWords(edition.office).toLowerCase(),
      hash: edition.office.hash,
    },
    leftOut: listed.filter((row) => row.at(-1) === '').length,
  };
  const around = [
    await seal(text('LAS-MIG.txt', 'text/plain; charset=utf-8', 'Vad paketet är', readme(facts, files))),
    await seal(text('sip.xml', 'text/xml', 'Paketet beskrivet som METS', mets(facts, files))),
  ];
  const all = [...around, ...files];
  const manifest = text('manifest-sha256.txt', 'text/plain', 'Kontrollsummor', manifestOf(all));
  return await pack([...all, manifest], now);
}

interface Work {
  share: number;
  done: boolean;
  failed: boolean;
  result: Promise<Uint8Array>;
}
const packages = new Map<string, Work>();

/** Who may, and under what name the package is made: one for each edition, number and unit. */
async function requireKeeper(runner: SessionRunner, roundId: string, { diaryNumber }: PackageInput) {
  const { report, edition } = await nameEditionFor(runner, roundId);
  await runner.within(async (ctx) => {
    if (!mayKeepReport(ctx.actor, report)) throw problems.notFound();
  });
  return { report, key: JSON.stringify([roundId, editionKey(edition), diaryNumber]) };
}

function begin(runner: SessionRunner, roundId: string, input: PackageInput, key: string): Work {
  if (packages.size >= MOST_PACKAGES) {
    const left = [...packages].find(([, { done }]) => done);
    if (!left) throw publishingProblems.tooLongToTypeset();
    packages.delete(left[0]);
  }
  const work: Work = {
    share: 0,
    done: false,
    failed: false,
    result: build(runner, roundId, input, (share) => {
      work.share = share;
    }),
  };
  work.result
    .then(() => {
      work.done = true;
    })
    .catch(() => {
      work.done = true;
      work.failed = true;
    })
    .finally(() => {
      setTimeout(() => packages.get(key) === work && packages.delete(key), KEPT_MS).unref();
    });
  packages.set(key, work);
  return work;
}

/** Begins to make the package and tells how far it has come. For planners of the owner unit. */
export async function preparePackage(
  runner: SessionRunner,
  roundId: string,
  input: PackageInput,
): Promise<ExportProgress> {
  const { key } = await requireKeeper(runner, roundId, input);
  const work = packages.get(key) ?? begin(runner, roundId, input, key);
  if (work.failed) {
    packages.delete(key);
    throw publishingProblems.tooLongToTypeset();
  }
  return work.done ? { state: 'ready', share: 1 } : { state: 'setting', share: work.share };
}

/** The package. Noted in the audit log; kept no longer than until it is taken. */
export async function exportPackage(
  runner: SessionRunner,
  roundId: string,
  input: PackageInput,
): Promise<FileResult> {
  const { report, key } = await requireKeeper(runner, roundId, input);
  const work = packages.get(key) ?? begin(runner, roundId, input, key);
  try {
    const body = await work.result;
    await runner.within((ctx) =>
      store.noteAct(ctx.db, 'export', report.id, {
        format: 'package',
        hash: report.hash,
        bytes: body.length,
      }),
    );
    return { fileName: `${report.slug}-arkivpaket.zip`, contentType: 'application/zip', body };
  } finally {
    packages.delete(key);
  }
}
