import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';
import type { FileEntry, FileFormat } from '../contract.ts';

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

export interface FileRow {
  id: string;
  fileName: string;
  sha256: string;
  format: FileFormat;
  uploadedAt: string;
  savedAt: string | null;
  undoneAt: string | null;
  found: number;
  standing: number;
  /** Whose answers stand in the round from it. */
  savedOrganisationIds: string[];
  removable: boolean;
}

const columns = sql`
  f.id, f.file_name as "fileName", f.sha256, f.format, ${iso('f.created_at')} as "uploadedAt",
  ${iso('f.saved_at')} as "savedAt", ${iso('f.undone_at')} as "undoneAt", jsonb_array_length(f.entries) as found,
  coalesce(s.standing, 0)::integer as standing, coalesce(s.ids, '{}') as "savedOrganisationIds",
  not exists (select 1 from followup.answer_source u where u.file_id = f.id) as removable`;
const standing = sql`
  left join lateral (select count(*) as standing, array_agg(distinct a.organisation_id) as ids
    from followup.answer_source s join followup.answer a on a.id = s.answer_id and a.revision = s.revision
      and a.state = 'approved'
    where s.file_id = f.id) s on true`;

/** The files of a round, first come first. One query. */
export async function listFiles(db: DatabaseTransaction, roundId: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select ${columns} from followup.filling_file f ${standing}
    where f.round_id = ${roundId} order by f.created_at, f.id`.execute(db);
  return rows;
}

export type FileWithText = FileRow & {
  roundId: string;
  text: string;
  pages: { page: number; start: number; end: number }[];
  entries: FileEntry[];
};

export async function findFile(db: DatabaseTransaction, id: string): Promise<FileWithText | null> {
  const { rows } = await sql<FileWithText>`
    select ${columns}, f.round_id as "roundId", f.source_text as text, f.pages, f.entries
    from followup.filling_file f ${standing} where f.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Documents of a round with their text: what tells whose they are. */
export async function listDocumentTexts(db: DatabaseTransaction, roundId: string) {
  const { rows } = await sql<{ id: string; fileName: string; text: string }>`
    select id, file_name as "fileName", left(source_text, 200000) as text
    from followup.filling_file where round_id = ${roundId} and format = 'document'`.execute(db);
  return rows;
}

/** Whom the raw answers of a round's files name. */
export async function listNamedOrganisations(db: DatabaseTransaction, roundId: string) {
  const { rows } = await sql<{ fileId: string; organisationId: string | null; organisation: string | null }>`
    select distinct f.id as "fileId", e ->> 'organisationId' as "organisationId", e ->> 'organisation' as organisation
    from followup.filling_file f cross join jsonb_array_elements(f.entries) e
    where f.round_id = ${roundId} and f.format <> 'document'`.execute(db);
  return rows;
}

/** @returns the file's identifier: the one there is already when the round has the very same file */
export async function insertFile(
  db: DatabaseTransaction,
  file: {
    roundId: string;
    fileName: string;
    sha256: string;
    format: FileFormat;
    text: string;
    pages: unknown[];
    entries: FileEntry[];
    by: string;
    at: Date;
  },
): Promise<string> {
  await sql`
    insert into followup.filling_file (round_id, file_name, sha256, format, source_text, pages, entries, created_by,
      created_at)
    values (${file.roundId}, ${file.fileName}, ${file.sha256}, ${file.format}, ${file.text},
      ${JSON.stringify(file.pages)}::jsonb, ${JSON.stringify(file.entries)}::jsonb, ${file.by}, ${file.at})
    on conflict (round_id, sha256) do nothing`.execute(db);
  const { rows } = await sql<{ id: string }>`
    select id from followup.filling_file where round_id = ${file.roundId} and sha256 = ${file.sha256}`.execute(
    db,
  );
  return rows[0]!.id;
}

/** @returns false when there is no such file any more */
export async function deleteFile(db: DatabaseTransaction, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    delete from followup.filling_file where id = ${id} returning id`.execute(db);
  return rows.length === 1;
}

/** Holds the file until the transaction ends, so that two people do not save or take it back at once. */
export async function lockFile(db: DatabaseTransaction, id: string): Promise<void> {
  await sql`select 1 from followup.filling_file where id = ${id} for no key update`.execute(db);
}

export async function markSaved(db: DatabaseTransaction, id: string, saved: { by: string; at: Date }) {
  await sql`update followup.filling_file set saved_by = ${saved.by}, saved_at = ${saved.at}, undone_at = null
    where id = ${id}`.execute(db);
}

export async function markUndone(db: DatabaseTransaction, id: string, at: Date) {
  await sql`update followup.filling_file set saved_by = null, saved_at = null, undone_at = ${at} where id = ${id}`.execute(
    db,
  );
}
