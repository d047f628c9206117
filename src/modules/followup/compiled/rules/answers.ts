import type { AnswerValue, CompiledAnswer, Named } from '../../contract.ts';
import type { AnswerSource, QuestionAnswers } from '../contract.ts';
import { type EarlierValue, findMoved } from './change.ts';
import { groupBy } from './overview.ts';

type Row = { questionId: string; organisation: Named } & (
  | ({ answerId: string } & Omit<CompiledAnswer, 'organisation' | 'answerId'>)
  | { answerId: null }
);

interface Parts {
  /** In the order wanted. */
  questions: readonly { id: string; lineageId: string | null }[];
  rows: readonly Row[];
  /** Where filled answers come from; null in a round that boards answered. */
  sources: readonly AnswerSource[] | null;
  earlier: readonly (EarlierValue & { lineageId: string })[];
  successors: ReadonlyMap<string, string>;
}

const givenBy = (row: Row): AnswerValue | null => (row.answerId === null ? null : row.value);

/** Puts what was answered under its question: answers, who is missing, and who has another answer than before. */
export function gatherAnswers({ questions, rows, sources, earlier, successors }: Parts): QuestionAnswers[] {
  const ofQuestion = groupBy(rows, ({ questionId }) => questionId);
  const ofLineage = groupBy(earlier, ({ lineageId }) => lineageId);
  const ofAnswer = new Map(sources?.map((source) => [source.answerId, source]));
  return questions.map(({ id, lineageId }) => {
    const own = ofQuestion.get(id) ?? [];
    return {
      questionId: id,
      answers: own.flatMap((row): CompiledAnswer[] => {
        if (row.answerId === null) return [];
        const { questionId: _, ...answer } = row;
        return [answer];
      }),
      sources: sources && own.flatMap(({ answerId }) => (answerId && ofAnswer.get(answerId)) || []),
      unanswered: own.filter(({ answerId }) => answerId === null).map(({ organisation }) => organisation),
      moved: findMoved(
        own.map((row) => ({ organisation: row.organisation, value: givenBy(row) })),
        lineageId === null ? [] : (ofLineage.get(lineageId) ?? []),
        successors,
      ),
    };
  });
}
