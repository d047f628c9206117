import type { Relation } from '../../../contract/terms.ts';
import type { Network } from '../../contract.ts';
import { type Layout, namedId, type PlacedNode } from './layout.ts';

/** Lines differ by pattern and width, never by colour alone: the picture holds in black and white. */
export const relationLines: Record<Relation, { dash: number[]; width: number; arrow: boolean }> = {
  'makes-concrete': { dash: [], width: 2.5, arrow: true },
  'depends-on': { dash: [9, 5], width: 2, arrow: true },
  overlaps: { dash: [2, 4], width: 2, arrow: false },
  supersedes: { dash: [14, 4, 2, 4], width: 2.5, arrow: true },
  supports: { dash: [9, 4, 2, 4], width: 1.5, arrow: true },
};
export const itemLines = {
  linked: { dash: [] as number[], width: 1.25, arrow: false },
  'makes-concrete': { dash: [5, 4], width: 1.25, arrow: true },
  'in-document': { dash: [1, 3], width: 1, arrow: false },
};

/** Shapes by kind, as paths of a square of 24. */
export const shapes = {
  program: 'M12 0L24 12L12 24L0 12Z',
  plan: 'M12 0A12 12 0 1 1 11.99 0Z',
  guideline: 'M1 1H23V23H1Z',
  policy: 'M12 0L24 9.2L19.4 23H4.6L0 9.2Z',
  named: 'M12 0A12 12 0 1 1 11.99 0Z',
  measure: 'M12 0A12 12 0 1 1 11.99 0Z',
  strategy: 'M1 1H23V23H1Z',
} as const;
export type ShapeName = keyof typeof shapes;

export const shapeOf = (node: PlacedNode): ShapeName =>
  node.type === 'document' ? node.document.kind : node.type === 'named' ? 'named' : node.item.kind;

export const labelOf = (node: PlacedNode): string =>
  node.type === 'document'
    ? node.document.shortTitle || node.document.title
    : node.type === 'named'
      ? node.title
      : node.item.number || '•';

const text = 'var(--ds-color-neutral-text-default)';
const quiet = 'var(--ds-color-neutral-border-default)';
const line = 'var(--ds-color-neutral-border-strong)';
const page = 'var(--ds-color-neutral-background-default)';

function drawNode(node: PlacedNode) {
  const shape = shapeOf(node);
  const small = node.type === 'item';
  return {
    id: node.id,
    x: node.x,
    y: node.y,
    symbol: `path://${shapes[shape]}`,
    symbolSize: node.size,
    itemStyle: {
      color: small || node.type === 'named' ? page : 'var(--ds-color-accent-surface-active)',
      borderColor: small ? line : 'var(--ds-color-accent-border-strong)',
      borderWidth: small ? 1.25 : 2,
      ...(node.type === 'named' ? { borderType: [4, 3] } : {}),
    },
    // Titles of documents are text on the page, which breaks and hyphenates as text does.
    label: {
      show: small,
      formatter: () => labelOf(node),
      color: text,
      fontSize: 12,
      fontFamily: "'Source Sans 3', sans-serif",
      position: 'inside',
    },
  };
}

interface DrawnEdge {
  source: string;
  target: string;
  line: { dash: number[]; width: number; arrow: boolean };
  color: string;
  bend: number;
}

/** Lines between things on the same height bend, or they would run through what stands between them. */
function drawEdge({ source, target, line: { dash, width, arrow }, color, bend }: DrawnEdge) {
  return {
    source,
    target,
    symbol: ['none', arrow ? 'arrow' : 'none'],
    symbolSize: arrow ? 9 : 0,
    lineStyle: { color, width, type: dash.length > 0 ? dash : 'solid', curveness: bend, opacity: 1 },
  };
}

function edgesOf(network: Network, layout: Layout): DrawnEdge[] {
  const at = new Map(layout.nodes.map((node) => [node.id, node]));
  const bend = (source: string, target: string) => {
    const [a, b] = [at.get(source)!, at.get(target)!];
    const level = Math.abs(a.y - b.y) < 40 && Math.abs(a.x - b.x) > 170;
    return level ? 0.3 : 0.06;
  };
  const drawn = new Set(at.keys());
  return [
    ...network.links.map((link): DrawnEdge => {
      const target = link.toId ?? namedId(link.toTitle);
      return {
        source: link.fromId,
        target,
        line: relationLines[link.relation],
        color: line,
        bend: bend(link.fromId, target),
      };
    }),
    ...network.items.map(
      (item): DrawnEdge => ({
        source: item.documentId,
        target: item.id,
        line: itemLines['in-document'],
        color: quiet,
        bend: 0,
      }),
    ),
    ...network.itemLinks.map(
      ({ type, fromId, toId }): DrawnEdge => ({
        source: fromId,
        target: toId,
        line: itemLines[type],
        color: type === 'linked' ? 'var(--ds-color-accent-border-strong)' : quiet,
        bend: type === 'linked' ? 0.25 : 0.1,
      }),
    ),
  ].filter(({ source, target }) => drawn.has(source) && drawn.has(target));
}

/** What ECharts draws. Two invisible corners keep its scale at one pixel a pixel. */
export function networkOptions(network: Network, layout: Layout) {
  const corner = (id: string, x: number, y: number) => ({
    id,
    x,
    y,
    symbol: 'none',
    symbolSize: 0,
    label: { show: false },
  });
  return {
    animation: false,
    series: [
      {
        type: 'graph' as const,
        layout: 'none' as const,
        left: 0,
        top: 0,
        width: layout.width,
        height: layout.height,
        roam: false,
        data: [
          ...layout.nodes.map(drawNode),
          corner('corner:first', 0, 0),
          corner('corner:last', layout.width, layout.height),
        ],
        edges: edgesOf(network, layout).map(drawEdge),
        emphasis: { focus: 'adjacency' as const, scale: false },
        blur: { itemStyle: { opacity: 0.25 }, lineStyle: { opacity: 0.12 }, label: { opacity: 0.3 } },
      },
    ],
  };
}
