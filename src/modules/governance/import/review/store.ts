import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';
import type { DocumentProposal } from '../contract.ts';
import type { SourceText } from '../source.ts';
import type { Block, BlockContent, ImportSummary } from './contract.ts';

export interface ImportRow {
  id: string;
  fileName: string;
  kind: DocumentProposal['kind'];
  text: string;
  pages: SourceText['pages'];
  proposal: DocumentProposal & { otherDocuments: DocumentProposal[] };
  documentId: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

export async function insertImport(
  db: DatabaseTransaction,
  owner: { personId: string; organisationId: string },
  read: { fileName: string; source: SourceText; proposal: DocumentProposal },
  blocks: readonly Block[],
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into governance.import (person_id, organisation_id, file_name, kind, source_text, pages, proposal)
    values (${owner.personId}, ${owner.organisationId}, ${read.fileName}, ${read.proposal.kind}, ${read.source.text},
      ${JSON.stringify(read.source.pages)}::jsonb, ${JSON.stringify(read.proposal)}::jsonb) returning id`.execute(
    db,
  );
  const id = rows[0]!.id;
  if (blocks.length > 0) {
    const parts = blocks.map(({ key, content }, position) => ({ key, position, content }));
    await sql`
      insert into governance.import_block (import_id, key, position, content)
      select ${id}, key, position, content
      from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as part (key text, position integer, content jsonb)`.execute(
      db,
    );
  }
  return id;
}

const summaryColumns = sql`
  i.id, i.file_name as "fileName", i.kind,
  coalesce((select b.content ->> 'title' from governance.import_block b where b.import_id = i.id and b.key = 'metadata'),
    i.proposal ->> 'title') as title,
  i.created_at as "createdAt", i.finished_at as "finishedAt", i.document_id as "documentId",
  (select count(*) from governance.import_block b where b.import_id = i.id) as blocks,
  (select count(*) from governance.import_block b where b.import_id = i.id and b.accepted) as accepted`;

type SummaryRow = Omit<ImportSummary, 'createdAt' | 'finishedAt'> & {
  createdAt: Date;
  finishedAt: Date | null;
};
const summaryOf = (row: SummaryRow): ImportSummary => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

const MOST_IMPORTS = 200;

/** The asker's own imports, newest first. */
export async function listImports(db: DatabaseTransaction): Promise<ImportSummary[]> {
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns} from governance.import i order by i.created_at desc limit ${MOST_IMPORTS}`.execute(
    db,
  );
  return rows.map(summaryOf);
}

export async function findSummary(db: DatabaseTransaction, id: string): Promise<ImportSummary | null> {
  const { rows } =
    await sql<SummaryRow>`select ${summaryColumns} from governance.import i where i.id = ${id}`.execute(db);
  return rows[0] ? summaryOf(rows[0]) : null;
}

export async function findImport(db: DatabaseTransaction, id: string): Promise<ImportRow | null> {
  const { rows } = await sql<ImportRow>`
    select id, file_name as "fileName", kind, source_text as text, pages, proposal, document_id as "documentId",
      created_at as "createdAt", finished_at as "finishedAt"
    from governance.import where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export interface SavedBlock {
  key: string;
  content: BlockContent;
  accepted: boolean;
}

export async function listBlocks(db: DatabaseTransaction, id: string): Promise<SavedBlock[]> {
  const { rows } = await sql<SavedBlock>`
    select key, content, accepted from governance.import_block where import_id = ${id} order by position`.execute(
    db,
  );
  return rows;
}

/** @returns when it was saved, or null when there is no such part */
export async function updateBlock(
  db: DatabaseTransaction,
  id: string,
  key: string,
  content: BlockContent,
  accepted: boolean,
): Promise<Date | null> {
  const { rows } = await sql<{ savedAt: Date }>`
    update governance.import_block set content = ${JSON.stringify(content)}::jsonb, accepted = ${accepted}, saved_at = now()
    where import_id = ${id} and key = ${key} returning saved_at as "savedAt"`.execute(db);
  return rows[0]?.savedAt ?? null;
}

export async function finishImport(db: DatabaseTransaction, id: string, documentId: string): Promise<void> {
  await sql`update governance.import set finished_at = now(), document_id = ${documentId} where id = ${id}`.execute(
    db,
  );
}

export async function deleteImport(db: DatabaseTransaction, id: string): Promise<boolean> {
  const { rows } = await sql<{
    id: string;
  }>`delete from governance.import where id = ${id} returning id`.execute(db);
  return rows.length === 1;
}

/** A download leaves a line in the audit log. */
export async function noteExport(db: DatabaseTransaction, id: string): Promise<void> {
  await sql`select audit.note('export', 'governance.import', ${id})`.execute(db);
}
