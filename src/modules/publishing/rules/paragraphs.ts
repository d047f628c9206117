/** A text as it was written: paragraphs of lines. */
export type Paragraphs = string[][];

export const paragraphsOf = (text: string): Paragraphs =>
  text
    .split(/(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*/)
    .map((paragraph) => paragraph.split(/\r\n|\r|\n/))
    .filter((lines) => lines.some((line) => line.trim() !== ''));

const NO_BREAK_SPACE = '\u00a0';
/** No line is broken within a date. */
export const unbroken = (text: string) => text.replaceAll(' ', NO_BREAK_SPACE);
