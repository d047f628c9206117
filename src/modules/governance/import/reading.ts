import type { UnplacedText } from './contract.ts';
import { joinParagraphs, joinWrapped, vocabularyOf } from './joining.ts';
import type { Line } from './line.ts';
import { readLines } from './lines.ts';
import type { OrganisationFinder } from './organisations.ts';
import { organisationFinder } from './organisations.ts';
import type { RegisterName } from './register.ts';
import type { SourceText } from './source.ts';

/** A document being read: its lines, and which of them have found a place in the proposal. */
export interface Reading {
  text: string;
  lines: Line[];
  vocabulary: Set<string>;
  organisations: OrganisationFinder;
  /** Length of a full line of running text; a clearly shorter one was broken on purpose. */
  width: number;
  /** Whether the text came without blank lines, so that they say nothing about where parts begin. */
  airless: boolean;
  /** One mark a line: placed in a field, or part of what a field describes. */
  placed: Uint8Array;
}

export function openReading(source: SourceText, register: RegisterName[]): Reading {
  const { lines } = readLines(source);
  return readingOf(source.text, lines, vocabularyOf(lines), organisationFinder(register));
}

function readingOf(
  text: string,
  lines: Line[],
  vocabulary: Set<string>,
  organisations: OrganisationFinder,
): Reading {
  const lengths = lines
    .filter((line) => !line.cells)
    .map((line) => line.text.length)
    .sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  // A short text says little about how long its full lines are.
  const width = Math.min(lengths.length < 60 ? Math.max(usual, 70) : usual, 140);
  const airless = lines.length > 30 && lines.filter((line) => line.blankBefore).length < lines.length / 40;
  return { text, lines, vocabulary, organisations, width, airless, placed: new Uint8Array(lines.length) };
}

/** A part of a reading as a document of its own. */
export function partOf(reading: Reading, from: number, to: number): Reading {
  const lines = reading.lines.slice(from, to).map((line, index) => ({ ...line, index }));
  return readingOf(reading.text, lines, reading.vocabulary, reading.organisations);
}

/** Marks the lines `from` up to but not including `to` as placed. */
export function place(reading: Reading, from: number, to: number = from + 1): void {
  reading.placed.fill(1, Math.max(0, from), Math.max(0, to));
}

/** Marks a table's or list's own heading, the short line above `at`, as placed. */
export function placeHeadingAbove(reading: Reading, at: number): void {
  const above = reading.lines[at - 1];
  if (above && !above.cells && above.text.length < 100 && !/[.]$/.test(above.text)) {
    if (above.level > 0 || above.blankBefore || above.pageStart) place(reading, at - 1);
  }
}

export function joined(reading: Reading, parts: string[]): string {
  return joinWrapped(parts, reading.vocabulary);
}

export function paragraphs(reading: Reading, lines: Line[]): string | null {
  return joinParagraphs(lines, reading.vocabulary);
}

/** What found no place: one entry a run of neighbouring lines, divided at blank lines before headings. */
export function listUnplaced(reading: Reading): UnplacedText[] {
  const runs: Line[][] = [];
  for (const [at, line] of reading.lines.entries()) {
    if (reading.placed[at]) continue;
    const run = runs[runs.length - 1];
    const follows = run && run[run.length - 1] === reading.lines[at - 1];
    if (run && follows && !line.blankBefore && !line.pageStart) run.push(line);
    else runs.push([line]);
  }
  return runs.map((run) => {
    const start = run[0]!.start;
    const end = run[run.length - 1]!.end;
    return { start, end, text: reading.text.slice(start, end) };
  });
}
