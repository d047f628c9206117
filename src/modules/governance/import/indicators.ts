import { confidenceOf } from './confidence.ts';
import type { ProposedIndicator } from './contract.ts';
import { isAppendixHeading } from './headings.ts';
import { isUnfinished } from './joining.ts';
import type { Line } from './line.ts';
import { readQuantity, readYear } from './numbering.ts';
import type { Reading } from './reading.ts';
import { joined, place, placeHeadingAbove } from './reading.ts';

type Column = 'goal' | 'name' | 'baseline' | 'target';

const COLUMNS: [Column, RegExp][] = [
  ['baseline', /utgångs(?:värde|läge)|nuläge|basvärde|startvärde/i],
  ['target', /målvärde|målnivå|målsättning/i],
  ['name', /indikator/i],
  ['goal', /^(?:mål|effektmål|inriktningsmål|målområde)(?!\p{L})/iu],
];

/** Words that an indicator begins with, where its goal runs into it on the same line. */
const NAME_OPENING =
  /(?<=\S )(?=(?:Antal(?:et)?|Andel(?:en)?|(?:Minskat|Minskad|Ökat|Ökad) (?:antal|andel)|Procent|Genomsnittlig)(?!\p{L}))/u;

function columnOf(text: string): Column | null {
  return COLUMNS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

interface Header {
  next: number;
  columns: Column[] | null;
  baselineYear: number | null;
  targetYear: number | null;
}

/** The header of an indicator table: it names an indicator and a baseline or target, maybe over several lines. */
function findHeader(reading: Reading, at: number): Header | null {
  const first = reading.lines[at]!;
  if (first.text.length > 160 || !/indikator/i.test(first.text)) return null;
  if (first.cells) {
    const columns = first.cells.map((cell) => columnOf(cell.text));
    if (!columns.includes('name') || !(columns.includes('baseline') || columns.includes('target')))
      return null;
    const year = (column: Column) => readYear(first.cells![columns.indexOf(column)]?.text ?? '');
    return {
      next: at + 1,
      columns: columns.map((column) => column ?? 'goal'),
      baselineYear: year('baseline'),
      targetYear: year('target'),
    };
  }
  if (!isHeaderText(first.text)) return null;
  let next = at + 1;
  let text = first.text;
  while (next < reading.lines.length && next < at + 6) {
    const more = reading.lines[next]!;
    if (
      !/^(?:\(?(?:år\s)?20\d{2}\)?|mål|målvärde|utgångsvärde|utgångsläge|indikator(?:er)?|nuläge)(?:\s|$|\()/i.test(
        more.text,
      ) ||
      more.text.length > 40
    )
      break;
    text += ` ${more.text}`;
    next++;
  }
  const baseline = /(?:utgångs(?:värde|läge)|nuläge)\D{0,12}(20\d{2})?/i.exec(text);
  const target = /(?:målvärde|målnivå)\D{0,12}(20\d{2})?/i.exec(text);
  if (!baseline && !target) return null;
  return {
    next,
    columns: null,
    baselineYear: baseline?.[1] ? Number(baseline[1]) : null,
    targetYear: target?.[1] ? Number(target[1]) : null,
  };
}

/** Nothing but column names and years. */
function isHeaderText(text: string): boolean {
  const rest = text.replace(
    /(?<!\p{L})(?:mål|indikator(?:er|n)?|utgångs(?:värden?|lägen?)|nuläge|målvärden?|målnivå|basvärde|år|enhet|källa)(?!\p{L})|20\d{2}|[()/|,]/giu,
    '',
  );
  return rest.trim().length < 4;
}

export function readIndicators(reading: Reading): ProposedIndicator[] {
  const found: ProposedIndicator[] = [];
  for (let at = 0; at < reading.lines.length; at++) {
    if (reading.placed[at]) continue;
    const header = findHeader(reading, at);
    if (!header) {
      const labelled = readLabelled(reading, at);
      if (labelled) {
        found.push(labelled.indicator);
        at = labelled.next - 1;
      }
      continue;
    }
    const table = header.columns ? readRows(reading, header) : readBlocks(reading, header);
    place(reading, at, table.next);
    const first = /^mål$/i.test(reading.lines[at - 1]?.text ?? '') ? at - 1 : at;
    place(reading, first);
    placeHeadingAbove(reading, first);
    for (const one of table.indicators) found.push(one);
    at = table.next - 1;
  }
  return found;
}

interface ReadTable {
  indicators: ProposedIndicator[];
  next: number;
}

function readRows(reading: Reading, header: Header): ReadTable {
  const indicators: ProposedIndicator[] = [];
  let next = header.next;
  let goal: string | null = null;
  for (; next < reading.lines.length; next++) {
    const line = reading.lines[next]!;
    if (!line.cells) break;
    const cell = (column: Column) => line.cells![header.columns!.indexOf(column)]?.text ?? '';
    const name = cell('name');
    const last = indicators[indicators.length - 1];
    const values = [cell('baseline'), cell('target')].filter((text) => text !== '');
    if (last && values.length === 0 && name !== '' && /^\p{Ll}/u.test(name)) {
      last.name = joined(reading, [last.name, name]);
      if (cell('goal') !== '') last.goal = joined(reading, [last.goal ?? '', cell('goal')]);
      last.source.end = line.end;
      continue;
    }
    if (name === '') {
      if (last && cell('goal') !== '' && last.goal) last.goal = joined(reading, [last.goal, cell('goal')]);
      continue;
    }
    goal = cell('goal') || goal;
    indicators.push(
      indicator(header, goal, name, cell('baseline'), cell('target'), line, line, [true, true]),
    );
  }
  return { indicators, next };
}

/** Without cells: blocks between blank lines, in the order goal, name, values; empty values leave no trace. */
function readBlocks(reading: Reading, header: Header): ReadTable {
  const blocks: Line[][] = [];
  let next = header.next;
  // Without blank lines every cell stands on lines of its own.
  const dense = reading.lines.slice(next + 1, next + 6).every((line) => !line.blankBefore);
  for (; next < reading.lines.length; next++) {
    const line = reading.lines[next]!;
    if (
      isAppendixHeading(line) ||
      line.level > 0 ||
      line.cells ||
      line.text.length > 120 ||
      /[.:]$/.test(line.text)
    )
      break;
    const previous = blocks[blocks.length - 1];
    const ended =
      previous && (isValues(previous[0]!.text) || ROW_END.test(previous.map((part) => part.text).join(' ')));
    const opens =
      line.blankBefore ||
      isValues(line.text) ||
      ended ||
      (dense && previous && opensCell(previous.at(-1)!, line));
    if (previous && !opens) previous.push(line);
    else blocks.push([line]);
  }
  const indicators: ProposedIndicator[] = [];
  let texts: { text: string; first: Line; last: Line }[] = [];
  let values: string[] = [];
  const flush = () => {
    const [goal, ...names] = texts;
    if (goal) {
      const name =
        names.length > 0
          ? joined(
              reading,
              names.map((part) => part.text),
            )
          : goal.text;
      const signs = [names.length === 1, values.length !== 1];
      indicators.push(
        indicator(
          header,
          names.length > 0 ? goal.text : null,
          name,
          values[0] ?? '',
          values[1] ?? '',
          goal.first,
          texts.at(-1)!.last,
          signs,
        ),
      );
    }
    texts = [];
    values = [];
  };
  for (const block of blocks) {
    const text = joined(
      reading,
      block.map((line) => line.text),
    );
    if (isValues(text)) {
      values.push(...text.split(/\s+(?=[\d–-])/));
      continue;
    }
    const trailing = ROW_END.exec(text);
    const body = trailing ? trailing[1]! : text;
    const parts = body.split(NAME_OPENING);
    if (values.length > 0 || texts.length + parts.length > 2) flush();
    for (const part of parts)
      texts.push({ text: part.trim(), first: block[0]!, last: block[block.length - 1]! });
    if (trailing) values.push(trailing[2]!, trailing[3]!);
  }
  flush();
  return { indicators, next };
}

/** In lines without blanks between: a capital letter where the line above is complete. */
function opensCell(before: Line, line: Line): boolean {
  return /^\p{Lu}/u.test(line.text) && !isUnfinished(before.text);
}

/** A row that ends with its two values: '… kategori D 120 60', '… frånvaro 12 % 6 %'. */
const VALUE = '(?:\\d{1,3}(?: \\d{3})+|\\d+)(?:,\\d+)?\\s?%?|[–—-]';
const ROW_END = new RegExp(`^(.*?[\\p{L})])\\s+(${VALUE})\\s+(${VALUE})$`, 'u');

function isValues(text: string): boolean {
  return text.length < 40 && /^(?:(?:ca\.?\s)?[\d–-][\d ,.]*%?\s*){1,3}$/i.test(text);
}

/** 'Indikator: …' / 'Utgångsvärde 2021: 5' / 'Målvärde 2025: 0' on lines of their own. */
function readLabelled(reading: Reading, at: number): { indicator: ProposedIndicator; next: number } | null {
  const first = reading.lines[at]!;
  const name = /^indikator(?:\s\d{1,2})?\s*:\s*(.+)$/i.exec(first.text);
  if (!name || first.cells) return null;
  const header: Header = { next: at, columns: null, baselineYear: null, targetYear: null };
  let [baseline, target] = ['', ''];
  let goal: string | null = null;
  const before = reading.lines[at - 1];
  const above = before ? /^mål\s*:\s*(.+)$/i.exec(before.text) : null;
  if (above) {
    goal = above[1]!;
    place(reading, at - 1);
  }
  let next = at + 1;
  for (; next < reading.lines.length && next < at + 6; next++) {
    const line = reading.lines[next]!;
    const value = /^(utgångs(?:värde|läge)|målvärde|mål)\s*(?:\(?(?:år\s)?(20\d{2})\)?)?\s*:\s*(.*)$/i.exec(
      line.text,
    );
    if (!value) break;
    const year = value[2] ? Number(value[2]) : readYear(value[3]!.replace(/^\d{4}$/, ''));
    if (/^utgångs/i.test(value[1]!)) [baseline, header.baselineYear] = [value[3]!, year];
    else if (/^målvärde/i.test(value[1]!)) [target, header.targetYear] = [value[3]!, year];
    else goal = value[3]!;
  }
  if (next === at + 1 && !goal) return null;
  place(reading, at, next);
  return {
    indicator: indicator(header, goal, name[1]!, baseline, target, first, reading.lines[next - 1]!, [
      true,
      true,
    ]),
    next,
  };
}

function indicator(
  header: Header,
  goal: string | null,
  name: string,
  baseline: string,
  target: string,
  first: Line,
  last: Line,
  signs: boolean[],
): ProposedIndicator {
  return {
    goal: goal || null,
    name: name.replace(/(?<!\.)\.$/, ''),
    baselineYear: header.baselineYear,
    baseline: readQuantity(baseline),
    targetYear: header.targetYear,
    target: readQuantity(target),
    source: { start: first.start, end: Math.max(first.end, last.end) },
    confidence: confidenceOf([...signs, header.baselineYear !== null]),
  };
}
