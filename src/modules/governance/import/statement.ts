import { confidenceOf } from './confidence.ts';
import type { StatementProposal } from './contract.ts';
import type { Section } from './definitions.ts';
import { readDefinitions } from './definitions.ts';
import { sectionHeadingLines } from './headings.ts';
import { listItemLines } from './items.ts';
import type { Line } from './line.ts';
import { readDate, readDiaryNumber } from './metadata.ts';
import { readBox } from './metadata-box.ts';
import type { Reading } from './reading.ts';
import { joined, listUnplaced, paragraphs, place } from './reading.ts';

const PROPOSAL_HEADING =
  /^(?:\d+\.?\s+)?(?:stadsledningskontorets |förvaltningens |kontorets |ordförandes )?(?:förslag till beslut|beslutsförslag|förslag till yttrande)\s*:?$/i;
/** Headings that every statement has; they need no blank line before them. */
const KNOWN_HEADING =
  /^(?:\d+\.?\s+)?(?:sammanfattning|ärendet|beskrivning av ärendet|samverkan|bilag(?:a|or)|bakgrund|bedömning ur (?:ekonomisk|ekologisk|social) dimension|(?:stadsledningskontorets |förvaltningens |kontorets )?bedömning|(?:stadsledningskontorets |förvaltningens |kontorets |ordförandes )?(?:förslag till beslut|beslutsförslag|förslag till yttrande)\s*:?)$/i;
const OFFICE =
  /^(?:tjänsteutlåtande|göteborgs? stad|stadsledningskontoret|.{0,40}(?:förvaltningen|kontoret)|sida \d.*|handling .*|bilaga .*|till .{3,60}(?:nämnden|styrelsen|fullmäktige).*)$/i;
const CONTACT =
  /^(?:handläggare|kontaktperson|föredragande|telefon|tel\.?|e-?post|fax|mobil|avdelning(?:en)?)(?!\p{L})|@|^\+?[\d\s()-]{7,}$/iu;

/** Reads an office's statement (tjänsteutlåtande): particulars, proposals, sections, definitions with criteria. */
export function readStatement(reading: Reading): StatementProposal {
  const sections = findSections(reading);
  const proposalSection = sections.find((section) => PROPOSAL_HEADING.test(section.heading));
  const frontEnd = proposalSection?.at ?? sections[0]?.at ?? Math.min(20, reading.lines.length);
  const front = readFront(reading, frontEnd);
  const proposals = proposalSection ? readProposals(reading, proposalSection) : [];
  const span = (section: Section) => ({
    start: reading.lines[section.at]!.start,
    end: reading.lines[Math.max(section.at, section.to - 1)]!.end,
  });
  for (const section of sections) place(reading, section.at, section.to);
  const dimensions = sections.flatMap((section) => {
    const name =
      /(?:bedömning ur |konsekvenser ur )?(ekonomisk|ekologisk|social|barn\p{L}*|jämställdhets?\p{L}*|mångfald\p{L}*)(?:a)?(?:\s(?:dimension(?:en)?|perspektiv(?:et)?|konsekvenser|aspekter))/iu.exec(
        section.heading,
      );
    const text = name ? paragraphs(reading, reading.lines.slice(section.from, section.to)) : null;
    return name && text ? [{ name: name[1]!.toLowerCase(), text, source: span(section) }] : [];
  });
  return {
    kind: 'statement',
    title: front.title,
    diaryNumber: front.diaryNumber,
    date: front.date,
    proposals,
    sections: sections.map((section) => ({ heading: section.heading, source: span(section) })),
    dimensions,
    ...readDefinitions(reading, sections),
    fields: front.fields,
    unplaced: listUnplaced(reading),
  };
}

function findSections(reading: Reading): Section[] {
  const sections: Section[] = [];
  const { lines } = reading;
  const begins = lines.findIndex((line) => PROPOSAL_HEADING.test(line.text));
  for (let at = Math.max(0, begins); at < lines.length; at++) {
    const size = KNOWN_HEADING.test(lines[at]!.text) ? 1 : sectionHeadingLines(reading, at);
    if (size === 0 || CONTACT.test(lines[at]!.text)) continue;
    const heading = joined(
      reading,
      lines.slice(at, at + size).map((line) => line.text),
    )
      .replace(/^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\p{Lu})/u, '')
      .replace(/:$/, '');
    const last = sections[sections.length - 1];
    if (last) last.to = at;
    sections.push({ heading, at, from: at + size, to: lines.length });
    at += size - 1;
  }
  return sections;
}

/** What stands above the proposal: the box with diary number and date, and the title. The officer is left out. */
function readFront(reading: Reading, end: number) {
  const box = readBox(reading, end);
  const fields: StatementProposal['fields'] = {};
  const { lines } = reading;
  const diary = box.get('diaryNumber');
  const dated = box.get('date') ?? box.get('decision');
  let parts: Line[] = [];
  const runs: Line[][] = [parts];
  let skipsName = false;
  let date = dated ? readDate(dated.text) : null;
  for (let at = 0; at < end; at++) {
    const line = lines[at]!;
    if (CONTACT.test(line.text) || OFFICE.test(line.text) || reading.placed[at]) {
      skipsName =
        /^(?:handläggare|kontaktperson|föredragande)\s*:?$/i.test(line.text) && !reading.placed[at + 1];
      place(reading, at);
      if (parts.length > 0) {
        parts = [];
        runs.push(parts);
      }
      continue;
    }
    if (skipsName) {
      skipsName = false;
      place(reading, at);
      continue;
    }
    const plain = /^(?:göteborg(?: den)?\s+|den\s+)?(?:20\d{2}-\d{2}-\d{2}|\d{1,2} \p{Ll}+ 20\d{2})$/iu.test(
      line.text,
    );
    if (plain) {
      date ??= readDate(line.text);
      place(reading, at);
      continue;
    }
    parts.push(line);
  }
  const title = box.get('title');
  // The title stands right above the proposal; where the box does, it stands above the box.
  const titled = parts.length > 0 ? parts : (runs.find((run) => run.length > 0) ?? []);
  const [first, last] = [titled[0], titled[titled.length - 1]];
  if (first && last && !title) {
    place(reading, first.index, last.index + 1);
    fields.title = {
      start: first.start,
      end: last.end,
      confidence: confidenceOf([titled.length <= 4, last.index === end - 1]),
    };
  }
  if (title) fields.title = { start: title.start, end: title.end, confidence: 1 };
  if (diary)
    fields.diaryNumber = {
      start: diary.start,
      end: diary.end,
      confidence: confidenceOf([readDiaryNumber(diary.text) !== null]),
    };
  if (dated) fields.date = { start: dated.start, end: dated.end, confidence: confidenceOf([date !== null]) };
  return {
    title:
      title?.text ??
      (joined(
        reading,
        titled.map((line) => line.text),
      )
        .replace(/^tjänsteutlåtande\s*[:–-]\s*/i, '')
        .replace(/(?<!\.)\.$/, '') ||
        null),
    diaryNumber: diary ? (readDiaryNumber(diary.text) ?? diary.text) : null,
    date,
    fields,
  };
}

/** Each proposal for decision: numbered, as a list, or a paragraph each; lines such as 'I kommunstyrelsen:' lead in. */
function readProposals(reading: Reading, section: Section): string[] {
  const lines = reading.lines.slice(section.from, section.to);
  const groups: Line[][] = [];
  const numbered = lines.some((line) => /^1[.)]\s/.test(line.text));
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (/:$/.test(line.text) && line.text.length < 120) continue;
    const isNumber = /^\d{1,2}[.)]\s+/.test(line.text);
    if (line.bullet) {
      const size = listItemLines(lines, at);
      groups.push(lines.slice(at, at + size));
      at += size - 1;
    } else if (isNumber || (line.blankBefore && !numbered) || groups.length === 0) groups.push([line]);
    else groups[groups.length - 1]!.push(line);
  }
  return groups
    .map((group) =>
      joined(
        reading,
        group.map((line) => line.text),
      ).replace(/^\d{1,2}[.)]\s+/, ''),
    )
    .filter((text) => text !== '');
}
