import type { AreaDraft, ItemDraft } from './items.ts';
import type { ItemField } from './labels.ts';
import { fieldOfLabel } from './labels.ts';
import type { Cell, Line } from './line.ts';
import { readNumber } from './numbering.ts';
import type { Reading } from './reading.ts';
import { place } from './reading.ts';

interface ReadTable {
  items: ItemDraft[];
  next: number;
  header: ItemHeader;
}

/** The field of each column. */
export type ItemHeader = (ItemField | null)[];

/** The fields of a table's header row, or null when the line is none. */
function headerOf(line: Line): ItemHeader | null {
  if (!line.cells || line.cells.length < 3) return null;
  const fields = line.cells.map((cell) => fieldOfLabel(cell.text, true));
  // 'Strategi | Rubrik': of two columns that name the item the first holds its number.
  if (fields.indexOf('title') !== fields.lastIndexOf('title') && !fields.includes('number'))
    fields[fields.indexOf('title')] = 'number';
  const known = fields.filter((field) => field !== null && field !== 'other');
  const distinct = new Set(known);
  if (distinct.size < 3 && !(distinct.size === 2 && line.cells.length <= 3)) return null;
  return distinct.has('title') || distinct.has('number') ? fields : null;
}

/**
 * A table with one row an item: the header names the fields (the table above may have had it), a row with an
 * empty title goes on from the one above.
 */
export function readItemTable(
  reading: Reading,
  at: number,
  areaFor: (number: string | null) => AreaDraft,
  above: ItemHeader | null,
): ReadTable | null {
  const line = reading.lines[at]!;
  const own = headerOf(line);
  const header =
    own ?? (above && line.cells && line.cells.length > 2 && openRow(line, above)?.number ? above : null);
  if (!header) return null;
  const items: ItemDraft[] = [];
  let next = own ? at + 1 : at;
  for (; next < reading.lines.length; next++) {
    const line = reading.lines[next]!;
    if (!line.cells || reading.placed[next]) break;
    if (headerOf(line)) continue;
    const last = items[items.length - 1];
    const row = openRow(line, header);
    const opened = row && (row.number !== null || !last || last.number === null) ? row : null;
    if (opened) {
      items.push(opened);
      areaFor(opened.number).items.push(opened);
    } else if (last) addToRow(last, line, header);
    else break;
  }
  if (items.length === 0) return null;
  place(reading, at, next);
  return { items, next, header };
}

function openRow(line: Line, header: ItemHeader): ItemDraft | null {
  const cells = line.cells!;
  const at = (field: ItemField): Cell | undefined => cells[header.indexOf(field)];
  const titleCell = header.includes('title') ? at('title') : undefined;
  const numberCell = header.includes('number') ? at('number') : undefined;
  const numbered =
    /^(?:insats|strategi|åtgärd)?\s*(\d{1,2}\s?[:.;]\s?\d{1,2})(?!\d)\s*[:.–-]?\s*(.*)$/is.exec(
      titleCell?.text ?? '',
    );
  const number =
    readNumber((numberCell?.text ?? '').replace(/^(?:insats|strategi|åtgärd)\s*/i, '')) ??
    (numbered ? readNumber(numbered[1]!) : null);
  const title = numbered ? numbered[2]! : (titleCell?.text ?? '');
  if (number === null && (title === '' || !/^[\p{Lu}\d"”]/u.test(title))) return null;
  const span = titleCell ?? numberCell ?? { start: line.start, end: line.end };
  const item: ItemDraft = {
    keyword: 'insats',
    number,
    title: title.replace(/(?<!\.)\.$/, ''),
    tableTitle: null,
    start: line.start,
    end: line.end,
    titleSpan: { start: span.start, end: span.end },
    description: [],
    fields: new Map(),
  };
  addToRow(item, line, header, true);
  return item;
}

function addToRow(item: ItemDraft, line: Line, header: ItemHeader, first = false): void {
  for (const [column, cell] of line.cells!.entries()) {
    const field = header[column] ?? null;
    if (field === null || cell.text === '') continue;
    if (field === 'title' || field === 'number') {
      if (!first && field === 'title') item.title = `${item.title} ${cell.text}`.trim();
      continue;
    }
    const known = item.fields.get(field);
    if (known) {
      known.parts.push(cell.text);
      known.end = Math.max(known.end, cell.end);
    } else item.fields.set(field, { parts: [cell.text], start: cell.start, end: cell.end, setApart: true });
  }
  item.end = Math.max(item.end, line.end);
}
