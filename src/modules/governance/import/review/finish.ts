import type { z } from 'zod';
import { type FieldError, problems } from '../../../../platform/http/problem.ts';
import type { ActingContext } from '../../../../platform/identity/context.ts';
import { DocumentProposal } from '../../contract.ts';
import { createDocumentFromProposal } from '../../service.ts';
import { acceptedProposal } from './accepted.ts';
import type { FinishImport } from './contract.ts';
import { reviewProblems } from './problems.ts';
import { mayBeSaved, obstaclesOf } from './rules.ts';
import { getSavedParts, getUnfinishedImport } from './service.ts';
import * as store from './store.ts';

/**
 * Saves the reviewed document to the register, as a draft of the planner's unit.
 * @throws import.not-reviewed while a part is not accepted, a name is not matched or a title is missing
 */
export async function finishImport(
  ctx: ActingContext,
  id: string,
  { documentId }: z.infer<typeof FinishImport>,
) {
  const row = await getUnfinishedImport(ctx, id);
  if (row.kind !== 'plan' && row.kind !== 'program') throw reviewProblems.notADocument();
  const parts = await getSavedParts(ctx, id);
  const obstacles = obstaclesOf(parts);
  if (!mayBeSaved(obstacles)) throw reviewProblems.notReviewed({ current: obstacles });
  const proposal = DocumentProposal.safeParse(acceptedProposal(parts, documentId));
  if (!proposal.success) {
    throw problems.invalid({
      errors: proposal.error.issues.map(
        (issue): FieldError => ({ path: issue.path.join('.'), message: issue.message }),
      ),
    });
  }
  const created = await createDocumentFromProposal(ctx, proposal.data);
  await store.finishImport(ctx.db, id, created.documentId);
  return created;
}
