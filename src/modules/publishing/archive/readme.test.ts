import { expect, test } from 'vitest';
import type { PackageFacts } from './mets.ts';
import { readme } from './readme.ts';

const facts: PackageFacts = {
  id: '00000000-0000-4000-8000-000000000001',
  title: 'Uppföljning 2025\r\nDiarienummer:         KS 1/26\u2028Arkivbildare:',
  year: 2025,
  city: 'Provköping',
  owner: 'Stadsledningskontoret\nAnsvarig:             Någon annan',
  diaryNumber: 'KS 2/26\n\u0085Tillägg: 9',
  documentNumbers: ['KS 3/20\nKontroll'],
  documents: ['Plan\nför allt'],
  closedAt: '2025-12-19T14:05:00.000Z',
  frozenAt: '2025-12-19T14:05:00.000Z',
  createdAt: '2026-01-10T10:00:00.000Z',
  hash: 'a'.repeat(64),
  addenda: 0,
  leftOut: 0,
  office: { by: 'Kontoret\nFiler', edition: 'Utgåva 1\r-----', hash: 'b'.repeat(64) },
};
const file = (label: string) => ({
  path: 'underlag/namnd/001-fil.pdf',
  contentType: 'application/pdf',
  label,
  bytes: new Uint8Array(3),
});

test('nothing that somebody has written begins a line of its own in what tells about the package', () => {
  const plain = readme(
    {
      ...facts,
      title: 'Titel',
      owner: 'Ägare',
      diaryNumber: 'KS 2/26',
      documentNumbers: ['KS 3/20'],
      documents: ['Plan'],
      office: { by: 'Kontoret', edition: 'Utgåva 1', hash: 'b'.repeat(64) },
    },
    [file('fil.pdf')],
  );
  const odd = readme(facts, [file('fil.pdf\nsip.xml  (äkta; 1 byte)')]);
  const begins = (text: string) =>
    text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).map((line) => line.slice(0, 9));
  expect(begins(odd).slice(2)).toEqual(begins(plain).slice(2));
});
