import type { FileResult } from '../../../platform/http/endpoint.ts';
import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import type { Compiled, CompiledFilter, Counts, ItemResults, RoundProgress, Work } from '../contract.ts';
import { maySeeProgress, runsRound } from '../policy.ts';
import { compile } from '../rules/compile.ts';
import { writeAnswersCsv } from '../rules/csv.ts';
import * as answers from '../store/answers.ts';
import * as questions from '../store/questions.ts';
import * as store from '../store/results.ts';
import { factsOf, getRound } from './rounds.ts';

/** An organisation's own part of a round: what it is asked and what it has written. */
export async function getWork(ctx: ActingContext, roundId: string): Promise<Work> {
  const round = await getRound(ctx, roundId);
  const organisation = round.organisations.find(({ id }) => id === ctx.actor.organisationId);
  const writes = ctx.actor.role === 'board-coordinator';
  const approves = ctx.actor.role === 'board-approver';
  if (!organisation || !(writes || approves) || round.status === 'draft') throw problems.notFound();
  const open = round.status === 'open';
  return {
    round,
    organisation,
    questions: await questions.listQuestionsTo(ctx.db, roundId, organisation.id),
    answers: await answers.listAnswersOf(ctx.db, roundId, organisation.id),
    may: { write: writes && open, approve: approves && open },
    personId: ctx.actor.personId,
  };
}

const ZERO: Counts = { asked: 0, notBegun: 0, draft: 0, submitted: 0, returned: 0, approved: 0 };
const sum = (rows: readonly store.ProgressRow[]): Counts => {
  const counts = { ...ZERO };
  for (const row of rows) {
    for (const key of ['asked', 'draft', 'submitted', 'returned', 'approved'] as const)
      counts[key] += row[key];
  }
  counts.notBegun = counts.asked - counts.draft - counts.submitted - counts.returned - counts.approved;
  return counts;
};

/** How far everybody has come, for the planners who run the round. */
export async function getProgress(ctx: ActingContext, roundId: string): Promise<RoundProgress> {
  const round = await getRound(ctx, roundId);
  if (!maySeeProgress(ctx.actor, factsOf(round))) throw problems.notFound();
  const rows = await store.listProgress(ctx.db, roundId);
  return {
    round,
    total: sum(rows),
    byOrganisation: round.organisations.map((organisation) => {
      const own = rows.filter(({ organisationId }) => organisationId === organisation.id);
      return {
        organisation,
        counts: sum(own),
        documents: own.map((row) => ({ versionId: row.versionId, counts: sum([row]) })),
      };
    }),
    byDocument: round.documents.map((document) => ({
      document,
      counts: sum(rows.filter(({ versionId }) => versionId === document.versionId)),
    })),
  };
}

/** The round's result as it stands: five queries, whatever its size. */
export async function getCompiled(
  ctx: ActingContext,
  roundId: string,
  filter: CompiledFilter,
): Promise<Compiled> {
  const round = await getRound(ctx, roundId);
  if (round.status === 'draft') throw problems.notFound();
  const include = runsRound(ctx.actor, factsOf(round)) ? filter.include : 'approved';
  const asked = (await questions.listQuestions(ctx.db, roundId)).filter(({ dropped }) => !dropped);
  const recipients = await store.listRecipients(ctx.db, roundId);
  const states = include === 'submitted' ? ['approved', 'submitted'] : ['approved'];
  const results = await store.listResults(ctx.db, roundId, states);
  return compile({ round, include, questions: asked, recipients, results });
}

/** What was answered about a strategy or measure, in the rounds that the asker sees. One query. */
export async function listItemResults(ctx: ActingContext, lineageId: string): Promise<ItemResults> {
  const rows = await store.listItemResults(ctx.db, lineageId);
  return {
    rounds: rows.map(({ roundId, title, year, status, asked, ...given }) => ({
      roundId,
      title,
      year,
      status,
      distribution: { ...given, none: asked - given.yes - given.partly - given.no - given.notApplicable },
    })),
  };
}

/** Every question to every organisation asked, one a row, for a spreadsheet. The export is noted in the audit log. */
export async function exportAnswers(
  ctx: ActingContext,
  roundId: string,
  filter: CompiledFilter,
): Promise<FileResult> {
  const compiled = await getCompiled(ctx, roundId, filter);
  const rows = compiled.documents.flatMap(({ areas }) => areas.flatMap((area) => area.questions)).length;
  await store.noteExport(ctx.db, roundId, { format: 'csv', include: compiled.include, questions: rows });
  return {
    fileName: `uppfoljning-${compiled.round.year}-svar.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: writeAnswersCsv(compiled),
  };
}
