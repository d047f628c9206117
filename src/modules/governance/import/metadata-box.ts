import { isUnfinished } from './joining.ts';
import type { Line } from './line.ts';
import type { Reading } from './reading.ts';
import { joined, place } from './reading.ts';

type BoxField =
  | 'title'
  | 'decidedBy'
  | 'appliesTo'
  | 'diaryNumber'
  | 'decision'
  | 'documentType'
  | 'validity'
  | 'lastRevised'
  | 'documentOwner'
  | 'appendices'
  | 'date'
  | 'officer';

const BOX_LABELS: [BoxField, string][] = [
  ['title', 'dokumentnamn|dokumentets namn|titel|ärende(?:mening|rubrik)?'],
  [
    'decision',
    'datum och paragraf(?: för beslutet)?|beslutsdatum(?: och paragraf)?|datum för beslut(?:et)?|beslutad datum|fastställd datum|antagen datum|beslut(?:ad|at) den',
  ],
  [
    'decidedBy',
    'beslut(?:ad|at) av|fastställ[td] av|antag(?:en|et) av|beslutsinstans|beslutande(?: organ| instans)?',
  ],
  ['appliesTo', 'gäller för'],
  ['diaryNumber', 'diarienummer|diarienr|dnr|ärendenummer'],
  ['documentType', 'dokumentsort|dokumenttyp|typ av (?:styrande )?dokument'],
  [
    'validity',
    'giltighetstid|giltig(?:t|het)?(?: till och med| t\\.?o\\.?m\\.?)?|gäller(?: för perioden| under perioden| från(?: och med)?)|planperiod|programperiod|avser perioden',
  ],
  ['lastRevised', 'senast reviderad|reviderad'],
  ['documentOwner', 'dokumentansvarig|dokumentägare|ansvarig för dokumentet'],
  ['appendices', 'bilagor'],
  ['date', 'utfärdat|utfärdad|datum'],
  ['officer', 'handläggare|kontaktperson|telefon|e-post|epost'],
];
const ANY = BOX_LABELS.map(([, label]) => label).join('|');
const LABELLED = BOX_LABELS.map(([field, label]) => ({ field, whole: new RegExp(`^(?:${label})$`, 'iu') }));
/** A label with its colon, or a label that makes up a whole line or cell. */
const IN_LINE = new RegExp(`(?<![\\p{L}])(${ANY})\\s*:`, 'giu');
const AT_START = new RegExp(`^(${ANY})\\s*:`, 'iu');
const WHOLE = new RegExp(`^(${ANY})\\s*:?$`, 'iu');
const WITHOUT_COLON = /^(diarienummer|diarienr|dnr|utfärdat|utfärdad|beslutad av|giltighetstid)\s+(?=\S)/iu;

export interface BoxValue {
  text: string;
  start: number;
  end: number;
}

/** Whether a text is one of the box's labels and nothing else. */
export function isBoxLabel(text: string): boolean {
  return WHOLE.test(text);
}

export type Box = Map<BoxField, BoxValue>;

function fieldOf(label: string): BoxField {
  return LABELLED.find(({ whole }) => whole.test(label.trim()))!.field;
}

/** Templates' own placeholders are not values: '[Datum]', '<Nämnd>', '[Bilagor]'. */
function isPlaceholder(text: string): boolean {
  return text === '' || /^[[<].*[\]>]$/.test(text) || /^[-–—.]+$/.test(text);
}

/** Reads the boxes of labels and values on the first pages: a line, a line below, cells, or a markdown table. */
export function readBox(reading: Reading, until: number): Box {
  const box: Box = new Map();
  const put = (field: BoxField, text: string, start: number, end: number) => {
    const value = text.trim();
    if (!isPlaceholder(value) && !box.has(field)) box.set(field, { text: value, start, end });
  };
  for (let at = 0; at < until; at++) {
    const line = reading.lines[at]!;
    if (line.cells) {
      if (/^(?:fält|uppgift|rubrik) (?:värde|innehåll|uppgift)$/i.test(line.text)) place(reading, at);
      at = readCellRow(reading, at, put);
      continue;
    }
    const wrapped = wrappedLabel(reading, at);
    if (wrapped) {
      place(reading, at);
      at = readValueBelow(reading, at + 1, fieldOf(wrapped), until, put);
      continue;
    }
    const whole = WHOLE.exec(line.text);
    if (whole) {
      at = readValueBelow(reading, at, fieldOf(whole[1]!), until, put);
      continue;
    }
    if (line.text.length > 400) continue;
    const bare = WITHOUT_COLON.exec(line.text);
    if (bare && !line.text.includes(':') && line.text.length < 60) {
      put(fieldOf(bare[1]!), line.text.slice(bare[0].length), line.start, line.end);
      place(reading, at);
      continue;
    }
    const labels = [...line.text.matchAll(IN_LINE)];
    if (labels.length === 0 || labels[0]!.index > 0) continue;
    if (
      labels.length === 1 &&
      /^(?:datum|bilagor|titel|ärende)/i.test(labels[0]![1]!) === false &&
      line.text.length > 200
    )
      continue;
    place(reading, at);
    for (const [nth, label] of labels.entries()) {
      const value = line.text.slice(label.index + label[0].length, labels[nth + 1]?.index).trim();
      const field = fieldOf(label[1]!);
      const last = nth === labels.length - 1;
      if (value === '' && last) at = readValueBelow(reading, at, field, until, put);
      else {
        const more = last && field === 'title' ? titleContinuation(reading, at) : [];
        put(
          field,
          joined(reading, [value, ...more.map((next) => next.text)]),
          line.start,
          more.at(-1)?.end ?? line.end,
        );
        place(reading, at, at + 1 + more.length);
        at += more.length;
      }
    }
  }
  return box;
}

/** 'Datum och paragraf för' / 'beslutet:' on two lines. */
function wrappedLabel(reading: Reading, at: number): string | null {
  const [line, next] = [reading.lines[at]!, reading.lines[at + 1]];
  if (
    !next ||
    line.text.length > 40 ||
    next.text.length > 40 ||
    WHOLE.test(line.text) ||
    !/:$/.test(next.text)
  )
    return null;
  return WHOLE.exec(joined(reading, [line.text, next.text]))?.[1] ?? null;
}

type Put = (field: BoxField, text: string, start: number, end: number) => void;

function titleContinuation(reading: Reading, at: number): Line[] {
  const more: Line[] = [];
  for (let i = at + 1; i < reading.lines.length && more.length < 4; i++) {
    const line = reading.lines[i]!;
    const before = reading.lines[i - 1]!;
    if (
      line.blankBefore ||
      line.cells ||
      line.level > 0 ||
      WHOLE.test(line.text) ||
      /^[^:]{3,40}:/.test(line.text)
    )
      break;
    if (!/^[\p{Ll}\d]/u.test(line.text) && !isUnfinished(before.text)) break;
    more.push(line);
  }
  return more;
}

/** The value on the lines below its label, up to the next label or blank line. */
function readValueBelow(reading: Reading, at: number, field: BoxField, until: number, put: Put): number {
  const parts: Line[] = [];
  let next = at + 1;
  while (next < Math.min(until, reading.lines.length)) {
    const line = reading.lines[next]!;
    const labelAhead =
      WHOLE.test(line.text) ||
      wrappedLabel(reading, next) !== null ||
      AT_START.test(line.text) ||
      line.cells !== null ||
      line.level > 0;
    if (labelAhead || (line.blankBefore && parts.length > 0)) break;
    if (parts.length >= 4) break;
    if (
      parts.length > 0 &&
      field !== 'title' &&
      field !== 'appendices' &&
      field !== 'officer' &&
      field !== 'appliesTo' &&
      field !== 'documentOwner'
    )
      break;
    parts.push(line);
    next++;
  }
  place(reading, at, next);
  const first = parts[0];
  if (first)
    put(
      field,
      joined(
        reading,
        parts.map((line) => line.text),
      ),
      first.start,
      parts[parts.length - 1]!.end,
    );
  return next - 1;
}

/** A row of labels and values beside each other, or a row of labels above a row of values. */
function readCellRow(reading: Reading, at: number, put: Put): number {
  const cells = reading.lines[at]!.cells!.filter((cell) => cell.text !== '');
  const labels = cells.map((cell) => WHOLE.exec(cell.text));
  if (labels.every(Boolean) && cells.length > 1) {
    const below = reading.lines[at + 1]?.cells;
    if (!below) return at;
    place(reading, at, at + 2);
    for (const [column, label] of labels.entries()) {
      const value = below[column];
      if (value) put(fieldOf(label![1]!), value.text, value.start, value.end);
    }
    return at + 1;
  }
  for (const [column, cell] of cells.entries()) {
    const label = labels[column];
    const value = cells[column + 1];
    if (label && value && !labels[column + 1]) {
      put(fieldOf(label[1]!), value.text, value.start, value.end);
      place(reading, at);
      continue;
    }
    const inCell = AT_START.exec(cell.text);
    if (!inCell) continue;
    put(fieldOf(inCell[1]!), cell.text.slice(inCell[0].length), cell.start, cell.end);
    place(reading, at);
  }
  return at;
}
