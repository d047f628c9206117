/** A strategy or measure, as questions are generated from it. */
export interface SourceItem {
  id: string;
  lineageId: string;
  kind: 'strategy' | 'measure';
  number: string;
  title: string;
  /** The question the document itself asks; empty when it asks none. */
  question: string;
  expectedResult: string;
  areaNumber: string | null;
  areaTitle: string | null;
  /** All boards and companies are responsible. */
  everyone: boolean;
  /** Strategies, across versions, that it makes concrete. */
  strategyLineageIds: readonly string[];
  /** Organisations that carry responsibility or coordination. */
  organisationIds: readonly string[];
}

export interface SourceVersion {
  versionId: string;
  items: readonly SourceItem[];
}

export interface GeneratedQuestion {
  versionId: string;
  itemId: string;
  lineageId: string;
  areaNumber: string | null;
  areaTitle: string | null;
  number: string | null;
  title: string;
  text: string;
  expectedResult: string;
  position: number;
  everyone: boolean;
  recipientIds: string[];
}

const LONGEST_QUESTION = 2000;

/** The question about an item: its own, or one made from its title, to be answered with yes, partly or no. */
export function questionText(item: Pick<SourceItem, 'kind' | 'title' | 'question' | 'number'>): string {
  const own = item.question.trim();
  if (own !== '') return own.slice(0, LONGEST_QUESTION);
  const name = (item.title.trim() || item.number.trim()).slice(0, LONGEST_QUESTION - 100);
  return item.kind === 'strategy'
    ? `Arbetar ni enligt strategin ”${name}”?`
    : `Har ni arbetat med insatsen ”${name}” under året?`;
}

/**
 * One question a strategy and one a measure, in the order of the documents. It goes to those who carry
 * responsibility or coordination and are asked; a strategy that names nobody binds everyone who is asked. A measure
 * that names nobody gets no recipients: a planner has to choose.
 */
export function generateQuestions(
  versions: readonly SourceVersion[],
  askedIds: readonly string[],
): GeneratedQuestion[] {
  const asked = new Set(askedIds);
  let position = 0;
  return versions.flatMap(({ versionId, items }) =>
    items.map((item): GeneratedQuestion => {
      position += 1;
      const everyone = item.everyone || (item.kind === 'strategy' && item.organisationIds.length === 0);
      return {
        versionId,
        itemId: item.id,
        lineageId: item.lineageId,
        areaNumber: item.areaNumber,
        areaTitle: item.areaTitle,
        number: item.number.trim() || null,
        title: item.title,
        text: questionText(item),
        expectedResult: item.expectedResult,
        position,
        everyone,
        recipientIds: everyone
          ? [...asked]
          : [...new Set(item.organisationIds)].filter((id) => asked.has(id)),
      };
    }),
  );
}
