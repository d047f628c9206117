import { expect, it } from 'vitest';
import { readCylinderCategories } from './target-group.ts';

it.each([
  ['Cylindermodellens kategori B, C och D', ['B', 'C', 'D']],
  ['Kategori A-C i cylindern', ['A', 'B', 'C']],
  ['Samtliga kategorier i cylindermodellen', ['A', 'B', 'C', 'D']],
  ['Cylindermodellens samtliga kategorier', ['A', 'B', 'C', 'D']],
  ['Barn i D-kategorin', ['D']],
  ['Alla barn i förskolan', []],
])('%s', (text, expected) => {
  expect(readCylinderCategories(text)).toEqual(expected);
});
