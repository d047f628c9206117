import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateProgram } from '../../../platform/programs/locate-program.ts';
import { locateFonts } from './fonts.ts';
import type { MadeFormat, MakeRequest } from './request.ts';

/** Told while a report is set: what is being done. */
export type Phase = 'waiting' | 'setting' | 'writing';

export interface MakeOptions {
  format: MadeFormat;
  colour: string;
  /** Which volume of PDF, DOCX or page; the first when left out. */
  volume?: number;
  /** For the page: its name in addresses and when it was published. */
  page?: { slug: string; publishedAt: string };
  onPhase?: (phase: Phase) => void;
  /** Told ten times a second what the work holds of memory, where the system tells. */
  onMegabytes?: (megabytes: number) => void;
  /** Seconds of processor time after which the work is ended; a 300-page report takes a few. */
  mostSeconds?: number;
  mostMegabytes?: number;
}

/** Thrown when the typesetter had to be ended, or could not. */
export class MakingFailed extends Error {}

const maker = { name: 'report-maker', source: new URL('./maker.ts', import.meta.url) };

const { PRIORITY_NORMAL, PRIORITY_BELOW_NORMAL } = constants.priority;
/**
 * Only what works for many seconds stands back for everybody else, and never to the lowest: on a busy machine a Word file
 * of ten pages, a second's work, then takes minutes.
 */
const PRIORITIES: Record<MadeFormat, number> = {
  pdf: PRIORITY_BELOW_NORMAL,
  pdfa: PRIORITY_BELOW_NORMAL,
  docx: PRIORITY_BELOW_NORMAL / 2,
  xlsx: PRIORITY_BELOW_NORMAL / 2,
  csv: PRIORITY_NORMAL,
  page: PRIORITY_NORMAL,
  about: PRIORITY_NORMAL,
};

/** On a machine that is busy with something else, the same work takes this many times as long by the clock. */
const MOST_WAITED = 10;

/** Megabytes that a process holds and seconds it has worked, where the system tells (Linux); 0 elsewhere. */
async function measure(pid: number): Promise<{ megabytes: number; seconds: number }> {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  const [status, stat] = await Promise.all([read('status'), read('stat')]);
  // After the name, which may hold anything: the 12th and 13th are hundredths of a second in user and system mode.
  const times = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    megabytes: Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024,
    seconds: (Number(times[11] ?? 0) + Number(times[12] ?? 0)) / 100,
  };
}

/**
 * Makes a file of the edition in a process of its own, so that nobody else waits for it.
 * @param written the edition as its JSON export; it is read by that process alone, since a long one takes a second
 * @throws {MakingFailed}
 */
export async function makeFile(written: string, options: MakeOptions): Promise<Uint8Array> {
  const { format, colour, volume = 1, page } = options;
  const request: MakeRequest = {
    format,
    colour,
    volume,
    ...(page ? { page } : {}),
    // Never made, so that nothing is left when everything is killed meanwhile.
    workspace: join(tmpdir(), `samlad-report-${randomUUID()}`),
    fontPaths: locateFonts(),
  };
  return await run(await locateProgram(maker), [JSON.stringify(request), '\n', written], options);
}

function run(file: string, request: string[], options: MakeOptions): Promise<Uint8Array> {
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
      if (child.pid) setPriority(child.pid, PRIORITIES[options.format]);
    } catch {
      // A system that does not let us lower it does the work at the ordinary priority.
    }
    const late = setTimeout(
      () => end(`was not ready after ${mostSeconds * MOST_WAITED} s`),
      mostSeconds * MOST_WAITED * 1000,
    );
    const watch = setInterval(async () => {
      if (!child.pid) return;
      const { megabytes, seconds } = await measure(child.pid);
      onMegabytes?.(megabytes);
      if (seconds > mostSeconds) end(`worked more than ${mostSeconds} s`);
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
    for (const part of request) child.stdin.write(part);
    child.stdin.end();
  });
}
