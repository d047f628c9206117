import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { CheckedFile } from '../../../platform/files/check-file.ts';
import type { Evidence, EvidenceFact, EvidenceFile, EvidenceFilter } from './contract.ts';

const columns = sql`
  e.id, e.answer_id as "answerId", a.question_id as "questionId",
  jsonb_build_object('id', o.id, 'name', o.name) as organisation, e.kind, e.title, e.address,
  e.file_name as "fileName", e.content_type as "contentType", e.size, e.sha256, e.warnings,
  coalesce((select p.name from identity.person p where p.id = e.added_by), '') as "addedBy",
  to_char(e.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "addedAt"`;
const tables = sql`
  followup.evidence e join followup.answer a on a.id = e.answer_id
  join organisation.organisation o on o.id = a.organisation_id`;

/** Evidence of a round in the order it was added, as far as the asker reads the answers. One query, never any bytes. */
export async function listEvidence(
  db: DatabaseTransaction,
  roundId: string,
  { questionId, organisationId, after, limit }: EvidenceFilter,
): Promise<Evidence[]> {
  const { rows } = await sql<Evidence>`
    select ${columns} from ${tables}
    where a.round_id = ${roundId}
      and (${questionId ?? null}::uuid is null or a.question_id = ${questionId ?? null})
      and (${organisationId ?? null}::uuid is null or a.organisation_id = ${organisationId ?? null})
      and (${after ?? null}::uuid is null
        or (e.added_at, e.id) > (select m.added_at, m.id from followup.evidence m where m.id = ${after ?? null}))
    order by e.added_at, e.id limit ${limit}`.execute(db);
  return rows;
}

/** What is told of all evidence of a round, without who added it: thousands of rows, without a look-up for each. */
export async function listFacts(
  db: DatabaseTransaction,
  roundId: string,
): Promise<(EvidenceFact & { answerId: string })[]> {
  const { rows } = await sql<EvidenceFact & { answerId: string }>`
    select e.answer_id as "answerId", e.title, e.kind, e.address as href, e.file_name as "fileName", e.size, e.sha256
    from followup.evidence e join followup.answer a on a.id = e.answer_id
    where a.round_id = ${roundId} order by e.added_at, e.id`.execute(db);
  return rows;
}

/** Files of approved answers of a round, by organisation and in the order they were added; no bytes. */
export async function listApprovedFiles(db: DatabaseTransaction, roundId: string): Promise<EvidenceFile[]> {
  const { rows } = await sql<EvidenceFile>`
    select e.id, o.name as organisation, coalesce(q.number, '') as number, e.title, e.file_name as "fileName",
      e.content_type as "contentType", e.size, e.sha256
    from ${tables} join followup.question q on q.id = a.question_id
    where a.round_id = ${roundId} and a.state = 'approved' and e.kind = 'file'
    order by o.name collate public.swedish, o.id, e.added_at, e.id`.execute(db);
  return rows;
}

interface LinkOf {
  answerId: string;
  title: string;
  address: string;
}

/** The links of some answers. One query. */
export async function listLinks(db: DatabaseTransaction, answerIds: readonly string[]): Promise<LinkOf[]> {
  const { rows } = await sql<LinkOf>`
    select answer_id as "answerId", title, address from followup.evidence
    where kind = 'link' and answer_id = any (${[...answerIds]}::uuid[]) order by added_at, id`.execute(db);
  return rows;
}

/** Puts links to several answers at once. One statement, however many. */
export async function insertLinks(
  db: DatabaseTransaction,
  links: readonly LinkOf[],
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await sql`
    insert into followup.evidence (answer_id, kind, title, address, added_by, added_at)
    select w."answerId", 'link', w.title, w.address, ${by}, ${at}
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as w ("answerId" uuid, title text, address text)`.execute(
    db,
  );
}

/** Takes exactly these links away. One statement. */
export async function deleteLinks(db: DatabaseTransaction, links: readonly LinkOf[]): Promise<void> {
  await sql`
    delete from followup.evidence e
    using jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as w ("answerId" uuid, title text, address text)
    where e.kind = 'link' and e.answer_id = w."answerId" and e.title = w.title and e.address = w.address`.execute(
    db,
  );
}

/** @returns null for what is not there or not for the asker */
export async function findEvidence(db: DatabaseTransaction, id: string): Promise<Evidence | null> {
  const { rows } = await sql<Evidence>`select ${columns} from ${tables} where e.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function findBytes(db: DatabaseTransaction, id: string): Promise<Uint8Array | null> {
  const { rows } = await sql<{ bytes: Uint8Array }>`
    select bytes from followup.evidence_file where evidence_id = ${id}`.execute(db);
  return rows[0]?.bytes ?? null;
}

/** How much of this there is already: pieces of the kind to the answer, bytes of the organisation in the round. */
export async function measureEvidence(
  db: DatabaseTransaction,
  answer: { id: string; roundId: string; organisationId: string },
  kind: Evidence['kind'],
): Promise<{ pieces: number; bytes: number }> {
  const { rows } = await sql<{ pieces: number; bytes: number }>`
    select count(*) filter (where e.answer_id = ${answer.id} and e.kind = ${kind})::integer as pieces,
      coalesce(sum(e.size), 0)::integer as bytes
    from followup.evidence e join followup.answer a on a.id = e.answer_id
    where a.round_id = ${answer.roundId} and a.organisation_id = ${answer.organisationId}`.execute(db);
  return rows[0]!;
}

interface Added {
  answerId: string;
  title: string;
  by: string;
  at: Date;
}

export async function insertLink(
  db: DatabaseTransaction,
  link: Added & { address: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into followup.evidence (answer_id, kind, title, address, added_by, added_at)
    values (${link.answerId}, 'link', ${link.title}, ${link.address}, ${link.by}, ${link.at}) returning id`.execute(
    db,
  );
  return rows[0]!.id;
}

export async function insertFile(db: DatabaseTransaction, added: Added, file: CheckedFile): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into followup.evidence (answer_id, kind, title, file_name, content_type, size, sha256, warnings, added_by,
      added_at)
    values (${added.answerId}, 'file', ${added.title}, ${file.fileName}, ${file.contentType}, ${file.bytes.length},
      ${file.sha256}, ${file.warnings}, ${added.by}, ${added.at}) returning id`.execute(db);
  const { id } = rows[0]!;
  await sql`insert into followup.evidence_file (evidence_id, bytes) values (${id}, ${Buffer.from(file.bytes)})`.execute(
    db,
  );
  return id;
}

/** @returns false when it was not there, or may not be removed */
export async function deleteEvidence(db: DatabaseTransaction, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    delete from followup.evidence where id = ${id} returning id`.execute(db);
  return rows.length === 1;
}

/** Writes to the audit log that a file was opened; never its name. */
export async function noteDownload(db: DatabaseTransaction, evidence: Evidence): Promise<void> {
  const facts = { size: evidence.size, sha256: evidence.sha256 };
  await sql`select audit.note('download', 'followup.evidence', ${evidence.id}, ${JSON.stringify(facts)}::jsonb)`.execute(
    db,
  );
}
