import { monitorEventLoopDelay } from 'node:perf_hooks';
import { PDFDocument } from 'pdf-lib';
import { writeJson } from '../src/modules/publishing/formats/json.ts';
import { makeFile } from '../src/modules/publishing/formats/make-file.ts';
import { reportPage } from '../src/modules/publishing/public/pages.ts';
import { ADDENDUM, editionOf, madeSource } from '../tests/support/reports.ts';
import { type Figure, summariseValues } from './figure.ts';

const SENTENCE =
  'Nämnden har under året arbetat med insatsen tillsammans med skola, socialtjänst och polis. ';

/** Some 300 pages: 60 boards, 26 questions, a comment of two paragraphs in each answer. */
export const longEdition = editionOf(
  madeSource({
    boards: 60,
    questions: 26,
    comment: (board, question) => `${SENTENCE.repeat(4)}\n\n${board}-${question}: ${SENTENCE.repeat(3)}`,
  }),
  [ADDENDUM],
);

/** Time and memory of a 300-page PDF, and how long anything else in the server waits meanwhile. */
export async function measureReport(rounds = 3): Promise<Figure[]> {
  const seconds: number[] = [];
  const memory: number[] = [];
  const waits: number[] = [];
  let pages = 0;
  for (let round = 0; round < rounds; round += 1) {
    let most = 0;
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const begun = performance.now();
    const pdf = await makeFile(writeJson(longEdition), {
      format: 'pdf',
      colour: '#12606b',
      onMegabytes: (megabytes) => {
        most = Math.max(most, megabytes);
      },
    });
    seconds.push((performance.now() - begun) / 1000);
    delay.disable();
    waits.push(delay.percentile(99) / 1e6);
    memory.push(most);
    pages = (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();
  }
  const written: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const begun = performance.now();
    reportPage('rapport', longEdition, longEdition.frozenAt);
    written.push(performance.now() - begun);
  }
  return [
    { name: 'report: PDF', unit: 's', ...summariseValues(seconds), bound: 10, note: `${pages} pages` },
    { name: 'report: PDF, peak memory', unit: 'MB', ...summariseValues(memory), bound: 600 },
    {
      name: 'report: longest others wait meanwhile (99th percentile)',
      unit: 'ms',
      ...summariseValues(waits),
      bound: 100,
    },
    {
      name: 'report: public page, first time',
      unit: 'ms',
      ...summariseValues(written),
      note: 'kept afterwards',
    },
  ];
}
