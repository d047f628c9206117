import type { Line } from './line.ts';
import { readNumber } from './numbering.ts';

/** The beginning of the strategy or measure that an answer is about: 'Strategi 1:2', 'Insats 2:4', '3:1'. */
export const ITEM_START =
  /^(?:(strategi|insats|åtgärd|fråga)\s*:?\s+)?(\d{1,2}\s?[:;]\s?\d{1,2}|(?<=(?:strategi|insats|åtgärd|fråga):?\s)\d{1,2}[.]\d{1,2})(?![\d:])\s*[:.–-]?\s*/iu;

/** An item without a number, or its expected result, told by its label. */
export const KEYWORD_START =
  /^(?:(?:strategi|insats|åtgärd|förväntat resultat)\s*:|(?:strategi|insats|åtgärd)\s+\d)/iu;
export const RESULT_START = /^förväntat resultat\s*:?\s*/i;

const COLUMN_WORD =
  '(?:uppföljnings?fråg(?:a|or)|fråg(?:a|or)|strategi(?:er)?|insats(?:er)?|svar(?:salternativ)?|kommentar(?:er)?|nr|nummer|status|bedömning|förväntat resultat|svarsalternativ med kommentar)';
const COLUMN_HEADER = new RegExp(
  `^${COLUMN_WORD}(?:(?:\\s+|\\s*[/,]\\s*|\\s+(?:och|med)\\s+|\\s*\\(ja[^)]*\\)\\s*)${COLUMN_WORD})+$`,
  'iu',
);

/** A table's column names; they come again on every page, also in the middle of a comment. */
export function isColumnHeader(line: Line): boolean {
  return line.text.length < 120 && COLUMN_HEADER.test(line.text);
}

export function numberOf(text: string): string | null {
  const match = ITEM_START.exec(text);
  return match ? readNumber(match[2]!) : null;
}

/** Takes away the item's own number and the words that label the cell. */
export function tidy(text: string): string {
  return text
    .replace(/^(?:fråga|uppföljningsfråga)\s*\d*\s*:\s*/i, '')
    .replace(ITEM_START, '')
    .replace(/^(?:strategi|insats|åtgärd)\s*:\s*/i, '')
    .replace(RESULT_START, '')
    .trim();
}

export function tidyComment(text: string): string | null {
  const comment = text.replace(/^kommentar(?:er)?\s*:\s*/i, '').trim();
  return /^[-–—.]*$/.test(comment) ? null : comment;
}
