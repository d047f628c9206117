import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Network } from '../../contract.ts';
import { placeNetwork } from './layout.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function network(documents: number, itemsEach: number, links: [number, number | null][]): Network {
  const kinds = ['program', 'plan', 'guideline', 'policy'] as const;
  return {
    documents: Array.from({ length: documents }, (_, at) => ({
      id: id(at),
      kind: kinds[at % 4]!,
      title: `Dokument ${at}`,
      shortTitle: '',
      version: { id: id(at + 1000), number: 1, status: 'adopted' as const, validFrom: null, validTo: null },
      items: itemsEach,
    })),
    links: links.map(([from, to], at) => ({
      id: id(at + 5000),
      fromId: id(from),
      toId: to === null ? null : id(to),
      toTitle: `Utanför ${at}`,
      relation: 'overlaps' as const,
      sentence: '',
    })),
    items: Array.from({ length: documents * itemsEach }, (_, at) => ({
      id: id(at + 10_000),
      documentId: id(Math.floor(at / itemsEach)),
      kind: 'measure' as const,
      number: `1:${at}`,
      title: '',
    })),
    itemLinks: [],
    tooMany: false,
  };
}

const any = fc
  .record({
    documents: fc.integer({ min: 1, max: 15 }),
    items: fc.integer({ min: 0, max: 20 }),
    width: fc.integer({ min: 200, max: 1600 }),
  })
  .chain(({ documents, items, width }) =>
    fc
      .array(fc.tuple(fc.nat(documents - 1), fc.option(fc.nat(documents - 1))), { maxLength: 20 })
      .map((links) => ({ network: network(documents, items, links), width })),
  );

test('whatever is drawn: everything stands inside the picture, nothing on top of anything else, always the same', () => {
  fc.assert(
    fc.property(any, ({ network: given, width }) => {
      const layout = placeNetwork(given, width);
      const { nodes } = layout;
      const outside = nodes.filter(
        ({ x, y, size }) =>
          x < size / 2 || y < size / 2 || x + size / 2 > layout.width || y + size / 2 > layout.height,
      );
      expect(outside).toEqual([]);
      const touching = nodes.flatMap((a, at) =>
        nodes.slice(at + 1).filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < (a.size + b.size) / 2),
      );
      expect(touching).toEqual([]);
      expect(placeNetwork(given, width)).toEqual(layout);
    }),
    { numRuns: 60 },
  );
});

test('programs stand above plans, plans above guidelines, and what is only named last', () => {
  const { nodes } = placeNetwork(network(3, 0, [[1, null]]), 900);
  const y = nodes.map((node) => node.y);
  expect(nodes.map(({ type }) => type)).toEqual(['document', 'document', 'document', 'named']);
  expect(y).toEqual([...y].sort((a, b) => a - b));
  expect(new Set(y).size).toBe(4);
});
