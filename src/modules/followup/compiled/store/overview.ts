import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';
import type { AnswerState } from '../../contract.ts';

/** How many answers said what; those asked and not among them have not answered. */
export interface Counted {
  asked: number;
  yes: number;
  partly: number;
  no: number;
  notApplicable: number;
}

export type QuestionRow = Counted & {
  id: string;
  versionId: string;
  itemId: string | null;
  areaNumber: string | null;
  areaTitle: string | null;
  number: string | null;
  title: string;
  text: string;
  expectedResult: string;
  comments: number;
  hindrances: number;
};

const questionColumns = sql`q.id, q.version_id as "versionId", q.item_id as "itemId", q.area_number as "areaNumber",
  q.area_title as "areaTitle", q.number, q.title, q.text, q.expected_result as "expectedResult"`;

/** The questions of a round, in its order, with the answers in the given states that the asker may read, counted. */
export async function countQuestions(
  db: DatabaseTransaction,
  roundId: string,
  states: readonly AnswerState[],
): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select ${questionColumns}, coalesce(p.asked, 0) as asked, coalesce(a.yes, 0) as yes, coalesce(a.partly, 0) as partly,
      coalesce(a.no, 0) as no, coalesce(a.not_applicable, 0) as "notApplicable", coalesce(a.comments, 0) as comments,
      coalesce(a.hindrances, 0) as hindrances
    from followup.question q
    join followup.round_document d on d.round_id = q.round_id and d.version_id = q.version_id
    left join (select question_id, count(*)::integer as asked from followup.question_recipient
      where round_id = ${roundId} group by question_id) p on p.question_id = q.id
    left join (select question_id, count(*) filter (where value = 'yes')::integer as yes,
        count(*) filter (where value = 'partly')::integer as partly, count(*) filter (where value = 'no')::integer as no,
        count(*) filter (where value = 'not-applicable')::integer as not_applicable,
        count(*) filter (where comment ~ '\\S' or reason ~ '\\S')::integer as comments,
        count(*) filter (where hindrance ~ '\\S')::integer as hindrances
      from followup.answer where round_id = ${roundId} and state = any (${[...states]}::text[])
      group by question_id) a on a.question_id = q.id
    where q.round_id = ${roundId} and not q.dropped order by d.position, q.position, q.id`.execute(db);
  return rows;
}

/** The same for a closed round, whose counts of approved answers are kept. */
export async function listKeptCounts(db: DatabaseTransaction, roundId: string): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select ${questionColumns}, c.asked, c.yes, c.partly, c.no, c.not_applicable as "notApplicable", c.comments,
      c.hindrances
    from followup.question q
    join followup.round_document d on d.round_id = q.round_id and d.version_id = q.version_id
    join followup.question_count c on c.question_id = q.id
    where q.round_id = ${roundId} and not q.dropped order by d.position, q.position, q.id`.execute(db);
  return rows;
}

/** Strategies that are followed up through measures of the round, with the questions about these, in the round's order. */
export async function listThrough(
  db: DatabaseTransaction,
  roundId: string,
): Promise<{ questionId: string; measureQuestionId: string }[]> {
  const { rows } = await sql<{ questionId: string; measureQuestionId: string }>`
    select s.id as "questionId", q.id as "measureQuestionId"
    from followup.question_measure m
    join followup.question s on s.id = m.strategy_question_id and s.through_measures and not s.dropped
    join followup.question q on q.id = m.measure_question_id and not q.dropped
    join followup.round_document d on d.round_id = q.round_id and d.version_id = q.version_id
    where m.round_id = ${roundId} order by d.position, q.position, q.id`.execute(db);
  return rows;
}

export type BeforeRow = Counted & { questionId: string; roundId: string; roundTitle: string; year: number };

/**
 * For every question about a strategy or measure: the counts in the owner's latest round before this one that asked
 * about it and is closed, whatever the question then was called. One query.
 */
export async function listBefore(db: DatabaseTransaction, roundId: string): Promise<BeforeRow[]> {
  const { rows } = await sql<BeforeRow>`
    select distinct on (q.id) q.id as "questionId", r.id as "roundId", r.title as "roundTitle", r.year, c.asked, c.yes,
      c.partly, c.no, c.not_applicable as "notApplicable"
    from followup.question q
    join followup.round present on present.id = q.round_id
    join followup.question e on e.lineage_id = q.lineage_id and not e.dropped
    join followup.round r on r.id = e.round_id and r.status = 'closed' and r.id <> present.id
      and r.owner_organisation_id = present.owner_organisation_id
      and (r.year, r.due_on) < (present.year, present.due_on)
    join followup.question_count c on c.question_id = e.id
    where q.round_id = ${roundId} and not q.dropped
    order by q.id, r.year desc, r.due_on desc, r.id, e.id`.execute(db);
  return rows;
}
