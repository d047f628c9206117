import { problems } from '../../../../platform/http/problem.ts';
import type { ActingContext } from '../../../../platform/identity/context.ts';
import { contentOf, EMPTY_ANSWER, sameContent, whatIsMissing } from '../../rules.ts';
import { listQuestionsTo } from '../../store/questions.ts';
import { countFilled } from '../service/files.ts';
import { dropLinks } from '../service/links.ts';
import { getFillableRound, getFilledRound } from '../service/rounds.ts';
import * as answers from '../store/answers.ts';
import type { HandAnswer, HandSheet, StandingAnswer } from './contract.ts';
import * as store from './store.ts';

/** One organisation's part of a filled round, for planners of its owner unit. @throws not-found */
export async function getSheet(
  ctx: ActingContext,
  roundId: string,
  organisationId: string,
): Promise<HandSheet> {
  const round = await getFilledRound(ctx, roundId);
  const organisation = round.organisations.find(({ id }) => id === organisationId);
  if (!organisation) throw problems.notFound();
  const questions = await listQuestionsTo(ctx.db, roundId, organisationId);
  return {
    round,
    organisation,
    questions: questions.map(({ id, versionId, areaNumber, areaTitle, number, title, text }) => ({
      ...{ id, versionId, areaNumber, areaTitle, number, title, text },
    })),
    answers: await store.listStandingAnswers(ctx.db, roundId, organisationId),
    organisations: await countFilled(ctx, round),
  };
}

/**
 * Writes, corrects or (when it is empty) takes away one answer by hand. The same text sent twice is written once.
 * @returns the answer as it stands; null when there never was one
 * @throws conflict with the present answer when somebody changed it meanwhile
 */
export async function writeByHand(
  ctx: ActingContext,
  roundId: string,
  answer: HandAnswer,
): Promise<StandingAnswer | null> {
  await getFillableRound(ctx, roundId);
  const { questionId, organisationId, revision } = answer;
  const asked = await listQuestionsTo(ctx.db, roundId, organisationId);
  if (!asked.some(({ id }) => id === questionId)) throw problems.notFound();
  const content = contentOf(answer);
  const empty = sameContent(content, EMPTY_ANSWER);
  const [missing] = empty ? [] : whatIsMissing(content);
  if (missing) {
    const messages = {
      value: { sv: 'Välj vad nämnden svarade.', en: 'Choose what the board answered.' },
      reason: { sv: 'Skriv varför det inte är aktuellt.', en: 'Write why it is not applicable.' },
    };
    throw problems.invalid({ errors: [{ path: missing, message: messages[missing] }] });
  }
  const read = async () =>
    (await store.listStandingAnswers(ctx.db, roundId, organisationId, questionId))[0] ?? null;
  const present = await read();
  // A save whose answer was lost on its way is sent again: it has happened already.
  if (present ? sameContent(present.content, content) : empty) return present;
  const written = { by: ctx.actor.personId, at: ctx.now() };
  const text = { ...content, questionId, organisationId, revision };
  if (empty && present?.revision === revision) await dropLinks(ctx, [present.answerId]);
  const done = !empty
    ? (await answers.writeAnswers(ctx.db, roundId, [text], written)).length
    : present && (await answers.removeAnswers(ctx.db, [{ answerId: present.answerId, revision }], written));
  const stands = await read();
  if (!done) throw problems.conflict({ current: stands });
  return stands;
}
