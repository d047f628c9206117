import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildHeatRows, shareOfYes } from './heat-map.ts';

const VALUES = ['yes', 'partly', 'no', 'not-applicable'] as const;

test('has a row for every board asked and a cell for every question, each saying what was answered', () => {
  const answer = fc.record({
    board: fc.constantFrom('a', 'b', 'c'),
    question: fc.constantFrom('1', '2', '3', '4'),
    value: fc.option(fc.constantFrom(...VALUES)),
    through: fc.subarray(['m1', 'm2']),
  });
  const answers = fc.uniqueArray(answer, { selector: ({ board, question }) => `${board} ${question}` });
  fc.assert(
    fc.property(answers, (given) => {
      const questions = ['1', '2', '3', '4'].map((id) => ({ id }));
      const rows = buildHeatRows(
        questions,
        given.map(({ board, question, value, through }) => ({
          through,
          organisation: { id: board, name: board },
          questionId: question,
          value,
        })),
      );
      expect(rows.map(({ organisation }) => organisation.id).sort()).toEqual(
        [...new Set(given.map(({ board }) => board))].sort(),
      );
      for (const { organisation, cells, through: organisationThrough } of rows) {
        expect(cells).toHaveLength(4);
        for (const [at, cell] of cells.entries()) {
          const said = given.find(
            ({ board, question }) => board === organisation.id && question === questions[at]!.id,
          );
          const instead = said && said.through.length > 0 ? 'through' : undefined;
          expect(cell).toBe(instead ?? (said ? (said.value ?? 'none') : 'not-asked'));
          expect(organisationThrough[questions[at]!.id] ?? []).toEqual(said?.through ?? []);
        }
      }
    }),
  );
});

test('the share of yes is of those the measure applies to, also those who have not answered', () => {
  expect(shareOfYes(['yes', 'no', 'none', 'not-applicable', 'not-asked', 'through', 'partly'])).toBe(0.25);
  expect(shareOfYes(['yes'])).toBe(1);
  expect(shareOfYes(['not-asked', 'not-applicable'])).toBeNull();
});
