import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCompleteness, indicatorState, lacksOf } from './completeness.ts';

const boards = ['a', 'b', 'c'].map((id) => ({ id, name: id }));
const documents = ['d', 'e'].map((versionId) => ({ versionId, title: versionId }));

test('adds up: per board, per document and in all, and names only documents that ask', () => {
  const count = fc.integer({ min: 0, max: 40 });
  const row = fc.record({
    organisationId: fc.constantFrom('a', 'b', 'c'),
    versionId: fc.constantFrom('d', 'e'),
    asked: fc.integer({ min: 1, max: 40 }),
    answered: count,
    withoutComment: count,
    withoutContact: count,
  });
  const rows = fc.uniqueArray(row, { selector: (each) => `${each.organisationId} ${each.versionId}` });
  fc.assert(
    fc.property(rows, (given) => {
      const { total, documents: byDocument, organisations } = buildCompleteness(documents, boards, given, []);
      for (const key of ['asked', 'answered', 'withoutComment', 'withoutContact'] as const) {
        const sum = given.reduce((all, each) => all + each[key], 0);
        expect(total[key]).toBe(sum);
        expect(byDocument.reduce((all, { complete }) => all + complete[key], 0)).toBe(sum);
        expect(organisations.reduce((all, { complete }) => all + complete[key], 0)).toBe(sum);
      }
      expect(organisations.flatMap((each) => each.documents)).toHaveLength(given.length);
    }),
  );
});

test('an answer with nothing said lacks a comment, no answer lacks an answer, and a measure nobody carries a contact', () => {
  expect(lacksOf({ answered: true, commented: true, carried: true })).toEqual([]);
  expect(lacksOf({ answered: true, commented: false, carried: true })).toEqual(['comment']);
  expect(lacksOf({ answered: false, commented: false, carried: false })).toEqual(['answer', 'contact']);
});

test('an indicator of zero has a figure; one with only a baseline has no target', () => {
  expect(
    indicatorState([
      { baseline: 0, target: 0 },
      { baseline: 3, target: null },
      { baseline: null, target: 4 },
    ]),
  ).toEqual({ count: 3, withFigures: 1 });
});
