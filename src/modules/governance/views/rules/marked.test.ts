import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HIT_BEGINS, HIT_ENDS, readMarked } from './marked.ts';

test('the words found are parts of their own, and markup in the text stays text', () => {
  expect(readMarked(`<b>${HIT_BEGINS}Skolan${HIT_ENDS}</b> & hem`)).toEqual([
    { text: '<b>', hit: false },
    { text: 'Skolan', hit: true },
    { text: '</b> & hem', hit: false },
  ]);
});

test('no word is lost, however the signs stand', () => {
  const signs = fc.constantFrom(HIT_BEGINS, HIT_ENDS, 'å', ' ', '<', 'ord');
  fc.assert(
    fc.property(fc.array(signs), (pieces) => {
      const words = pieces.filter((piece) => piece !== HIT_BEGINS && piece !== HIT_ENDS).join('');
      expect(
        readMarked(pieces.join(''))
          .map(({ text }) => text)
          .join(''),
      ).toBe(words);
    }),
  );
});
