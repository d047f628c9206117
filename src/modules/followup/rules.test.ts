import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_STATES, ANSWER_VALUES } from './contract.ts';
import {
  type AnswerMove,
  addDistributions,
  checkRound,
  distributionOf,
  generateQuestions,
  isReady,
  isWritable,
  type SourceItem,
  stateAfter,
  whatIsMissing,
  whatKeepsFromOpening,
} from './rules.ts';

const MOVES: AnswerMove[] = ['submit', 'approve', 'return'];

describe('answers that are submitted together', () => {
  it('are drafts that lack nothing, never one that came back with a note to heed', () => {
    const content = fc.record({
      state: fc.constantFrom(...ANSWER_STATES),
      value: fc.option(fc.constantFrom(...ANSWER_VALUES)),
      reason: fc.constantFrom('', ' ', 'Vi har inga skolor'),
    });
    fc.assert(
      fc.property(content, (answer) => {
        expect(isReady(answer)).toBe(answer.state === 'draft' && whatIsMissing(answer).length === 0);
        expect(isReady({ ...answer, state: 'returned' })).toBe(false);
      }),
    );
    expect(isReady({ state: 'draft', value: 'yes', reason: '' })).toBe(true);
    expect(isReady({ state: 'draft', value: 'not-applicable', reason: ' ' })).toBe(false);
  });
});

describe('states of an answer', () => {
  it('lead to approval only by way of submission, whatever is done in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 30 }), (moves) => {
        let state: (typeof ANSWER_STATES)[number] = 'draft';
        let submitted = false;
        for (const move of moves) {
          const next = stateAfter(state, move);
          if (next === null) continue;
          if (next === 'approved' || next === 'returned') expect(submitted).toBe(true);
          submitted = next === 'submitted';
          state = next;
        }
      }),
    );
  });

  it('end with approval', () => {
    for (const move of MOVES) expect(stateAfter('approved', move)).toBeNull();
    expect(isWritable('approved')).toBe(false);
  });

  it('let the text be changed exactly where it can be submitted', () => {
    for (const state of ANSWER_STATES) expect(isWritable(state)).toBe(stateAfter(state, 'submit') !== null);
  });
});

describe('an answer that is to be submitted', () => {
  it('needs a value', () => {
    expect(whatIsMissing({ value: null, reason: '' })).toEqual(['value']);
    for (const value of ['yes', 'partly', 'no'] as const)
      expect(whatIsMissing({ value, reason: '' })).toEqual([]);
  });

  it('needs a reason when it is not applicable', () => {
    expect(whatIsMissing({ value: 'not-applicable', reason: '  \n' })).toEqual(['reason']);
    expect(whatIsMissing({ value: 'not-applicable', reason: 'Vi har inga skolor.' })).toEqual([]);
  });
});

const organisations = ['a', 'b', 'c', 'd', 'e'];
const item: fc.Arbitrary<SourceItem> = fc.record({
  id: fc.uuid(),
  lineageId: fc.uuid(),
  kind: fc.constantFrom('strategy', 'measure'),
  number: fc.constantFrom('1:1', '1:2', ''),
  title: fc.constantFrom('Stöd', 'Närvaro', ''),
  question: fc.constantFrom('', '  ', 'Nås alla?'),
  expectedResult: fc.constantFrom('', 'Bättre'),
  areaNumber: fc.constantFrom(null, '1'),
  areaTitle: fc.constantFrom(null, 'Tidigt'),
  everyone: fc.boolean(),
  strategyLineageIds: fc.constant([]),
  organisationIds: fc.subarray([...organisations, 'outside']),
});

describe('generating questions', () => {
  it('makes one question an item, in order, with a text, and asks only those who are asked', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), fc.subarray(organisations), (items, asked) => {
        const questions = generateQuestions([{ versionId: 'v', items }], asked);
        expect(questions.map(({ itemId }) => itemId)).toEqual(items.map(({ id }) => id));
        questions.forEach((question, at) => {
          const source = items[at]!;
          expect(question.text.trim()).not.toBe('');
          expect(question.position).toBe(at + 1);
          expect(asked).toEqual(expect.arrayContaining(question.recipientIds));
          expect(new Set(question.recipientIds).size).toBe(question.recipientIds.length);
          if (source.everyone) expect(question.recipientIds).toEqual(asked);
          else if (source.organisationIds.length > 0) {
            expect(question.recipientIds).toEqual(source.organisationIds.filter((id) => asked.includes(id)));
          }
        });
      }),
    );
  });

  it('asks everyone about a strategy that names nobody, and nobody about such a measure', () => {
    const source = fc.sample(item, 1)[0]!;
    const bare = { ...source, everyone: false, organisationIds: [] };
    const [strategy] = generateQuestions(
      [{ versionId: 'v', items: [{ ...bare, kind: 'strategy' }] }],
      organisations,
    );
    const [measure] = generateQuestions(
      [{ versionId: 'v', items: [{ ...bare, kind: 'measure' }] }],
      organisations,
    );
    expect(strategy?.recipientIds).toEqual(organisations);
    expect(measure?.recipientIds).toEqual([]);
  });

  it('takes the question that the document asks, else makes one of the title', () => {
    const source = { ...fc.sample(item, 1)[0]!, kind: 'measure' as const, title: 'Stöd', number: '1:1' };
    const ask = (question: string) =>
      generateQuestions([{ versionId: 'v', items: [{ ...source, question }] }], []);
    expect(ask('Nås alla?')[0]?.text).toBe('Nås alla?');
    expect(ask(' ')[0]?.text).toContain('Stöd');
  });
});

describe('a round as typed', () => {
  const round = {
    year: 2026,
    opensOn: '2026-11-02',
    dueOn: '2026-12-11',
    everyone: true,
    organisationIds: [],
  };
  const asked = { origin: 'asked', today: '2026-11-22' } as const;

  it('closes after it opens and asks somebody', () => {
    expect(checkRound(round, asked)).toEqual([]);
    expect(checkRound({ ...round, dueOn: '2026-11-01' }, asked).map(({ path }) => path)).toEqual(['dueOn']);
    expect(checkRound({ ...round, everyone: false }, asked).map(({ path }) => path)).toEqual([
      'organisationIds',
    ]);
  });

  it('is of a year that has passed when planners fill it', () => {
    const filled = { origin: 'filled', today: '2026-11-22' } as const;
    expect(checkRound(round, filled).map(({ path }) => path)).toEqual(['year']);
    expect(checkRound({ ...round, year: 2025 }, filled)).toEqual([]);
  });

  it('opens only when somebody is asked something and the due date is not over', () => {
    const question = { number: '1:1', text: 'Nås alla?', recipientCount: 2, dropped: false };
    const facts = { dueOn: '2026-12-11', organisationCount: 2 };
    expect(whatKeepsFromOpening(facts, [question], '2026-11-22')).toEqual([]);
    // The last day to answer is a day to answer.
    expect(whatKeepsFromOpening(facts, [question], facts.dueOn)).toEqual([]);
    expect(whatKeepsFromOpening(facts, [question], '2026-12-12').map(({ path }) => path)).toEqual(['dueOn']);
    const silent = [question, { ...question, recipientCount: 0 }];
    expect(whatKeepsFromOpening(facts, silent, '2026-11-22').map(({ path }) => path)).toEqual(['questions']);
    const dropped = [question, { ...question, recipientCount: 0, dropped: true }];
    expect(whatKeepsFromOpening(facts, dropped, '2026-11-22')).toEqual([]);
    expect(whatKeepsFromOpening(facts, [], '2026-11-22').map(({ path }) => path)).toEqual(['questions']);
  });
});

describe('a distribution', () => {
  it('accounts for everyone asked', () => {
    const values = fc.array(fc.option(fc.constantFrom(...ANSWER_VALUES), { nil: null }), { maxLength: 20 });
    fc.assert(
      fc.property(values, fc.nat(10), (given, silent) => {
        const asked = given.length + silent;
        const sum = addDistributions([distributionOf(given, asked)]);
        expect(sum.yes + sum.partly + sum.no + sum.notApplicable + sum.none).toBe(asked);
        expect(sum.none).toBe(silent + given.filter((value) => value === null).length);
      }),
    );
  });
});
