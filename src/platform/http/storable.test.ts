import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStorable } from './storable.ts';

const nested = (depth: number) => {
  let value: unknown = 'å';
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value };
  return value;
};

test('ordinary content can be kept', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' }), (value) => {
      fc.pre(!JSON.stringify(value).includes('\\u0000'));
      expect(isStorable(value)).toBe(true);
    }),
  );
});

test.each([
  ['a NUL', { a: ['x\0y'] }],
  ['a NUL in a name', { 'a\0': 1 }],
  ['half a character', ['\ud83d']],
  ['content nested beyond reason', nested(65)],
  ['content nested a hundred thousand times', nested(100_000)],
])('%s cannot be kept', (_, value) => {
  expect(isStorable(value)).toBe(false);
});

test('sixty-four levels can be kept', () => {
  expect(isStorable(nested(64))).toBe(true);
});
