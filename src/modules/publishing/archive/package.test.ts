import { expect, test } from 'vitest';
import { pack } from './package.ts';

const files = [
  { path: 'rapport/a.txt', contentType: 'text/plain', label: 'A', bytes: new TextEncoder().encode('A') },
];

test('a package is the same to the byte for the same files and the same moment, which stands in it', async () => {
  const at = new Date('2026-01-10T10:00:00Z');
  const [one, again, later] = [
    await pack(files, at),
    await pack(files, at),
    await pack(files, new Date('2026-01-11T10:00:00Z')),
  ];
  expect(Buffer.from(again)).toEqual(Buffer.from(one));
  expect(Buffer.from(later)).not.toEqual(Buffer.from(one));
});
