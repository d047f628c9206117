import type { DocumentProposalInput } from '../../contract.ts';
import type { BlockContent, ItemContent, OrganisationChoice } from './contract.ts';

/** A reviewed part, by its key. */
export interface ReviewedPart {
  key: string;
  content: BlockContent;
}

const firstDay = (year: number | null) => (year === null ? null : `${year}-01-01`);
const lastDay = (year: number | null) => (year === null ? null : `${year}-12-31`);

function organisationsOf(item: ItemContent) {
  const inPart = (choices: OrganisationChoice[], part: 'coordinator' | 'responsible' | 'contributor') =>
    choices.flatMap(({ id }) => (id === null ? [] : [{ organisationId: id, part }]));
  return [
    ...inPart(item.coordinators, 'coordinator'),
    ...inPart(item.responsible, 'responsible'),
    ...inPart(item.contributors, 'contributor'),
  ];
}

function itemOf(item: ItemContent) {
  return {
    number: item.number ?? '',
    title: item.title,
    description: item.description ?? '',
    expectedResult: item.expectedResult ?? '',
    targetGroup: item.targetGroup ?? '',
    preventionLevels: item.preventionLevels,
    cylinderCategories: item.cylinderCategories,
    responsibleScope: item.responsibleScope,
    costPerYear: item.costPerYear,
    organisations: organisationsOf(item),
    linkedNumbers: item.linkedMeasures,
  };
}

/**
 * The reviewed parts as the register takes them. Years become whole years, 1 January to 31 December; what the source
 * did not say stays missing.
 */
export function acceptedProposal(
  parts: readonly ReviewedPart[],
  documentId: string | null,
): DocumentProposalInput {
  const contents = parts.map(({ content }) => content);
  const metadata = contents.find((content) => content.block === 'metadata');
  const indicators = contents.find((content) => content.block === 'indicators');
  const relations = contents.find((content) => content.block === 'relations');
  const items = contents.filter((content) => content.block === 'item');
  if (!metadata) throw new Error('a governing document has a part with its metadata');
  return {
    documentId,
    document: {
      kind: metadata.kind,
      planning: metadata.kind === 'program' || metadata.kind === 'plan' ? 'planning' : 'regulating',
      title: metadata.title,
      shortTitle: metadata.shortTitle,
      diaryNumber: metadata.diaryNumber,
      documentOwner: metadata.documentOwner ?? '',
      validFrom: firstDay(metadata.validFrom),
      validTo: lastDay(metadata.validTo),
      appliesTo: metadata.appliesTo ?? '',
    },
    goals: metadata.goals,
    areas: parts.flatMap(({ key, content }) =>
      content.block === 'area'
        ? [
            {
              number: content.number ?? '',
              title: content.title,
              description: content.description ?? '',
              items: items.filter((item) => item.area === key).map(itemOf),
            },
          ]
        : [],
    ),
    indicators: (indicators?.indicators ?? []).map(({ source: _, goal, ...indicator }) => ({
      ...indicator,
      goal: goal ?? '',
    })),
    appendices: (relations?.appendices ?? []).map((title) => ({ title })),
    supportingDocuments: (relations?.supporting ?? []).map((title) => ({ title })),
    relatedDocuments: (relations?.related ?? []).map(({ title, relation, sentence }) => ({
      toTitle: title,
      relation,
      sentence: sentence ?? '',
    })),
  };
}
