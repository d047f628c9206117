import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import type {
  CreatedVersion,
  Document,
  DocumentChange,
  DocumentDraft,
  DocumentFields,
  DocumentLinkInput,
  MissingDecision,
  NewVersion,
  StatusMove,
  VersionChange,
  VersionContent,
  VersionFields,
  VersionLists,
} from '../contract.ts';
import { mayAddDocument, mayMoveVersion } from '../policy.ts';
import { governanceProblems } from '../problems.ts';
import { mergeChange } from '../rules/merge.ts';
import { checkMove, checkPeriod, isOpen, listMoves, statusOfCopy } from '../rules/status.ts';
import { replaceLists } from '../store/changes.ts';
import * as documents from '../store/documents.ts';
import * as versions from '../store/versions.ts';
import { openDocument, openVersion } from './opening.ts';
import { getDocument, getVersionContent } from './reading.ts';

/** A document of the planner's own unit, with an empty draft. */
export async function addDocument(ctx: ActingContext, draft: DocumentDraft): Promise<CreatedVersion> {
  if (!mayAddDocument(ctx.actor)) throw problems.notFound();
  const errors = checkPeriod(draft);
  if (errors.length > 0) throw problems.invalid({ errors });
  const documentId = await documents.insertDocument(ctx.db, draft, ctx.actor.organisationId);
  const versionId = await versions.insertVersion(ctx.db, documentId, {
    status: 'draft',
    basedOnVersionId: null,
    validFrom: draft.validFrom,
    validTo: draft.validTo,
    appliesTo: draft.appliesTo,
    lastRevised: null,
    purpose: draft.purpose,
  });
  return { documentId, versionId };
}

/**
 * @throws conflict, with the present document, when a field was changed meanwhile by somebody else;
 * governance.version-closed for the title of a document that has been sent out
 */
export async function changeDocument(
  ctx: ActingContext,
  id: string,
  { revision, changes, was }: DocumentChange,
): Promise<Document> {
  await documents.lockDocument(ctx.db, id);
  const present = await openDocument(ctx, id);
  const { planning, title, shortTitle, documentOwner } = present;
  const diaryNumber = present.diaryNumber ?? '';
  const fields: DocumentFields = { planning, title, shortTitle, diaryNumber, documentOwner };
  const { merged, conflicts } = mergeChange(fields, changes, was, present.revision !== revision);
  if (conflicts.length > 0) throw problems.conflict({ current: await getDocument(ctx, id) });
  const sentOut = present.versions.some(({ status }) => !isOpen(status));
  if (sentOut && merged.title !== title) throw governanceProblems.versionClosed();
  await documents.updateDocument(ctx.db, id, merged);
  return await getDocument(ctx, id);
}

/** Says how the document connects with others; replaces what it said before. */
export async function linkDocument(
  ctx: ActingContext,
  id: string,
  links: DocumentLinkInput[],
): Promise<Document> {
  await openDocument(ctx, id);
  await documents.replaceDocumentLinks(ctx.db, id, links);
  return await getDocument(ctx, id);
}

const fieldsOf = ({ validFrom, validTo, appliesTo, lastRevised, purpose }: VersionFields): VersionFields => ({
  validFrom,
  validTo,
  appliesTo,
  lastRevised,
  purpose,
});

/** @throws conflict, with the present version, when a field was changed meanwhile by somebody else */
export async function changeVersion(
  ctx: ActingContext,
  id: string,
  { revision, changes, was }: VersionChange,
): Promise<VersionContent['version']> {
  const { version } = await openVersion(ctx, id);
  const { merged, conflicts } = mergeChange(fieldsOf(version), changes, was, version.revision !== revision);
  if (conflicts.length > 0) throw problems.conflict({ current: version });
  const errors = checkPeriod(merged);
  if (errors.length > 0) throw problems.invalid({ errors });
  await versions.updateVersion(ctx.db, id, merged);
  return (await versions.findVersion(ctx.db, id))!.version;
}

/** Replaces whole lists of a version: goals, indicators, appendices, supporting documents. */
export async function changeLists(
  ctx: ActingContext,
  id: string,
  { revision, ...lists }: VersionLists,
): Promise<VersionContent> {
  const { version } = await openVersion(ctx, id);
  if (version.revision !== revision) {
    throw problems.conflict({ current: await getVersionContent(ctx, id) });
  }
  await replaceLists(ctx.db, id, lists);
  await versions.touchVersion(ctx.db, id);
  return await getVersionContent(ctx, id);
}

/** A copy to work on; only one version of a document is worked on at a time. */
export async function addVersion(
  ctx: ActingContext,
  documentId: string,
  { basedOnVersionId }: NewVersion,
): Promise<CreatedVersion> {
  const document = await openDocument(ctx, documentId);
  const base = document.versions.find(({ id }) => id === basedOnVersionId);
  if (!base) throw problems.notFound();
  if (document.versions.some(({ status }) => isOpen(status))) throw governanceProblems.draftExists();
  const { version } = (await versions.findVersion(ctx.db, base.id))!;
  const versionId = await versions.insertVersion(ctx.db, documentId, {
    ...fieldsOf(version),
    status: statusOfCopy(base.status),
    basedOnVersionId,
  });
  await versions.copyContent(ctx.db, base.id, versionId);
  return { documentId, versionId };
}

/**
 * Sends out, adopts, supersedes or ends a version. Adopting one makes those that were adopted or out on consultation
 * superseded.
 */
export async function moveVersion(ctx: ActingContext, id: string, move: StatusMove): Promise<Document> {
  await versions.lockVersion(ctx.db, id);
  const found = await versions.findVersion(ctx.db, id);
  if (!found || !mayMoveVersion(ctx.actor, found)) throw problems.notFound();
  const { version, document } = found;
  if (!listMoves(version.status).includes(move.to)) throw governanceProblems.moveNotPossible();
  if (version.revision !== move.revision) throw problems.conflict({ current: version });
  const errors = checkMove(version, move);
  if (errors.length > 0) throw problems.invalid({ errors });
  if (move.to === 'adopted') await versions.supersedeOthers(ctx.db, document.id, id);
  await versions.moveVersion(ctx.db, id, move);
  return await getDocument(ctx, document.id);
}

/** Fills in what was not known about the decision; what is known already is kept. */
export async function completeDecision(
  ctx: ActingContext,
  id: string,
  decision: MissingDecision,
): Promise<Document> {
  await versions.lockVersion(ctx.db, id);
  const found = await versions.findVersion(ctx.db, id);
  if (!found || !mayMoveVersion(ctx.actor, found)) throw problems.notFound();
  if (found.version.status !== 'adopted') throw governanceProblems.moveNotPossible();
  if (found.version.revision !== decision.revision) throw problems.conflict({ current: found.version });
  await versions.fillDecision(ctx.db, id, decision);
  return await getDocument(ctx, found.document.id);
}

/** Removes a version that is being worked on, and the document with it when there is no other version. */
export async function removeVersion(ctx: ActingContext, id: string): Promise<void> {
  const { document } = await openVersion(ctx, id);
  await versions.deleteVersion(ctx.db, id);
  await documents.deleteEmptyDocument(ctx.db, document.id);
}
