import type { Line } from './line.ts';

/** Short first parts of compounds that keep their hyphen: 'icke-diskriminering', 'e-tjänst'. */
const KEEPS_HYPHEN = new Set(['icke', 'ex', 'vice', 'non', 'anti', 'pro', 'med', 'sos']);

/** Words of the document, to tell a wrapped word from a compound with a hyphen. */
export function vocabularyOf(lines: Line[]): Set<string> {
  const words = new Set<string>();
  for (const line of lines) {
    for (const match of line.text.matchAll(/\p{L}[\p{L}\d-]*\p{L}/gu)) words.add(match[0].toLowerCase());
  }
  return words;
}

/** Joins wrapped lines to running text: spaces between, hyphens kept or taken away as the words need. */
export function joinWrapped(parts: string[], vocabulary: Set<string> = new Set()): string {
  const pieces: string[] = [];
  for (const part of parts) {
    const next = part.trim();
    if (next === '') continue;
    const last = pieces.length - 1;
    if (last < 0) {
      pieces.push(next);
      continue;
    }
    const { end, between } = seam(pieces[last]!, next, vocabulary);
    pieces[last] = end;
    pieces.push(between, next);
  }
  return pieces
    .join('')
    .replace(/\u00ad/g, '')
    .replace(/\s{2,}/g, ' ');
}

/** How two lines meet: the first with or without its hyphen, and what comes between them. */
function seam(before: string, next: string, vocabulary: Set<string>): { end: string; between: '' | ' ' } {
  const apart = { end: before, between: ' ' } as const;
  const close = { end: before, between: '' } as const;
  const whole = { end: before.slice(0, -1), between: '' } as const;
  if (before.endsWith('\u00ad')) return whole;
  if (!before.endsWith('-')) return apart;
  if (/^[,.;:)]/.test(next)) return close;
  const head = /([\p{L}\d]+)-$/u.exec(before.slice(-60))?.[1];
  const tail = /^[\p{L}\d]+/u.exec(next)?.[0];
  if (!head || !tail || /^(?:och|eller|samt|respektive|till)(?=\s|$)/.test(next)) return apart;
  if (/^[\p{Lu}\d]/u.test(tail)) return close;
  if (vocabulary.has((head + tail).toLowerCase())) return whole;
  if (vocabulary.has(`${head}-${tail}`.toLowerCase())) return close;
  const keeps = head.length <= 2 || /^[\p{Lu}\d]+$/u.test(head) || KEEPS_HYPHEN.has(head.toLowerCase());
  return keeps ? close : whole;
}

/** Joins lines to paragraphs; a paragraph ends at a blank line that is not a page break, and at a bullet. */
export function joinParagraphs(lines: Line[], vocabulary: Set<string>): string | null {
  const paragraphs: string[][] = [];
  for (const [at, line] of lines.entries()) {
    const text = line.bullet ? `• ${line.text}` : line.text;
    const opens = at === 0 || line.bullet || (line.blankBefore && !continues(lines[at - 1]!, line));
    if (opens) paragraphs.push([text]);
    else paragraphs[paragraphs.length - 1]!.push(text);
  }
  const text = paragraphs.map((parts) => joinWrapped(parts, vocabulary)).join('\n');
  return text === '' ? null : text;
}

const OPEN_END =
  /(?:[,\u00ad-]|(?:^|\s)(?:och|eller|samt|i|på|för|att|av|till|med|om|mot|från|som|en|ett|den|det|de|inom|vid|är|ska|genom|under|utan|mellan|utifrån|där|när))$/i;

/** Whether a text stops in the middle: with a comma, a hyphen or a word that wants another. */
export function isUnfinished(text: string): boolean {
  return OPEN_END.test(text.slice(-40));
}

/** Whether `line` goes on with the sentence of `before`, in spite of a blank line or page break between. */
export function continues(before: Line, line: Line): boolean {
  if (line.level > 0 || line.bullet) return false;
  if (/^[\p{Ll}]/u.test(line.text)) return !/[.!?:]$/.test(before.text);
  return line.pageStart && isUnfinished(before.text);
}
