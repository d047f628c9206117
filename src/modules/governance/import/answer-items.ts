import { readNumber } from './numbering.ts';

/** The beginning of the strategy or measure that an answer is about: 'Strategi 1:2', 'Insats 2:4', '3:1'. */
export const ITEM_START =
  /^(?:(strategi|insats|åtgärd|fråga)\s+)?(\d{1,2}\s?[:;]\s?\d{1,2}|(?<=(?:strategi|insats|åtgärd|fråga)\s)\d{1,2}[.]\d{1,2})(?![\d:])\s*[:.–-]?\s*/iu;

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
    .trim();
}

export function tidyComment(text: string): string | null {
  const comment = text.replace(/^kommentar(?:er)?\s*:\s*/i, '').trim();
  return /^[-–—.]*$/.test(comment) ? null : comment;
}
