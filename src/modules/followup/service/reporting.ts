import type { ActingContext } from '../../../platform/identity/context.ts';
import { changeOf, comparisonFacts, type QuestionChange } from '../compiled/rules/change.ts';
import { groupBy } from '../compiled/rules/overview.ts';
import { listSuccessors } from '../compiled/store/answers.ts';
import { listThrough } from '../compiled/store/overview.ts';
import type { Compiled } from '../contract.ts';
import { listEarlierAnswers, listLineages } from '../store/earlier.ts';
import { getCompiled } from './results.ts';

/** A round as a report is made of it: what was approved, and what has changed since the time before. */
export interface RoundForReport {
  compiled: Compiled;
  /** By question; null for a question the planner added. */
  lineages: ReadonlyMap<string, string | null>;
  /** By question; only those that were followed up before. */
  changes: ReadonlyMap<string, QuestionChange>;
  /** By question about a strategy: the questions about measures that answer for it too. */
  through: ReadonlyMap<string, readonly string[]>;
  /** Sentences in Swedish about all changes together. */
  facts: string[];
}

/** Everything approved in a round, whoever asks. @throws not-found */
export async function getRoundForReport(ctx: ActingContext, roundId: string): Promise<RoundForReport> {
  const compiled = await getCompiled(ctx, roundId, { include: 'approved' });
  const lineages = new Map(
    (await listLineages(ctx.db, roundId)).map(({ questionId, lineageId }) => [questionId, lineageId]),
  );
  const earlier = groupBy(await listEarlierAnswers(ctx.db, roundId), ({ lineageId }) => lineageId);
  const successors = await listSuccessors(ctx.db);
  const questions = compiled.documents.flatMap(({ areas }) => areas.flatMap((area) => area.questions));
  const changes = new Map<string, QuestionChange>();
  for (const question of questions) {
    const values = earlier.get(lineages.get(question.id) ?? '');
    if (!values) continue;
    const asked = [
      ...question.answers.map(({ organisation, value }) => ({ organisation, value })),
      ...question.unanswered.map((organisation) => ({ organisation, value: null })),
    ];
    const { year, roundTitle } = values[0]!;
    changes.set(question.id, changeOf({ year, roundTitle, values }, asked, successors));
  }
  const compared = questions.map(({ id, distribution }) => {
    const change = changes.get(id);
    return { distribution, before: change ? { distribution: change.before } : null };
  });
  const through = new Map(
    [...groupBy(await listThrough(ctx.db, roundId), ({ questionId }) => questionId)].map(([id, pairs]) => [
      id,
      pairs.map(({ measureQuestionId }) => measureQuestionId),
    ]),
  );
  return { compiled, lineages, changes, through, facts: comparisonFacts(compared, 'sv') };
}
