import { confidenceOf } from './confidence.ts';
import type { ProposedRelatedDocument } from './contract.ts';
import { isAppendixHeading, sectionHeadingLines } from './headings.ts';
import { listItemLines } from './items.ts';
import { isUnfinished } from './joining.ts';
import type { Line } from './line.ts';
import type { Reading } from './reading.ts';
import { joined, place, placeHeadingAbove } from './reading.ts';

const HEADER =
  /^(?:(?:andra |relaterade )?styrande dokument|dokument(?:namn)?|namn|titel|program(?:,| och|\/) ?plan(?:er)?)\s+(?:koppling|samband|relation|hur det hänger ihop|beskrivning av koppling)/i;
const HEADER_CELLS = [/dokument|namn|titel|program|plan/i, /koppling|samband|relation|beskrivning/i];
const SECTION =
  /^(?:\d+(?:\.\d+)*\.?\s+)?(?:koppling(?:ar)? till (?:andra |övriga )?styrande dokument|relaterade (?:styrande )?dokument|(?:andra |närliggande |relaterade )styrande dokument)$/i;

const NOUN =
  /(?:plan|program|riktlinje|riktlinjer|policy|strategi|överenskommelse|budget|reglemente|barnrättsplan|avtal|vision|handbok|löfte)(?:en|et|n|s)?(?!\p{L})/iu;
/** A capital letter that opens the sentence on the connection, where title and sentence ran together. */
const RELATION_OPENING =
  /(?<=\p{L}[).,]?\s)(?=(?:Program|Plan|Handlingsplan|Riktlinje|Riktlinjer|Policy|Strategi|Överenskommelse|Dokument|Budget|Avtal)(?:met|men|et|en|n|na)?\s\p{Ll}|(?:Det|Den|De|Ett|En|Att|I|För|Genom|Här|Båda|Målet|Syftet|Syftar|Beskriver|Innehåller|Handlar|Anger|Reglerar|Tydliggör|Fastställer|Styr|Utgör|Kompletterar|Konkretiserar|Överlappar|Ligger|Samordnas|Gäller)\s)/gu;

/** Headings that end the table. */
const LIST_HEADING = /^(?:stödjande dokument|underlag|referenser|källor)$/i;
const RELATION_AT_START =
  /^(?:Program|Plan|Handlingsplan|Riktlinje|Riktlinjer|Policy|Strategi|Överenskommelse|Dokument|Budget|Avtal)(?:met|men|et|en|n|na)\s\p{Ll}|^(?:Det|Den|De|Ett|En|Att|Målet|Syftet|Syftar|Beskriver|Innehåller|Anger|Fastställer)\s/u;

/** The documents that this one says it hangs together with, and how. */
export function readRelatedDocuments(reading: Reading): ProposedRelatedDocument[] {
  for (let at = 0; at < reading.lines.length; at++) {
    const line = reading.lines[at]!;
    if (
      line.cells &&
      line.cells.length === 2 &&
      HEADER_CELLS.every((pattern, column) => pattern.test(line.cells![column]!.text)) &&
      line.text.length < 120
    ) {
      return readRows(reading, at);
    }
    const size = headerLines(reading, at);
    if (size > 0) return readRunTogether(reading, at, size);
  }
  const section = reading.lines.findIndex(
    (line) => SECTION.test(line.text) && (line.blankBefore || line.level > 0),
  );
  return section < 0 ? [] : readList(reading, section);
}

function propose(
  reading: Reading,
  title: string,
  relation: string | null,
  first: Line,
  last: Line,
  ...signs: boolean[]
): ProposedRelatedDocument {
  return {
    title: joined(reading, [title]).replace(/(?<!\.)[.:]$/, ''),
    relation: relation || null,
    source: { start: first.start, end: last.end },
    confidence: confidenceOf([NOUN.test(title), Boolean(relation), ...signs]),
  };
}

function readRows(reading: Reading, header: number): ProposedRelatedDocument[] {
  const found: ProposedRelatedDocument[] = [];
  let at = header + 1;
  for (; at < reading.lines.length; at++) {
    const line = reading.lines[at]!;
    if (!line.cells) break;
    const [title, relation] = [
      line.cells[0]!.text,
      line.cells
        .slice(1)
        .map((cell) => cell.text)
        .join(' ')
        .trim(),
    ];
    const last = found[found.length - 1];
    if (last && (title === '' || /^\p{Ll}/u.test(title))) {
      last.title = joined(reading, [last.title, title]);
      last.relation = joined(reading, [last.relation ?? '', relation]) || null;
      last.source.end = line.end;
    } else found.push(propose(reading, title, relation, line, line, true));
  }
  place(reading, header, at);
  placeHeadingAbove(reading, header);
  return found;
}

interface Draft {
  title: string[];
  relation: string[];
  first: Line;
  last: Line;
  /** Longest line of the relation's column. */
  width: number;
}

/** The header's column names stand on one line, or each on its own. */
function headerLines(reading: Reading, at: number): 0 | 1 | 2 {
  const [line, next] = [reading.lines[at]!, reading.lines[at + 1]];
  if (line.cells || line.text.length > 90 || /[.]$/.test(line.text)) return 0;
  if (HEADER.test(line.text)) return 1;
  const both = next && !next.cells && next.text.length < 60 ? `${line.text} ${next.text}` : '';
  return line.text.length < 30 &&
    /^(?:koppling|samband|relation)/i.test(next?.text ?? '') &&
    HEADER.test(both)
    ? 2
    : 0;
}

/** Two columns whose text ran together: blocks between blank lines, each a title, a relation, or both. */
function readRunTogether(reading: Reading, header: number, size: number): ProposedRelatedDocument[] {
  const drafts: Draft[] = [];
  let at = header + size;
  let width = 0;
  while (at < reading.lines.length) {
    let next = at + 1;
    while (next < reading.lines.length && !reading.lines[next]!.blankBefore && !opensRow(reading, next))
      next++;
    const block = reading.lines.slice(at, next);
    if (
      LIST_HEADING.test(block[0]!.text) ||
      isAppendixHeading(block[0]!) ||
      block[0]!.level > 0 ||
      block[0]!.bullet
    )
      break;
    if (
      !takeBlock(
        drafts,
        block.map((line) => line.text),
        block,
        width,
        reading,
      )
    )
      break;
    width = Math.max(width, drafts[drafts.length - 1]!.width);
    at = next;
  }
  place(reading, header, at);
  placeHeadingAbove(reading, header);
  return drafts.map((draft) =>
    propose(reading, joined(reading, draft.title), joined(reading, draft.relation), draft.first, draft.last),
  );
}

/** Lines; a connection is told in some sentences, so a longer one is other text. */
const LONGEST_RELATION = 60;

/** A line inside a block that begins a new cell: a document after a complete relation, or a relation after a title. */
function opensRow(reading: Reading, at: number): boolean {
  const [line, before] = [reading.lines[at]!, reading.lines[at - 1]!];
  if (LIST_HEADING.test(line.text)) return true;
  if (/\.$/.test(before.text)) {
    const next = reading.lines[at + 1];
    const two =
      next && !next.blankBefore && /^\p{Ll}/u.test(next.text) ? `${line.text} ${next.text}` : line.text;
    const row = /\.$/.test(line.text) ? null : (splitRow(line.text) ?? splitRow(two));
    return row !== null && row.title.length < 130;
  }
  return NOUN.test(before.text) && !isUnfinished(before.text) && RELATION_AT_START.test(line.text);
}

function takeBlock(
  drafts: Draft[],
  texts: string[],
  block: Line[],
  width: number,
  reading: Reading,
): boolean {
  const last = drafts[drafts.length - 1];
  const text = joined(reading, texts);
  const relationSoFar = last ? joined(reading, last.relation) : '';
  const awaitsRelation = Boolean(last && relationSoFar === '');
  const complete = relationSoFar === '' || /[.!]$/.test(relationSoFar);
  const split = splitRow(text);
  const extend = () => {
    last!.relation = last!.relation.concat(texts);
    last!.last = block[block.length - 1]!;
    last!.width = block.slice(0, -1).reduce((width, line) => Math.max(width, line.text.length), last!.width);
    return true;
  };
  if (last && last.relation.length > LONGEST_RELATION) return false;
  if (last && !complete) return extend();
  if (awaitsRelation && /\.$/.test(text)) return extend();
  if (split) {
    drafts.push({
      title: [split.title],
      relation: split.relation === '' ? [] : [split.relation],
      first: block[0]!,
      last: block[block.length - 1]!,
      width: 0,
    });
    return true;
  }
  if (awaitsRelation) return extend();
  const fits = width > 0 && block.every((line) => line.text.length <= width * 1.15);
  if (last && fits && sectionHeadingLines(reading, block[0]!.index) === 0) return extend();
  return false;
}

/** A block that begins with a document's title, and the relation that follows it on the same lines. */
function splitRow(text: string): { title: string; relation: string } | null {
  if (!/^\p{Lu}/u.test(text) || isUnfinished(text.slice(0, 12))) return null;
  const cuts = [...text.matchAll(RELATION_OPENING)].map((match) => match.index);
  const cut = cuts.find((index) => NOUN.test(text.slice(0, index)));
  const title = (cut === undefined ? text : text.slice(0, cut)).trim();
  if (
    !NOUN.test(title) ||
    title.length > 200 ||
    /[.]\s/.test(title) ||
    (cut === undefined && /\.$/.test(title) && title.length > 90)
  )
    return null;
  if (/^(?:Utöver|Det|Den|De|Planen|Programmet|Ett|I|För|Genom|Dessa)\s/.test(title)) return null;
  return { title, relation: cut === undefined ? '' : text.slice(cut).trim() };
}

/** A list: '• Title – sentence', '• Title: sentence' or only titles. */
function readList(reading: Reading, section: number): ProposedRelatedDocument[] {
  const found: ProposedRelatedDocument[] = [];
  let at = section + 1;
  let begun = false;
  while (at < reading.lines.length) {
    const line = reading.lines[at]!;
    if (sectionHeadingLines(reading, at) > 0 || isAppendixHeading(line)) break;
    if (!line.bullet) {
      if (begun) break;
      at++;
      continue;
    }
    begun = true;
    const size = listItemLines(reading.lines, at);
    const text = joined(
      reading,
      reading.lines.slice(at, at + size).map((part) => part.text),
    );
    const cut = /^(.{5,160}?)(?::\s+|\s+[–—-]\s+(?=\p{L}{3,}))(.+)$/su.exec(text);
    const split = cut && NOUN.test(cut[1]!) ? cut : null;
    found.push(
      propose(
        reading,
        split ? split[1]! : text,
        split ? split[2]! : null,
        line,
        reading.lines[at + size - 1]!,
        true,
      ),
    );
    place(reading, at, at + size);
    at += size;
  }
  if (found.length > 0) place(reading, section);
  return found;
}
