import type { AreaHeading, ItemHeading } from './headings.ts';
import {
  findAreaHeading,
  findItemHeading,
  isAppendixHeading,
  readTitle,
  sectionHeadingLines,
} from './headings.ts';
import type { ItemHeader } from './item-tables.ts';
import { readItemTable } from './item-tables.ts';
import type { AreaDraft, ItemDraft } from './items.ts';
import { continues, isUnfinished } from './joining.ts';
import type { FoundLabel } from './labels.ts';
import { findLabel } from './labels.ts';
import { areaOf } from './numbering.ts';
import type { Reading } from './reading.ts';
import { place } from './reading.ts';

/** Headings that end the part of a document that holds its areas and items. */
const END_OF_ITEMS =
  /^(?:\d+(?:\.\d+)*\.?\s+)?(?:bilag(?:a|or)|uppföljning|indikatorer|koppling(?:ar)? till (?:andra )?styrande|relaterade|styrande dokument|stödjande dokument|underlag|referenser|källor|genomförande|ekonomi|finansiering|ordlista|avslutning)(?!\p{L})/iu;

interface Walk {
  reading: Reading;
  areaKeyword: string | null;
  areas: AreaDraft[];
  area: AreaDraft | null;
  item: ItemDraft | null;
  byNumber: Map<string, ItemDraft>;
  areaLevel: number;
  /** Columns of the last table with a row an item. */
  header: ItemHeader | null;
}

/** Reads the areas of a plan or program with the measures or strategies in each. */
export function readAreas(reading: Reading, areaKeyword: string | null): AreaDraft[] {
  const walk: Walk = {
    reading,
    areaKeyword,
    areas: [],
    area: null,
    item: null,
    byNumber: new Map(),
    areaLevel: 0,
    header: null,
  };
  let at = 0;
  while (at < reading.lines.length) {
    const next = step(walk, at);
    if (next <= at) throw new Error('the walk must go forward');
    at = next;
  }
  return walk.areas.filter((area) => area.items.length > 0 || (area.number !== null && area.title !== ''));
}

function step(walk: Walk, at: number): number {
  const { reading } = walk;
  const line = reading.lines[at]!;
  if (reading.placed[at]) {
    // Particulars, indicators and lists of documents were read before; an indicator may stand inside an item's table.
    if (walk.item && !/^(?:indikator|utgångsvärde|målvärde)/i.test(line.text)) walk.item = null;
    return at + 1;
  }
  const area = findAreaHeading(reading, at);
  if (area && area.keyword === walk.areaKeyword) {
    openArea(walk, at, area);
    return area.next;
  }
  const table = readItemTable(reading, at, (number) => areaFor(walk, number), walk.header);
  if (table) {
    for (const item of table.items) if (item.number) walk.byNumber.set(item.number, item);
    walk.item = null;
    walk.header = table.header;
    return table.next;
  }
  const heading = findItemHeading(reading, at, walk.area?.number ?? null);
  if (heading && !(heading.number === null && walk.area === null)) return openItem(walk, at, heading);
  if (walk.item) {
    const label = findLabel(line, reading.lines[at + 1]);
    if (label) return takeField(walk.item, reading, at, label, walk.area?.number ?? null);
  }
  if (endsItems(walk, at)) {
    walk.item = null;
    walk.area = null;
    return at + 1;
  }
  const footnote = footnoteLines(reading, at);
  if (footnote > 0) return at + footnote;
  if (walk.item) {
    walk.item.description.push(line);
    walk.item.end = line.end;
    place(reading, at);
  } else if (walk.area) {
    walk.area.description.push(line);
    place(reading, at);
  }
  return at + 1;
}

function openArea(walk: Walk, at: number, heading: AreaHeading): void {
  const line = walk.reading.lines[at]!;
  const known = heading.number ? walk.areas.find((area) => area.number === heading.number) : undefined;
  place(walk.reading, at, heading.next);
  walk.item = null;
  walk.areaLevel = line.level;
  if (known) {
    // A list of the areas came first, or a header repeats the heading: the later one with content stands.
    if (known.items.length === 0 && heading.title !== '')
      Object.assign(known, {
        title: heading.title,
        start: line.start,
        end: walk.reading.lines[heading.next - 1]!.end,
      });
    walk.area = known;
    return;
  }
  walk.area = {
    keyword: heading.keyword,
    number: heading.number,
    title: heading.title,
    start: line.start,
    end: walk.reading.lines[heading.next - 1]!.end,
    description: [],
    items: [],
  };
  walk.areas.push(walk.area);
}

/** The area of a number: the one being read, the one with that number, or a new one without a heading. */
function areaFor(walk: Walk, number: string | null): AreaDraft {
  const wanted = number ? areaOf(number) : null;
  if (walk.area && (wanted === null || walk.area.number === wanted || walk.area.number === null))
    return walk.area;
  const known = walk.areas.find((area) => area.number === wanted);
  if (known) return known;
  const made: AreaDraft = {
    keyword: '',
    number: wanted,
    title: '',
    start: 0,
    end: 0,
    description: [],
    items: [],
  };
  walk.areas.push(made);
  return made;
}

function openItem(walk: Walk, at: number, heading: ItemHeading): number {
  const { reading } = walk;
  const line = reading.lines[at]!;
  const known = heading.number ? walk.byNumber.get(heading.number) : undefined;
  const inTable = hasLabelSoon(reading, heading.next);
  if (known && (inTable || known.fields.size === 0) && !(known.fields.size > 0 && walk.item !== known)) {
    const isTable = inTable || known.description.length > 0;
    const { title, next } =
      isTable && known.tableTitle === null ? readTitle(reading, at, heading.opening, true) : heading;
    if (isTable) known.tableTitle ??= title;
    else
      Object.assign(known, {
        title,
        start: line.start,
        titleSpan: spanOf(reading, at, next),
        description: [],
      });
    known.end = Math.max(known.end, reading.lines[next - 1]!.end);
    if (known.title === '') known.title = title;
    walk.item = known;
    place(reading, at, next);
    return next;
  }
  if (known) {
    // A whole item with a number that was used before: a reference in another part of the document.
    if (walk.item) walk.item.description.push(line);
    return at + 1;
  }
  place(reading, at, heading.next);
  const item: ItemDraft = {
    keyword: heading.keyword,
    number: heading.number,
    title: heading.title,
    tableTitle: null,
    start: line.start,
    end: reading.lines[heading.next - 1]!.end,
    titleSpan: spanOf(reading, at, heading.next),
    description: [],
    fields: new Map(),
  };
  const area = areaFor(walk, heading.number);
  area.items.push(item);
  if (area.start === 0 && area.title === '') area.start = line.start;
  walk.area = area;
  walk.item = item;
  if (heading.number) walk.byNumber.set(heading.number, item);
  return heading.next;
}

function spanOf(reading: Reading, from: number, to: number): { start: number; end: number } {
  return { start: reading.lines[from]!.start, end: reading.lines[to - 1]!.end };
}

function hasLabelSoon(reading: Reading, at: number): boolean {
  for (let i = at; i < Math.min(at + 4, reading.lines.length); i++) {
    if (findLabel(reading.lines[i]!, reading.lines[i + 1])) return true;
    if (i > at && reading.lines[i]!.blankBefore) return false;
  }
  return false;
}

/** Takes a label and all lines of its value. */
function takeField(
  item: ItemDraft,
  reading: Reading,
  at: number,
  label: FoundLabel,
  areaNumber: string | null,
): number {
  const { lines } = reading;
  const parts = label.value === '' ? [] : [label.value];
  const first = lines[at]!;
  let next = at + label.lines;
  let end = lines[next - 1]!.end;
  let start = label.value === '' ? first.end : Math.max(label.valueStart, first.start);
  while (next < lines.length) {
    const line = lines[next]!;
    const before = lines[next - 1]!;
    const empty = parts.length === 0;
    if (reading.placed[next] || line.level > 0 || isAppendixHeading(line)) break;
    if (findLabel(line, lines[next + 1])) break;
    if (findAreaHeading(reading, next) || findItemHeading(reading, next, areaNumber)) break;
    if (footnoteLines(reading, next) > 0) break;
    if (line.cells) {
      const text = continuedCell(line.cells.map((cell) => cell.text));
      if (text === null) break;
      parts.push(text);
    } else if (line.bullet) {
      parts.push(`\n${line.text}`);
    } else {
      if (first.cells && first.cells.length > 1 && !before.cells && line.blankBefore) break;
      const inList = before.bullet && !line.blankBefore;
      const cutOff = isUnfinished(before.text) && hasLabelSoon(reading, next);
      if (line.blankBefore && !empty && !inList && !cutOff && !continues(before, line)) break;
      parts.push(line.text);
    }
    if (empty) start = line.start;
    end = line.end;
    next++;
  }
  place(reading, at, next);
  const known = item.fields.get(label.field);
  if (known) {
    for (const part of parts) known.parts.push(part);
    known.end = Math.max(known.end, end);
  } else item.fields.set(label.field, { parts, start: Math.min(start, end), end, setApart: label.setApart });
  item.end = Math.max(item.end, end);
  return next;
}

/** In a row that goes on from the one above the label's cell is empty, or holds the rest of the label. */
function continuedCell(cells: string[]): string | null {
  const [first = '', ...rest] = cells;
  if (first === '' || /^(?:resultat|ansvar|ansvarig|nämnd(?:er)?|styrelser?)$/i.test(first))
    return rest.filter(Boolean).join(' ');
  return null;
}

function endsItems(walk: Walk, at: number): boolean {
  if (!walk.item && !walk.area) return false;
  const line = walk.reading.lines[at]!;
  if (isAppendixHeading(line) && (line.blankBefore || line.pageStart || line.level > 0)) return true;
  const size = sectionHeadingLines(walk.reading, at);
  if (size === 0) return false;
  if (line.level > 0 && walk.areaLevel > 0 && line.level <= walk.areaLevel) return true;
  if (END_OF_ITEMS.test(line.text)) return true;
  // After an item's table a heading that is neither item nor area begins another part.
  return Boolean(walk.item && walk.item.fields.size > 0 && line.level === 0 && line.blankBefore);
}

/** A footnote at the foot of a page: a small number that stands after a word above, then text to the next blank. */
function footnoteLines(reading: Reading, at: number): number {
  const line = reading.lines[at]!;
  const mark = /^(\d{1,2})\s+\p{L}/u.exec(line.text);
  if (!mark || !line.blankBefore || line.level > 0 || line.bullet || line.cells) return 0;
  const near = reading.lines.slice(Math.max(0, at - 60), at);
  const called = near.some((before) => new RegExp(`\\p{L}[.,]?${mark[1]}(?!\\d)`, 'u').test(before.text));
  if (!called) return 0;
  let next = at + 1;
  for (; next < reading.lines.length; next++) {
    const more = reading.lines[next]!;
    if (more.blankBefore || more.pageStart || findLabel(more, reading.lines[next + 1])) break;
  }
  return next - at;
}
