import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeChange } from './merge.ts';
import { nextAreaNumber, nextItemNumber } from './numbers.ts';
import { moveBefore } from './order.ts';
import { readSearch } from './search.ts';
import { isOpen, listMoves, statusOfCopy } from './status.ts';

describe('merging', () => {
  const fields = fc.record({ a: fc.string({ maxLength: 2 }), b: fc.string({ maxLength: 2 }) });

  test('fields nobody touched are taken, those touched by both are conflicts, and nothing else changes', () => {
    fc.assert(
      fc.property(fields, fields, fields, (base, present, wanted) => {
        const { merged, conflicts } = mergeChange(present, { a: wanted.a }, { a: base.a }, true);
        expect(merged.b).toBe(present.b);
        const lost = present.a !== base.a && present.a !== wanted.a;
        expect(conflicts).toEqual(lost ? ['a'] : []);
        expect(merged.a).toBe(lost ? present.a : wanted.a);
      }),
    );
  });

  test('with the present revision there is no conflict', () => {
    expect(mergeChange({ a: '1' }, { a: '2' }, { a: '0' }, false)).toEqual({
      merged: { a: '2' },
      conflicts: [],
    });
  });
});

test('putting one before another keeps every other in order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { minLength: 2 }),
      fc.nat(),
      fc.option(fc.nat()),
      (list, from, to) => {
        const moved = list[from % list.length]!;
        const before = to === null ? null : list[to % list.length]!;
        const result = moveBefore(list, moved, before);
        const others = (each: string[]) => each.filter((id) => id !== moved);
        expect(others(result)).toEqual(others(list));
        expect([...result].sort()).toEqual([...list].sort());
        if (before !== null && before !== moved) {
          expect(result.indexOf(moved)).toBe(result.indexOf(before) - 1);
        }
      },
    ),
  );
});

test('the next number follows the highest', () => {
  expect(nextItemNumber('2', ['2:1', '2:10', '2:3'])).toBe('2:11');
  expect(nextItemNumber('2', [])).toBe('2:1');
  expect(nextItemNumber('', ['1'])).toBe('');
  expect(nextAreaNumber(['1', '3'])).toBe('4');
});

describe('search', () => {
  test.each([
    ['2:4', { itemNumbers: ['2:4'], words: false }],
    ['insats 2:4', { itemNumbers: ['2:4'], words: false }],
    ['dnr 0355/20', { diaryNumbers: ['0355/20'], words: false }],
    ['N1-0355/20', { diaryNumbers: ['n1-0355/20'] }],
    ['Åäö, "föräldrar"!', { wordList: ['åäö', 'föräldrar'] }],
    ['1:1 och 2:3 skolan', { itemNumbers: ['1:1', '2:3'], wordList: ['skolan'] }],
  ])('%s', (typed, expected) => {
    expect(readSearch(typed)).toMatchObject(expected);
  });

  test('no sign of the query language gets through, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        for (const word of readSearch(typed).wordList) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});

test('a version that is not open never becomes open again', () => {
  for (const status of ['consultation', 'adopted', 'superseded', 'expired'] as const) {
    expect(listMoves(status).some(isOpen)).toBe(false);
  }
  expect(statusOfCopy('consultation')).toBe('revised');
  expect(statusOfCopy('adopted')).toBe('draft');
});
