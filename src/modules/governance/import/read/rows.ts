import { type ColumnBlock, columnOf } from './columns.ts';
import type { Line, Segment } from './page-lines.ts';

/** One row's cells, each a list of lines; an empty string is the air between two paragraphs of a cell. */
type Row = string[][];
type OpenRow = { cells: Segment[][] };

/**
 * Writes a column block as text. A row becomes `cell TAB cell`; in a table of two columns the further lines of the
 * right-hand cell follow, each after a TAB. A row whose left cell is a text of its own (a question with its
 * strategy, a newspaper column) is written cell after cell.
 */
export function writeColumns(block: ColumnBlock): string[] {
  const rows = toRows(block).map(toCells);
  return rows.flatMap((row) => (block.columns.length === 2 ? writePair(row) : writeMany(row)));
}

function writePair([left = [], right = []]: Row): string[] {
  if (right.length === 0) return left;
  if (left.length === 0) return right.filter((line) => line !== '').map((line) => `\t${line}`);
  if (left.length > 3 || left.includes('')) return ['', ...left, '', ...right, ''];
  const [first, ...rest] = right.filter((line) => line !== '');
  return [`${left.join(' ')}\t${first}`, ...rest.map((line) => `\t${line}`)];
}

function writeMany(row: Row): string[] {
  if (row.every((cell, index) => index === 0 || cell.length === 0)) return row[0] ?? [];
  return [
    row
      .map((cell) => cell.filter((line) => line !== '').join(' '))
      .join('\t')
      .trimEnd(),
  ];
}

function toCells(row: OpenRow): Row {
  return row.cells.map((segments) =>
    segments.flatMap((segment, index) => {
      const above = segments[index - 1];
      return above && above.y - segment.y > 1.75 * segment.size ? ['', segment.text] : [segment.text];
    }),
  );
}

function toRows(block: ColumnBlock): OpenRow[] {
  const rows: OpenRow[] = [];
  const byCell = paintedByCell(block.lines);
  const spacing = measureSpacing(block);
  const newspaper = !byCell && looksLikeNewspaper(block);
  const beginsRow = (index: number, left: Segment, open: OpenRow) =>
    byCell
      ? beginsRowAsPainted(left, open)
      : !rightRunsPast(block, index, spacing) && beginsRowAsSpaced(block.lines[index]!, left, open, spacing);
  for (const [index, line] of block.lines.entries()) {
    const left = line.segments.find((segment) => columnOf(segment, block.columns) === 0);
    const open = rows.at(-1);
    const begins = !open || (left !== undefined && !newspaper && beginsRow(index, left, open));
    const row = begins ? { cells: block.columns.map((): Segment[] => []) } : open;
    if (begins) rows.push(row);
    for (const segment of line.segments) row.cells[columnOf(segment, block.columns)]!.push(segment);
  }
  return rows;
}

type Spacing = { line: number; airBetweenRows: boolean };

/** In a table that was painted cell by cell: a left-hand line after a right-hand one begins the next row. */
function beginsRowAsPainted(left: Segment, open: OpenRow): boolean {
  const above = open.cells[0]!.at(-1);
  const others = open.cells.slice(1).flat();
  if (!above) return others.some((segment) => segment.order < left.order);
  if (others.length === 0) return above.y - left.y > 1.6 * left.size;
  return others.some((segment) => segment.order > above.order && segment.order < left.order);
}

/** Painted line by line only the air tells: rows stand apart, and begin on both sides at once. */
function beginsRowAsSpaced(line: Line, left: Segment, open: OpenRow, spacing: Spacing): boolean {
  const above = open.cells[0]!.at(-1);
  if (!above || !spacing.airBetweenRows) return true;
  if (above.y - left.y <= 1.15 * spacing.line) return false;
  const nextParagraph = line.segments.length === 1 && open.cells.slice(1).flat().length > 1;
  return !nextParagraph;
}

/** Whether the right-hand text goes on from above this line to it or past it without air: then no row ends here. */
function rightRunsPast({ columns, lines }: ColumnBlock, index: number, spacing: Spacing): boolean {
  if (!spacing.airBetweenRows) return false;
  const inRight = (line: Line) => line.segments.some((segment) => columnOf(segment, columns) > 0);
  const above = lines.slice(0, index).findLast(inRight);
  const below = lines.slice(index).find(inRight);
  return above !== undefined && below !== undefined && above.y - below.y < 1.15 * spacing.line;
}

/** Whether something lower was painted before something higher: then the drawing order follows the cells. */
function paintedByCell(lines: Line[]): boolean {
  const orders = lines.flatMap((line) => line.segments.map((segment) => segment.order));
  return orders.some((order, index) => index > 0 && order < orders[index - 1]!);
}

function measureSpacing(block: ColumnBlock): Spacing {
  const gaps = block.lines.slice(1).map((line, index) => block.lines[index]!.y - line.y);
  const line = Math.min(...gaps.filter((gap) => gap > 2), 1000);
  return { line, airBetweenRows: gaps.some((gap) => gap > 1.3 * line) };
}

/** Many lines, nearly all with text on both sides that fills its column: prose in columns, not a table. */
function looksLikeNewspaper({ columns, lines }: ColumnBlock): boolean {
  if (lines.length < 10) return false;
  return columns.slice(0, -1).every((column, index) => {
    const inColumn = lines.flatMap((line) => line.segments.filter((s) => columnOf(s, columns) === index));
    const full = inColumn.filter((s) => s.right - s.x > 0.75 * (column.right - column.left));
    return inColumn.length > 0.7 * lines.length && full.length > 0.7 * inColumn.length;
  });
}
