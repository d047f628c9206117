import type { AreaDraft, ItemDraft } from './items.ts';
import { listItemLines } from './items.ts';
import { continues, isUnfinished } from './joining.ts';
import type { Line } from './line.ts';
import type { Reading } from './reading.ts';
import { joined } from './reading.ts';

/** The words above a list of strategies. */
export const LIST_LABEL =
  /^(?:(?:prioriterade|programmets|våra)\s+)?strategier(?:na)?(?:\s+för\s+.{3,80})?\s*:?$|^strategier som .{0,80}:$/i;
/** 'Göteborgs Stad ska …', 'Staden ska …', 'Storviks kommun ska …' */
const DUTY =
  /^(?:Staden|Kommunen|\p{Lu}\p{L}+ (?:stads?|kommuns?))(?:\s+\p{L}[\p{L}-]*){0,6}?\s+ska(?:ll)?(?!\p{L})/iu;
const ORDINAL = /^\d{1,2}[.)]\s+/;

/** Strategies without numbers: what stands as a list, or as sentences of duty, under a goal. */
export function readUnnumberedStrategies(reading: Reading, area: AreaDraft): void {
  const lines = area.description;
  const label = lines.findIndex((line) => LIST_LABEL.test(line.text));
  const kept: Line[] = [];
  let at = 0;
  while (at < lines.length) {
    if (at === label) {
      at++;
      continue;
    }
    const line = lines[at]!;
    const listed = line.bullet || (at > label && label >= 0 && ORDINAL.test(line.text));
    const size = line.bullet ? listItemLines(lines, at) : paragraphLines(lines, at);
    const below = label < 0 || at > label;
    const isStrategy = below && (DUTY.test(line.text.replace(ORDINAL, '')) || (listed && label >= 0));
    if (isStrategy) area.items.push(strategyOf(reading, lines.slice(at, at + size)));
    else for (const other of lines.slice(at, at + size)) kept.push(other);
    at += size;
  }
  area.description = kept;
}

function paragraphLines(lines: Line[], at: number): number {
  let next = at + 1;
  while (
    next < lines.length &&
    !lines[next]!.bullet &&
    (!lines[next]!.blankBefore || continues(lines[next - 1]!, lines[next]!))
  ) {
    if (ORDINAL.test(lines[next]!.text) || LIST_LABEL.test(lines[next]!.text)) break;
    if (
      /^\p{Lu}/u.test(lines[next]!.text) &&
      !isUnfinished(lines[next - 1]!.text) &&
      DUTY.test(lines[next]!.text)
    )
      break;
    next++;
  }
  return next - at;
}

function strategyOf(reading: Reading, lines: Line[]): ItemDraft {
  const [first, last] = [lines[0]!, lines[lines.length - 1]!];
  return {
    keyword: null,
    number: null,
    title: joined(
      reading,
      lines.map((line) => line.text),
    )
      .replace(ORDINAL, '')
      .replace(/(?<!\.)\.$/, ''),
    tableTitle: null,
    start: first.start,
    end: last.end,
    titleSpan: { start: first.start, end: last.end },
    description: [],
    fields: new Map(),
  };
}
