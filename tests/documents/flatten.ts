import type { Expected } from './corpus.ts';

/** One value of one field, with the place it belongs to, so that a right value in a wrong place does not count. */
export type Fact = { field: string; place: string; value: string };

type Json = Record<string, unknown>;

const documentFields = [
  'validFrom',
  'validTo',
  'diaryNumber',
  'decidedBy',
  'decisionDate',
  'decisionParagraph',
  'documentOwner',
  'date',
];
const itemFields = [
  'expectedResult',
  'targetGroup',
  'responsibleScope',
  'question',
  'strategyOrResult',
  'answer',
  'comment',
];
const itemLists = ['cylinderCategories', 'coordinators', 'responsible', 'contributors', 'linkedMeasures'];

/** A proposal, or the expected output, as facts to be counted. Positions, confidence and descriptions are left out. */
export function flatten(proposal: Expected): Fact[] {
  const others = proposal.otherDocuments ?? [];
  return [proposal, ...others].flatMap((document, index) => flattenDocument(document, `${index}`));
}

function flattenDocument(document: Json, at: string): Fact[] {
  const facts = values(document, documentFields, 'document', at);
  facts.push(...title('document: title', at, document.title));
  facts.push(...scalar('kind', at, document.kind));
  for (const [areas, items] of [
    ['focusAreas', 'measures'],
    ['goalAreas', 'strategies'],
  ] as const) {
    for (const area of list(document[areas])) facts.push(...flattenArea(area, items, at));
  }
  for (const [n, answered] of list(document.documents).entries())
    facts.push(...flattenAnswers(answered, `${at}/${n}`));
  for (const [n, indicator] of list(document.indicators).entries()) {
    facts.push(
      ...values(
        indicator,
        ['goal', 'name', 'baselineYear', 'baseline', 'targetYear', 'target'],
        'indicator',
        `${at}/${n}`,
      ),
    );
  }
  for (const related of list(document.relatedDocuments)) {
    facts.push(...scalar('related document', at, related.title));
    facts.push(...scalar('related document: relation', `${at}/${text(related.title)}`, related.relation));
  }
  for (const reply of list(document.replies)) {
    facts.push(...scalar('reply: body', at, reply.body));
    facts.push(...values(reply, ['stance', 'comment'], 'reply', `${at}/${text(reply.body)}`));
  }
  facts.push(...many('supporting document', at, document.supportingDocuments));
  facts.push(...many('statement: proposal', at, document.proposals));
  facts.push(...many('statement: section', at, document.sections));
  facts.push(...many('statement: definition', at, document.definitions));
  facts.push(...many('statement: criterion', at, document.criteria));
  return facts;
}

function flattenArea(area: Json, items: string, at: string): Fact[] {
  const facts = scalar('area', at, `${area.number ?? ''} ${area.title ?? ''}`);
  for (const item of list(area[items])) {
    facts.push(...scalar('item: number', `${at}/${text(area.title)}`, item.number ?? '–'));
    facts.push(...title('item: title', `${at}/${item.number}`, item.title));
    facts.push(...values(item, itemFields, 'item', `${at}/${item.number}`));
    for (const field of itemLists) facts.push(...many(`item: ${field}`, `${at}/${item.number}`, item[field]));
  }
  return facts;
}

function flattenAnswers(document: Json, at: string): Fact[] {
  const facts = title('answers: document title', at, document.title);
  for (const [g, group] of list(document.groups).entries()) {
    facts.push(...scalar('answers: group title', at, group.title));
    for (const [n, answer] of list(group.answers).entries()) {
      const place = `${at}/${g}/${n}`;
      facts.push(...scalar('answer: number', place, answer.number));
      facts.push(...values(answer, ['question', 'strategyOrResult', 'answer', 'comment'], 'answer', place));
    }
  }
  return facts;
}

function values(object: Json, fields: string[], prefix: string, place: string): Fact[] {
  return fields.flatMap((field) => scalar(`${prefix}: ${field}`, place, object[field]));
}

function many(field: string, place: string, items: unknown): Fact[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item) => {
    const value =
      typeof item === 'object' && item !== null ? ((item as Json).heading ?? (item as Json).text) : item;
    return scalar(field, place, value);
  });
}

function scalar(field: string, place: string, value: unknown): Fact[] {
  return value === null || value === undefined || value === '' ? [] : [{ field, place, value: text(value) }];
}

/** A title is the same with or without the years after it (fields of their own) and the full stop of its sentence. */
function title(field: string, place: string, value: unknown): Fact[] {
  return scalar(field, place, text(value).replace(/,? \(?(19|20)\d\d\s?[–-]\s?(19|20)\d\d\)?$|\.$/, ''));
}

function text(value: unknown): string {
  return String(value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}
