import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import type {
  OfficeDecisionInput,
  OfficePlace,
  OfficeRevisions,
  OfficeSave,
  OfficeWork,
  ReadOfficeEdition,
  SavedOfficeText,
} from '../contract/office.ts';
import { mayReadOfficeEdition, mayWriteOffice } from '../policy.ts';
import { publishingProblems } from '../problems.ts';
import { canonicalJson, hashOf } from '../rules/canonical.ts';
import {
  composeText,
  isInOutline,
  mergeDrafts,
  named,
  placeKey,
  sameText,
  saysNothing,
} from '../rules/office.ts';
import * as store from '../store/office.ts';
import { listPublications, type StoredReport } from '../store/reports.ts';
import { aboutEdition } from './about.ts';
import { nameEdition } from './editions.ts';
import { getFrozen } from './freezing.ts';

const ATTEMPTS = 3;

/** The report, for those who write the office's text. @throws not-found; as getFrozen */
async function getOwn(ctx: ActingContext, roundId: string): Promise<StoredReport> {
  const report = await getFrozen(ctx, roundId);
  if (!mayWriteOffice(ctx.actor, report)) throw problems.notFound();
  return report;
}

async function aboutReport(ctx: ActingContext, roundId: string) {
  return await aboutEdition((await nameEdition(ctx, roundId)).edition);
}

/** Everything that who writes the text needs. For planners of the owner unit. */
export async function getOfficeWork(ctx: ActingContext, roundId: string): Promise<OfficeWork> {
  const report = await getOwn(ctx, roundId);
  const { distribution, facts, outline } = await aboutReport(ctx, roundId);
  const [publication] = await listPublications(ctx.db, report.id);
  return {
    roundId,
    title: report.title,
    year: report.year,
    published: publication?.state === 'published',
    distribution,
    facts,
    documents: outline,
    drafts: await store.listDrafts(ctx.db, report.id),
    editions: await store.listOfficeEditions(ctx.db, report.id),
    stands: await store.findOfficeEdition(ctx.db, report.id),
  };
}

/**
 * Saves a section as it is written. Made from an older wording than the present one, it is put together with what a
 * colleague saved meanwhile; where both changed the same paragraph nothing is saved and both are handed back.
 * @throws office-conflict with the present draft and both put together
 */
export async function saveOfficeText(
  ctx: ActingContext,
  roundId: string,
  save: OfficeSave,
): Promise<SavedOfficeText> {
  const report = await getOwn(ctx, roundId);
  const written = { by: ctx.actor.personId, at: ctx.now() };
  // Nearly every save writes on upon its own last wording.
  const on = await store.updateDraft(ctx.db, report.id, { ...save, revision: save.baseRevision }, written);
  if (on) return { draft: on, merged: false };
  if (!isInOutline(save, (await aboutReport(ctx, roundId)).outline)) throw problems.notFound();

  // Somebody may save between our reading and our writing; then we read again and merge with that.
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const present = await store.findDraft(ctx.db, report.id, save);
    if (!present) {
      const begun = await store.insertDraft(ctx.db, report.id, save, written);
      if (begun) return { draft: begun, merged: false };
      continue;
    }
    if (present.text === save.text) return { draft: present, merged: false };
    const base = await baseOf(ctx, report.id, save);
    const { text, conflict } = mergeDrafts(base, save.text, present.text);
    if (conflict) throw publishingProblems.officeConflict({ current: { draft: present, merged: text } });
    if (text === present.text) return { draft: present, merged: true };
    const next = { ...save, text, revision: present.revision };
    const done = await store.updateDraft(ctx.db, report.id, next, written);
    if (done) return { draft: done, merged: true };
  }
  throw problems.unavailable();
}

/** The wording that somebody began to write from. */
async function baseOf(ctx: ActingContext, reportId: string, save: OfficeSave): Promise<string> {
  const { baseRevision } = save;
  const base = baseRevision === 0 ? '' : await store.findWordingAt(ctx.db, reportId, save, baseRevision);
  if (base === null) {
    const message = { sv: 'Utgångstexten finns inte.', en: 'The base text does not exist.' };
    throw problems.invalid({ errors: [{ path: 'baseRevision', message }] });
  }
  return base;
}

/** Every wording that a section has had, latest first. */
export async function listOfficeRevisions(
  ctx: ActingContext,
  roundId: string,
  place: OfficePlace,
): Promise<OfficeRevisions> {
  const report = await getOwn(ctx, roundId);
  return { revisions: await store.listRevisions(ctx.db, report.id, place) };
}

/** An edition with the names of what it is about. Earlier ones than the latest are for planners of the owner unit. */
export async function getOfficeEdition(
  ctx: ActingContext,
  roundId: string,
  number: number,
): Promise<ReadOfficeEdition> {
  const { report, edition } = await nameEdition(ctx, roundId);
  const found = await store.findOfficeEdition(ctx.db, report.id, number);
  const latest = await store.findOfficeEdition(ctx.db, report.id);
  const stands = found?.number === latest?.number;
  if (!found || !mayReadOfficeEdition(ctx.actor, report, { stands })) throw problems.notFound();
  return named(found, (await aboutEdition(edition)).outline);
}

/**
 * Decides the drafts as they are: they become the next edition, which is part of the report from now on.
 * @throws office-moved when a colleague has written or decided since; office-empty; office-unchanged
 */
export async function decideOfficeText(
  ctx: ActingContext,
  roundId: string,
  { latest, seen }: OfficeDecisionInput,
): Promise<OfficeWork> {
  const report = await getOwn(ctx, roundId);
  const { outline } = await aboutReport(ctx, roundId);
  const drafts = await store.listDrafts(ctx.db, report.id);
  const present = await store.findOfficeEdition(ctx.db, report.id);
  const known = new Map(seen.map((each) => [placeKey(each), each.revision]));
  if (
    (present?.number ?? 0) !== latest ||
    drafts.some((draft) => known.get(placeKey(draft)) !== draft.revision)
  )
    throw publishingProblems.officeMoved({ current: await getOfficeWork(ctx, roundId) });
  const text = composeText(drafts, outline);
  if (present === null && saysNothing(text)) throw publishingProblems.officeEmpty();
  if (present !== null && sameText(present, text)) throw publishingProblems.officeUnchanged();
  const content = canonicalJson(text);
  await store.insertOfficeEdition(
    ctx.db,
    report.id,
    { number: latest + 1, content, hash: hashOf(content) },
    { by: ctx.actor.personId, at: ctx.now() },
  );
  return await getOfficeWork(ctx, roundId);
}
