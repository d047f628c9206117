import type { Network, NetworkDocument, NetworkItem } from '../../contract.ts';

/** A node where it stands, in pixels from the upper left corner; the same facts always stand in the same place. */
export type PlacedNode = { id: string; x: number; y: number; size: number } & (
  | { type: 'document'; document: NetworkDocument }
  | { type: 'named'; title: string }
  | { type: 'item'; item: NetworkItem }
);

export interface Layout {
  width: number;
  height: number;
  nodes: PlacedNode[];
}

const DOCUMENT_SIZE = 40;
const ITEM_SIZE = 30;
/** Room for a document with its title under it. */
const CELL = { width: 156, height: 148 };
const GAP_BETWEEN_ITEMS = 8;
const MARGIN = 24;
/** Least radius of a ring: the document and its title stand inside it. */
const LEAST_RING = 96;
/** So few stand above their document, out of the way of its title. */
const FEW = 6;

/** A document that is only named has no identifier of its own: its title is what it is known by. */
export const namedId = (title: string) => `named:${title}`;

/** Programs above plans above what regulates, and last what is only named. */
function rowOf(document: NetworkDocument): number {
  return document.kind === 'program' ? 0 : document.kind === 'plan' ? 1 : 2;
}

type Cluster = {
  id: string;
  row: number;
  ring: number;
  width: number;
  height: number;
  node: { type: 'document'; document: NetworkDocument } | { type: 'named'; title: string };
  items: NetworkItem[];
};

function clustersOf(network: Network): Cluster[] {
  const named = [...new Set(network.links.filter(({ toId }) => toId === null).map(({ toTitle }) => toTitle))];
  const cell = { ring: 0, ...CELL };
  return [
    ...network.documents.map((document): Cluster => {
      const items = network.items.filter(({ documentId }) => documentId === document.id);
      const around = (items.length * (ITEM_SIZE + GAP_BETWEEN_ITEMS)) / (2 * Math.PI);
      const ring = items.length === 0 ? 0 : Math.max(LEAST_RING, around);
      const across = 2 * (ring + ITEM_SIZE / 2) + 40;
      const size = ring === 0 ? cell : { ring, width: across, height: across };
      return { id: document.id, row: rowOf(document), node: { type: 'document', document }, items, ...size };
    }),
    ...named.map(
      (title): Cluster => ({
        id: namedId(title),
        row: 3,
        node: { type: 'named', title },
        items: [],
        ...cell,
      }),
    ),
  ];
}

/** How many links a document has; those with many stand in the middle of their row. */
function countLinks(network: Network): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const { fromId, toId, toTitle } of network.links) {
    add(fromId);
    add(toId ?? namedId(toTitle));
  }
  return counts;
}

/** The one with most links in the middle, the next beside it, and so on outwards; otherwise as they came. */
function fromTheMiddle(clusters: Cluster[], links: Map<string, number>): Cluster[] {
  const ranked = clusters
    .map((cluster, at) => ({ cluster, at }))
    .sort((a, b) => (links.get(b.cluster.id) ?? 0) - (links.get(a.cluster.id) ?? 0) || a.at - b.at);
  const ordered: Cluster[] = [];
  for (const [at, { cluster }] of ranked.entries()) {
    if (at % 2 === 0) ordered.push(cluster);
    else ordered.unshift(cluster);
  }
  return ordered;
}

/** Where in the ring an item stands: clockwise from the top, or from left to right above the document. */
function angleOf(place: number, count: number): number {
  if (count > FEW) return (2 * Math.PI * place) / count - Math.PI / 2;
  return -Math.PI / 2 + (place - (count - 1) / 2) * (Math.PI / 6);
}

/** Rows broken into lines that fit the width; one thing always fits, however narrow it is. */
function linesOf(clusters: Cluster[], room: number): Cluster[][] {
  const lines: Cluster[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const cluster of clusters) {
    if (used + cluster.width > room) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)!.push(cluster);
    used += cluster.width;
  }
  return lines;
}

/**
 * Places the network within a width: rows by kind of document, measures in a ring around their document. Nothing is
 * simulated and nothing moves.
 */
export function placeNetwork(network: Network, width: number): Layout {
  const clusters = clustersOf(network);
  const links = countLinks(network);
  const widest = Math.max(width, ...clusters.map((cluster) => cluster.width + 2 * MARGIN));
  const nodes: PlacedNode[] = [];
  let top = MARGIN;
  for (const row of [0, 1, 2, 3]) {
    const ofRow = clusters.filter((cluster) => cluster.row === row);
    // Each line is ordered by itself, so that the middle of the picture holds what most hangs on.
    const ranked = [...ofRow].sort((a, b) => (links.get(b.id) ?? 0) - (links.get(a.id) ?? 0));
    for (const line of linesOf(ranked, widest - 2 * MARGIN)) {
      const height = Math.max(...line.map((cluster) => cluster.height));
      const used = line.reduce((sum, cluster) => sum + cluster.width, 0);
      const between = (widest - 2 * MARGIN - used) / line.length;
      let left = MARGIN;
      for (const [at, cluster] of fromTheMiddle(line, links).entries()) {
        const x = left + (cluster.width + between) / 2;
        // Every other one stands a little lower: lines between neighbours then do not run through a third.
        const lower = line.length > 2 && at % 2 === 1 && cluster.ring === 0 ? 28 : 0;
        const y = top + (cluster.ring === 0 ? DOCUMENT_SIZE / 2 + 8 + lower : height / 2);
        nodes.push({ id: cluster.id, x, y, size: DOCUMENT_SIZE, ...cluster.node });
        cluster.items.forEach((item, place) => {
          const angle = angleOf(place, cluster.items.length);
          nodes.push({
            id: item.id,
            x: x + cluster.ring * Math.cos(angle),
            y: y + cluster.ring * Math.sin(angle),
            size: ITEM_SIZE,
            type: 'item',
            item,
          });
        });
        left += cluster.width + between;
      }
      top += height + 28;
    }
  }
  return { width: widest, height: Math.max(top, 2 * MARGIN), nodes };
}
