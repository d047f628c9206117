import { isAppendixHeading, sectionHeadingLines } from './headings.ts';
import { listItemLines } from './items.ts';
import type { Reading } from './reading.ts';
import { joined, place } from './reading.ts';

const SECTION =
  /^(?:\d+(?:\.\d+)*\.?\s+)?(?:stödjande dokument|underlag(?: och källor)?|källor|referenser|referenslista|litteratur)$/i;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i;

/** The documents that were used as support: the list under its heading, without addresses. */
export function readSupportingDocuments(reading: Reading): string[] {
  const section = reading.lines.findIndex(
    (line, at) => SECTION.test(line.text) && !line.bullet && hasList(reading, at),
  );
  if (section < 0) return [];
  const found: string[] = [];
  let at = section + 1;
  while (at < reading.lines.length) {
    const line = reading.lines[at]!;
    if (line.level > 0 || isAppendixHeading(line)) break;
    if (ADDRESS.test(line.text)) {
      place(reading, at++);
      continue;
    }
    if (line.bullet) {
      const size = withoutAddresses(reading, at, itemLines(reading, at));
      found.push(
        joined(
          reading,
          reading.lines.slice(at, at + size).map((part) => part.text),
        ),
      );
      place(reading, at, at + size);
      at += size;
      continue;
    }
    if (found.length > 0) break;
    place(reading, at++);
  }
  if (found.length > 0) place(reading, section);
  return found;
}

/** A block between two list items belongs to the first: text extraction leaves blank lines inside them. */
function itemLines(reading: Reading, at: number): number {
  const { lines } = reading;
  let size = listItemLines(lines, at);
  const isLast = !lines.slice(at + size, at + size + 4).some((line) => line.bullet);
  for (let more = 1; isLast && more < size; more++)
    if (sectionHeadingLines(reading, at + more) > 0) return more;
  for (;;) {
    const line = lines[at + size];
    if (!line || line.bullet || line.level > 0 || ADDRESS.test(line.text) || isAppendixHeading(line))
      return size;
    const nextBullet = lines
      .slice(at + size, at + size + 4)
      .findIndex((more) => more.bullet || more.level > 0);
    if (!line.text.startsWith('(') && (nextBullet < 0 || lines[at + size + nextBullet]!.level > 0))
      return size;
    size += line.text.startsWith('(') && nextBullet < 0 ? 1 : nextBullet;
  }
}

function withoutAddresses(reading: Reading, at: number, size: number): number {
  const address = reading.lines.slice(at, at + size).findIndex((line) => ADDRESS.test(line.text));
  return address > 0 ? address : size;
}

/** A heading is followed by a list, at most a few lines of introduction away. */
function hasList(reading: Reading, at: number): boolean {
  return reading.lines.slice(at + 1, at + 6).some((line) => line.bullet);
}
