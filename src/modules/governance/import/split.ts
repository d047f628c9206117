import { areaKeywordOf, findAreaHeading, findItemHeading } from './headings.ts';
import { decideKind } from './kind.ts';
import type { Reading } from './reading.ts';
import { partOf } from './reading.ts';

const DOCUMENT_NOUN = /(?:plan|program|riktlinje|policy|strategi)(?:en|et|s)?(?!\p{L})/iu;
const PARTICULARS =
  /^(?:dokumentnamn|diarienummer|dnr|beslutad av|antagen av|gäller för|giltighetstid|dokumentsort)(?!\p{L})/iu;
const DECISION = /^(?:\d+\.?\s+)?(?:.{0,40}\s)?förslag till beslut\s*:?$/i;

/** How far above its first area a document's title can stand, in lines. */
const LONGEST_INTRODUCTION = 600;

/**
 * Divides a file that holds several documents: where the areas begin again, or another kind of area or a
 * statement begins, the document's title is the nearest line above that looks like one. Without such a title
 * nothing is divided. A follow-up of several documents is one document here; it is divided when it is read.
 */
export function splitDocuments(reading: Reading): Reading[] {
  if (decideKind(reading) === 'answers') return [reading];
  const starts = findStarts(reading);
  const cuts = [0, ...starts, reading.lines.length];
  return cuts
    .slice(0, -1)
    .map((from, nth) => (starts.length === 0 ? reading : partOf(reading, from, cuts[nth + 1]!)));
}

function findStarts(reading: Reading): number[] {
  const { lines } = reading;
  const starts: number[] = [];
  let seen = new Set<string>();
  let keyword: string | null = null;
  let items = 0;
  let floor = 0;
  let statement = false;
  const main = areaKeywordOf(reading);
  for (let at = 0; at < lines.length; at++) {
    const decision = DECISION.test(lines[at]!.text);
    if (decision && items === 0) statement = true;
    const area = decision ? null : findAreaHeading(reading, at);
    const item = area || decision ? null : findItemHeading(reading, at, null);
    if (item?.number) {
      items++;
      floor = at + 1;
    }
    const again =
      area &&
      isRoot(area.keyword, main) &&
      (area.keyword !== keyword ? keyword !== null : seen.has(area.number ?? area.title));
    const begins = (again && items > 0) || (area && statement) || (decision && items > 0);
    if (begins) {
      const title = findTitle(reading, at, floor);
      if (title !== null && title > 0) {
        starts.push(title);
        seen = new Set();
        items = 0;
        statement = decision;
        floor = at + 1;
        keyword = null;
      } else if (area && statement) statement = false;
    }
    if (area && isRoot(area.keyword, main)) {
      keyword = area.keyword;
      seen.add(area.number ?? area.title);
    }
  }
  return starts;
}

/** 'Mål 1' inside a plan with focus areas is no area of its own; a goal area is. */
function isRoot(keyword: string, main: string | null): boolean {
  return (
    keyword === main ||
    /^(?:fokusområde|målområde|insatsområde)$/.test(keyword) ||
    (keyword === 'mål' && main !== 'fokusområde')
  );
}

/** The title above `at`: the nearest line with years or particulars below it, else the nearest that names a document. */
function findTitle(reading: Reading, at: number, floor: number): number | null {
  const { lines } = reading;
  let plain: number | null = null;
  for (let i = at - 1; i >= Math.max(floor, at - LONGEST_INTRODUCTION); i--) {
    const line = lines[i]!;
    const opens = line.blankBefore || line.pageStart || line.level === 1;
    if (
      !opens ||
      line.cells ||
      line.bullet ||
      line.level > 1 ||
      line.text.length > 200 ||
      /[.:;,?]$/.test(line.text)
    )
      continue;
    const block = [line, ...lines.slice(i + 1, i + 5).filter((next, nth) => !next.blankBefore && nth < 4)]
      .map((part) => part.text)
      .join(' ');
    if (
      !/^\p{Lu}/u.test(line.text) ||
      PARTICULARS.test(line.text) ||
      !(DOCUMENT_NOUN.test(block) || /^tjänsteutlåtande/i.test(line.text))
    )
      continue;
    const below = lines.slice(i + 1, i + 7).some((next) => PARTICULARS.test(next.text));
    if (
      below ||
      line.level === 1 ||
      /20\d{2}\s?[–-]\s?(?:20)?\d{2}/.test(block) ||
      /^tjänsteutlåtande/i.test(line.text)
    )
      return i;
    if (
      plain === null &&
      DOCUMENT_NOUN.test(line.text) &&
      line.text.length < 120 &&
      /(?:stads?|kommuns?|s)\s+\p{L}*(?:plan|program)/iu.test(line.text)
    )
      plain = i;
  }
  return plain;
}
