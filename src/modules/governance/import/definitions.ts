import type { StatementProposal } from './contract.ts';
import { listItemLines } from './items.ts';
import type { Reading } from './reading.ts';
import { joined } from './reading.ts';

/** A section of a statement, as places in the reading's lines. */
export interface Section {
  heading: string;
  at: number;
  /** First line of the text. */
  from: number;
  to: number;
}

type Definition = StatementProposal['definitions'][number];

const QUOTED =
  /definier(?:as|ar|ats)\s+(?:(?:en|ett|begreppet|som)\s+)?(.{0,60}?)\s*(?:som|:|enligt följande:?)\s*[”"“]([^”"“]{10,1200})[”"“]/giu;
const PLAIN = [
  /(?:Med|I begreppet)\s+(.{2,60}?)\s+(?:avses|menas)\s+(.{10,600}?)(?:\.(?=\s|$)|$)/gu,
  /(\p{Lu}[\p{L} -]{2,50}?)\s+definieras (?:här )?som\s+(?![”"“])(.{10,600}?)(?:\.(?=\s|$)|$)/gu,
];

/** Definitions, from the section that is about them where there is one, and the criteria listed with them. */
export function readDefinitions(
  reading: Reading,
  sections: Section[],
): { definitions: Definition[]; criteria: string[] } {
  const own = sections.filter((section) => /^definition(?:er)?(?!\p{L})/iu.test(section.heading));
  const definitions = (own.length > 0 ? own : sections).flatMap((section) => definitionsIn(reading, section));
  const about = own.length > 0 ? own : sections.filter((section) => /kriteri/i.test(section.heading));
  return { definitions, criteria: about.flatMap((section) => criteriaIn(reading, section)) };
}

function definitionsIn(reading: Reading, section: Section): Definition[] {
  const lines = reading.lines.slice(section.from, section.to);
  const text = joined(
    reading,
    lines.map((line) => line.text),
  );
  const [first, last] = [lines[0], lines[lines.length - 1]];
  if (!first || !last) return [];
  const source = { start: first.start, end: last.end };
  const quoted = [...text.matchAll(QUOTED)].map((match) => ({
    term: match[1]!.trim() || termBefore(text, match.index),
    text: match[2]!.trim(),
    source,
  }));
  if (quoted.length > 0) return quoted;
  return PLAIN.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ term: match[1]!.trim(), text: match[2]!.trim(), source })),
  );
}

/** The word before 'definieras': 'En nattlampa definieras som …'. */
function termBefore(text: string, at: number): string | null {
  const sentence = /[^.!?]*$/.exec(text.slice(Math.max(0, at - 120), at))?.[0] ?? '';
  return /(?:^|\s)(?:en|ett|begreppet)\s+(.{2,50}?)\s*$/iu.exec(sentence)?.[1] ?? null;
}

/** The first list of the section: what must be fulfilled, without the commas and 'samt' that tie the list together. */
function criteriaIn(reading: Reading, section: Section): string[] {
  const criteria: string[] = [];
  let at = section.from;
  while (at < section.to) {
    if (!reading.lines[at]!.bullet) {
      if (criteria.length > 0) break;
      at++;
      continue;
    }
    const size = Math.min(listItemLines(reading.lines, at), section.to - at);
    const text = joined(
      reading,
      reading.lines.slice(at, at + size).map((line) => line.text),
    );
    criteria.push(text.replace(/[.,;]$/, '').replace(/,?\s+(?:samt|och|eller)$/, ''));
    at += size;
  }
  // Text that runs on after the last one, where no other has more than one sentence, is not part of it.
  const last = criteria.length - 1;
  const single = last > 0 && criteria.slice(0, -1).every((text) => !/\.\s\p{Lu}/u.test(text));
  if (single) criteria[last] = criteria[last]!.split(/\.\s(?=\p{Lu})/u)[0]!;
  return criteria;
}
