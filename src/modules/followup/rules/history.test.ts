import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerRevision } from '../contract.ts';
import { EMPTY_ANSWER } from '../rules.ts';
import { compareAnswers, findSinceReturn, tellHistory } from './history.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 8, minute)).toISOString();
const revision = (number: number, minute: number, more: Partial<AnswerRevision>): AnswerRevision => ({
  ...EMPTY_ANSWER,
  revision: number,
  state: 'draft',
  note: '',
  by: 'Anna',
  savedAt: at(minute),
  ...more,
});
const told: AnswerRevision[] = [
  revision(7, 200, { state: 'submitted', comment: 'Fjorton familjer fick stöd.' }),
  revision(6, 190, { state: 'returned', comment: 'Fjorton familjer fick stöd.' }),
  revision(5, 120, { state: 'returned', comment: 'Familjer fick stöd.', by: 'Bo', note: 'Hur många?' }),
  revision(4, 60, { state: 'submitted', comment: 'Familjer fick stöd.' }),
  revision(3, 55, { comment: 'Familjer fick stöd.' }),
  revision(2, 2, { comment: 'Familjer fick' }),
  revision(1, 1, { comment: 'Familjer' }),
];

describe('the history of an answer', () => {
  it('tells saves in one sitting as one, and what else was done one by one, latest first', () => {
    expect(tellHistory(told).map(({ act, by, content, note }) => [act, by, content.revision, note])).toEqual([
      ['submitted', 'Anna', 7, ''],
      ['written', 'Anna', 6, ''],
      ['returned', 'Bo', 5, 'Hur många?'],
      ['submitted', 'Anna', 4, ''],
      ['written', 'Anna', 3, ''],
      ['written', 'Anna', 2, ''],
    ]);
    const [, written, , , , first] = tellHistory(told);
    expect(written!.before?.comment).toBe('Familjer fick stöd.');
    expect(first!.before).toBeNull();
  });

  it('never tells what one person wrote as another’s, however soon after', () => {
    const two = [revision(2, 2, { comment: 'Hej då', by: 'Bo' }), revision(1, 1, { comment: 'Hej' })];
    expect(tellHistory(two).map(({ by, content }) => [by, content.comment])).toEqual([
      ['Bo', 'Hej då'],
      ['Anna', 'Hej'],
    ]);
  });

  it('marks the words that differ', () => {
    const [, written] = tellHistory(told);
    const [change] = compareAnswers(written!.before!, written!.content);
    const marked = (wanted: string) =>
      change && 'parts' in change
        ? change.parts.filter((part) => part.change === wanted).map(({ text }) => text.trim())
        : [];
    expect([marked('removed'), marked('added')]).toEqual([['Familjer'], ['Fjorton', 'familjer']]);
    expect(marked('same').at(-1)).toBe('fick stöd.');
  });

  it('gives both texts back to the letter from the marked parts', () => {
    const words = fc.array(fc.constantFrom('vi', 'har', 'nått', '\n', 'inte', 'å'), { maxLength: 15 });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const before = { ...EMPTY_ANSWER, comment: one.join(' ') };
        const after = { ...EMPTY_ANSWER, comment: other.join(' ') };
        const [change] = compareAnswers(before, after);
        if (!change) {
          expect(before.comment).toBe(after.comment);
          return;
        }
        const side = (left: string) =>
          'parts' in change
            ? change.parts
                .filter((part) => part.change !== left)
                .map(({ text }) => text)
                .join('')
            : '';
        expect([side('added'), side('removed')]).toEqual([before.comment, after.comment]);
      }),
    );
  });
});

describe('what changed since an answer was returned', () => {
  it('is compared with the text as it was returned', () => {
    const since = findSinceReturn(told);
    expect(since).toMatchObject({ by: 'Bo', note: 'Hur många?' });
    expect(since!.changes.map(({ field }) => field)).toEqual(['comment']);
    const [change] = since!.changes;
    const added = change && 'parts' in change ? change.parts.filter((part) => part.change === 'added') : [];
    expect(added.map(({ text }) => text.trim())).toEqual(['Fjorton', 'familjer']);
  });

  it('is nothing while the text stands as it was returned', () => {
    expect(
      findSinceReturn([
        revision(6, 190, { state: 'returned', comment: 'Familjer fick stöd.' }),
        ...told.slice(2),
      ]),
    ).toMatchObject({ changes: [] });
  });

  it('is nothing when nobody returned it', () => {
    expect(findSinceReturn(told.slice(3))).toBeNull();
  });
});
