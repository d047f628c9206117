import { stringify } from 'csv-stringify/sync';

/** What begins a formula in some spreadsheet, after any number of apostrophes. */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export const withoutFormula = (text: string) => (FORMULA.test(text) ? `'${text}` : text);

/** The text as it was before `withoutFormula`. */
export const withFormula = (text: string) =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;

/**
 * Rows as Swedish spreadsheets read them: UTF-8 with a byte order mark, semicolons, every text in quotation marks (it may
 * hold line breaks), nothing that is run as a formula.
 */
export const writeCsvRows = (rows: readonly (readonly (string | number)[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? withoutFormula(cell) : cell))),
    { bom: true, delimiter: ';', quoted_string: true, record_delimiter: 'windows' },
  );
