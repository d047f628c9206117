import { diffWordsWithSpace } from 'diff';
import type { Comparable, Compared, Counts, Fate, FieldDifference, TextPart } from '../contract.ts';

/** A text in two wordings, cut where they part. Joining `same` and `removed` gives the old, `same` and `added` the new. */
export function compareTexts(before: string, after: string): TextPart[] {
  if (before === after) return before === '' ? [] : [{ change: 'same', text: before }];
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    change: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** The fields of which the wording differs; both records have the same fields. */
export function compareFields(
  before: Record<string, string>,
  after: Record<string, string>,
): FieldDifference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((field) => (before[field] ?? '') !== (after[field] ?? ''))
    .map((field) => ({
      field,
      before: before[field] ?? '',
      after: after[field] ?? '',
      parts: compareTexts(before[field] ?? '', after[field] ?? ''),
    }));
}

interface Traced {
  id: string;
  lineageId: string;
}

/** Pairs what has the same lineage; the newer order first, and what is gone where it stood, after its neighbour. */
export function compareLists<T extends Traced>(
  before: T[],
  after: T[],
  nameOf: (each: T) => { number: string; title: string },
  fieldsOf: (each: T) => Record<string, string>,
): Compared[] {
  const old = new Map(before.map((each) => [each.lineageId, each]));
  const there = new Set(after.map(({ lineageId }) => lineageId));
  const compared: Compared[] = after.map((each) => {
    const was = old.get(each.lineageId);
    const differences = was ? compareFields(fieldsOf(was), fieldsOf(each)) : [];
    const fate: Fate = !was ? 'added' : differences.length > 0 ? 'changed' : 'unchanged';
    return { lineageId: each.lineageId, fate, ...nameOf(each), id: each.id, differences };
  });
  let previous: string | null = null;
  for (const each of before) {
    if (!there.has(each.lineageId)) {
      const gone: Compared = {
        lineageId: each.lineageId,
        fate: 'removed',
        ...nameOf(each),
        id: null,
        differences: [],
      };
      const at = compared.findIndex(({ lineageId }) => lineageId === previous);
      compared.splice(at + 1, 0, gone);
    }
    previous = each.lineageId;
  }
  return compared;
}

export function countFates(compared: Compared[]): Counts {
  const counts: Counts = { added: 0, removed: 0, changed: 0, unchanged: 0 };
  for (const { fate } of compared) counts[fate] += 1;
  return counts;
}

const lines = (values: string[]) => values.join('\n');
const number = (value: number | null) => (value === null ? '' : String(value));

/** Two versions item by item. */
export function compareVersionContents(before: Comparable, after: Comparable) {
  const items = compareLists(
    before.items,
    after.items,
    ({ number, title }) => ({ number, title }),
    (item) => ({
      number: item.number,
      title: item.title,
      area: item.area,
      question: item.question,
      description: item.description,
      expectedResult: item.expectedResult,
      targetGroup: item.targetGroup,
      preventionLevels: lines(item.preventionLevels),
      cylinderCategories: lines(item.cylinderCategories),
      coordinator: lines(item.coordinator),
      responsible: lines(item.responsible),
      responsibleScope: item.responsibleScope ?? '',
      contributor: lines(item.contributor),
      linked: lines(item.linked),
      costPerYear: number(item.costPerYear),
      fitsBudget: item.fitsBudget === null ? '' : String(item.fitsBudget),
      note: item.note,
    }),
  );
  return {
    metadata: compareFields(before.metadata, after.metadata),
    goals: compareLists(
      before.goals,
      after.goals,
      ({ text }) => ({ number: '', title: text }),
      ({ text }) => ({ text }),
    ),
    areas: compareLists(
      before.areas,
      after.areas,
      ({ number, title }) => ({ number, title }),
      (area) => ({
        number: area.number,
        title: area.title,
        description: area.description,
        areaGroup: area.areaGroup ?? '',
      }),
    ),
    items,
    indicators: compareLists(
      before.indicators,
      after.indicators,
      ({ name }) => ({ number: '', title: name }),
      (indicator) => ({
        goal: indicator.goal,
        name: indicator.name,
        unit: indicator.unit,
        source: indicator.source,
        direction: indicator.direction ?? '',
        baselineYear: number(indicator.baselineYear),
        baseline: number(indicator.baseline),
        targetYear: number(indicator.targetYear),
        target: number(indicator.target),
      }),
    ),
    counts: countFates(items),
  };
}
