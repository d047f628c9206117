import { problems } from '../../../../platform/http/problem.ts';
import type { ActingContext } from '../../../../platform/identity/context.ts';
import type { EntryDecision, FileSave, FileSaved, FileUndone } from '../contract.ts';
import { fillingProblems } from '../problems.ts';
import { isDecided, spot } from '../rules/decide.ts';
import * as answers from '../store/answers.ts';
import * as files from '../store/files.ts';
import { type AnswerLinks, bringLinks, dropLinks, takeLinksBack } from './links.ts';
import { type Weighed, weigh } from './review.ts';
import { getFillableRound } from './rounds.ts';

const written = (ctx: ActingContext) => ({ by: ctx.actor.personId, at: ctx.now() });

/**
 * Saves a file's answers to the round, all or none. Saving it again adds nothing.
 * @throws followup.filling-undecided with the entries that wait for a person, also when the round's answers changed
 *   after they were shown
 */
export async function saveFile(
  ctx: ActingContext,
  roundId: string,
  fileId: string,
  { organisationId, decisions }: FileSave,
): Promise<FileSaved> {
  await getFillableRound(ctx, roundId);
  await files.lockFile(ctx.db, fileId);
  const decided = new Map(decisions.map((decision) => [decision.entry, decision]));
  const { file, placed, judged } = await weigh(ctx, roundId, fileId, organisationId, decided);
  const waiting = judged.flatMap((each, entry) => (isDecided(each, decided.get(entry)) ? [] : [entry]));
  if (waiting.length > 0) throw fillingProblems.undecided({ current: { entries: waiting } });
  const writes = judged.flatMap(({ write }) => (write ? [write] : []));
  const done = await answers.writeAnswers(
    ctx.db,
    roundId,
    writes.map(({ content, questionId, organisationId: whose, revision }) => ({
      ...content,
      ...{ questionId, organisationId: whose, revision },
    })),
    written(ctx),
  );
  // Somebody else wrote one of them a moment ago: nothing is saved, and the next review shows it.
  if (done.length !== writes.length) throw problems.conflict();
  const entryAt = new Map(
    writes.map((write) => [`${write.questionId} ${write.organisationId}`, write.entry]),
  );
  await answers.insertSources(
    ctx.db,
    done.map(({ answerId, questionId, organisationId: whose, revision }) => ({
      ...{ answerId, revision, fileId },
      place: file.entries[entryAt.get(`${questionId} ${whose}`)!]!.place,
    })),
  );
  await files.markSaved(ctx.db, fileId, written(ctx));
  const brought = await bringLinks(ctx, await linksByAnswer(ctx, roundId, { file, placed, judged }, decided));
  const changed = judged.filter(({ write, state }) => write !== null && state === 'conflict').length;
  return {
    added: writes.length - changed,
    changed,
    same: judged.filter(({ state }) => state === 'same').length,
    leftOut: decisions.filter(({ leaveOut }) => leaveOut).length,
    ...brought,
  };
}

/** The links of a file by the answer they support: also to answers that say the same already. */
async function linksByAnswer(
  ctx: ActingContext,
  roundId: string,
  { file, placed, judged }: Pick<Weighed, 'file' | 'placed' | 'judged'>,
  decided: ReadonlyMap<number, EntryDecision> = new Map(),
): Promise<AnswerLinks[]> {
  if (!file.entries.some(({ links }) => links?.length > 0)) return [];
  const rows = await answers.listPresent(ctx.db, roundId);
  const byPlace = new Map(rows.map((row) => [spot(row.questionId, row.organisationId), row.answerId]));
  return file.entries.flatMap(({ links = [] }, entry): AnswerLinks[] => {
    const decision = decided.get(entry);
    if (
      links.length === 0 ||
      decision?.leaveOut ||
      !['new', 'same', 'conflict'].includes(judged[entry]!.state)
    )
      return [];
    const questionId = decision?.questionId ?? placed[entry]!.questionId;
    const organisationId = decision?.organisationId ?? placed[entry]!.organisationId;
    const answerId = questionId && organisationId && byPlace.get(spot(questionId, organisationId));
    return answerId ? [{ answerId, links }] : [];
  });
}

/**
 * Takes a file's answers back until the round is closed: an answer gets the text that it had before the file, or none.
 * What has been changed since by another file or by hand is left as it is.
 */
export async function undoFile(ctx: ActingContext, roundId: string, fileId: string): Promise<FileUndone> {
  await getFillableRound(ctx, roundId);
  await files.lockFile(ctx.db, fileId);
  const file = await files.findFile(ctx.db, fileId);
  if (file?.roundId !== roundId) throw problems.notFound();
  const kept = await answers.countOvertaken(ctx.db, fileId);
  const standing = await answers.listStanding(ctx.db, fileId);
  const restored = standing.filter(({ state }) => state === 'approved');
  const gone = standing.filter(({ state }) => state !== 'approved');
  const ids = new Set(restored.map(({ answerId }) => answerId));
  const weighed = await weigh(ctx, roundId, fileId, null);
  const brought = await linksByAnswer(ctx, roundId, weighed);
  await takeLinksBack(
    ctx,
    brought.filter(({ answerId }) => ids.has(answerId)),
  );
  await dropLinks(
    ctx,
    gone.map(({ answerId }) => answerId),
  );
  const back = await answers.writeAnswers(ctx.db, roundId, restored, written(ctx));
  const removed = await answers.removeAnswers(ctx.db, gone, written(ctx));
  if (back.length !== restored.length || removed !== gone.length) throw problems.conflict();
  const before = new Map(restored.map((each) => [each.answerId, each]));
  await answers.insertSources(
    ctx.db,
    back.flatMap(({ answerId, revision }) => {
      const { sourceFileId, place } = before.get(answerId)!;
      return sourceFileId && place ? [{ answerId, revision, fileId: sourceFileId, place }] : [];
    }),
  );
  await files.markUndone(ctx.db, fileId, ctx.now());
  return { removed, restored: back.length, kept };
}
