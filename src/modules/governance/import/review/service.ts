import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { FileResult, SessionRunner, Upload } from '../../../../platform/http/endpoint.ts';
import { Problem, problems } from '../../../../platform/http/problem.ts';
import type { ActingContext } from '../../../../platform/identity/context.ts';
import { registerNames } from '../../../organisation/index.ts';
import { ImportError } from '../errors.ts';
import { readAndParse } from '../run.ts';
import { type BlockChange, BlockContent, type ImportReview, type ImportSummary } from './contract.ts';
import { importFailed, reviewProblems } from './problems.ts';
import { blocksOf, findingsOf } from './rules.ts';
import * as store from './store.ts';

/** Planners import, for the unit they act for. */
const mayImport = (ctx: ActingContext) => ctx.actor.role === 'planner';

/**
 * Reads a file in a worker and keeps text and proposal for review. No transaction is open while the file is read, and
 * a file that cannot be read leaves nothing behind.
 */
export async function beginImport(runner: SessionRunner, upload: Upload): Promise<ImportSummary> {
  const register = await runner.within(async (ctx) => {
    if (!mayImport(ctx)) throw problems.notFound();
    return await registerNames(ctx);
  });
  const reading = await readAndParse(upload.bytes, register).catch((error: unknown) => {
    if (error instanceof ImportError) throw importFailed(error.code);
    throw error;
  });
  const { proposal, source } = reading;
  return await runner.within(async (ctx) => {
    const id = await store.insertImport(
      ctx.db,
      ctx.actor,
      { fileName: upload.fileName, source, proposal },
      blocksOf(proposal, register),
    );
    return await getSummary(ctx, id);
  });
}

async function getSummary(ctx: ActingContext, id: string): Promise<ImportSummary> {
  const summary = await store.findSummary(ctx.db, id);
  if (!summary) throw problems.notFound();
  return summary;
}

export async function listImports(ctx: ActingContext) {
  return { imports: await store.listImports(ctx.db) };
}

async function getImport(ctx: ActingContext, id: string): Promise<store.ImportRow> {
  const row = await store.findImport(ctx.db, id);
  if (!row) throw problems.notFound();
  return row;
}

/** @throws import.finished when it is already saved to the register */
export async function getUnfinishedImport(ctx: ActingContext, id: string): Promise<store.ImportRow> {
  const row = await getImport(ctx, id);
  if (row.finishedAt) throw reviewProblems.finished();
  return row;
}

/** Source and proposal, with what the person has corrected so far. */
export async function getReview(ctx: ActingContext, id: string): Promise<ImportReview> {
  const row = await getImport(ctx, id);
  const summary = await getSummary(ctx, id);
  const proposed = new Map(blocksOf(row.proposal, []).map((block) => [block.key, block.sources]));
  const saved = await store.listBlocks(ctx.db, id);
  return {
    ...summary,
    text: row.text,
    pages: row.pages,
    parts: saved.map((block) => ({ ...block, sources: proposed.get(block.key) ?? {} })),
    findings: findingsOf(row.proposal),
    otherDocuments: row.proposal.otherDocuments.length,
  };
}

/** Keeps a part as corrected; a change of content opens an accepted part again unless the person accepts it anew. */
export async function saveBlock(ctx: ActingContext, id: string, key: string, change: BlockChange) {
  await getUnfinishedImport(ctx, id);
  const present = (await store.listBlocks(ctx.db, id)).find((block) => block.key === key);
  if (!present || present.content.block !== change.content.block) throw problems.notFound();
  const savedAt = await store.updateBlock(ctx.db, id, key, change.content, change.accepted);
  if (!savedAt) throw problems.notFound();
  return { key, accepted: change.accepted, savedAt: savedAt.toISOString() };
}

export async function removeImport(ctx: ActingContext, id: string): Promise<void> {
  if (!(await store.deleteImport(ctx.db, id))) throw problems.notFound();
}

/** What begins a formula in a spreadsheet gets an apostrophe before it. */
const harmless = (value: string) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

/** The findings of a file that is not a governing document, as semicolon-separated values for Excel. */
export async function exportFindings(ctx: ActingContext, id: string): Promise<FileResult> {
  const row = await getImport(ctx, id);
  const lines = findingsOf(row.proposal).map(({ group, heading, facts, text }) =>
    [group ?? '', heading, facts.map(({ value }) => value).join(', '), text ?? ''].map(harmless),
  );
  await store.noteExport(ctx.db, id);
  const csv = stringify([['Grupp', 'Rubrik', 'Värde', 'Text'], ...lines], { delimiter: ';', bom: true });
  return {
    fileName: `${row.fileName.replace(/\.\w+$/, '')}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: csv,
  };
}

/** The parts as saved, parsed again: the database is not asked to vouch for their shape. */
export async function getSavedParts(ctx: ActingContext, id: string) {
  const blocks = await store.listBlocks(ctx.db, id);
  const parsed = z
    .array(z.object({ key: z.string(), accepted: z.boolean(), content: BlockContent }))
    .safeParse(blocks);
  if (!parsed.success) throw new Problem(problems.internal().definition);
  return parsed.data;
}
