import { expect, test } from 'vitest';
import { canonicalJson, hashOf } from '../rules/canonical.ts';
import type { NamedEdition } from './editions.ts';
import { PUBLIC, prepareFile, renderFile } from './rendering.ts';

const FROZEN_AT = '2026-12-19T14:05:00.000Z';

/** An edition that cannot be read until the test lets it, and then not at all. */
function editionsOf(asker: string) {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const edition = (number: number): NamedEdition => ({
    asker,
    hash: hashOf(canonicalJson([asker, number])),
    frozenAt: FROZEN_AT,
    addenda: [],
    office: null,
    write: async () => {
      await gate;
      throw new Error('never to be read');
    },
  });
  return { edition, letGo };
}
const ask = (edition: NamedEdition) => () => prepareFile(edition, { format: 'pdf', volume: 1 });

test('one person, or the public, cannot take every place in the queue for files', async () => {
  const astrid = editionsOf('astrid');
  const anybody = editionsOf(PUBLIC);
  const bo = editionsOf('bo');
  for (let number = 1; number <= 6; number += 1) expect(ask(astrid.edition(number))().state).toBe('waiting');
  expect(ask(astrid.edition(7))).toThrow('too-many-requests');
  // What is under way already is nothing more, whoever asks.
  expect(ask({ ...astrid.edition(3), asker: 'bo' })().state).toBe('waiting');
  for (let number = 1; number <= 10; number += 1) ask(anybody.edition(number))();
  expect(ask(anybody.edition(11))).toThrow('too-many-requests');
  expect(ask(bo.edition(1))().state).toBe('waiting');

  for (const each of [astrid, anybody, bo]) each.letGo();
  await expect(renderFile(bo.edition(1), { format: 'pdf', volume: 1 })).rejects.toThrow();
  // The first of each was made before anybody's second, and what failed holds no place.
  expect(ask(astrid.edition(1))).toThrow('publishing.typesetting-failed');
  expect(ask(anybody.edition(1))).toThrow('publishing.typesetting-failed');
  expect(ask(astrid.edition(6))().state).toBe('waiting');
  await expect.poll(() => ask(astrid.edition(8))().state).toBe('waiting');
});
