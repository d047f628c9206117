import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesOf, segmentsOf } from './source-segments.ts';

const mark = fc.record({ start: fc.nat(60), end: fc.nat(60), target: fc.constantFrom('a', 'b', 'c') });

test('the runs joined are the text again, whatever the marks', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(mark, { maxLength: 12 }), (text, marks) => {
      const segments = segmentsOf(text, marks);
      expect(segments.map((segment) => segment.text).join('')).toBe(text);
      for (const segment of segments) expect(text.startsWith(segment.text, segment.start)).toBe(true);
    }),
  );
});

test('a field inside a measure wins over the measure', () => {
  const segments = segmentsOf('Insats 1:1 Ansvar Nämnden slut', [
    { start: 0, end: 30, target: 'item/whole' },
    { start: 18, end: 25, target: 'item/responsible' },
  ]);
  expect(segments.find(({ text }) => text === 'Nämnden')?.target).toBe('item/responsible');
  expect(segments[0]?.target).toBe('item/whole');
});

test('marks outside the text are cut to it or left out', () => {
  expect(segmentsOf('abc', [{ start: -5, end: 99, target: 'x' }])).toEqual([
    { start: 0, text: 'abc', target: 'x' },
  ]);
  expect(segmentsOf('abc', [{ start: 2, end: 2, target: 'x' }])).toEqual([
    { start: 0, text: 'abc', target: null },
  ]);
});

test('the pages’ runs are the pages’ text, and each mark begins once', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60 }),
      fc.array(mark, { maxLength: 12 }),
      fc.uniqueArray(fc.nat(60), { maxLength: 4 }),
      (text, marks, cuts) => {
        const ends = [
          ...cuts.filter((cut) => cut > 0 && cut < text.length).sort((a, b) => a - b),
          text.length,
        ];
        const pages = ends.map((end, at) => ({ page: at + 1, start: ends[at - 1] ?? 0, end }));
        const read = pagesOf(text, pages, marks);
        expect(read.map(({ runs }) => runs.map((run) => run.text).join(''))).toEqual(
          pages.map(({ start, end }) => text.slice(start, end)),
        );
        const begun = read.flatMap(({ runs }) =>
          runs.filter(({ first }) => first).map(({ target }) => target),
        );
        expect(new Set(begun).size).toBe(begun.length);
        const found = new Set(read.flatMap(({ runs }) => runs.flatMap(({ target }) => target ?? [])));
        expect(new Set(begun)).toEqual(found);
      },
    ),
  );
});
