import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateProgram } from '../../../platform/programs/locate-program.ts';
import type { ReportEdition } from '../contract/content.ts';
import { makeShowable, readCoverage } from '../pdf/glyphs.ts';
import { FILLS, inColumns, LETTERS } from '../rules/map.ts';
import { type Printed, printed } from '../rules/print.ts';
import {
  COMPLETE_EXPLAINED,
  COMPLETE_HEADINGS,
  HINDRANCES_EXPLAINED,
  INDICATOR_HEADINGS,
} from '../rules/words.ts';
import { locateFonts, regularFont } from './fonts.ts';
import type { OfficeRequest, PdfRequest } from './maker.ts';

/** Formats that a process of their own makes; `pdf` is PDF/UA-1, `pdfa` is PDF/A-2a. */
export type MadeFormat = PdfRequest['format'] | OfficeRequest['format'];

/** Told while a report is set: what is being done. */
export type Phase = 'waiting' | 'setting' | 'writing';

export interface MakeOptions {
  format: MadeFormat;
  colour: string;
  onPhase?: (phase: Phase) => void;
  /** Told ten times a second what the work holds of memory, where the system tells. */
  onMegabytes?: (megabytes: number) => void;
  /** After this the work is ended; a 300-page report takes a few seconds. */
  mostSeconds?: number;
  mostMegabytes?: number;
}

/** Thrown when the typesetter had to be ended, or could not. */
export class MakingFailed extends Error {}

const maker = { name: 'report-maker', source: new URL('./maker.ts', import.meta.url) };

let coverage: Promise<ReadonlySet<number>> | null = null;

/** Megabytes that a process holds, where the system tells (Linux); 0 elsewhere. */
async function megabytesOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

/** Columns that a landscape page of A4 holds. */
const MAP_COLUMNS = 34;

/** The report with the words and colours that the template sets it in. */
const dressed = (report: Printed) => ({
  ...report,
  documents: report.documents.map(({ map, ...document }) => ({
    ...document,
    maps: inColumns(map, MAP_COLUMNS),
  })),
  fills: Object.fromEntries(Object.entries(FILLS).map(([key, { fill, ink }]) => [key, [fill, ink]])),
  mapLetters: LETTERS,
  indicatorHeadings: INDICATOR_HEADINGS,
  completeHeadings: COMPLETE_HEADINGS,
  completeExplained: COMPLETE_EXPLAINED,
  hindrancesExplained: HINDRANCES_EXPLAINED,
});

/**
 * Makes a file of the edition in a process of its own, at low priority, so that nobody else waits for it.
 * @throws {MakingFailed}
 */
export async function makeFile(edition: ReportEdition, options: MakeOptions): Promise<Uint8Array> {
  const { format, colour } = options;
  if (format === 'docx' || format === 'xlsx')
    return await run(await locateProgram(maker), { format, edition, colour }, options);
  coverage ??= readFile(regularFont()).then(readCoverage);
  const covered = await coverage;
  const shown = makeShowable(printed(edition), (code) => covered.has(code));
  const request: PdfRequest = {
    format,
    data: { ...dressed(shown), hash: edition.hash, colour },
    // Never made, so that nothing is left when everything is killed meanwhile.
    workspace: join(tmpdir(), `samlad-report-${randomUUID()}`),
    fontPaths: locateFonts(),
    timestamp: Math.floor(Date.parse(edition.frozenAt) / 1000),
  };
  return await run(await locateProgram(maker), request, options);
}

function run(file: string, request: PdfRequest | OfficeRequest, options: MakeOptions): Promise<Uint8Array> {
  const { onPhase, onMegabytes, mostSeconds = 60, mostMegabytes = 1200 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, String(process.pid)], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {},
    });
    const pages: Buffer[] = [];
    let said = '';
    let ended: string | null = null;
    const end = (why: string) => {
      ended ??= why;
      child.kill('SIGKILL');
    };
    try {
      if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    } catch {
      // A system that does not let us lower it does the work at the ordinary priority.
    }
    const late = setTimeout(() => end(`took more than ${mostSeconds} s`), mostSeconds * 1000);
    const watch = setInterval(async () => {
      const megabytes = child.pid ? await megabytesOf(child.pid) : 0;
      onMegabytes?.(megabytes);
      if (megabytes > mostMegabytes) end(`took more than ${mostMegabytes} MB`);
    }, 100);
    child.stdout.on('data', (chunk: Buffer) => pages.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      for (const [, phase] of chunk.toString().matchAll(/^phase (\w+)$/gm)) onPhase?.(phase as Phase);
    });
    child.on('error', (error) => end(error.message));
    child.stdin.on('error', () => {});
    child.on('close', (code) => {
      clearTimeout(late);
      clearInterval(watch);
      if (code === 0 && ended === null) resolve(new Uint8Array(Buffer.concat(pages)));
      else reject(new MakingFailed(ended ?? said.slice(-2000)));
    });
    child.stdin.end(JSON.stringify(request));
  });
}
