import { type CheckedFile, checkFile } from '../../../platform/files/check-file.ts';
import { fileRefused } from '../../../platform/files/problems.ts';
import { FileRefused } from '../../../platform/files/refusals.ts';
import type { FileResult, SessionRunner, Upload } from '../../../platform/http/endpoint.ts';
import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { followupProblems } from '../problems.ts';
import { EMPTY_ANSWER } from '../rules.ts';
import { answerFacts } from '../service/answers.ts';
import { factsOf, getRound } from '../service/rounds.ts';
import * as answers from '../store/answers.ts';
import {
  type Evidence,
  type EvidenceFact,
  type EvidenceFile,
  type EvidenceFilter,
  type EvidenceLinkDraft,
  type EvidencePage,
  MOST_PIECES,
} from './contract.ts';
import { mayChangeEvidence, mayReadEvidence } from './policy.ts';
import { evidenceProblems } from './problems.ts';
import { factsByAnswer, hostOf, readAddress } from './rules.ts';
import * as store from './store.ts';

const MOST_BYTES_TOGETHER = 200 * 1024 * 1024;

/** Evidence of a round, of those answers that the asker reads. */
export async function listEvidence(
  ctx: ActingContext,
  roundId: string,
  filter: EvidenceFilter,
): Promise<EvidencePage> {
  await getRound(ctx, roundId);
  const rows = await store.listEvidence(ctx.db, roundId, { ...filter, limit: filter.limit + 1 });
  const items = rows.slice(0, filter.limit);
  return { items, next: rows.length > items.length ? items.at(-1)!.id : null };
}

/** All evidence of a round that the asker reads, as facts, by answer: for what is compiled and frozen. */
export async function listEvidenceFacts(
  ctx: ActingContext,
  roundId: string,
): Promise<Map<string, EvidenceFact[]>> {
  return factsByAnswer(await store.listFacts(ctx.db, roundId));
}

/** The files that approved answers of a round rest on, as far as the asker reads them. */
export const listEvidenceFiles = (ctx: ActingContext, roundId: string): Promise<EvidenceFile[]> =>
  store.listApprovedFiles(ctx.db, roundId);

/** The organisation's answer to the question, when there is one. @throws what a save of the answer would throw */
async function requireWritable(ctx: ActingContext, questionId: string) {
  const organisationId = ctx.actor.organisationId;
  const [place] = await answers.listAskedQuestions(ctx.db, [questionId], organisationId);
  if (!place || ctx.actor.role !== 'board-coordinator') throw problems.notFound();
  if (place.status !== 'open') throw followupProblems.roundNotOpen();
  const [present] = await answers.findAnswersTo(ctx.db, [questionId], organisationId);
  const round = { ...place, organisationIds: [organisationId] };
  if (!mayChangeEvidence(ctx.actor, round, present ? answerFacts(present) : null, organisationId)) {
    throw present ? followupProblems.answerMoved() : problems.notFound();
  }
  return { place, present: present ?? null };
}

/** The answer that evidence is put to; an empty one is begun when nobody has. */
async function takeAnswer(ctx: ActingContext, questionId: string) {
  const { place, present } = await requireWritable(ctx, questionId);
  if (present) return present;
  const organisationId = ctx.actor.organisationId;
  const text = { ...EMPTY_ANSWER, questionId, roundId: place.roundId };
  const written = { by: ctx.actor.personId, at: ctx.now() };
  const [begun] = await answers.insertAnswers(ctx.db, organisationId, [text], written);
  // A colleague may have begun it a moment ago.
  const [answer] = begun ? [begun] : await answers.findAnswersTo(ctx.db, [questionId], organisationId);
  if (!answer) throw problems.unavailable();
  return answer;
}

async function refuseTooMuch(
  ctx: ActingContext,
  answer: answers.PlacedAnswer,
  kind: Evidence['kind'],
  size: number,
): Promise<void> {
  const present = await store.measureEvidence(ctx.db, answer, kind);
  if (present.pieces >= MOST_PIECES) throw evidenceProblems.tooManyPieces();
  if (present.bytes + size > MOST_BYTES_TOGETHER) throw evidenceProblems.noRoom();
}

/** What the database refuses when somebody else was first, in the words of our own checks. */
function nameRefusal(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (constraint === 'evidence_pieces') throw evidenceProblems.tooManyPieces();
  if (constraint === 'evidence_room') throw evidenceProblems.noRoom();
  // The answer was submitted or the round closed between our look and our write.
  if (code === '23001') throw problems.notAllowedNow();
  throw error;
}

async function getEvidence(ctx: ActingContext, id: string): Promise<Evidence> {
  const evidence = await store.findEvidence(ctx.db, id);
  if (!evidence) throw problems.notFound();
  return evidence;
}

/** Puts a link to an answer. Nothing is fetched from it, now or later. */
export async function addLink(
  ctx: ActingContext,
  questionId: string,
  draft: EvidenceLinkDraft,
): Promise<Evidence> {
  const address = readAddress(draft.address);
  if (!address) {
    const message = {
      sv: 'Skriv en adress som börjar med https:// eller http://, till exempel https://www.example.se/rapport.',
      en: 'Write an address that begins with https:// or http://, for instance https://www.example.se/report.',
    };
    throw problems.invalid({ errors: [{ path: 'address', message }] });
  }
  const answer = await takeAnswer(ctx, questionId);
  await refuseTooMuch(ctx, answer, 'link', 0);
  const title = draft.title || hostOf(address);
  const added = { answerId: answer.id, title, by: ctx.actor.personId, at: ctx.now() };
  return await getEvidence(ctx, await store.insertLink(ctx.db, { ...added, address }).catch(nameRefusal));
}

/**
 * Checks a file and puts it to an answer. No transaction is open while it is checked; the bytes and all that is told
 * of them are written in one, so that a file is there whole or not at all.
 */
export async function addFile(runner: SessionRunner, questionId: string, upload: Upload): Promise<Evidence> {
  await runner.within(async (ctx) => {
    const { present } = await requireWritable(ctx, questionId);
    if (present) await refuseTooMuch(ctx, present, 'file', upload.bytes.length);
  });
  const file = await checkFile(upload.bytes, upload.fileName).catch((error: unknown) => {
    throw error instanceof FileRefused ? fileRefused(error.reason) : error;
  });
  return await runner.within((ctx) => keepFile(ctx, questionId, file));
}

/** Keeps a checked file with the answer. */
export async function keepFile(ctx: ActingContext, questionId: string, file: CheckedFile): Promise<Evidence> {
  const answer = await takeAnswer(ctx, questionId);
  await refuseTooMuch(ctx, answer, 'file', file.bytes.length);
  const added = { answerId: answer.id, title: file.fileName, by: ctx.actor.personId, at: ctx.now() };
  return await getEvidence(ctx, await store.insertFile(ctx.db, added, file).catch(nameRefusal));
}

/** Removes a link, or a file with its bytes. */
export async function removeEvidence(ctx: ActingContext, id: string): Promise<void> {
  const evidence = await getEvidence(ctx, id);
  const [answer] = await answers.findAnswers(ctx.db, [evidence.answerId]);
  if (!answer) throw problems.notFound();
  const round = factsOf(await getRound(ctx, answer.roundId));
  const facts = answerFacts(answer);
  if (!mayChangeEvidence(ctx.actor, round, facts, answer.organisationId)) {
    const own = ctx.actor.role === 'board-coordinator' && ctx.actor.organisationId === answer.organisationId;
    if (!own) throw problems.notFound();
    throw round.status === 'open' ? followupProblems.answerMoved() : followupProblems.roundNotOpen();
  }
  if (!(await store.deleteEvidence(ctx.db, id).catch(nameRefusal))) throw problems.notAllowedNow();
}

/** A file as it was given. That it was opened is noted in the audit log. */
export async function getFile(ctx: ActingContext, id: string): Promise<FileResult> {
  const evidence = await getEvidence(ctx, id);
  const [answer] = await answers.findAnswers(ctx.db, [evidence.answerId]);
  if (!answer) throw problems.notFound();
  const round = factsOf(await getRound(ctx, answer.roundId));
  if (!mayReadEvidence(ctx.actor, round, answerFacts(answer))) throw problems.notFound();
  const bytes = await store.findBytes(ctx.db, id);
  if (!bytes || !evidence.fileName || !evidence.contentType) throw problems.notFound();
  await store.noteDownload(ctx.db, evidence);
  return { fileName: evidence.fileName, contentType: evidence.contentType, body: bytes, untrusted: true };
}
