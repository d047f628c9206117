import { type Block, type Column, findBlocks } from './columns.ts';
import { type Line, type PageOfFragments, toLines } from './page-lines.ts';
import { writeColumns } from './rows.ts';

type Type = { size: number; font: string };

/** The text of each page in reading order, table cells separated by TAB, a blank line between paragraphs. */
export function layOutPages(pages: PageOfFragments[]): string[] {
  const body = commonType(pages);
  let carried: Column[] | null = null;
  return pages.map((page) => {
    const blocks = findBlocks(toLines(page.fragments), carried);
    carried = lastColumns(blocks);
    const written: string[] = [];
    for (const block of blocks) {
      if (written.length > 0) written.push('');
      written.push(...(block.kind === 'lines' ? writeLines(block.lines, body) : writeColumns(block)));
    }
    return written
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
      .concat('\n');
  });
}

/** The columns that a page ends in, perhaps with its foot below them. */
function lastColumns(blocks: Block[]): Column[] | null {
  const last = blocks.at(-1);
  const foot = last?.kind === 'lines' && last.lines.length <= 2;
  const block = foot ? blocks.at(-2) : last;
  return block?.kind === 'columns' ? block.columns : null;
}

/** The type that most letters are set in: what is larger is a heading. */
function commonType(pages: PageOfFragments[]): Type {
  const letters = new Map<string, { type: Type; count: number }>();
  for (const { size, font, text } of pages.flatMap((page) => page.fragments)) {
    const rounded = Math.round(size * 2) / 2;
    const entry = letters.get(`${rounded} ${font}`) ?? { type: { size: rounded, font }, count: 0 };
    entry.count += text.length;
    letters.set(`${rounded} ${font}`, entry);
  }
  const sorted = [...letters.values()].sort((a, b) => b.count - a.count);
  return sorted[0]?.type ?? { size: 11, font: '' };
}

function writeLines(lines: Line[], body: Type): string[] {
  const written: string[] = [];
  const spacing = commonSpacing(lines);
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    const text = line.segments.map((segment) => segment.text).join('\t');
    const gap = above ? above.y - line.y : 0;
    if (above && continuesHeading(above, line, gap, body)) written.push(`${written.pop()} ${text}`);
    else if (above && (gap > 1.3 * spacing || line.size > 1.1 * above.size)) written.push('', text);
    else written.push(text);
  }
  return written;
}

function commonSpacing(lines: Line[]): number {
  const gaps = lines.slice(1).map((line, index) => lines[index]!.y - line.y);
  const tight = gaps.filter((gap) => gap > 2).sort((a, b) => a - b);
  return tight[Math.floor(tight.length / 3)] ?? 1000;
}

/** A heading over several lines is one heading: same large type, close together; in bold only when it runs on. */
function continuesHeading(above: Line, line: Line, gap: number, body: Type): boolean {
  const first = above.segments[0]!;
  const second = line.segments[0]!;
  if (first.font !== second.font || Math.abs(first.size - second.size) > 0.3) return false;
  if (above.segments.length > 1 || line.segments.length > 1 || gap > 1.6 * line.size) return false;
  if (/[.:!?]$/.test(first.text)) return false;
  if (second.size > 1.12 * body.size) return true;
  return second.font !== body.font && second.size >= 0.95 * body.size && /^\p{Ll}/u.test(second.text);
}
