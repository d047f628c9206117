import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { dayOf } from '../../organisation/index.ts';
import type {
  Document,
  DocumentFilter,
  DocumentPage,
  Duties,
  ItemDetail,
  Reference,
  RoundDocument,
  VersionContent,
} from '../contract.ts';
import { mayEditVersion, mayKeepDocument } from '../policy.ts';
import * as content from '../store/content.ts';
import * as documents from '../store/documents.ts';
import { findVersion } from '../store/versions.ts';
import * as views from '../store/views.ts';

export async function listDocuments(ctx: ActingContext, filter: DocumentFilter): Promise<DocumentPage> {
  return await documents.listDocuments(ctx.db, filter);
}

/** @throws not-found when it is not there or not for this person */
export async function getDocument(ctx: ActingContext, id: string): Promise<Document> {
  const found = await documents.findDocument(ctx.db, id);
  if (!found) throw problems.notFound();
  const { ownerOrganisationId, ...document } = found;
  return { ...document, editable: mayKeepDocument(ctx.actor, { ownerOrganisationId }) };
}

/**
 * Documents a follow-up round can cover: those with an adopted version that has something to ask about, or for an
 * earlier year every version that was in force then.
 */
export async function listDocumentsForRound(
  ctx: ActingContext,
  earlierYear: number | null = null,
): Promise<RoundDocument[]> {
  return await documents.listDocumentsForRound(ctx.db, earlierYear);
}

/** A version with everything in it, in a fixed number of queries. @throws not-found */
export async function getVersionContent(
  ctx: ActingContext,
  versionId: string,
  day = dayOf(ctx.now()),
): Promise<VersionContent> {
  const found = await findVersion(ctx.db, versionId);
  if (!found) throw problems.notFound();
  const { ownerOrganisationId, version, document } = found;
  return {
    document,
    version,
    goals: await content.listGoalsOf(ctx.db, versionId),
    areas: await content.listAreasOf(ctx.db, versionId),
    items: await content.listItemsOf(ctx.db, versionId),
    indicators: await content.listIndicatorsOf(ctx.db, versionId),
    ...(await content.listAttachmentsOf(ctx.db, versionId)),
    allBoardsAndCompanies: await content.listAllBoardsAndCompanies(ctx.db, day),
    editable: mayEditVersion(ctx.actor, { ownerOrganisationId, status: version.status }),
  };
}

/** Who "all boards and companies" are on a day, or were at some time since another: no council, no administrations, nobody external. */
export async function listAllBoardsAndCompanies(
  ctx: ActingContext,
  day: string,
  since = day,
): Promise<Reference[]> {
  return await content.listAllBoardsAndCompanies(ctx.db, day, since);
}

/** The organisations responsible for an item on a day, by name, each once. @throws not-found */
export async function resolveResponsible(
  ctx: ActingContext,
  itemId: string,
  day: string,
): Promise<Reference[]> {
  const item = await content.findItem(ctx.db, itemId);
  if (!item) throw problems.notFound();
  const named = item.organisations
    .filter(({ part }) => part === 'responsible')
    .map(({ organisation }) => organisation);
  const all = item.responsibleScope ? await content.listAllBoardsAndCompanies(ctx.db, day) : [];
  const seen = new Set(all.map(({ id }) => id));
  return [...all, ...named.filter(({ id }) => !seen.has(id))];
}

/** @throws not-found */
export async function getItem(ctx: ActingContext, itemId: string): Promise<ItemDetail> {
  const item = await content.findItem(ctx.db, itemId);
  const found = item && (await findVersion(ctx.db, item.versionId));
  if (!item || !found) throw problems.notFound();
  const { appliesTo: _a, lastRevised: _l, purpose: _p, revision: _r, ...version } = found.version;
  const { id, kind, title, shortTitle, diaryNumber } = found.document;
  return {
    item,
    area: item.areaId ? await content.findArea(ctx.db, item.areaId) : null,
    document: { id, kind, title, shortTitle, diaryNumber },
    version,
    responsible: await resolveResponsible(ctx, itemId, dayOf(ctx.now())),
    ...(await content.findSurroundings(ctx.db, item)),
    editable: mayEditVersion(ctx.actor, {
      ownerOrganisationId: found.ownerOrganisationId,
      status: version.status,
    }),
  };
}

/** What an organisation must do or helps with, across all documents in force on the day. @throws not-found */
export async function organisationDuties(
  ctx: ActingContext,
  organisationId: string,
  day = dayOf(ctx.now()),
): Promise<Duties> {
  const holder = await views.findDutyHolder(ctx.db, organisationId, day);
  if (!holder) throw problems.notFound();
  const duties = await views.listDuties(ctx.db, organisationId, holder.inScope, day);
  return { organisation: holder.organisation, on: day, duties };
}
