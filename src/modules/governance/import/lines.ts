import { repairCharacters } from './characters.ts';
import { findFurniture } from './furniture.ts';
import { isUnfinished } from './joining.ts';
import type { Cell, Line } from './line.ts';
import type { SourceText } from './source.ts';

interface RawLine {
  start: number;
  end: number;
  pageStart: boolean;
}

const BULLET = /^(?:[•●▪‣◦·\uf0b7\uf0a7]|[*+](?=\s))\s*/u;
const DASH_BULLET = /^[-–—]\s+/u;
const TABLE_RULE = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;

/** Cuts the text into lines: CRLF, LF, CR and form feed all end one. */
function cutLines(source: SourceText): RawLine[] {
  const { text } = source;
  const pageStarts = new Set(source.pages.map((page) => page.start));
  const lines: RawLine[] = [];
  let start = 0;
  let pageStart = true;
  let pages = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? 10 : text.charCodeAt(at);
    if (at > start && pageStarts.has(at) && code !== 10 && code !== 12 && code !== 13) {
      // A page that begins in the middle of a line still begins a line.
      lines.push({ start, end: at, pageStart });
      start = at;
      pageStart = true;
      continue;
    }
    if (code !== 10 && code !== 12 && code !== 13) continue;
    if (pageStarts.has(start)) pageStart = true;
    lines.push({ start, end: at, pageStart });
    pageStart = code === 12;
    if (code === 12) pages++;
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    start = at + 1;
  }
  if (pages === 0 && source.pages.length <= 1) markIndentedPageStarts(text, lines);
  return lines;
}

/** In plain text from some PDF readers a page break is only a space before its first line. */
function markIndentedPageStarts(text: string, lines: RawLine[]): void {
  const indented = lines.filter(
    (line) => text[line.start] === ' ' && text[line.start + 1] !== ' ' && line.end - line.start > 1,
  );
  if (indented.length * 8 > lines.length) return;
  for (const line of indented) line.pageStart = true;
}

function cellsOf(source: string, start: number, end: number, separator: RegExp): Cell[] {
  const cells: Cell[] = [];
  const body = source.slice(start, end);
  let from = 0;
  for (const match of body.matchAll(separator)) {
    cells.push(cellAt(source, start + from, start + match.index));
    from = match.index + match[0].length;
  }
  cells.push(cellAt(source, start + from, end));
  while (cells.length > 1 && cells[cells.length - 1]!.text === '') cells.pop();
  return cells;
}

function cellAt(source: string, from: number, to: number): Cell {
  const { start, end } = trimmedSpan(source, from, to);
  const text = stripMarks(repairCharacters(source.slice(start, end)));
  return { text: text.replace(BULLET, ''), start, end };
}

/** Narrows a span so that it neither begins nor ends with white space. */
function trimmedSpan(source: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start < end && isSpace(source.charCodeAt(start))) start++;
  while (end > start && isSpace(source.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff || code === 0x200b;
}

function stripMarks(text: string): string {
  const bare = /[*_]/.test(text)
    ? text.replace(/\*\*|__|(?<![\p{L}\d])[*_](?=\p{L})|(?<=[\p{L}.:!?])[*_](?![\p{L}\d])/gu, '')
    : text;
  return bare.includes('  ') ? bare.replace(/ {2,}/g, ' ').trim() : bare.trim();
}

/** Reads the lines of a document, without blank lines and page furniture. */
export function readLines(source: SourceText): {
  lines: Line[];
  furniture: { start: number; end: number }[];
} {
  const raw = cutLines(source).map((line) => ({
    ...line,
    ...trimmedSpan(source.text, line.start, line.end),
    indent: 0,
    lineStart: line.start,
  }));
  const clean = raw.map((line) => repairCharacters(source.text.slice(line.start, line.end)));
  const isFurniture = findFurniture(
    clean,
    raw.map((line) => line.pageStart),
  );
  const lines: Line[] = [];
  const furniture: { start: number; end: number }[] = [];
  let blankBefore = true;
  let pageStart = true;
  let looseBullet: number | null = null;
  for (const [at, line] of raw.entries()) {
    if (line.pageStart) pageStart = true;
    let text = clean[at]!;
    if (text === '' || TABLE_RULE.test(text.slice(0, 400))) {
      blankBefore = text === '' || blankBefore;
      continue;
    }
    if (isFurniture[at]) {
      furniture.push({ start: line.start, end: line.end });
      blankBefore = true;
      pageStart = true;
      continue;
    }
    const previous = lines[lines.length - 1];
    const heading = /^(#{1,6})\s+/.exec(text);
    if (heading) text = text.slice(heading[0].length);
    let bullet = looseBullet !== null;
    const mark =
      BULLET.exec(text) ?? (mayBeDashBullet(blankBefore, previous) ? DASH_BULLET.exec(text) : null);
    if (mark) {
      text = text.slice(mark[0].length);
      bullet = true;
    }
    if (text === '') {
      looseBullet = line.start;
      continue;
    }
    const cells = readCells(source.text, line.lineStart, line.start, line.end, previous);
    const bold = /^(?:\*\*|__)/.test(text);
    lines.push({
      index: lines.length,
      start: looseBullet ?? line.start,
      end: line.end,
      text: cells
        ? cells
            .map((cell) => cell.text)
            .filter(Boolean)
            .join(' ')
        : stripMarks(text),
      blankBefore,
      pageStart,
      level: heading ? heading[1]!.length : 0,
      bold,
      bullet: bullet && !cells,
      cells,
    });
    blankBefore = false;
    pageStart = false;
    looseBullet = null;
  }
  return {
    lines: lines.filter((line) => line.text !== '').map((line, index) => ({ ...line, index })),
    furniture,
  };
}

/** A dash opens a list item only where a list can begin; elsewhere it is a dash in a wrapped sentence. */
function mayBeDashBullet(blankBefore: boolean, previous: Line | undefined): boolean {
  if (blankBefore || !previous || previous.bullet || previous.level > 0 || /[:.;]$/.test(previous.text))
    return true;
  return previous.text.length < 45 && !isUnfinished(previous.text);
}

function readCells(
  source: string,
  lineStart: number,
  start: number,
  end: number,
  previous: Line | undefined,
): Cell[] | null {
  if (source[start] === '|' && end - start > 1) {
    const inner = source[end - 1] === '|' ? end - 1 : end;
    return cellsOf(source, start + 1, inner, /(?<!\\)\|/g);
  }
  const leading = source.slice(lineStart, start);
  if (leading.includes('\t') || source.slice(start, end).includes('\t')) {
    const cells = cellsOf(source, leading.includes('\t') ? lineStart : start, end, /\t/g);
    return cells.length > 1 ? cells : null;
  }
  if (/\S {3,}\S/.test(source.slice(start, end))) return cellsOf(source, start, end, / {3,}/g);
  if (leading.length >= 10 && previous?.cells && previous.cells.length > 1) {
    return [{ text: '', start, end: start }, cellAt(source, start, end)];
  }
  return null;
}
