import type { MarkedText } from '../contract.ts';

/** Signs that stand around a hit between the database and here; no text has them, since nobody can type them. */
export const HIT_BEGINS = '\uE000';
export const HIT_ENDS = '\uE001';

/** Takes a text with signs around its hits apart. A text that lacks a sign, or has one too many, loses no word. */
export function readMarked(text: string): MarkedText {
  const parts: MarkedText = [];
  let hit = false;
  for (const piece of text.split(/([\uE000\uE001])/)) {
    if (piece === HIT_BEGINS) hit = true;
    else if (piece === HIT_ENDS) hit = false;
    else if (piece !== '') parts.push({ text: piece, hit });
  }
  return parts;
}
