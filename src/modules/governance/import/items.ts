import { confidenceOf } from './confidence.ts';
import type { ProposedItem } from './contract.ts';
import { continues, isUnfinished } from './joining.ts';
import type { ItemField } from './labels.ts';
import type { Line } from './line.ts';
import { findLinks, readLinks } from './links.ts';
import { areaOf } from './numbering.ts';
import { readScope } from './organisations.ts';
import type { Reading } from './reading.ts';
import { joined, paragraphs } from './reading.ts';
import { readCylinderCategories, readPreventionLevels } from './target-group.ts';

/** The value of one labelled field, as the lines that it stands on. */
interface FieldDraft {
  parts: string[];
  start: number;
  end: number;
  /** Whether the label was set apart from running text. */
  setApart: boolean;
}

/** A measure or strategy while its parts are being gathered. */
export interface ItemDraft {
  keyword: string | null;
  number: string | null;
  title: string;
  tableTitle: string | null;
  start: number;
  end: number;
  titleSpan: { start: number; end: number };
  description: Line[];
  fields: Map<ItemField, FieldDraft>;
}

export interface AreaDraft {
  keyword: string;
  number: string | null;
  title: string;
  start: number;
  end: number;
  description: Line[];
  items: ItemDraft[];
}

function textOf(reading: Reading, field: FieldDraft | undefined): string | null {
  if (!field) return null;
  const bulleted = field.parts.some((part) => part.startsWith('\n'));
  const text = bulleted
    ? field.parts
        .join('\u0000')
        .split('\n')
        .map((item) => joined(reading, item.split('\u0000')))
        .filter(Boolean)
        .join('\n')
    : joined(reading, field.parts);
  return /^[-–—.]*$/.test(text) || /^(?:saknas|ej angivet|ingen)$/i.test(text) ? null : text;
}

/** Turns the gathered parts into a proposal; `area` is the number of the area that the item stands in. */
export function proposeItem(reading: Reading, draft: ItemDraft, area: string | null): ProposedItem {
  const field = (name: ItemField) => textOf(reading, draft.fields.get(name));
  const description = paragraphs(reading, draft.description) ?? field('description');
  const targetGroup = field('targetGroup');
  const [ownDuty, jointDuty] = splitJointDuty(field('responsible') ?? '');
  const responsible = names(reading, ownDuty);
  const coordinators = names(reading, field('coordinators') ?? '');
  const contributors = [
    ...names(reading, field('contributors') ?? ''),
    ...names(reading, jointDuty),
    ...contributorsIn(reading, description ?? ''),
  ].filter((name, at, all) => all.indexOf(name) === at && !responsible.includes(name));
  const inText = findLinks(description ?? '', draft.number);
  const inField = readLinks(field('linkedMeasures') ?? '', draft.number, true);
  const fieldSources: ProposedItem['fields'] = {
    title: {
      ...draft.titleSpan,
      confidence: confidenceOf([draft.keyword !== null, agrees(draft.title, draft.tableTitle)]),
    },
  };
  for (const [name, source] of draft.fields) {
    const text = textOf(reading, source) ?? '';
    const signs = [source.setApart, !isUnfinished(text)];
    if (name === 'responsible' || name === 'coordinators' || name === 'contributors') {
      const found = reading.organisations.list(text);
      signs.push(
        found.length > 0 || readScope(text) !== null,
        found.every((one) => one.registered),
      );
    }
    fieldSources[name] = { start: source.start, end: source.end, confidence: confidenceOf(signs) };
  }
  const first = draft.description[0];
  const last = draft.description[draft.description.length - 1];
  if (first && last)
    fieldSources.description = { start: first.start, end: last.end, confidence: confidenceOf([true]) };
  return {
    number: draft.number,
    title: draft.title,
    tableTitle: draft.tableTitle && !same(draft.title, draft.tableTitle) ? draft.tableTitle : null,
    description,
    expectedResult: field('expectedResult'),
    targetGroup,
    cylinderCategories: readCylinderCategories(targetGroup ?? ''),
    coordinators,
    responsible,
    responsibleScope: readScope(field('responsible') ?? ''),
    contributors,
    linkedMeasures: merge(inField.measures, inText.measures),
    linkedStrategies: merge(inField.strategies, inText.strategies),
    preventionLevels: readPreventionLevels(field('preventionLevels') ?? ''),
    costPerYear: readKronor(field('costPerYear') ?? ''),
    source: { start: draft.start, end: draft.end },
    confidence: confidenceOf([
      draft.keyword !== null,
      draft.number !== null && (area === null || areaOf(draft.number) === area),
      draft.fields.size >= 2,
      agrees(draft.title, draft.tableTitle),
    ]),
    fields: fieldSources,
  };
}

function merge(a: string[], b: string[]): string[] {
  return [...new Set([...a, ...b])].sort((x, y) => x.localeCompare(y, 'sv', { numeric: true }));
}

function same(a: string, b: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[\s.,:-]/g, '');
  return bare(a) === bare(b);
}

/** Two titles agree when half the words of the shorter are in the other; without a second title nothing disagrees. */
function agrees(title: string, other: string | null): boolean {
  if (!other) return true;
  const words = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  const [a, b] = [words(title), words(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared * 2 >= Math.min(a.size, b.size);
}

function names(reading: Reading, text: string): string[] {
  return reading.organisations.list(text).map((found) => found.name);
}

/** 'X i samverkan med Y': X is responsible, Y contributes. */
function splitJointDuty(text: string): [string, string] {
  const joint = /\s+i (?:nära )?(?:samverkan|samarbete|samråd|dialog) med\s/iu.exec(text);
  return joint ? [text.slice(0, joint.index), text.slice(joint.index)] : [text, ''];
}

/** Organisations that the description says shall contribute. */
function contributorsIn(reading: Reading, description: string): string[] {
  const found: string[] = [];
  for (const sentence of description.split(/(?<=[.!?])\s+(?=\p{Lu})|\n/u)) {
    const duty = /(?<!\p{L})ska(?!\p{L}).{0,200}(?<!\p{L})(?:bidra|medverka|bistå)(?!\p{L})/su.exec(sentence);
    if (!duty) continue;
    for (const one of reading.organisations.list(sentence.slice(0, duty.index))) found.push(one.name);
  }
  return found;
}

/** '6 miljoner kronor', '6 mnkr', '250 tkr', '1 200 000 kr'. */
function readKronor(text: string): number | null {
  const match = /(\d{1,3}(?:[ .]\d{3})+|\d+)(?:,(\d+))?\s*(miljon(?:er)?|mnkr|mkr|tkr|tusen)?/i.exec(text);
  if (!match) return null;
  const amount = Number(`${match[1]!.replace(/[ .]/g, '')}.${match[2] ?? 0}`);
  const unit = (match[3] ?? '').toLowerCase();
  if (unit === 'tkr' || unit === 'tusen') return Math.round(amount * 1000);
  return unit ? Math.round(amount * 1_000_000) : amount;
}

/** Lines of a list item: the bullet's own and those that go on with it. */
export function listItemLines(lines: Line[], at: number): number {
  let next = at + 1;
  while (next < lines.length) {
    const line = lines[next]!;
    if (line.bullet || line.level > 0 || line.cells) break;
    if (line.blankBefore && !continues(lines[next - 1]!, line)) break;
    if (line.pageStart && /[.!?]$/.test(lines[next - 1]!.text) && /^\p{Lu}/u.test(line.text)) break;
    next++;
  }
  return next - at;
}
