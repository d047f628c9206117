import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ADDENDUM, editionOf, madeSource } from '../../../../tests/support/reports.ts';
import { NotRawAnswers, rawAnswersOf, readXlsx, writeXlsx } from './xlsx.ts';

const AWKWARD = [
  '=1+1',
  '_x0041_',
  '_x005F_x0041_',
  ' \n blanksteg runt \r\n\t',
  'constructor',
  '007',
  '2026-01-01',
  'å\u0000\u0007b',
  '\ud800 ensam',
  '😀 漢字',
  'Ja',
];

test('what is exported comes back to the letter, whatever has been written', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...AWKWARD),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
      const comment = (board: number, question: number) => texts[(board * 3 + question) % texts.length]!;
      const edition = editionOf(madeSource({ boards: 4, questions: 3, comment }), [ADDENDUM]);
      expect(await readXlsx(await writeXlsx(edition))).toEqual(rawAnswersOf(edition));
    }),
    { numRuns: 25 },
  );
});

test('a comment longer than a cell comes back whole', async () => {
  const edition = editionOf(
    madeSource({ boards: 3, questions: 1, comment: (board) => '😀ord '.repeat(board * 8_000) }),
  );
  expect(await readXlsx(await writeXlsx(edition))).toEqual(rawAnswersOf(edition));
});

test('a spreadsheet that is something else is refused', async () => {
  const { default: write } = await import('write-excel-file/node');
  const other = await write([{ sheet: 'Svar', data: [[{ value: 'Hej', type: String }]] }]).toBuffer();
  await expect(readXlsx(other)).rejects.toThrow(NotRawAnswers);
});
