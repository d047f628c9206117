import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_VALUES, type AnswerContent, WORK_STATUSES } from '../contract.ts';
import { EMPTY_ANSWER, mergeAnswers } from '../rules.ts';
import { isEmpty, setOutFrom } from './rules.ts';

const words = fc.oneof(
  fc.constant(''),
  fc.constant(' \n'),
  fc
    .array(fc.constantFrom('Vi', 'har', '\n', 'inte', '\n\n', 'nått', 'ända', 'fram.'), { maxLength: 12 })
    .map((w) => w.join(' ')),
  fc.string({ maxLength: 60 }),
);
const content: fc.Arbitrary<AnswerContent> = fc.record({
  value: fc.option(fc.constantFrom(...ANSWER_VALUES)),
  reason: fc.oneof(words, fc.constant('å'.repeat(15_000))),
  comment: words,
  status: fc.option(fc.constantFrom(...WORK_STATUSES)),
  hindrance: words,
  cost: fc.option(fc.nat()),
});
const TEXTS = ['reason', 'comment', 'hindrance'] as const;
const CHOICES = ['value', 'status', 'cost'] as const;

describe('setting out from an earlier answer', () => {
  it('never loses anything typed or chosen', () => {
    fc.assert(
      fc.property(content, content, (present, earlier) => {
        const next = setOutFrom(present, earlier);
        for (const field of TEXTS) {
          if (present[field].trim() !== '') expect(next[field].startsWith(present[field])).toBe(true);
        }
        for (const field of CHOICES) {
          if (present[field] !== null) expect(next[field]).toBe(present[field]);
        }
        expect(next.reason.length).toBeLessThanOrEqual(20_000);
      }),
    );
  });

  it('takes the whole earlier answer when nothing has been written', () => {
    fc.assert(
      fc.property(content, (earlier) => {
        expect(setOutFrom(EMPTY_ANSWER, earlier)).toEqual(earlier);
      }),
    );
  });

  it('adds the same text once only', () => {
    fc.assert(
      fc.property(content, content, (present, earlier) => {
        const once = setOutFrom(present, earlier);
        expect(setOutFrom(once, earlier)).toEqual(once);
      }),
    );
  });

  it('can be taken back, and what was typed since is still there', () => {
    fc.assert(
      fc.property(content, content, fc.string({ minLength: 1, maxLength: 20 }), (present, earlier, typed) => {
        const started = setOutFrom(present, earlier);
        expect(mergeAnswers(started, started, present).merged).toEqual(present);
        const line = `ny ${typed.replaceAll('\n', ' ')}`;
        const more = { ...started, comment: `${started.comment}\n${line}` };
        // As the page takes it back.
        const back = mergeAnswers(started, more, present).merged;
        expect(back.comment.split('\n')).toContain(line);
        expect(back.hindrance).toBe(present.hindrance);
      }),
    );
  });

  it('brings no reason for "not applicable" into an answer that says otherwise', () => {
    const present = { ...EMPTY_ANSWER, value: 'yes' as const };
    const earlier = { ...EMPTY_ANSWER, value: 'not-applicable' as const, reason: 'Vi har inga skolor.' };
    expect(setOutFrom(present, earlier)).toEqual(present);
  });
});

it('an answer with only blanks in it is empty', () => {
  expect(isEmpty({ ...EMPTY_ANSWER, comment: ' \n' })).toBe(true);
  expect(isEmpty({ ...EMPTY_ANSWER, cost: 0 })).toBe(false);
});
