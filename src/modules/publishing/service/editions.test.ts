import { expect, test } from 'vitest';
import { editionOf, madeSource } from '../../../../tests/support/reports.ts';
import type { OfficeEdition } from '../contract/content.ts';
import { writeJson } from '../formats/json.ts';
import { aboutEdition } from './about.ts';
import { editionKey, type NamedEdition } from './editions.ts';

const made = editionOf(madeSource({ boards: 2, questions: 1, comment: () => 'Bra' }));
const addendum = {
  ...{ id: '00000000-0000-4000-8000-000000000009', number: 1, text: 'Rättat', questionId: null, about: '' },
  ...{ by: 'Kontoret', addedAt: '2026-01-12T10:00:00.000Z' },
};
const office = (number: number): OfficeEdition => ({
  ...{
    number,
    by: 'Kontoret',
    decidedAt: '2026-01-10T10:00:00.000Z',
    hash: String(number).padStart(64, '0'),
  },
  ...{ summary: `Utgåva ${number}`, assessment: '', documents: [], questions: [] },
});

test('a file is kept for what it says: other content, another addendum or another text is another file', () => {
  const bare = { ...made, addenda: [], office: null };
  const editions = [
    bare,
    { ...bare, hash: 'a'.repeat(64) },
    { ...bare, addenda: [addendum] },
    { ...bare, addenda: [{ ...addendum, text: 'Rättat!' }] },
    { ...bare, office: office(1) },
    { ...bare, office: office(2) },
  ];
  expect(new Set(editions.map(editionKey)).size).toBe(editions.length);
  expect(editionKey(structuredClone(bare))).toBe(editionKey(bare));
});

test('what is told of a report is worked out once for each text that it has', async () => {
  let read = 0;
  const named = (text: OfficeEdition | null): NamedEdition => ({
    ...{ hash: made.hash, frozenAt: made.frozenAt, addenda: [], office: text, asker: 'a' },
    write: async () => {
      read += 1;
      return writeJson({ ...made, office: text });
    },
  });
  for (const text of [null, null, office(1), office(1), office(2), null]) await aboutEdition(named(text));
  expect(read).toBe(3);
});
