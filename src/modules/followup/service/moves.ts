import type { Bilingual, Problem } from '../../../platform/http/problem.ts';
import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import type { Answer, AnswerChoice, AnswerReturn, MoveResult } from '../contract.ts';
import { mayDecideAnswer, maySubmitAnswer, type RoundFacts } from '../policy.ts';
import { tellAnswer } from '../presence/rooms.ts';
import { followupProblems } from '../problems.ts';
import { isOwn, stateAfter, whatIsMissing } from '../rules.ts';
import * as store from '../store/answers.ts';
import { answerFacts } from './answers.ts';
import { factsOf, getRound } from './rounds.ts';

type Placed = store.PlacedAnswer;
type Chosen = AnswerChoice['answers'];
type Obstacle = () => Problem;

const CHANGED: Bilingual = {
  sv: 'Svaret ändrades medan du läste, så det är kvar. Läs det som står nu och försök igen.',
  en: 'The answer changed while you were reading, so it stays. Read what it says now and try again.',
};

const textOf = (problem: Problem, ctx: ActingContext) => {
  const detail: Bilingual = problem.more.detail ?? problem.definition.detail;
  return detail[ctx.language];
};

/** Reads the chosen answers and sorts them into those that can be moved on and those that something keeps. */
async function sortChosen(
  ctx: ActingContext,
  chosen: Chosen,
  obstacleOf: (answer: Placed, round: RoundFacts) => Obstacle | null,
) {
  const answers = new Map(
    (await store.findAnswers(ctx.db, [...new Set(chosen.map(({ id }) => id))])).map((answer) => [
      answer.id,
      answer,
    ]),
  );
  const rounds = new Map<string, RoundFacts>();
  for (const { roundId } of answers.values()) {
    if (!rounds.has(roundId)) rounds.set(roundId, factsOf(await getRound(ctx, roundId)));
  }
  const ready: Chosen = [];
  const left: { id: string; problem: Problem }[] = [];
  for (const { id, revision } of chosen) {
    const answer = answers.get(id);
    if (!answer || answer.organisationId !== ctx.actor.organisationId) throw problems.notFound();
    const obstacle = obstacleOf(answer, rounds.get(answer.roundId)!);
    if (obstacle) left.push({ id, problem: obstacle() });
    else if (answer.revision !== revision)
      left.push({ id, problem: problems.conflict({ current: answer, detail: CHANGED }) });
    else ready.push({ id, revision });
  }
  return { ready, left };
}

/** @throws what stood in the way, when it was the only answer chosen */
async function result(
  ctx: ActingContext,
  chosen: Chosen,
  movedIds: string[],
  left: { id: string; problem: Problem }[],
): Promise<MoveResult> {
  if (chosen.length === 1 && left[0]) throw left[0].problem;
  const moved: Answer[] = await store.findAnswers(ctx.db, movedIds);
  for (const answer of moved) tellAnswer(answer);
  const overtaken = chosen.filter(({ id }) => !movedIds.includes(id) && !left.some((each) => each.id === id));
  const all = [
    ...left,
    ...overtaken.map(({ id }) => ({ id, problem: problems.conflict({ detail: CHANGED }) })),
  ];
  return { moved, left: all.map(({ id, problem }) => ({ id, reason: textOf(problem, ctx) })) };
}

/** Hands answers to the approver. Those that are not complete, or that somebody changed meanwhile, stay. */
export async function submitAnswers(
  ctx: ActingContext,
  { answers: chosen }: AnswerChoice,
): Promise<MoveResult> {
  if (ctx.actor.role !== 'board-coordinator') throw problems.notFound();
  const { ready, left } = await sortChosen(ctx, chosen, (answer, round) => {
    if (round.status !== 'open') return followupProblems.roundNotOpen;
    if (!stateAfter(answer.state, 'submit')) return followupProblems.answerMoved;
    if (!maySubmitAnswer(ctx.actor, round, answerFacts(answer))) return problems.notFound;
    return whatIsMissing(answer).length > 0 ? followupProblems.answerIncomplete : null;
  });
  const moved = await store.submitAnswers(ctx.db, ready, { by: ctx.actor.personId, at: ctx.now() });
  return await result(ctx, chosen, moved, left);
}

function obstacleToDeciding(ctx: ActingContext, move: 'approve' | 'return') {
  return (answer: Placed, round: RoundFacts): Obstacle | null => {
    if (round.status !== 'open') return followupProblems.roundNotOpen;
    if (!stateAfter(answer.state, move)) return problems.notAllowedNow;
    if (isOwn(answer, ctx.actor.personId)) return followupProblems.ownAnswer;
    return mayDecideAnswer(ctx.actor, round, answerFacts(answer)) ? null : problems.notFound;
  };
}

/** Approves answers as read; one that changed after it was read, or that the approver wrote or submitted, stays. */
export async function approveAnswers(
  ctx: ActingContext,
  { answers: chosen }: AnswerChoice,
): Promise<MoveResult> {
  if (ctx.actor.role !== 'board-approver') throw problems.notFound();
  const { ready, left } = await sortChosen(ctx, chosen, obstacleToDeciding(ctx, 'approve'));
  const moved = await store.approveAnswers(ctx.db, ready, { by: ctx.actor.personId, at: ctx.now() });
  return await result(ctx, chosen, moved, left);
}

/** Sends an answer back with a note on what has to change. */
export async function returnAnswer(
  ctx: ActingContext,
  id: string,
  { revision, note }: AnswerReturn,
): Promise<Answer> {
  if (ctx.actor.role !== 'board-approver') throw problems.notFound();
  const { left } = await sortChosen(ctx, [{ id, revision }], obstacleToDeciding(ctx, 'return'));
  if (left[0]) throw left[0].problem;
  const done = await store.returnAnswer(
    ctx.db,
    { id, revision, note },
    { by: ctx.actor.personId, at: ctx.now() },
  );
  if (!done) throw problems.conflict({ detail: CHANGED });
  const [answer] = await store.findAnswers(ctx.db, [id]);
  tellAnswer(answer!);
  return answer!;
}
