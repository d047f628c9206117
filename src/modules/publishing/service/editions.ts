import type { SessionRunner } from '../../../platform/http/endpoint.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import type { ReportEdition } from '../contract/content.ts';
import { wrapJson } from '../formats/json.ts';
import { canonicalJson, hashOf } from '../rules/canonical.ts';
import { partOfReport } from '../rules/office.ts';
import { findOfficeEdition } from '../store/office.ts';
import * as store from '../store/reports.ts';
import { getFrozen } from './freezing.ts';

/** An edition known by its seal and what has been added; its content, up to 30 MB, is read only when it is wanted. */
export interface NamedEdition extends Omit<ReportEdition, 'content'> {
  /** Whose turn it takes to make a file of it: a person, or all of the public together. */
  asker: string;
  /** The whole edition as its JSON export. */
  write(): Promise<string>;
}

/** The edition as it is now: what is frozen, its addenda and the office's text. @throws as getFrozen */
export async function nameEdition(
  ctx: ActingContext,
  roundId: string,
): Promise<{ report: store.StoredReport; edition: NamedEdition }> {
  const report = await getFrozen(ctx, roundId);
  const { hash, frozenAt } = report;
  const addenda = await store.listAddenda(ctx.db, report.id);
  const office = partOfReport(await findOfficeEdition(ctx.db, report.id));
  const seal = { hash, frozenAt, addenda, office };
  const write = async () => wrapJson(seal, await store.getContent(ctx.db, report.id));
  return { report, edition: { ...seal, asker: ctx.actor.personId, write } };
}

/** The same for work that outlives the transaction: the content is read in one of its own. */
export async function nameEditionFor(runner: SessionRunner, roundId: string) {
  const { report, edition } = await runner.within((ctx) => nameEdition(ctx, roundId));
  const write = async () =>
    wrapJson(edition, await runner.within((ctx) => store.getContent(ctx.db, report.id)));
  return { report, edition: { ...edition, write } };
}

/** Names an edition: the content's hash and what has been added, in one. Exports are kept under it. */
export const editionKey = ({ hash, addenda, office }: Pick<ReportEdition, 'hash' | 'addenda' | 'office'>) =>
  hashOf(canonicalJson([hash, addenda, office]));
