import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';
import type { AnswerContent } from '../../contract.ts';
import type { AnswerSources, Place } from '../contract.ts';

export interface PresentRow extends AnswerContent {
  answerId: string;
  questionId: string;
  organisationId: string;
  revision: number;
  state: 'draft' | 'approved';
  fileName: string | null;
}

/** Every answer of a filled round as it stands, also those that were taken back. One query. */
export async function listPresent(db: DatabaseTransaction, roundId: string): Promise<PresentRow[]> {
  const { rows } = await sql<PresentRow>`
    select a.id as "answerId", a.question_id as "questionId", a.organisation_id as "organisationId", a.revision, a.state,
      a.value, a.reason, a.comment, a.status, a.hindrance, a.cost, s.file_name as "fileName"
    from followup.answer a left join followup.answer_source s on s.answer_id = a.id and s.revision = a.revision
    where a.round_id = ${roundId} and a.origin = 'filled'`.execute(db);
  return rows;
}

export interface Written extends AnswerContent {
  questionId: string;
  organisationId: string;
  /** The revision it is written on; 0 for a new row. */
  revision: number;
}
export interface Done {
  answerId: string;
  questionId: string;
  organisationId: string;
  revision: number;
}

const records = sql`("questionId" uuid, "organisationId" uuid, revision integer, value text, reason text, comment text,
  status text, hindrance text, cost bigint)`;
const done = sql`a.id as "answerId", a.question_id as "questionId", a.organisation_id as "organisationId", a.revision`;

/**
 * Writes answers as approved by the planner; those changed meanwhile by somebody else are not among the result.
 * Two statements, however many.
 */
export async function writeAnswers(
  db: DatabaseTransaction,
  roundId: string,
  answers: readonly Written[],
  { by, at }: { by: string; at: Date },
): Promise<Done[]> {
  const added = JSON.stringify(answers.filter(({ revision }) => revision === 0));
  const changed = JSON.stringify(answers.filter(({ revision }) => revision > 0));
  const inserted = await sql<Done>`
    insert into followup.answer as a (round_id, question_id, organisation_id, origin, state, value, reason, comment,
      status, hindrance, cost, updated_by, updated_at, approved_by, approved_at)
    select ${roundId}, w."questionId", w."organisationId", 'filled', 'approved', w.value, w.reason, w.comment, w.status,
      w.hindrance, w.cost, ${by}, ${at}, ${by}, ${at}
    from jsonb_to_recordset(${added}::jsonb) as w ${records}
    on conflict (question_id, organisation_id) do nothing returning ${done}`.execute(db);
  const updated = await sql<Done>`
    update followup.answer a set state = 'approved', value = w.value, reason = w.reason, comment = w.comment,
      status = w.status, hindrance = w.hindrance, cost = w.cost, revision = a.revision + 1, updated_by = ${by},
      updated_at = ${at}, approved_by = ${by}, approved_at = ${at}
    from jsonb_to_recordset(${changed}::jsonb) as w ${records}
    where a.round_id = ${roundId} and a.question_id = w."questionId" and a.organisation_id = w."organisationId"
      and a.revision = w.revision returning ${done}`.execute(db);
  return [...inserted.rows, ...updated.rows];
}

/** Empties answers: the row stays with every text it has had. @returns how many */
export async function removeAnswers(
  db: DatabaseTransaction,
  answers: readonly { answerId: string; revision: number }[],
  { by, at }: { by: string; at: Date },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update followup.answer a set state = 'draft', value = null, reason = '', comment = '', status = null, hindrance = '',
      cost = null, revision = a.revision + 1, updated_by = ${by}, updated_at = ${at}, approved_by = null,
      approved_at = null
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as w ("answerId" uuid, revision integer)
    where a.id = w."answerId" and a.revision = w.revision returning a.id`.execute(db);
  return rows.length;
}

export interface SourceRow {
  answerId: string;
  revision: number;
  fileId: string;
  place: Place;
}

/** Writes which file the present texts came from. */
export async function insertSources(db: DatabaseTransaction, sources: readonly SourceRow[]): Promise<void> {
  await sql`
    insert into followup.answer_source (answer_id, revision, round_id, file_id, file_name, sha256, place)
    select w."answerId", w.revision, f.round_id, f.id, f.file_name, f.sha256, w.place
    from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb)
      as w ("answerId" uuid, revision integer, "fileId" uuid, place jsonb)
    join followup.filling_file f on f.id = w."fileId"`.execute(db);
}

/** The text that an answer had before a file gave it another one; `state` draft when it was none. */
export interface BeforeFile extends AnswerContent {
  answerId: string;
  questionId: string;
  organisationId: string;
  revision: number;
  state: 'draft' | 'approved' | null;
  sourceFileId: string | null;
  place: Place | null;
}

/**
 * Answers whose present text comes from the file, with what they said before it: by hand, taken back, or from another
 * file that has not been taken back itself. One query.
 */
export async function listStanding(db: DatabaseTransaction, fileId: string): Promise<BeforeFile[]> {
  const { rows } = await sql<BeforeFile>`
    select a.id as "answerId", a.question_id as "questionId", a.organisation_id as "organisationId", a.revision,
      b.state, b.value, coalesce(b.reason, '') as reason, coalesce(b.comment, '') as comment, b.status,
      coalesce(b.hindrance, '') as hindrance, b.cost, b.file_id as "sourceFileId", b.place
    from followup.answer_source s
    join followup.answer a on a.id = s.answer_id and a.revision = s.revision and a.state = 'approved'
    left join lateral (
      select v.state, v.value, v.reason, v.comment, v.status, v.hindrance, v.cost, e.file_id, e.place
      from followup.answer_revision v
      left join followup.answer_source e on e.answer_id = v.answer_id and e.revision = v.revision
      left join followup.filling_file o on o.id = e.file_id
      where v.answer_id = a.id and v.revision < a.revision and e.file_id is distinct from ${fileId}::uuid
        and (e.file_id is null or o.saved_at is not null)
      order by v.revision desc limit 1) b on true
    where s.file_id = ${fileId}`.execute(db);
  return rows;
}

/** Answers that the file once gave a text and that say something else now. */
export async function countOvertaken(db: DatabaseTransaction, fileId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct a.id)::integer as n
    from followup.answer_source s join followup.answer a on a.id = s.answer_id and a.state = 'approved'
    where s.file_id = ${fileId} and not exists (select 1 from followup.answer_source p
      where p.answer_id = a.id and p.revision = a.revision and p.file_id = ${fileId})`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Where each answer of a round came from, as far as the asker may read. One query. */
export async function listSources(
  db: DatabaseTransaction,
  roundId: string,
): Promise<AnswerSources['sources']> {
  const { rows } = await sql<AnswerSources['sources'][number]>`
    select a.id as "answerId", a.question_id as "questionId", a.organisation_id as "organisationId",
      s.file_name as "fileName", s.sha256, s.place
    from followup.answer_source s
    join followup.answer a on a.id = s.answer_id and a.revision = s.revision and a.state = 'approved'
    where s.round_id = ${roundId}`.execute(db);
  return rows;
}

/** Which file the present texts of these answers come from; nothing for what was written by hand. One query. */
export async function listSourcesOf(
  db: DatabaseTransaction,
  answerIds: readonly string[],
): Promise<{ answerId: string; fileName: string; place: Place }[]> {
  const { rows } = await sql<{ answerId: string; fileName: string; place: Place }>`
    select s.answer_id as "answerId", s.file_name as "fileName", s.place
    from followup.answer_source s join followup.answer a on a.id = s.answer_id and a.revision = s.revision
    where s.answer_id = any (${[...answerIds]}::uuid[])`.execute(db);
  return rows;
}

/** How many questions each organisation was asked in the round, and how many answers are filled in. One query. */
export async function listFilledCounts(db: DatabaseTransaction, roundId: string) {
  const { rows } = await sql<{ organisationId: string; asked: number; filled: number }>`
    select p.organisation_id as "organisationId", count(*)::integer as asked, count(a.id)::integer as filled
    from followup.question_recipient p join followup.question q on q.id = p.question_id and not q.dropped
    left join followup.answer a on a.question_id = q.id and a.organisation_id = p.organisation_id
      and a.state = 'approved'
    where p.round_id = ${roundId} group by p.organisation_id`.execute(db);
  return rows;
}
