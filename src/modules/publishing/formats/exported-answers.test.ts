import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editionOf, madeOffice, madeSource } from '../../../../tests/support/reports.ts';
import type { ReportAnswer, ReportEdition } from '../contract/content.ts';
import { writeCsv } from './csv.ts';
import { readExported } from './exported-answers.ts';
import { writeJson } from './json.ts';
import { writeXlsx } from './xlsx.ts';

const awkward = [
  '=1+1',
  'Skrivet för hand',
  'Fil',
  'sidan 3',
  "'=a.docx",
  '_x0041_.pdf',
  'a; "b".docx',
  '😀.txt',
  'å',
];
const place = fc.integer({ min: 1, max: 9_999 });
/** Page, row or neither: as what it was read from has them. */
const source: fc.Arbitrary<ReportAnswer['source']> = fc.option(
  fc
    .record({
      fileName: fc.oneof(fc.constantFrom(...awkward), fc.string({ minLength: 1, unit: 'grapheme' })),
      where: fc.oneof(
        place.map((page) => ({ page, row: null })),
        place.map((row) => ({ page: null, row })),
        fc.constant({ page: null, row: null }),
      ),
    })
    .map(({ fileName, where }) => ({ fileName, ...where })),
  { nil: null, freq: 3 },
);

test('where a filled answer comes from is told in every file of answers and read back to the letter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(source, { minLength: 1, maxLength: 9 }), async (sources) => {
      const edition = editionOf(
        madeSource({
          boards: 4,
          questions: 3,
          comment: (board, question) => `${board} ${question}`,
          source: (board, question) => sources[(board * 3 + question) % sources.length]!,
        }),
      );
      const expected = edition.content.documents
        .flatMap(({ areas }) => areas.flatMap(({ questions }) => questions))
        .flatMap(({ answers }) => answers.map((answer) => [answer.comment, answer.source]));
      const files = {
        xlsx: await writeXlsx(edition),
        json: new TextEncoder().encode(writeJson(edition)),
        csv: new TextEncoder().encode(writeCsv(edition)),
      };
      for (const format of ['xlsx', 'json', 'csv'] as const) {
        const answers = (await readExported(files[format], format)).filter(({ value }) => value !== null);
        expect(answers.map((answer) => [answer.comment, answer.source])).toEqual(expected);
      }
    }),
    { numRuns: 25 },
  );
});

test('the office’s text is not an answer, and the answers are read as if it were not there', async () => {
  const source = madeSource({ boards: 3, questions: 2, comment: (board) => `Kommentar ${board}` });
  const filesOf = async (edition: ReportEdition) => ({
    xlsx: await writeXlsx(edition),
    json: new TextEncoder().encode(writeJson(edition)),
    csv: new TextEncoder().encode(writeCsv(edition)),
  });
  const [before, after] = [
    await filesOf(editionOf(source)),
    await filesOf(editionOf(source, [], madeOffice(source))),
  ];
  for (const format of ['xlsx', 'json', 'csv'] as const) {
    expect(after[format].length).toBeGreaterThan(before[format].length);
    expect(await readExported(after[format], format)).toEqual(await readExported(before[format], format));
  }
});

test('a round that boards answered says nothing of sources, and its spreadsheet has no columns for them', async () => {
  const edition = editionOf(madeSource({ boards: 2, questions: 1, comment: () => 'Ja.' }));
  for (const answer of await readExported(await writeXlsx(edition), 'xlsx'))
    expect('source' in answer).toBe(false);
  expect(writeJson(edition)).not.toContain('"source"');
});
