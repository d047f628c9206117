import { sql } from 'kysely';
import { type DatabaseTransaction, prepared } from '../../../platform/database/connection.ts';
import type { Answer, AnswerContent, AnswerRevision, RoundOrigin, RoundStatus } from '../contract.ts';

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** How a statement gets at a person of an answer `a`: `show` says what is wanted of the person, null when there is none. */
type Person = (column: string, show: (person: string) => string) => string;
/** For the few answers that a statement has written. */
const lookedUp: Person = (column, show) =>
  `(select ${show('p')} from identity.person p where p.id = a.${column})`;
/** For answers that are read: the people are read once, not once for each answer. Goes with `answersWithPeople`. */
const joined: Person = (column, show) => `case when ${column}.id is not null then ${show(column)} end`;
const answersWithPeople = sql.raw(
  `followup.answer a ${['updated_by', 'submitted_by', 'approved_by', 'returned_by']
    .map((column) => `left join identity.person ${column} on ${column}.id = a.${column}`)
    .join(' ')}`,
);

const columnsWith = (person: Person) => {
  const named = (column: string) =>
    sql.raw(person(column, (p) => `jsonb_build_object('id', ${p}.id, 'name', ${p}.name)`));
  return sql`
  a.id, a.round_id as "roundId", a.question_id as "questionId", a.organisation_id as "organisationId", a.state,
  a.value, a.reason, a.comment, a.status, a.hindrance, a.cost, a.revision,
  coalesce(${sql.raw(person('updated_by', (p) => `${p}.name`))}, '') as "updatedBy",
  ${iso('a.updated_at')} as "updatedAt",
  a.written_by as "writtenById",
  ${named('submitted_by')} as "submittedBy", ${iso('a.submitted_at')} as "submittedAt",
  ${named('approved_by')} as "approvedBy", ${iso('a.approved_at')} as "approvedAt",
  ${named('returned_by')} as "returnedBy", ${iso('a.returned_at')} as "returnedAt",
  a.return_note as "returnNote"`;
};
const answerColumns = columnsWith(joined);
const writtenColumns = columnsWith(lookedUp);

/** An answer and the round it belongs to. */
export type PlacedAnswer = Answer & { roundId: string };

/** An organisation's answers in a round. One query. */
export async function listAnswersOf(
  db: DatabaseTransaction,
  roundId: string,
  organisationId: string,
): Promise<PlacedAnswer[]> {
  const { rows } = await sql<PlacedAnswer>`${prepared}
    select ${answerColumns} from ${answersWithPeople}
    where a.round_id = ${roundId} and a.organisation_id = ${organisationId}`.execute(db);
  return rows;
}

export async function findAnswers(db: DatabaseTransaction, ids: readonly string[]): Promise<PlacedAnswer[]> {
  const { rows } = await sql<PlacedAnswer>`${prepared}
    select ${answerColumns} from ${answersWithPeople} where a.id = any (${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** The organisation's answers to these questions. */
export async function findAnswersTo(
  db: DatabaseTransaction,
  questionIds: readonly string[],
  organisationId: string,
): Promise<PlacedAnswer[]> {
  const { rows } = await sql<PlacedAnswer>`${prepared}
    select ${answerColumns} from ${answersWithPeople}
    where a.question_id = any (${[...questionIds]}::uuid[]) and a.organisation_id = ${organisationId}`.execute(
    db,
  );
  return rows;
}

/** A question that goes to an organisation, with what the rules need to know about its round. */
export interface AskedQuestion {
  questionId: string;
  roundId: string;
  ownerOrganisationId: string;
  status: RoundStatus;
  origin: RoundOrigin;
}

/** Which of these questions go to the organisation. */
export async function listAskedQuestions(
  db: DatabaseTransaction,
  questionIds: readonly string[],
  organisationId: string,
): Promise<AskedQuestion[]> {
  const { rows } = await sql<AskedQuestion>`${prepared}
    select p.question_id as "questionId", p.round_id as "roundId",
      r.owner_organisation_id as "ownerOrganisationId", r.status, r.origin
    from followup.question_recipient p join followup.question q on q.id = p.question_id and not q.dropped
    join followup.round r on r.id = p.round_id
    where p.question_id = any (${[...questionIds]}::uuid[]) and p.organisation_id = ${organisationId}`.execute(
    db,
  );
  return rows;
}

/** The text an answer had at a revision. */
export async function findContentAt(
  db: DatabaseTransaction,
  answerId: string,
  revision: number,
): Promise<AnswerContent | null> {
  const { rows } = await sql<AnswerContent>`${prepared}
    select value, reason, comment, status, hindrance, cost from followup.answer_revision
    where answer_id = ${answerId} and revision = ${revision}`.execute(db);
  return rows[0] ?? null;
}

export interface Written {
  by: string;
  at: Date;
}

const contentRecord = sql`("questionId" uuid, "roundId" uuid, value text, reason text, comment text, status text,
  hindrance text, cost bigint, revision integer)`;

/**
 * Begins answers; those that somebody else began a moment ago are left alone and not among the result.
 * One statement, however many.
 */
export async function insertAnswers(
  db: DatabaseTransaction,
  organisationId: string,
  answers: (AnswerContent & { questionId: string; roundId: string })[],
  written: Written,
): Promise<PlacedAnswer[]> {
  const { rows } = await sql<PlacedAnswer>`${prepared}
    insert into followup.answer as a (round_id, question_id, organisation_id, value, reason, comment, status, hindrance,
      cost, updated_by, updated_at)
    select w."roundId", w."questionId", ${organisationId}, w.value, w.reason, w.comment, w.status, w.hindrance, w.cost,
      ${written.by}, ${written.at}
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as w ${contentRecord}
    on conflict (question_id, organisation_id) do nothing returning ${writtenColumns}`.execute(db);
  return rows;
}

/**
 * Writes new texts upon the revisions they were made from. Those changed meanwhile, and those with nothing new in them,
 * are not among the result.
 */
export async function updateAnswers(
  db: DatabaseTransaction,
  organisationId: string,
  answers: (AnswerContent & { questionId: string; revision: number })[],
  written: Written,
): Promise<PlacedAnswer[]> {
  const { rows } = await sql<PlacedAnswer>`${prepared}
    update followup.answer a set value = w.value, reason = w.reason, comment = w.comment, status = w.status,
      hindrance = w.hindrance, cost = w.cost, revision = a.revision + 1, updated_by = ${written.by},
      updated_at = ${written.at}
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as w ${contentRecord}
    where a.question_id = w."questionId" and a.organisation_id = ${organisationId} and a.revision = w.revision
      and a.state in ('draft', 'returned')
      and (a.value, a.reason, a.comment, a.status, a.hindrance, a.cost)
        is distinct from (w.value, w.reason, w.comment, w.status, w.hindrance, w.cost)
    returning ${writtenColumns}`.execute(db);
  return rows;
}

type Chosen = readonly { id: string; revision: number }[];
const chosen = (answers: Chosen) => sql`
  jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as c (id uuid, revision integer)`;

/** @returns those that were submitted */
export async function submitAnswers(
  db: DatabaseTransaction,
  answers: Chosen,
  written: Written,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${prepared}
    update followup.answer a set state = 'submitted', submitted_by = ${written.by}, submitted_at = ${written.at},
      updated_by = ${written.by}, updated_at = ${written.at}, revision = a.revision + 1
    from ${chosen(answers)}
    where a.id = c.id and a.revision = c.revision and a.state in ('draft', 'returned') returning a.id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** @returns those that were approved */
export async function approveAnswers(
  db: DatabaseTransaction,
  answers: Chosen,
  written: Written,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${prepared}
    update followup.answer a set state = 'approved', approved_by = ${written.by}, approved_at = ${written.at},
      updated_by = ${written.by}, updated_at = ${written.at}, revision = a.revision + 1
    from ${chosen(answers)}
    where a.id = c.id and a.revision = c.revision and a.state = 'submitted' returning a.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** @returns false when the answer changed meanwhile */
export async function returnAnswer(
  db: DatabaseTransaction,
  answer: { id: string; revision: number; note: string },
  written: Written,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update followup.answer a set state = 'returned', returned_by = ${written.by}, returned_at = ${written.at},
      return_note = ${answer.note}, updated_by = ${written.by}, updated_at = ${written.at}, revision = a.revision + 1
    where a.id = ${answer.id} and a.revision = ${answer.revision} and a.state = 'submitted' returning a.id`.execute(
    db,
  );
  return rows.length === 1;
}

/** The texts an answer has had, latest first; only those the asker may read. */
export async function listRevisions(db: DatabaseTransaction, answerId: string): Promise<AnswerRevision[]> {
  const { rows } = await sql<AnswerRevision>`
    select r.revision, r.state, r.value, r.reason, r.comment, r.status, r.hindrance, r.cost, r.note,
      coalesce((select p.name from identity.person p where p.id = r.person_id), '') as by, ${iso('r.saved_at')} as "savedAt"
    from followup.answer_revision r where r.answer_id = ${answerId} order by r.revision desc limit 500`.execute(
    db,
  );
  return rows;
}
