/** What a cell holds once the file's format is gone: text, and days as `YYYY-MM-DD`. */
export type Cell = string;

/** A table as read from a file. `row` is the number a spreadsheet shows. */
export interface Table {
  headings: string[];
  rows: { row: number; cells: Cell[] }[];
}

// Signs with which a spreadsheet takes a text for a formula, also in their wide forms; and words that every object of
// the language has, which the library that writes spreadsheets loses (`constructor`).
const BUILT_IN = Object.getOwnPropertyNames(Object.prototype).join('|');
const HARMFUL = `(?:[=+\\-@＝＋－＠\\t\\r]|(?:${BUILT_IN})$)`;
const FORMULA = new RegExp(`^'*${HARMFUL}`);
const HELD_BACK = new RegExp(`^'+${HARMFUL}`);

/** Puts an apostrophe before what a spreadsheet could take for a formula. `restoreText` takes it away again. */
export const holdBackFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

export const restoreText = (text: string): string => (HELD_BACK.test(text) ? text.slice(1) : text);

/** A cell as text, whatever the spreadsheet made of it. A formula's result is text like any other. */
export function textOf(value: unknown): Cell {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nej';
  return restoreText(String(value).trim()).trim();
}

/** A day as people write it in a file: 2026-11-21, 20261121, 2026/11/21. Null when it is none. */
export function readDay(text: string): string | null {
  const found = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1) as [string, string, string];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === iso ? iso : null;
}
