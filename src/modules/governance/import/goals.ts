import { isAppendixHeading, sectionHeadingLines } from './headings.ts';
import { listItemLines } from './items.ts';
import type { Reading } from './reading.ts';
import { joined, place } from './reading.ts';

const SECTION =
  /^(?:\d+(?:\.\d+)*\.?\s+)?(?:(?:hand|handlings)?(?:planens|programmets) (?:övergripande )?mål|mål(?:et)? (?:med|för) (?:handlings)?(?:planen|programmet)|övergripande mål)$/i;

/** What the whole document is to reach: the list under its heading about goals, or that section's sentences. */
export function readGoals(reading: Reading): string[] {
  const { lines } = reading;
  const section = lines.findIndex(
    (line, at) => SECTION.test(line.text) && !line.bullet && !reading.placed[at],
  );
  if (section < 0) return [];
  let end = section + 1;
  while (end < lines.length && end < section + 40) {
    if (isAppendixHeading(lines[end]!) || sectionHeadingLines(reading, end) > 0 || reading.placed[end]) break;
    end++;
  }
  const goals: string[] = [];
  for (let at = section + 1; at < end; at++) {
    if (!lines[at]!.bullet) continue;
    const size = Math.min(listItemLines(lines, at), end - at);
    goals.push(
      joined(
        reading,
        lines.slice(at, at + size).map((line) => line.text),
      ),
    );
    at += size - 1;
  }
  if (goals.length === 0) {
    const text = joined(
      reading,
      lines.slice(section + 1, end).map((line) => line.text),
    );
    for (const sentence of text.split(/(?<=[.!])\s+(?=\p{Lu})/u))
      if (/(?:^|\P{L})mål/iu.test(sentence)) goals.push(sentence);
  }
  if (goals.length > 0) place(reading, section, end);
  return goals.map((goal) => goal.replace(/[.,;]$/, ''));
}
