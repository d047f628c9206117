import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answeringThroughMeasures, askedThemselves, isAskedOfNobody, type JointQuestion } from './joint.ts';

const boards = ['a', 'b', 'c', 'd', 'e'];
const question = (id: string, more: Partial<JointQuestion> = {}): JointQuestion => ({
  id,
  dropped: false,
  throughMeasures: false,
  measureQuestionIds: [],
  recipientIds: [],
  ...more,
});
const byId = (questions: JointQuestion[]) => new Map(questions.map((each) => [each.id, each]));

describe('following up strategies through their measures', () => {
  test('a question is asked of nobody only when nobody answers it in any way', () => {
    const measure = question('m', { recipientIds: ['a'] });
    const strategy = question('s', { throughMeasures: true, measureQuestionIds: ['m'] });
    const nobody = (each: JointQuestion, others: JointQuestion[], everyone = false) =>
      isAskedOfNobody({ ...each, everyone }, byId([each, ...others]));
    expect(nobody(question('q'), [])).toBe(true);
    expect(nobody(question('q'), [], true)).toBe(false);
    expect(nobody(question('q', { dropped: true }), [])).toBe(false);
    expect(nobody(measure, [])).toBe(false);
    expect(nobody(strategy, [measure])).toBe(false);
    expect(nobody(strategy, [{ ...measure, dropped: true }])).toBe(true);
    expect(nobody({ ...strategy, throughMeasures: false }, [measure])).toBe(true);
  });

  test('whoever is asked about a measure is not asked about its strategy', () => {
    const strategy = question('s', {
      throughMeasures: true,
      measureQuestionIds: ['m1', 'm2'],
      recipientIds: boards,
    });
    const all = byId([
      strategy,
      question('m1', { recipientIds: ['a', 'b'] }),
      question('m2', { recipientIds: ['b', 'c'] }),
    ]);
    expect(askedThemselves(strategy, all)).toEqual(['d', 'e']);
  });

  test('a dropped measure answers for nobody', () => {
    const strategy = question('s', {
      throughMeasures: true,
      measureQuestionIds: ['m'],
      recipientIds: boards,
    });
    const all = byId([strategy, question('m', { recipientIds: boards, dropped: true })]);
    expect(askedThemselves(strategy, all)).toEqual(boards);
  });

  test('a strategy that the planner asks about by itself goes to all its recipients', () => {
    const strategy = question('s', { measureQuestionIds: ['m'], recipientIds: boards });
    const all = byId([strategy, question('m', { recipientIds: boards })]);
    expect(askedThemselves(strategy, all)).toEqual(boards);
    expect(answeringThroughMeasures(strategy, all).size).toBe(0);
  });

  test('nobody who should answer is left out, and nobody answers about a strategy twice', () => {
    const someBoards = fc.subarray(boards);
    fc.assert(
      fc.property(
        someBoards,
        fc.array(fc.record({ recipientIds: someBoards, dropped: fc.boolean() }), { maxLength: 5 }),
        fc.boolean(),
        (recipientIds, measures, throughMeasures) => {
          const made = measures.map((measure, index) => question(`m${index}`, measure));
          const strategy = question('s', {
            throughMeasures,
            recipientIds,
            measureQuestionIds: made.map(({ id }) => id),
          });
          const all = byId([strategy, ...made]);
          const itself = askedThemselves(strategy, all);
          for (const board of recipientIds) {
            const throughMeasure = made.some((each) => !each.dropped && each.recipientIds.includes(board));
            expect(itself.includes(board)).toBe(!(throughMeasures && throughMeasure));
          }
          expect(itself.every((board) => recipientIds.includes(board))).toBe(true);
        },
      ),
    );
  });
});
