import { swedishOrder } from '../../../../platform/i18n/format.ts';
import type {
  DocumentProposal,
  PlanProposal,
  ProgramProposal,
  ProposedItem,
  FieldSource as ProposedSource,
} from '../contract.ts';
import type { Block, BlockContent, FieldSource, Finding, OrganisationChoice } from './contract.ts';

/** A name in the register with its other names. */
export interface KnownOrganisation {
  id: string;
  name: string;
  aliases: string[];
}

/** Finds a proposed name in the register; the spelling's case and other known names do not matter. */
export function chooseOrganisation(name: string, register: readonly KnownOrganisation[]): OrganisationChoice {
  const wanted = name.toLocaleLowerCase('sv');
  const found = register.find((known) =>
    [known.name, ...known.aliases].some((other) => other.toLocaleLowerCase('sv') === wanted),
  );
  return { name: found?.name ?? name, id: found?.id ?? null };
}

const sourceOf = (source: ProposedSource): FieldSource => ({
  start: source.start,
  end: source.end,
  confidence: source.confidence,
});
const sourcesOf = (fields: Record<string, ProposedSource>) =>
  Object.fromEntries(Object.entries(fields).map(([name, source]) => [name, sourceOf(source)]));

function itemBlock(
  item: ProposedItem,
  key: string,
  area: string,
  register: readonly KnownOrganisation[],
): Block {
  const choose = (names: string[]) => names.map((name) => chooseOrganisation(name, register));
  return {
    key,
    accepted: false,
    sources: {
      ...sourcesOf(item.fields),
      whole: { start: item.source.start, end: item.source.end, confidence: item.confidence },
    },
    content: {
      block: 'item',
      area,
      number: item.number,
      title: item.title,
      description: item.description,
      expectedResult: item.expectedResult,
      targetGroup: item.targetGroup,
      preventionLevels: item.preventionLevels,
      cylinderCategories: item.cylinderCategories,
      coordinators: choose(item.coordinators),
      responsible: choose(item.responsible),
      responsibleScope: item.responsibleScope,
      contributors: choose(item.contributors),
      linkedMeasures: item.linkedMeasures,
      costPerYear: item.costPerYear,
    },
  };
}

function governingBlocks(
  proposal: PlanProposal | ProgramProposal,
  register: readonly KnownOrganisation[],
): Block[] {
  const areas =
    proposal.kind === 'plan'
      ? proposal.focusAreas.map((area) => ({ ...area, items: area.measures }))
      : proposal.goalAreas.map((area) => ({ ...area, items: area.strategies }));
  const blocks: Block[] = [
    {
      key: 'metadata',
      accepted: false,
      sources: sourcesOf(proposal.fields),
      content: {
        block: 'metadata',
        kind: proposal.kind,
        title: proposal.title ?? '',
        shortTitle: '',
        diaryNumber: proposal.diaryNumber,
        validFrom: proposal.validFrom,
        validTo: proposal.validTo,
        decidedBy: proposal.decidedBy ? chooseOrganisation(proposal.decidedBy, register) : null,
        decisionDate: proposal.decisionDate,
        decisionParagraph: proposal.decisionParagraph,
        appliesTo: proposal.appliesTo,
        documentOwner: proposal.documentOwner,
        goals: proposal.goals,
      },
    },
  ];
  areas.forEach((area, a) => {
    const key = `area:${a + 1}`;
    const { number, title, description, source } = area;
    blocks.push({
      key,
      accepted: false,
      sources: { whole: { ...source, confidence: null } },
      content: { block: 'area', number, title, description },
    });
    area.items.forEach((item, i) => {
      blocks.push(itemBlock(item, `item:${a + 1}:${i + 1}`, key, register));
    });
  });
  blocks.push({
    key: 'indicators',
    accepted: false,
    sources: {},
    content: {
      block: 'indicators',
      indicators: proposal.indicators.map(({ source, confidence, ...indicator }) => ({
        ...indicator,
        source: { ...source, confidence },
      })),
    },
  });
  blocks.push({
    key: 'relations',
    accepted: false,
    sources: {},
    content: {
      block: 'relations',
      related: proposal.relatedDocuments.map(({ title, relation, source, confidence }) => ({
        title,
        relation: 'overlaps',
        sentence: relation,
        source: { ...source, confidence },
      })),
      supporting: proposal.supportingDocuments,
      appendices: proposal.appendices,
    },
  });
  if (proposal.unplaced.length > 0) {
    blocks.push({
      key: 'unplaced',
      accepted: false,
      sources: {},
      content: { block: 'unplaced', texts: proposal.unplaced },
    });
  }
  return blocks;
}

/** The parts a person reviews one by one. Only governing documents have parts that can be saved. */
export function blocksOf(proposal: DocumentProposal, register: readonly KnownOrganisation[]): Block[] {
  return proposal.kind === 'plan' || proposal.kind === 'program' ? governingBlocks(proposal, register) : [];
}

/** What the other kinds of file hold, each with its place in the source. Labels are the source's own words or codes. */
export function findingsOf(proposal: DocumentProposal): Finding[] {
  switch (proposal.kind) {
    case 'answers':
      return proposal.documents.flatMap((document) =>
        document.groups.flatMap((group) =>
          group.answers.map((answer) => ({
            group: [document.title, group.title].filter(Boolean).join(' · ') || null,
            heading: [answer.number, answer.question ?? answer.strategyOrResult].filter(Boolean).join(' '),
            facts: [{ label: 'answer', value: answer.answer }],
            text: answer.comment,
            source: { ...answer.source, confidence: answer.confidence },
          })),
        ),
      );
    case 'consultation-replies':
      return proposal.replies.map((reply) => ({
        group: proposal.title,
        heading: reply.body,
        facts: [{ label: 'stance', value: reply.stance }],
        text: reply.comment,
        source: { ...reply.source, confidence: reply.confidence },
      }));
    case 'statement':
      return [
        ...proposal.proposals.map((text) => finding('proposal', text)),
        ...proposal.dimensions.map(({ name, text, source }) => ({
          ...finding(name, text),
          source: { ...source, confidence: null },
        })),
        ...proposal.definitions.map(({ term, text, source }) => ({
          ...finding(term ?? 'definition', text),
          source: { ...source, confidence: null },
        })),
        ...proposal.criteria.map((text) => finding('criterion', text)),
        ...proposal.sections.map(({ heading, source }) => ({
          ...finding('section', heading),
          source: { ...source, confidence: null },
        })),
      ];
    default:
      return [];
  }
}

function finding(heading: string, text: string): Finding {
  return { group: null, heading, facts: [], text, source: null };
}

/** The organisations a part names that are not in the register yet; they must be chosen or taken away before saving. */
export function unknownOrganisations(content: BlockContent): string[] {
  const choices: OrganisationChoice[] =
    content.block === 'item'
      ? [...content.coordinators, ...content.responsible, ...content.contributors]
      : content.block === 'metadata' && content.decidedBy
        ? [content.decidedBy]
        : [];
  return [...new Set(choices.filter(({ id }) => id === null).map(({ name }) => name))].sort(swedishOrder);
}

/** Why a review cannot be saved yet. */
export interface ReviewObstacles {
  /** Parts nobody has accepted. */
  notAccepted: string[];
  /** Names that are not in the register. */
  unknown: { key: string; names: string[] }[];
  untitled: string[];
  /** Links to numbers that no measure of the document has. */
  brokenLinks: { key: string; numbers: string[] }[];
}

export function obstaclesOf(blocks: readonly Pick<Block, 'key' | 'content' | 'accepted'>[]): ReviewObstacles {
  const numbers = new Set(blocks.map(({ content }) => (content.block === 'item' ? content.number : null)));
  return {
    brokenLinks: blocks
      .map(({ key, content }) => ({
        key,
        numbers:
          content.block === 'item' ? content.linkedMeasures.filter((number) => !numbers.has(number)) : [],
      }))
      .filter((broken) => broken.numbers.length > 0),
    notAccepted: blocks.filter(({ accepted }) => !accepted).map(({ key }) => key),
    unknown: blocks
      .map(({ key, content }) => ({ key, names: unknownOrganisations(content) }))
      .filter(({ names }) => names.length > 0),
    untitled: blocks
      .filter(({ content }) => 'title' in content && content.title.trim() === '')
      .map(({ key }) => key),
  };
}

export const mayBeSaved = (obstacles: ReviewObstacles) =>
  Object.values(obstacles).every((found) => found.length === 0);
