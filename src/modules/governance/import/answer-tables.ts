import { ITEM_START, numberOf, tidy, tidyComment } from './answer-items.ts';
import { readAnswer } from './answer-words.ts';
import { confidenceOf } from './confidence.ts';
import type { ProposedAnswer } from './contract.ts';
import type { Line } from './line.ts';
import { readNumber } from './numbering.ts';
import type { Reading } from './reading.ts';
import { joined, place } from './reading.ts';

type Column = 'number' | 'question' | 'item' | 'answer' | 'comment';

const COLUMNS: [Column, RegExp][] = [
  ['number', /^(?:nr\.?|nummer|#)$/i],
  ['question', /fråga|frågor/i],
  ['answer', /^(?:svar|svarsalternativ|ja\s*\/\s*nej.*|status|svar .{0,30})$|svarsalternativ/i],
  ['comment', /kommentar|motivering|beskrivning/i],
  ['item', /strategi|insats|åtgärd|resultat/i],
];

function headerOf(line: Line): (Column | null)[] | null {
  if (!line.cells || line.cells.length < 2 || line.text.length > 200) return null;
  if (line.cells.some((cell) => /[?.]$/.test(cell.text) && cell.text.length > 30)) return null;
  const columns = line.cells.map(
    (cell) => COLUMNS.find(([, pattern]) => pattern.test(cell.text))?.[0] ?? null,
  );
  const known = new Set(columns.filter((column) => column !== null));
  return known.size >= 2 && (known.has('answer') || known.has('comment')) ? columns : null;
}

interface Row {
  first: Line;
  last: Line;
  parts: Record<Column, string[]>;
}

/** Answers in a table: a row an item, or a row that goes on over several lines with the same columns. */
export function readAnswerTable(
  reading: Reading,
  at: number,
): { answers: ProposedAnswer[]; next: number } | null {
  const { lines } = reading;
  if (!lines[at]!.cells) return null;
  let header = headerOf(lines[at]!);
  if (header ? !hasAnswersBelow(lines, at) : answerCell(lines[at]!) === null) return null;
  const rows: Row[] = [];
  let next = header ? at + 1 : at;
  for (; next < lines.length; next++) {
    const line = lines[next]!;
    const repeated = headerOf(line);
    if (repeated) {
      header = repeated;
      continue;
    }
    const last = rows[rows.length - 1];
    if (!line.cells) {
      // The last cell of a row may go on over lines of its own; so may the left one, with its strategy.
      if (!last || line.level > 0 || line.blankBefore || /^(?:mål|fokus)/i.test(line.text)) break;
      if (ITEM_START.test(line.text)) {
        if (last.parts.item.length > 0 || last.parts.question.some((part) => ITEM_START.test(part))) break;
        last.parts.item.push(line.text);
        last.last = line;
        continue;
      }
      openColumn(last).push(line.text);
      last.last = line;
      continue;
    }
    const filled = line.cells.filter((cell) => cell.text !== '');
    if (filled.length === 1 && /^(?:målområde|fokusområde|mål)\s/i.test(filled[0]!.text)) break;
    if (!last || answerCell(line)) rows.push(openRow(line, header));
    else extendRow(last, line, header);
  }
  const answers = rows.flatMap((row) => proposeRow(reading, row) ?? []);
  if (answers.length === 0) return null;
  place(reading, at, next);
  return { answers, next };
}

/** A header counts only when answers follow it soon. */
function hasAnswersBelow(lines: Line[], at: number): boolean {
  return lines
    .slice(at + 1, at + 12)
    .some((line) => line.cells?.some((cell) => readAnswer(cell.text) !== null));
}

/** The column that a line without cells goes on with: the left one while only that is unfinished, else the right. */
function openColumn(row: Row): string[] {
  const left = row.parts.item.length > 0 ? row.parts.item : row.parts.question;
  const right = row.parts.comment.length > 0 ? row.parts.comment : row.parts.answer;
  const ended = (parts: string[]) => /[.?!]$/.test(parts.at(-1) ?? '.');
  return !ended(left) && ended(right) && right.length > 0 ? left : right;
}

/** The cell that begins with an answer, other than the first. */
function answerCell(line: Line): number | null {
  const at = (line.cells ?? []).findIndex((cell, column) => column > 0 && readAnswer(cell.text) !== null);
  return at < 0 ? null : at;
}

function columnOf(line: Line, column: number, header: (Column | null)[] | null): Column {
  const named = header?.[column];
  if (named) return named;
  const answer = answerCell(line);
  if (header && !named) return column === 0 ? 'question' : 'comment';
  if (answer !== null)
    return column === answer ? 'answer' : column > answer ? 'comment' : leftColumn(line.cells![column]!.text);
  return column === 0 ? 'question' : 'comment';
}

function leftColumn(text: string): Column {
  if (readNumber(text)) return 'number';
  return /\?["”]?$/.test(text) || !ITEM_START.test(text) ? 'question' : 'item';
}

function openRow(line: Line, header: (Column | null)[] | null): Row {
  const row: Row = {
    first: line,
    last: line,
    parts: { number: [], question: [], item: [], answer: [], comment: [] },
  };
  extendRow(row, line, header);
  return row;
}

function extendRow(row: Row, line: Line, header: (Column | null)[] | null): void {
  for (const [column, cell] of line.cells!.entries()) {
    if (cell.text !== '') row.parts[columnOf(line, column, header)].push(cell.text);
  }
  row.last = line;
}

function proposeRow(reading: Reading, row: Row): ProposedAnswer | null {
  const text = (column: Column) => joined(reading, row.parts[column]);
  const inAnswer = readParts(reading, row.parts.answer);
  const inComment = inAnswer ? null : readParts(reading, row.parts.comment);
  const read = inAnswer ?? inComment;
  if (!read) return null;
  const comment = inAnswer ? [read.rest, text('comment')].filter(Boolean).join(' ') : read.rest;
  const left = text('question');
  const numbered = text('number') === '' ? null : (readNumber(text('number')) ?? numberOf(text('number')));
  const split = splitLeft(left);
  const item = text('item') || split.item;
  return {
    number: numbered ?? numberOf(item) ?? numberOf(split.question),
    question: tidy(split.question) || null,
    strategyOrResult: tidy(item) || null,
    itemTitle: null,
    answer: read.answer,
    comment: tidyComment(comment),
    source: { start: row.first.start, end: row.last.end },
    confidence: confidenceOf([
      /\?$/.test(split.question),
      numbered !== null || ITEM_START.test(item),
      read.rest === '',
    ]),
  };
}

/** The answer in the first of a cell's lines; the others go on with the comment. */
function readParts(reading: Reading, parts: string[]) {
  const read = readAnswer(parts[0] ?? '');
  return read && { ...read, rest: joined(reading, [read.rest, ...parts.slice(1)]) };
}

/** A left cell that holds both the question and its strategy or measure. */
function splitLeft(text: string): { question: string; item: string } {
  const asked = /^(.*?\?)\s*((?:strategi|insats|åtgärd)\s+\d.*)$/isu.exec(text);
  if (asked) return { question: asked[1]!, item: asked[2]! };
  if (/\?["”]?$/.test(text)) {
    const named =
      /^((?:strategi|insats|åtgärd)\s+\d{1,2}\s?[:;.]\s?\d{1,2}.*?[.!])\s+(\p{Lu}[^.]*\?)$/isu.exec(text);
    return named ? { question: named[2]!, item: named[1]! } : { question: text, item: '' };
  }
  return { question: '', item: text };
}
