import type { Distribution, Round } from '../../contract.ts';
import { addDistributions } from '../../rules/distribution.ts';
import type { DocumentIndicator, Overview, OverviewQuestion } from '../contract.ts';

interface Counted {
  asked: number;
  yes: number;
  partly: number;
  no: number;
  notApplicable: number;
}

/** Counts as a distribution: those asked who said nothing are `none`. */
export const distributionFrom = ({ asked, yes, partly, no, notApplicable }: Counted): Distribution => ({
  yes,
  partly,
  no,
  notApplicable,
  none: asked - yes - partly - no - notApplicable,
});

interface Parts {
  round: Round;
  include: Overview['include'];
  /** In the order of the round. */
  questions: readonly (Counted &
    Omit<OverviewQuestion, 'distribution' | 'before' | 'through'> & {
      versionId: string;
      areaNumber: string | null;
      areaTitle: string | null;
    })[];
  before: readonly (Counted & { questionId: string; roundId: string; roundTitle: string; year: number })[];
  through: readonly { questionId: string; measureQuestionId: string }[];
  indicators: readonly (DocumentIndicator & { versionId: string })[];
}

/** Lists with the same key, in the order in which the keys come. */
export function groupBy<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

const totalsOf = (parts: readonly Pick<OverviewQuestion, 'distribution' | 'comments' | 'hindrances'>[]) => ({
  distribution: addDistributions(parts.map(({ distribution }) => distribution)),
  comments: parts.reduce((sum, { comments }) => sum + comments, 0),
  hindrances: parts.reduce((sum, { hindrances }) => sum + hindrances, 0),
});

/** Puts the counts of a round's questions together: per document, goal area or focus area, and question. */
export function buildOverview({ round, include, questions, before, through, indicators }: Parts): Overview {
  const beforeOf = new Map(before.map((each) => [each.questionId, each]));
  const throughOf = groupBy(through, ({ questionId }) => questionId);
  const build = (row: Parts['questions'][number]): OverviewQuestion => {
    const earlier = beforeOf.get(row.id);
    return {
      id: row.id,
      itemId: row.itemId,
      number: row.number,
      title: row.title,
      text: row.text,
      expectedResult: row.expectedResult,
      distribution: distributionFrom(row),
      comments: row.comments,
      hindrances: row.hindrances,
      through: (throughOf.get(row.id) ?? []).map(({ measureQuestionId }) => measureQuestionId),
      before: earlier
        ? {
            roundId: earlier.roundId,
            roundTitle: earlier.roundTitle,
            year: earlier.year,
            distribution: distributionFrom(earlier),
          }
        : null,
    };
  };
  const ofDocument = groupBy(questions, ({ versionId }) => versionId);
  const documents = round.documents.map((document) => {
    const rows = ofDocument.get(document.versionId) ?? [];
    const areas = [
      ...groupBy(rows, ({ areaNumber, areaTitle }) => JSON.stringify([areaNumber, areaTitle])).values(),
    ].map((group) => ({
      number: group[0]!.areaNumber,
      title: group[0]!.areaTitle,
      questions: group.map(build),
    }));
    return {
      document,
      ...totalsOf(areas.flatMap((area) => area.questions)),
      indicators: indicators
        .filter(({ versionId }) => versionId === document.versionId)
        .map(({ versionId: _, ...indicator }) => indicator),
      areas,
    };
  });
  return { round, include, ...totalsOf(documents), documents };
}
