import type { Line, Segment } from './page-lines.ts';

/** A vertical strip of the page that text keeps within. */
export type Column = { left: number; right: number };

/** Consecutive lines that share columns: a table, or a page set in columns. */
export type ColumnBlock = { columns: Column[]; lines: Line[] };

export type Block = { kind: 'lines'; lines: Line[] } | ({ kind: 'columns' } & ColumnBlock);

/** Air that must stay between two columns, in parts of the text's size. */
const gutter = 0.5;

/**
 * Splits a page into running lines and column blocks.
 * @param carried columns that the previous page ended in: a table may go on here with its right-hand cell only
 */
export function findBlocks(lines: Line[], carried: Column[] | null): Block[] {
  const blocks: Block[] = [];
  let index = 0;
  let seed = carried;
  while (index < lines.length) {
    const block = readColumns(lines, index, seed);
    if (!block) {
      const last = blocks.at(-1);
      if (last?.kind === 'lines') last.lines.push(lines[index]!);
      else blocks.push({ kind: 'lines', lines: [lines[index]!] });
      index++;
      continue;
    }
    index += block.lines.length;
    takeBackRightHandLines(blocks, block);
    blocks.push({ kind: 'columns', ...block });
    // A page's running head may itself look like columns.
    if (block.lines.length > 1 || block.lines[0]!.segments.length === 1) seed = null;
  }
  return blocks.filter((block) => block.lines.length > 0);
}

function readColumns(lines: Line[], start: number, seed: Column[] | null): ColumnBlock | null {
  const first = lines[start]!;
  let columns = openingColumns(first, lines[start + 1], seed);
  if (!columns) return null;
  const taken = [first];
  for (let index = start + 1; index < lines.length; index++) {
    const line = lines[index]!;
    const gap = taken.at(-1)!.y - line.y;
    if (gap > 3 * line.size) break;
    const next = widenBy(line, columns);
    if (!next || looksLikeHeading(line, taken, columns, gap)) break;
    columns = next;
    taken.push(line);
  }
  while (taken.length > 1 && leavesTable(taken, columns)) taken.pop();
  return { columns, lines: taken };
}

function openingColumns(line: Line, next: Line | undefined, seed: Column[] | null): Column[] | null {
  if (line.y < 0) return null;
  if (line.segments.length > 1) return line.segments.map(({ x, right }) => ({ left: x, right }));
  const only = line.segments[0]!;
  const carriedOn = seed?.slice(1).some((column) => Math.abs(column.left - only.x) < 2.5);
  if (seed && carriedOn && only.x > seed[0]!.left + 40) return seed.map((column) => ({ ...column }));
  // Columns whose lines do not stand on one baseline: two lines overlap in height but not in width.
  const beside = next?.segments.length === 1 ? next.segments[0]! : null;
  if (!beside || line.y - next!.y > 0.75 * line.size) return null;
  const [left, right] = only.x < beside.x ? [only, beside] : [beside, only];
  if (right.x - left.right < 0.8 * line.size) return null;
  return [left, right].map((segment) => ({ left: segment.x, right: segment.right }));
}

/** The columns as they are with this line in them; null when a segment crosses from one column into another. */
function widenBy(line: Line, columns: Column[]): Column[] | null {
  const next = columns.map((column) => ({ ...column }));
  for (const segment of line.segments) {
    const touched = next.filter((column) => segment.x < column.right && segment.right > column.left);
    if (touched.length > 1) return null;
    if (touched[0]) {
      touched[0].left = Math.min(touched[0].left, segment.x);
      touched[0].right = Math.max(touched[0].right, segment.right);
    } else next.push({ left: segment.x, right: segment.right });
  }
  next.sort((a, b) => a.left - b.left);
  const apart = next.every((column, i) => i === 0 || column.left - next[i - 1]!.right >= gutter * line.size);
  return apart ? next : null;
}

export function columnOf(segment: Segment, columns: Column[]): number {
  const index = columns.findIndex((column) => segment.x < column.right && segment.right > column.left);
  return Math.max(0, index);
}

function isLeftOnly(line: Line, columns: Column[]): boolean {
  return line.segments.every((segment) => columnOf(segment, columns) === 0);
}

/** A line of its own at the left, set off from the table and in other type, begins something new. */
function looksLikeHeading(line: Line, taken: Line[], columns: Column[], gap: number): boolean {
  if (!isLeftOnly(line, columns)) return false;
  if (gap > 2.4 * line.size) return true;
  const inLeft = taken.flatMap((other) =>
    other.segments.filter((segment) => columnOf(segment, columns) === 0),
  );
  const largest = Math.max(...inLeft.map((segment) => segment.size), 0);
  const known = inLeft.some((segment) => segment.font === line.segments[0]!.font);
  return inLeft.length > 0 && (line.size > 1.05 * largest || (!known && gap > 1.5 * line.size));
}

/** The last lines of a block, when they are a heading or a short paragraph after the table and not a cell. */
function leavesTable(taken: Line[], columns: Column[]): boolean {
  const last = taken.at(-1)!;
  return isLeftOnly(last, columns) && taken.at(-2)!.y - last.y > 1.6 * last.size;
}

/** A label that stands beside the middle of its cell: the cell's first lines came before it. */
function takeBackRightHandLines(blocks: Block[], block: ColumnBlock): void {
  const before = blocks.at(-1);
  if (before?.kind !== 'lines' || block.columns.length < 2) return;
  const second = block.columns[1]!.left;
  while (before.lines.length > 0) {
    const line = before.lines.at(-1)!;
    const close = line.y - block.lines[0]!.y < 1.6 * line.size && line.y > 0;
    if (!close || line.segments.length > 1 || Math.abs(line.segments[0]!.x - second) > 2.5) return;
    block.lines.unshift(before.lines.pop()!);
  }
}
