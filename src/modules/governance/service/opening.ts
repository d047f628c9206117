import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { mayEditVersion, mayKeepDocument } from '../policy.ts';
import { governanceProblems } from '../problems.ts';
import { type DocumentWithoutRights, findDocument } from '../store/documents.ts';
import { findVersion, lockVersion, type VersionWithDocument } from '../store/versions.ts';

/** The document, for a planner who keeps it. @throws not-found */
export async function openDocument(ctx: ActingContext, id: string): Promise<DocumentWithoutRights> {
  const document = await findDocument(ctx.db, id);
  if (!document || !mayKeepDocument(ctx.actor, document)) throw problems.notFound();
  return document;
}

/**
 * The version, held until the transaction ends, for a planner who may edit it.
 * @throws not-found when the person may not, governance.version-closed when nobody may any more
 */
export async function openVersion(ctx: ActingContext, id: string): Promise<VersionWithDocument> {
  await lockVersion(ctx.db, id);
  const found = await findVersion(ctx.db, id);
  if (!found || !mayKeepDocument(ctx.actor, found)) throw problems.notFound();
  const { ownerOrganisationId, version } = found;
  if (!mayEditVersion(ctx.actor, { ownerOrganisationId, status: version.status })) {
    throw governanceProblems.versionClosed();
  }
  return found;
}
