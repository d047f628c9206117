import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import type { Answer, AnswerContent, AnswerRevision, AnswerSave, SavedAnswer } from '../contract.ts';
import {
  answersFor,
  mayBeginAnswer,
  mayReadAnswer,
  mayReadRevision,
  mayWriteAnswer,
  type RoundFacts,
} from '../policy.ts';
import { tellAnswer } from '../presence/rooms.ts';
import { followupProblems } from '../problems.ts';
import { contentOf, EMPTY_ANSWER, mergeAnswers, sameContent } from '../rules.ts';
import * as store from '../store/answers.ts';
import { factsOf, getRound } from './rounds.ts';

/** What the rules need to know about an answer. */
export const answerFacts = (answer: store.PlacedAnswer) => ({
  organisationId: answer.organisationId,
  state: answer.state,
  submittedBy: answer.submittedBy?.id ?? null,
  writtenBy: answer.writtenById,
});

const ATTEMPTS = 3;

/**
 * Saves what a coordinator has written. Made from an older text than the present one, it is put together with what
 * somebody else saved meanwhile; where both changed the same paragraph nothing is saved and both are handed back.
 * @throws answer-conflict with the present answer and both put together; answer-moved; round-not-open
 */
export async function saveAnswer(
  ctx: ActingContext,
  questionId: string,
  save: AnswerSave,
): Promise<SavedAnswer> {
  const saved = await write(ctx, questionId, save);
  tellAnswer(saved.answer);
  return saved;
}

async function write(ctx: ActingContext, questionId: string, save: AnswerSave): Promise<SavedAnswer> {
  const mine = contentOf(save);
  const written = { by: ctx.actor.personId, at: ctx.now() };
  const organisationId = ctx.actor.organisationId;
  if (ctx.actor.role !== 'board-coordinator') throw problems.notFound();
  // Nearly every save writes on upon its own last text. The database lets it pass only where the rules below would.
  const straight = { ...mine, questionId, revision: save.baseRevision };
  const [on] = await store.updateAnswers(ctx.db, organisationId, [straight], written);
  if (on) return { answer: on, merged: false };

  const [place] = await store.listAskedQuestions(ctx.db, [questionId], organisationId);
  if (!place) throw problems.notFound();
  const round = factsOfAsked(place, organisationId);
  if (round.status !== 'open') throw followupProblems.roundNotOpen();
  if (!mayBeginAnswer(ctx.actor, round, organisationId)) throw problems.notFound();

  // Somebody may save between our reading and our writing; then we read again and merge with that.
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [present] = await store.findAnswersTo(ctx.db, [questionId], organisationId);
    if (!present) {
      const text = { ...mine, questionId, roundId: place.roundId };
      const begun = await store.insertAnswers(ctx.db, organisationId, [text], written);
      if (begun[0]) return { answer: begun[0], merged: false };
      continue;
    }
    if (!mayWriteAnswer(ctx.actor, round, answerFacts(present))) throw followupProblems.answerMoved();
    const theirs = contentOf(present);
    if (sameContent(mine, theirs)) return { answer: present, merged: false };
    let next = mine;
    if (present.revision !== save.baseRevision) {
      const base = await baseOf(ctx, present.id, save.baseRevision);
      const { merged, conflicts } = mergeAnswers(base, mine, theirs);
      if (conflicts.length > 0) {
        throw followupProblems.answerConflict({ current: { answer: present, merged, fields: conflicts } });
      }
      if (sameContent(merged, theirs)) return { answer: present, merged: true };
      next = merged;
    }
    const text = { ...next, questionId, revision: present.revision };
    const done = await store.updateAnswers(ctx.db, organisationId, [text], written);
    if (done[0]) return { answer: done[0], merged: present.revision !== save.baseRevision };
  }
  throw problems.unavailable();
}

/** The text that somebody began to write from. */
async function baseOf(ctx: ActingContext, answerId: string, revision: number): Promise<AnswerContent> {
  const base = revision === 0 ? EMPTY_ANSWER : await store.findContentAt(ctx.db, answerId, revision);
  if (!base) {
    const message = { sv: 'Utgångstexten finns inte.', en: 'The base text does not exist.' };
    throw problems.invalid({ errors: [{ path: 'baseRevision', message }] });
  }
  return base;
}

/** Whoever has a question is asked in its round. */
export const factsOfAsked = (place: store.AskedQuestion, organisationId: string): RoundFacts => ({
  ownerOrganisationId: place.ownerOrganisationId,
  status: place.status,
  origin: place.origin,
  organisationIds: [organisationId],
});

/**
 * Begins many answers at once, for an organisation that has begun none of them: a fixed number of queries.
 * @returns the answers, ready to be submitted
 */
export async function beginAnswers(ctx: ActingContext, contents: (AnswerContent & { questionId: string })[]) {
  const organisationId = ctx.actor.organisationId;
  const questionIds = contents.map(({ questionId }) => questionId);
  const places = await store.listAskedQuestions(ctx.db, questionIds, organisationId);
  for (const place of places) {
    const round = factsOfAsked(place, organisationId);
    if (!mayBeginAnswer(ctx.actor, round, organisationId)) throw problems.notFound();
  }
  const roundIds = new Map(places.map(({ questionId, roundId }) => [questionId, roundId]));
  const texts = contents.map((content) => {
    const roundId = roundIds.get(content.questionId);
    if (!roundId) throw problems.notFound();
    return { ...content, roundId };
  });
  const begun = await store.insertAnswers(ctx.db, organisationId, texts, {
    by: ctx.actor.personId,
    at: ctx.now(),
  });
  if (begun.length !== texts.length) throw problems.conflict();
  return begun;
}

/** What the organisation acted for has answered so far. */
export async function getOwnAnswer(ctx: ActingContext, questionId: string): Promise<Answer> {
  const { organisationId } = ctx.actor;
  const [answer] = await store.findAnswersTo(ctx.db, [questionId], organisationId);
  if (!answer || !answersFor(ctx.actor, organisationId)) throw problems.notFound();
  return answer;
}

/** Every text the answer has had, as far as the asker may read it; latest first. */
export async function listHistory(ctx: ActingContext, answerId: string): Promise<AnswerRevision[]> {
  const [answer] = await store.findAnswers(ctx.db, [answerId]);
  if (!answer) throw problems.notFound();
  const round = factsOf(await getRound(ctx, answer.roundId));
  if (!mayReadAnswer(ctx.actor, round, answerFacts(answer))) throw problems.notFound();
  const revisions = await store.listRevisions(ctx.db, answerId);
  const facts = answerFacts(answer);
  return revisions.filter((revision) =>
    mayReadRevision(ctx.actor, round, facts, {
      state: revision.state,
      stands: revision.revision === answer.revision,
    }),
  );
}
