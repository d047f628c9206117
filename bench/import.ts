import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from 'pdf-lib';
import { makePdf } from '../tests/documents/make-pdf.ts';
import { type Figure, summariseValues } from './figure.ts';
import { makePlan, makeText } from './import-documents.ts';

type Once = { milliseconds: number; megabytes: number; measures: number };

/** Time of a 300 kB text, time and peak memory of a 40-page PDF, from the bytes to the proposal, worker included. */
export async function measureImport(rounds = 5): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'samlad-bench-'));
  try {
    const text = makeText(300_000);
    const pdf = await makePdfOfPages(40);
    const textRuns = await measureFile(join(folder, 'plan.txt'), Buffer.from(text), rounds);
    const pdfRuns = await measureFile(join(folder, 'plan.pdf'), pdf, rounds);
    return [
      figure('import: text of 300 kB', 's', textRuns, 'milliseconds', 1),
      figure('import: PDF of 40 pages', 's', pdfRuns, 'milliseconds', 3),
      figure('import: PDF of 40 pages, peak memory', 'MB', pdfRuns, 'megabytes', 300),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

function figure(
  name: string,
  unit: string,
  runs: Once[],
  of: 'milliseconds' | 'megabytes',
  bound: number,
): Figure {
  const values = runs.map((run) => (of === 'milliseconds' ? run[of] / 1000 : run[of]));
  return { name, unit, ...summariseValues(values), bound, note: `${runs[0]?.measures ?? 0} measures found` };
}

async function makePdfOfPages(pages: number): Promise<Uint8Array> {
  for (let measures = pages; ; measures += 4) {
    const bytes = await makePdf({ blocks: makePlan(measures) }, { paint: 'by-cell', cellPadding: 2 });
    if ((await PDFDocument.load(bytes)).getPageCount() >= pages) return bytes;
  }
}

async function measureFile(file: string, bytes: Uint8Array, rounds: number): Promise<Once[]> {
  await writeFile(file, bytes);
  const runs: Once[] = [];
  for (let round = 0; round < rounds; round++) {
    const script = join(import.meta.dirname, 'import-once.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, file]);
    runs.push(JSON.parse(stdout) as Once);
  }
  return runs;
}
