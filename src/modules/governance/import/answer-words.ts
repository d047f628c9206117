import type { AnswerValue } from './contract.ts';

interface ReadAnswer {
  answer: AnswerValue;
  /** What follows the answer word: the beginning of the comment, or ''. */
  rest: string;
}

const WORDS: [AnswerValue, string][] = [
  [
    'partly',
    'ja,? delvis|ja,? till viss del|delvis(?: genomfört| uppfyllt| genomförd)?|till viss del|i viss mån|pågår',
  ],
  [
    'not-applicable',
    '(?:nej,? )?(?:ej|inte|icke) (?:aktuell[t]?|relevant|tillämplig[t]?|tillämpbar[t]?)(?: för (?:oss|nämnden|bolaget|styrelsen|förvaltningen|verksamheten|vår (?:nämnd|verksamhet)))?|berörs (?:ej|inte)|omfattas (?:ej|inte)|n/a',
  ],
  ['yes', 'ja'],
  ['no', 'nej'],
];
const COMPILED = WORDS.map(([answer, words]) => ({
  answer,
  pattern: new RegExp(`^(?:svar(?:et)?\\s*[:–-]?\\s*)?(?:${words})(?![\\p{L}\\d/-])`, 'iu'),
}));

const CHECKED =
  /(?:[☒☑✓✔✗✘🗹■]|\[\s?[xX]\s?\]|\([xX]\))\s*(ja|nej|delvis|till viss del|(?:ej|inte) (?:aktuellt|relevant|tillämpligt))(?!\p{L})/iu;
const BOXES =
  /(?:[☐☒☑□■✓✔✗✘🗹]|\[\s?[xX]?\s?\]|\([xX ]?\))\s*(?:ja|nej|delvis|till viss del|(?:ej|inte) (?:aktuellt|relevant|tillämpligt))(?!\p{L})/giu;

/**
 * Reads an answer at the start of a text: 'Ja', 'Nej.', 'Delvis – vi har …', 'Ej aktuellt', 'Svar: Ja',
 * '☒ Ja ☐ Nej'. The word must stand apart: 'Ja' alone, or followed by a stop, a dash or a new sentence.
 * Null when the text does not begin with an answer.
 */
export function readAnswer(text: string): ReadAnswer | null {
  const head = text.slice(0, 120);
  const boxes = [...head.matchAll(BOXES)];
  if (boxes.length > 0 && boxes[0]!.index < 8) {
    const checked = CHECKED.exec(head);
    if (!checked) return null;
    const last = boxes[boxes.length - 1]!;
    const value = readAnswer(checked[1]!);
    return value
      ? { answer: value.answer, rest: text.slice(last.index + last[0].length).replace(/^[\s.:,–-]+/, '') }
      : null;
  }
  for (const { answer, pattern } of COMPILED) {
    const match = pattern.exec(head);
    if (!match) continue;
    const after = text.slice(match[0].length);
    const stop = /^\s*(?:[.!:;,]|[–—-](?=\s))\s*/.exec(after);
    const rest = after.slice(stop?.[0].length ?? 0).trim();
    if (rest === '' || stop || /^\(/.test(rest) || (/^\s+\p{Lu}/u.test(after) && answer !== 'partly'))
      return { answer, rest };
    return null;
  }
  return null;
}
