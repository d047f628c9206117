import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import type { Question, QuestionChange, QuestionDraft } from '../contract.ts';
import * as store from '../store/questions.ts';
import { getPreparedRound, getRound } from './rounds.ts';

export async function listQuestions(ctx: ActingContext, roundId: string): Promise<Question[]> {
  await getRound(ctx, roundId);
  return await store.listQuestions(ctx.db, roundId);
}

async function getQuestion(ctx: ActingContext, roundId: string, id: string): Promise<Question> {
  const question = (await store.listQuestions(ctx.db, roundId)).find((each) => each.id === id);
  if (!question) throw problems.notFound();
  return question;
}

/** Adds a question of the planner's own to one of the round's documents. */
export async function addQuestion(
  ctx: ActingContext,
  roundId: string,
  draft: QuestionDraft,
): Promise<Question> {
  const round = await getPreparedRound(ctx, roundId);
  if (!round.documents.some(({ versionId }) => versionId === draft.versionId)) throw problems.notFound();
  const id = await store.insertQuestion(ctx.db, roundId, draft);
  const recipients = draft.everyone ? round.organisations.map((each) => each.id) : draft.recipientIds;
  await store.setRecipients(ctx.db, { id, roundId }, recipients);
  return await getQuestion(ctx, roundId, id);
}

/**
 * Rewords a question, changes who gets it, drops it or puts it back.
 * @throws round-frozen once the round is open; conflict when somebody changed the question meanwhile
 */
export async function changeQuestion(
  ctx: ActingContext,
  id: string,
  change: QuestionChange,
): Promise<Question> {
  const place = await store.findQuestion(ctx.db, id);
  if (!place) throw problems.notFound();
  const round = await getPreparedRound(ctx, place.roundId);
  if (!(await store.updateQuestion(ctx.db, id, change))) {
    throw problems.conflict({ current: await getQuestion(ctx, round.id, id) });
  }
  const recipients = change.everyone ? round.organisations.map((each) => each.id) : change.recipientIds;
  await store.setRecipients(ctx.db, { id, roundId: round.id }, recipients);
  return await getQuestion(ctx, round.id, id);
}
