import type { ActingContext } from '../../../platform/identity/context.ts';
import { ReportContent, type ReportEdition } from '../contract/content.ts';
import { canonicalJson, hashOf } from '../rules/canonical.ts';
import * as store from '../store/reports.ts';
import { getFrozen } from './freezing.ts';

/** The frozen content with its addenda as they are now. @throws as getFrozen */
export async function getEdition(
  ctx: ActingContext,
  roundId: string,
): Promise<{ report: store.StoredReport; edition: ReportEdition }> {
  const report = await getFrozen(ctx, roundId);
  const content = ReportContent.parse(JSON.parse(await store.getContent(ctx.db, report.id)));
  const addenda = await store.listAddenda(ctx.db, report.id);
  return { report, edition: { content, hash: report.hash, frozenAt: report.frozenAt, addenda } };
}

/** Names an edition: the content's hash and what has been added, in one. Exports are kept under it. */
export const editionKey = ({ hash, addenda }: Pick<ReportEdition, 'hash' | 'addenda'>) =>
  hashOf(canonicalJson([hash, addenda]));

/** An edition that is named already and opened only when it has to be made into something. */
export interface NamedEdition extends Pick<ReportEdition, 'hash' | 'addenda'> {
  open(): ReportEdition;
}
