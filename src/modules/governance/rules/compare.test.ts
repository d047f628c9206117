import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareLists, compareTexts, countFates } from './compare.ts';

interface Thing {
  id: string;
  lineageId: string;
  text: string;
}

const words = fc
  .array(fc.constantFrom('skolan', 'under', 'efter', 'dagen', 'åäö', '2:4', ',', '\n'), { maxLength: 12 })
  .map((list) => list.join(' '));
const things = fc
  .uniqueArray(fc.record({ id: fc.uuid(), lineageId: fc.constantFrom(...'abcdefgh'), text: words }), {
    selector: ({ lineageId }) => lineageId,
  })
  .map((list): Thing[] => list);
const compare = (before: Thing[], after: Thing[]) =>
  compareLists(
    before,
    after,
    ({ text }) => ({ number: '', title: text }),
    ({ text }) => ({ text }),
  );

test('what is the same and removed makes the old text, what is the same and added the new', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const parts = compareTexts(before, after);
      const join = (...wanted: string[]) =>
        parts
          .filter(({ change }) => wanted.includes(change))
          .map(({ text }) => text)
          .join('');
      expect(join('same', 'removed')).toBe(before);
      expect(join('same', 'added')).toBe(after);
    }),
  );
});

test('a list compared with itself is unchanged', () => {
  fc.assert(
    fc.property(things, (list) => {
      expect(compare(list, list).every(({ fate }) => fate === 'unchanged')).toBe(true);
    }),
  );
});

test('everything on either side is told exactly once, and the counts add up', () => {
  fc.assert(
    fc.property(things, things, (before, after) => {
      const compared = compare(before, after);
      const all = new Set([...before, ...after].map(({ lineageId }) => lineageId));
      expect(compared.map(({ lineageId }) => lineageId).sort()).toEqual([...all].sort());
      const { added, removed, changed, unchanged } = countFates(compared);
      expect(added + changed + unchanged).toBe(after.length);
      expect(removed + changed + unchanged).toBe(before.length);
    }),
  );
});

test('turned around, what was added is removed', () => {
  fc.assert(
    fc.property(things, things, (before, after) => {
      const there = countFates(compare(before, after));
      const back = countFates(compare(after, before));
      expect(back).toEqual({ ...there, added: there.removed, removed: there.added });
    }),
  );
});

test('the newer order is kept', () => {
  fc.assert(
    fc.property(things, things, (before, after) => {
      const kept = compare(before, after).filter(({ fate }) => fate !== 'removed');
      expect(kept.map(({ id }) => id)).toEqual(after.map(({ id }) => id));
    }),
  );
});

test('"after the school day" to "during the school day" marks one word', () => {
  expect(compareTexts('på plats efter skoldagen', 'på plats under skoldagen')).toEqual([
    { change: 'same', text: 'på plats ' },
    { change: 'removed', text: 'efter' },
    { change: 'added', text: 'under' },
    { change: 'same', text: ' skoldagen' },
  ]);
});
