import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { listRounds } from '../../followup/index.ts';
import type { OfficeOutline } from '../contract/office.ts';
import type { AddendumDraft, PublishInput, Report, ReportList, WithdrawInput } from '../contract.ts';
import { mayKeepReport, mayReadReport } from '../policy.ts';
import { composeText, named, sameText, saysNothing } from '../rules/office.ts';
import { findOfficeEdition, listDrafts } from '../store/office.ts';
import * as store from '../store/reports.ts';
import { aboutEdition } from './about.ts';
import { nameEdition } from './editions.ts';
import { getFrozen } from './freezing.ts';

const MOST_ROUNDS = 200;

/** Closed rounds, latest first, with their reports. */
export async function listReports(ctx: ActingContext): Promise<ReportList> {
  if (!mayReadReport(ctx.actor)) throw problems.notFound();
  const { items } = await listRounds(ctx, { status: 'closed', limit: MOST_ROUNDS });
  const reports = await store.listReports(
    ctx.db,
    items.map(({ id }) => id),
  );
  return {
    reports: items.map(({ id, title, year, owner, closedAt }) => ({
      roundId: id,
      title,
      year,
      owner: owner.name,
      closedAt: closedAt!,
      report: reports.find(({ roundId }) => roundId === id) ?? null,
    })),
  };
}

/** What the page of a report shows. Freezes it first where that has not been done and the asker may. */
export async function getReport(ctx: ActingContext, roundId: string): Promise<Report> {
  const { report, edition } = await nameEdition(ctx, roundId);
  const { ownerId, ...summary } = report;
  const publications = await store.listPublications(ctx.db, report.id);
  const { outline, ...about } = await aboutEdition(edition);
  const editable = mayKeepReport(ctx.actor, { ownerId });
  return {
    ...summary,
    ...about,
    publication: publications[0]?.state ?? null,
    editable,
    office: edition.office && named(edition.office, outline),
    officeState: editable ? await stateOfOffice(ctx, report.id, outline) : null,
    addenda: edition.addenda,
    publications,
  };
}

/** Where the office's text stands. */
async function stateOfOffice(ctx: ActingContext, reportId: string, outline: OfficeOutline) {
  const latest = await findOfficeEdition(ctx.db, reportId);
  const draft = composeText(await listDrafts(ctx.db, reportId), outline);
  return {
    number: latest?.number ?? 0,
    differs: latest === null ? !saysNothing(draft) : !sameText(latest, draft),
  };
}

/** The report, for those who may change what is around it. */
async function getKept(ctx: ActingContext, roundId: string): Promise<store.StoredReport> {
  const report = await getFrozen(ctx, roundId);
  if (!mayKeepReport(ctx.actor, report)) throw problems.notFound();
  return report;
}

/** Adds a dated addendum; what is frozen stays as it is. */
export async function addAddendum(
  ctx: ActingContext,
  roundId: string,
  draft: AddendumDraft,
): Promise<Report> {
  const kept = await getKept(ctx, roundId);
  const { abouts } = await getReport(ctx, roundId);
  const about = abouts.find(({ questionId }) => questionId === draft.questionId);
  if (draft.questionId !== null && !about) {
    const message = {
      sv: 'Frågan finns inte i rapporten. Välj en annan.',
      en: 'The question is not in the report. Choose another.',
    };
    throw problems.invalid({ errors: [{ path: 'questionId', message }] });
  }
  await store.insertAddendum(ctx.db, {
    reportId: kept.id,
    text: draft.text,
    questionId: draft.questionId,
    about: about?.name ?? '',
    by: ctx.actor.personId,
    at: ctx.now(),
  });
  return await getReport(ctx, roundId);
}

async function decide(
  ctx: ActingContext,
  roundId: string,
  latest: number,
  state: 'published' | 'withdrawn',
  reason: string,
): Promise<Report> {
  const kept = await getKept(ctx, roundId);
  const present = (await store.listPublications(ctx.db, kept.id))[0];
  if ((present?.number ?? 0) !== latest || (present?.state ?? 'withdrawn') === state)
    throw problems.conflict({ current: await getReport(ctx, roundId) });
  await store.insertPublication(ctx.db, {
    reportId: kept.id,
    number: latest + 1,
    state,
    reason,
    by: ctx.actor.personId,
    at: ctx.now(),
  });
  await store.noteAct(ctx.db, state === 'published' ? 'publish' : 'withdraw', kept.id, { hash: kept.hash });
  return await getReport(ctx, roundId);
}

/** Makes the report public. @throws conflict when somebody decided meanwhile */
export const publishReport = (ctx: ActingContext, roundId: string, { latest }: PublishInput) =>
  decide(ctx, roundId, latest, 'published', '');

/** Takes the report back; the reason stands where it was. @throws conflict when somebody decided meanwhile */
export const withdrawReport = (ctx: ActingContext, roundId: string, { latest, reason }: WithdrawInput) =>
  decide(ctx, roundId, latest, 'withdrawn', reason);
