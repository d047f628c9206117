import { problems } from '../../../../platform/http/problem.ts';
import type { ActingContext } from '../../../../platform/identity/context.ts';
import type { Round } from '../../contract.ts';
import { mayBeginRounds, mayFillRound, maySeeFiles } from '../../policy.ts';
import { addRound, factsOf, getRound } from '../../service/rounds.ts';
import { listAskable, listSources } from '../../service/sources.ts';
import type { AnswerSources, EarlierChoices, EarlierRoundDraft } from '../contract.ts';
import { fillingProblems } from '../problems.ts';
import * as answers from '../store/answers.ts';

/** What was in force in a year, and who there was then. */
export async function listEarlierChoices(ctx: ActingContext, year: number): Promise<EarlierChoices> {
  if (!mayBeginRounds(ctx.actor)) throw problems.notFound();
  return { year, documents: await listSources(ctx, year), organisations: await listAskable(ctx, year) };
}

/** Nobody is asked, so the last day of the year stands for the due date: it puts the round in its place among years. */
const undated = (draft: EarlierRoundDraft) => ({ ...draft, opensOn: null, dueOn: `${draft.year}-12-31` });

/** Begins a round of an earlier year; its questions are generated from the documents as they were. */
export async function beginFilledRound(ctx: ActingContext, draft: EarlierRoundDraft): Promise<Round> {
  return await addRound(ctx, undated(draft), 'filled');
}

/** A filled round with its files, for planners of its owner unit. @throws not-found */
export async function getFilledRound(ctx: ActingContext, roundId: string): Promise<Round> {
  const round = await getRound(ctx, roundId);
  if (!maySeeFiles(ctx.actor, factsOf(round))) throw problems.notFound();
  return round;
}

/** A filled round that can be filled now. @throws not-found; followup.filling-not-open */
export async function getFillableRound(ctx: ActingContext, roundId: string): Promise<Round> {
  const round = await getFilledRound(ctx, roundId);
  if (!mayFillRound(ctx.actor, factsOf(round))) throw fillingProblems.notOpen();
  return round;
}

/** Where each answer of a round came from, as far as the asker may read the answers. */
export async function listAnswerSources(ctx: ActingContext, roundId: string): Promise<AnswerSources> {
  await getRound(ctx, roundId);
  return { sources: await answers.listSources(ctx.db, roundId) };
}
