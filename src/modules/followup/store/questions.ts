import { sql } from 'kysely';
import { type DatabaseTransaction, prepared } from '../../../platform/database/connection.ts';
import type { Question, QuestionChange, QuestionDraft } from '../contract.ts';
import type { GeneratedQuestion } from '../rules.ts';

const questionColumns = sql`
  q.id, q.version_id as "versionId", q.item_id as "itemId", q.area_number as "areaNumber",
  q.area_title as "areaTitle", q.number, q.title, q.text, q.expected_result as "expectedResult", q.everyone,
  q.dropped, q.through_measures as "throughMeasures", q.revision`;

/** In the round's order, with recipients. One query. */
export async function listQuestions(db: DatabaseTransaction, roundId: string): Promise<Question[]> {
  const { rows } = await sql<Question>`
    select ${questionColumns}, coalesce(p.ids, '{}') as "recipientIds", coalesce(m.ids, '{}') as "measureQuestionIds"
    from followup.question q
    join followup.round_document d on d.round_id = q.round_id and d.version_id = q.version_id
    left join (select question_id, array_agg(organisation_id) as ids from followup.question_recipient
      where round_id = ${roundId} group by question_id) p on p.question_id = q.id
    left join (select strategy_question_id, array_agg(measure_question_id order by measure_question_id) as ids
      from followup.question_measure where round_id = ${roundId} group by strategy_question_id) m
      on m.strategy_question_id = q.id
    where q.round_id = ${roundId} order by d.position, q.position, q.id`.execute(db);
  return rows;
}

type QuestionAsked = Omit<Question, 'recipientIds' | 'measureQuestionIds'> & {
  strategies: { number: string | null; title: string }[];
};

/** The questions an organisation gets in a round, in order. One query. */
export async function listQuestionsTo(db: DatabaseTransaction, roundId: string, organisationId: string) {
  const { rows } = await sql<QuestionAsked>`${prepared}
    select ${questionColumns}, coalesce((select jsonb_agg(jsonb_build_object('number', s.number, 'title', s.title)
        order by s.position) from followup.question_measure m
        join followup.question s on s.id = m.strategy_question_id and s.through_measures and not s.dropped
      where m.measure_question_id = q.id and m.round_id = q.round_id), '[]') as strategies
    from followup.question q
    join followup.question_recipient p on p.question_id = q.id and p.organisation_id = ${organisationId}
    join followup.round_document d on d.round_id = q.round_id and d.version_id = q.version_id
    where q.round_id = ${roundId} and not q.dropped order by d.position, q.position, q.id`.execute(db);
  return rows;
}

export interface QuestionPlace {
  id: string;
  roundId: string;
  dropped: boolean;
  revision: number;
}

export async function findQuestion(db: DatabaseTransaction, id: string): Promise<QuestionPlace | null> {
  const { rows } = await sql<QuestionPlace>`
    select id, round_id as "roundId", dropped, revision from followup.question where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Writes generated questions with their recipients: two statements, however many. */
export async function insertQuestions(
  db: DatabaseTransaction,
  roundId: string,
  questions: GeneratedQuestion[],
) {
  if (questions.length === 0) return;
  await sql`
    insert into followup.question (round_id, version_id, item_id, lineage_id, area_number, area_title, number, title,
      text, expected_result, position, everyone)
    select ${roundId}, q."versionId", q."itemId", q."lineageId", q."areaNumber", q."areaTitle", q.number, q.title,
      q.text, q."expectedResult", q.position, q.everyone
    from jsonb_to_recordset(${JSON.stringify(questions)}::jsonb) as q ("versionId" uuid, "itemId" uuid,
      "lineageId" uuid, "areaNumber" text, "areaTitle" text, number text, title text, text text,
      "expectedResult" text, position integer, everyone boolean)`.execute(db);
  await sql`
    insert into followup.question_recipient (question_id, organisation_id, round_id)
    select q.id, r.organisation_id, q.round_id
    from jsonb_to_recordset(${JSON.stringify(questions)}::jsonb) as g ("versionId" uuid, "itemId" uuid, "recipientIds" uuid[])
    join followup.question q on q.round_id = ${roundId} and q.version_id = g."versionId" and q.item_id = g."itemId"
    cross join unnest(g."recipientIds") as r (organisation_id)
    on conflict do nothing`.execute(db);
}

/** Adds a question of the planner's own last in its document. */
export async function insertQuestion(
  db: DatabaseTransaction,
  roundId: string,
  draft: QuestionDraft,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into followup.question (round_id, version_id, text, expected_result, everyone, position)
    values (${roundId}, ${draft.versionId}, ${draft.text}, ${draft.expectedResult}, ${draft.everyone},
      (select coalesce(max(position), 0) + 1 from followup.question where round_id = ${roundId}))
    returning id`.execute(db);
  return rows[0]!.id;
}

/** @returns false when somebody changed the question meanwhile, or it may not be changed */
export async function updateQuestion(
  db: DatabaseTransaction,
  id: string,
  change: QuestionChange,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update followup.question set text = ${change.text}, everyone = ${change.everyone}, dropped = ${change.dropped},
      through_measures = ${change.throughMeasures} and exists (select 1 from followup.question_measure m
        where m.strategy_question_id = id), revision = revision + 1
    where id = ${id} and revision = ${change.revision} returning id`.execute(db);
  return rows.length === 1;
}

/** Only organisations asked in the round become recipients. */
export async function setRecipients(
  db: DatabaseTransaction,
  question: { id: string; roundId: string },
  organisationIds: string[],
) {
  await sql`delete from followup.question_recipient where question_id = ${question.id}
    and organisation_id <> all (${organisationIds}::uuid[])`.execute(db);
  await sql`
    insert into followup.question_recipient (question_id, organisation_id, round_id)
    select ${question.id}, organisation_id, round_id from followup.round_organisation
    where round_id = ${question.roundId} and organisation_id = any (${organisationIds}::uuid[])
    on conflict do nothing`.execute(db);
}

/** Gives the questions that go to everyone to everyone asked. */
export async function addressEveryone(db: DatabaseTransaction, roundId: string) {
  await sql`
    insert into followup.question_recipient (question_id, organisation_id, round_id)
    select q.id, o.organisation_id, q.round_id
    from followup.question q join followup.round_organisation o on o.round_id = q.round_id
    where q.round_id = ${roundId} and q.everyone on conflict do nothing`.execute(db);
}

/**
 * Notes which questions are about measures that make the strategy of another question concrete. A strategy whose
 * measures come into the round is followed up through them until the planner says otherwise; in a round filled from
 * files everybody has answered already what they were asked then.
 */
export async function linkMeasures(
  db: DatabaseTransaction,
  roundId: string,
  links: readonly { itemId: string; strategyLineageIds: readonly string[] }[],
) {
  await sql`
    with linked as (
      insert into followup.question_measure (strategy_question_id, measure_question_id, round_id)
      select s.id, m.id, m.round_id
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l ("itemId" uuid, "strategyLineageIds" uuid[])
      join followup.question m on m.round_id = ${roundId} and m.item_id = l."itemId"
      join followup.question s on s.round_id = m.round_id and s.lineage_id = any (l."strategyLineageIds")
      on conflict do nothing returning strategy_question_id
    )
    update followup.question q set through_measures = true, revision = q.revision + 1
    from followup.round r
    where q.id in (select strategy_question_id from linked) and not q.through_measures
      and r.id = q.round_id and r.origin = 'asked'`.execute(db);
}

/** Takes those who answer about one of its measures from the recipients of a strategy followed up through these. */
export async function leaveToMeasures(db: DatabaseTransaction, roundId: string) {
  await sql`
    delete from followup.question_recipient p using followup.question s
    where s.id = p.question_id and s.round_id = ${roundId} and p.round_id = s.round_id and s.through_measures
      and exists (select 1 from followup.question_measure l
        join followup.question m on m.id = l.measure_question_id and not m.dropped
        join followup.question_recipient o on o.question_id = m.id and o.organisation_id = p.organisation_id
        where l.strategy_question_id = s.id)`.execute(db);
}
