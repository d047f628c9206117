import { readAnswer } from './answer-words.ts';
import { areaKeywordOf, findItemHeading } from './headings.ts';
import { findLabel } from './labels.ts';
import type { Reading } from './reading.ts';
import { readStance } from './stance.ts';

export type Kind = 'plan' | 'program' | 'answers' | 'consultation-replies' | 'statement';

/**
 * Decides what a document is by counting the signs of each kind; null when there is too little of any.
 * Answers and replies are told by their answer words, a statement by its proposal for decision, plans and
 * programs by their numbered items.
 */
export function decideKind(reading: Reading): Kind | null {
  const { lines } = reading;
  let [answers, stances, plan, program, labels] = [0, 0, 0, 0, 0];
  const has = (pattern: RegExp) => lines.some((line) => line.text.length < 200 && pattern.test(line.text));
  for (const [at, line] of lines.entries()) {
    const pieces = line.cells ? line.cells.slice(1).map((cell) => cell.text) : [line.text];
    if (pieces.some((text) => readAnswer(text) !== null)) answers++;
    const stanceLine = (line.cells ?? [])
      .slice(1)
      .some((cell) => cell.text.length < 300 && readStance(cell.text) !== null);
    if (
      stanceLine ||
      (line.text.length < 140 &&
        /(?<!\p{L})(?:till|av)styrker(?!\p{L})|avstår från|inget att erinra|tar (?:inte|ej) ställning/iu.test(
          line.text,
        ))
    )
      stances++;
    const item = findItemHeading(reading, at, null);
    if (item?.keyword === 'strategi') program++;
    else if (item) plan++;
    if (findLabel(line, lines[at + 1])) labels++;
  }
  const area = areaKeywordOf(reading);
  const asked =
    has(/uppföljningsfråg|svarsalternativ/i) ||
    lines.filter((line) => (line.cells ?? [line]).some((part) => /\?$/.test(part.text))).length >= 2;
  const proposal = has(/^(?:\d+\.?\s+)?(?:.{0,40}\s)?förslag till beslut\s*:?$/i);
  const consulted = has(
    /remissinstans|remissvar|remissammanställning|sammanställning av (?:inkomna )?(?:remiss|yttranden)|yttranden/i,
  );
  if (answers >= 1 && (asked || answers >= 3) && labels < answers * 3) return 'answers';
  if (proposal && lines.findIndex((line) => /förslag till beslut/i.test(line.text)) < 60 && labels < 6)
    return 'statement';
  if (stances >= 2 && consulted && labels < 6) return 'consultation-replies';
  if (stances >= 3 && plan + program === 0) return 'consultation-replies';
  if (has(/^tjänsteutlåtande/i) && (proposal || has(/^sammanfattning$|^ärendet$|^beskrivning av ärendet$/i)))
    return 'statement';
  const titled = lines
    .slice(0, 12)
    .map((line) => line.text)
    .join(' ');
  if (plan + program + labels === 0 && !area) return null;
  if (area === null && plan + program < 2 && labels < 3) return null;
  if (plan !== program) return plan > program ? 'plan' : 'program';
  if (area === 'fokusområde' || area === 'insatsområde') return 'plan';
  if (area)
    return /(?:handlings)?plan(?!\p{L})/iu.test(titled) && !/program(?!\p{L})/iu.test(titled)
      ? 'plan'
      : 'program';
  return /program(?!\p{L})/iu.test(titled) ? 'program' : 'plan';
}
