import { isUnfinished } from './joining.ts';
import { fieldOfLabel, findLabel } from './labels.ts';
import type { Line } from './line.ts';
import { readNumber } from './numbering.ts';
import type { Reading } from './reading.ts';
import { joined } from './reading.ts';

export interface AreaHeading {
  keyword: string;
  number: string | null;
  title: string;
  /** First line after the heading. */
  next: number;
}

export interface ItemHeading {
  /** 'insats', 'strategi' …; null for a heading that is only a number and a title. */
  keyword: string | null;
  number: string | null;
  title: string;
  /** The title's part on the heading's first line. */
  opening: string;
  next: number;
}

const SECTION_NUMBER = /^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+(?=\p{Lu})/u;
const AREA =
  /^(fokusområde|målområde|insatsområde|utvecklingsområde|prioriterat område|område|delmål|mål)(?![\p{L}-])\s*(\d{1,2})?(?![\d:;.]\d)\s*([:.–—-])?\s*(.*)$/iu;
const ITEM =
  /^(insats|strategi|åtgärd|aktivitet)(?![\p{L}-])\s*(?:nr\.?\s*)?(?:(\d{1,2}\s?[:.;]\s?\d{1,2})(?!\d))?\s*([:.–—)-])?\s*(.*)$/iu;
const BARE_ITEM = /^(\d{1,2}\s?[:;]\s?\d{1,2})(?![\d:])\s*[:.)–—-]?\s*(\S.*)$/u;

/** The words that divide a document in areas, the most certain first. */
const AREA_ORDER = [
  'fokusområde',
  'målområde',
  'insatsområde',
  'utvecklingsområde',
  'prioriterat område',
  'mål',
  'delmål',
  'område',
];

function opensSentence(text: string): boolean {
  return /^(?:ska|bör|är|har|kan|får|inom|och|samt|till|av|i|för|som|handlar|syftar|omfattar|innehåller|kopplas|avser|bidrar|finns|,)(?![\p{L}])/u.test(
    text,
  );
}

/** A line that only goes on with a sentence of the line before cannot be a heading. */
function standsFree(lines: Line[], at: number): boolean {
  const line = lines[at]!;
  const before = lines[at - 1];
  if (!before || line.blankBefore || line.pageStart || line.level > 0 || line.bold || line.cells) return true;
  return !isUnfinished(before.text);
}

export function findAreaHeading(reading: Reading, at: number): AreaHeading | null {
  const line = reading.lines[at]!;
  if (line.bullet || line.text.length > 300) return null;
  const match = AREA.exec(line.text.replace(SECTION_NUMBER, ''));
  if (!match) return null;
  const keyword = match[1]!.toLowerCase();
  const [number, separator, rest] = [match[2], match[3], match[4]!];
  if (!/^\p{Lu}/u.test(match[1]!) || opensSentence(rest) || !standsFree(reading.lines, at)) return null;
  if (!number && (!(separator === ':' || line.level > 0) || rest === '' || !/område/.test(keyword)))
    return null;
  if (!separator && rest !== '' && !/^[\p{Lu}\d"”]/u.test(rest)) return null;
  if (/^\d{1,3}$/.test(rest)) return null;
  const { title, next } = readTitle(reading, at, rest, false);
  return { keyword, number: number ? String(Number(number)) : null, title, next };
}

/** Which word divides this document in areas: the most certain of those that have a numbered heading. */
export function areaKeywordOf(reading: Reading): string | null {
  const seen = new Map<string, number>();
  for (const at of reading.lines.keys()) {
    const heading = findAreaHeading(reading, at);
    if (heading) seen.set(heading.keyword, (seen.get(heading.keyword) ?? 0) + 1);
  }
  return AREA_ORDER.find((keyword) => seen.has(keyword)) ?? null;
}

export function findItemHeading(reading: Reading, at: number, areaNumber: string | null): ItemHeading | null {
  const line = reading.lines[at]!;
  if (line.text.length > 600) return null;
  const text = line.text.replace(SECTION_NUMBER, '');
  const match = ITEM.exec(text);
  if (match) return withKeyword(reading, at, match);
  if (areaNumber === null && line.level === 0) return null;
  const bare = BARE_ITEM.exec(text);
  if (!bare || !/^["”]?\p{Lu}/u.test(bare[2]!)) return null;
  const number = readNumber(bare[1]!)!;
  const before = reading.lines[at - 1];
  const opens =
    line.blankBefore || line.pageStart || line.level > 0 || line.bullet || line.bold || Boolean(line.cells);
  const afterTable = before ? findLabel(before, line) !== null : true;
  if ((areaNumber !== null && number.split(':')[0] !== areaNumber) || !(opens || afterTable)) return null;
  const opening = withoutOwnNumber(bare[2]!, number);
  return { keyword: null, number, opening, ...readTitle(reading, at, opening, false) };
}

function withKeyword(reading: Reading, at: number, match: RegExpExecArray): ItemHeading | null {
  const line = reading.lines[at]!;
  const keyword = match[1]!.toLowerCase();
  const number = match[2] ? readNumber(match[2]) : null;
  const [separator, rest] = [match[3], match[4]!];
  if (!/^\p{Lu}/u.test(match[1]!) || !standsFree(reading.lines, at) || opensSentence(rest)) return null;
  if (!number && (!(separator === ':' || (line.level > 0 && rest !== '')) || rest === '')) return null;
  if (!separator && rest !== '' && !/^[\p{Lu}\d"”(]/u.test(rest)) return null;
  if (fieldOfLabel(rest)) return null;
  const opening = number ? withoutOwnNumber(rest, number) : rest;
  return { keyword, number, opening, ...readTitle(reading, at, opening, false) };
}

function withoutOwnNumber(title: string, number: string): string {
  const repeated = /^(?:insats\s+|strategi\s+)?(\d{1,2}\s?[:.;]\s?\d{1,2})(?!\d)\s*[:.–-]?\s*/i.exec(title);
  return repeated && readNumber(repeated[1]!) === number ? title.slice(repeated[0].length) : title;
}

/**
 * A title over several lines: it goes on in lower case, after a word that wants another, and, inside a
 * table, until the next label.
 */
export function readTitle(
  reading: Reading,
  at: number,
  first: string,
  inTable: boolean,
): { title: string; next: number } {
  const parts = [first];
  const whole = reading.lines[at]!.cells !== null;
  let next = at + 1;
  while (next < reading.lines.length && parts.length < 7) {
    const line = reading.lines[next]!;
    const sofar = parts[parts.length - 1]!;
    if (line.level > 0 || line.bullet || (line.cells && line.cells[0]!.text !== '') || /[.!?]$/.test(sofar))
      break;
    if (findLabel(line, reading.lines[next + 1])) break;
    if (sofar !== '' && !goesOn(sofar, line, inTable, whole)) break;
    if (AREA.test(line.text) && sofar !== '' && /^\p{Lu}/u.test(line.text)) break;
    parts.push(line.text);
    next++;
  }
  return {
    title: joined(reading, parts)
      .replace(/(?<!\.)[.:]$/, '')
      .trim(),
    next,
  };
}

function goesOn(sofar: string, line: Line, inTable: boolean, whole: boolean): boolean {
  if (whole && !line.cells) return false;
  const open = isUnfinished(sofar);
  if (line.blankBefore && !line.pageStart) return open && /^\p{Ll}/u.test(line.text) && inTable;
  if (/^[\p{Ll}(]/u.test(line.text) || open) return true;
  const upper = /\p{L}{4}/u.test(sofar) && sofar === sofar.toUpperCase();
  if (upper && line.text === line.text.toUpperCase()) return true;
  return inTable;
}

const APPENDIX = /^(?:bilaga|appendix)\s*(?:\d{1,2}|[A-Z])?\s*(?:[:.–-]|$|\s\p{Lu})/iu;

export function isAppendixHeading(line: Line): boolean {
  return !line.bullet && line.text.length < 160 && /^\p{Lu}/u.test(line.text) && APPENDIX.test(line.text);
}

/**
 * How many lines a heading takes that begins at `at`, 0 when there is none. A heading without any mark
 * is a line broken although the next word had room, that does not end as a sentence does.
 */
export function sectionHeadingLines(reading: Reading, at: number): number {
  const line = reading.lines[at]!;
  if (line.cells || line.bullet) return 0;
  if (line.level > 0) return 1;
  if (!opensPart(reading, at) || !/^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?\p{Lu}/u.test(line.text)) return 0;
  for (let size = 1; size <= 3; size++) {
    const last = reading.lines[at + size - 1]!;
    const after = reading.lines[at + size];
    if (
      last.text.length > 110 ||
      /[.,;:!–]$/.test(last.text) ||
      (size > 1 && !/^[\p{Ll}\d]/u.test(last.text))
    )
      return 0;
    if (!after) return 0;
    if (after.blankBefore)
      return size <= 2 && /^[\p{Lu}"”\d]/u.test(after.text) && last.text.length < reading.width ? size : 0;
    if (last.text.length + firstWord(after.text) + 2 > reading.width && !after.bullet) return 0;
    if (/^[\p{Lu}"”]/u.test(after.text) || after.bullet) return size;
  }
  return 0;
}

/** After a blank line or a page; where blank lines were lost, after the end of a paragraph. */
function opensPart(reading: Reading, at: number): boolean {
  const line = reading.lines[at]!;
  if (line.blankBefore || line.pageStart) return true;
  const before = reading.lines[at - 1];
  if (!before) return true;
  // The last line of a paragraph is complete and seldom full.
  const ended = /[.!?”")]$/.test(before.text);
  return ended && (reading.airless || before.text.length < reading.width * 0.8);
}

function firstWord(text: string): number {
  const space = text.indexOf(' ');
  return space < 0 ? text.length : space;
}
