import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_VALUES, type AnswerContent, WORK_STATUSES } from '../contract.ts';
import { EMPTY_ANSWER } from '../rules.ts';
import { mergeAnswers } from './merge.ts';

const paragraph = fc.oneof(
  fc.constantFrom('', 'Ett.', 'Två.', 'Tre.', 'Fyra.', 'Fem.'),
  fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\n', ' ')),
);
const text = fc.array(paragraph, { maxLength: 6 }).map((lines) => lines.join('\n'));
const content: fc.Arbitrary<AnswerContent> = fc.record({
  value: fc.option(fc.constantFrom(...ANSWER_VALUES), { nil: null }),
  reason: text,
  comment: text,
  status: fc.option(fc.constantFrom(...WORK_STATUSES), { nil: null }),
  hindrance: text,
  cost: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
});
const TEXTS = ['reason', 'comment', 'hindrance'] as const;
const CHOICES = ['value', 'status', 'cost'] as const;
const typed = (base: string, edited: string) => {
  const before = new Set(base.split('\n'));
  return edited.split('\n').filter((line) => !before.has(line));
};

describe('merging two edits of an answer', () => {
  it('loses no paragraph that either of two people typed', () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const { merged } = mergeAnswers(base, mine, theirs);
        for (const field of TEXTS) {
          const lines = merged[field].split('\n');
          // A paragraph that the other has written on in is there with more in it.
          const isThere = (line: string) => lines.some((each) => each.startsWith(line));
          for (const line of typed(base[field], mine[field])) expect(isThere(line)).toBe(true);
          for (const line of typed(base[field], theirs[field])) expect(isThere(line)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never lets a choice give way without saying so', () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const { merged, conflicts } = mergeAnswers(base, mine, theirs);
        for (const field of CHOICES) {
          const changedByMe = mine[field] !== base[field];
          const changedByThem = theirs[field] !== base[field];
          if (changedByMe) expect(merged[field]).toBe(mine[field]);
          else expect(merged[field]).toBe(theirs[field]);
          const clash = changedByMe && changedByThem && mine[field] !== theirs[field];
          expect(conflicts.includes(field)).toBe(clash);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives back what one person wrote, to the letter, when the other changed nothing', () => {
    fc.assert(
      fc.property(content, content, (base, edited) => {
        expect(mergeAnswers(base, edited, base)).toEqual({ merged: edited, conflicts: [] });
        expect(mergeAnswers(base, base, edited)).toEqual({ merged: edited, conflicts: [] });
        expect(mergeAnswers(base, edited, edited)).toEqual({ merged: edited, conflicts: [] });
      }),
    );
  });

  it('puts edits of different paragraphs together without asking', () => {
    const base = { ...EMPTY_ANSWER, comment: 'Ett.\n\nTvå.\n\nTre.' };
    const mine = { ...base, comment: 'Ett, med mer.\n\nTvå.\n\nTre.' };
    const theirs = { ...base, comment: 'Ett.\n\nTvå.\n\nTre, med mer.' };
    expect(mergeAnswers(base, mine, theirs)).toEqual({
      merged: { ...base, comment: 'Ett, med mer.\n\nTvå.\n\nTre, med mer.' },
      conflicts: [],
    });
  });

  it('takes the longer of two texts when it goes on from the other, without asking or doubling anything', () => {
    const of = (comment: string) => ({ ...EMPTY_ANSWER, comment });
    fc.assert(
      fc.property(text, text, text, (base, on, further) => {
        const [shorter, longer] = [of(base + on), of(base + on + further)];
        expect(mergeAnswers(of(base), longer, shorter)).toEqual({ merged: longer, conflicts: [] });
        expect(mergeAnswers(of(base), shorter, longer)).toEqual({ merged: longer, conflicts: [] });
      }),
    );
  });

  it('keeps both wordings of a paragraph that both changed, and says where', () => {
    const base = { ...EMPTY_ANSWER, comment: 'Ett.' };
    const { merged, conflicts } = mergeAnswers(
      base,
      { ...base, comment: 'Mitt.' },
      { ...base, comment: 'Deras.' },
    );
    expect(merged.comment).toBe('Mitt.\nDeras.');
    expect(conflicts).toEqual(['comment']);
  });
});
