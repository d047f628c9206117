import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCells, nextSorting, readSorting, sortRows } from './table.ts';

test('a heading pressed again turns the order', () => {
  expect(nextSorting('', 'name')).toBe('name');
  expect(nextSorting('name', 'name')).toBe('-name');
  expect(nextSorting('-name', 'name')).toBe('name');
  expect(nextSorting('-name', 'count')).toBe('count');
  expect(readSorting('-name')).toEqual({ key: 'name', descending: true });
  expect(readSorting('')).toBeNull();
});

test('what is missing comes last both ways', () => {
  const value = fc.oneof(fc.integer(), fc.constant(null));
  fc.assert(
    fc.property(fc.array(value), fc.boolean(), (values, descending) => {
      const sorted = [...values].sort((a, b) => compareCells(a, b, descending));
      const firstMissing = sorted.indexOf(null);
      if (firstMissing >= 0) expect(sorted.slice(firstMissing).every((each) => each === null)).toBe(true);
      const there = sorted.filter((each) => each !== null);
      for (let i = 1; i < there.length; i += 1) {
        expect(descending ? there[i - 1]! >= there[i]! : there[i - 1]! <= there[i]!).toBe(true);
      }
    }),
  );
});

test('rows keep the order they came in when the server sorts', () => {
  const rows = [{ name: 'b' }, { name: 'a' }];
  expect(sortRows(rows, [{ key: 'name' }], readSorting('name'))).toBe(rows);
  const columns = [{ key: 'name', sortBy: (row: { name: string }) => row.name }];
  expect(sortRows(rows, columns, readSorting('name')).map((row) => row.name)).toEqual(['a', 'b']);
  expect(sortRows(rows, columns, null)).toBe(rows);
});
