import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';
import type { AnswerState, AnswerValue, Named } from '../../contract.ts';

export interface HeatQuestion {
  id: string;
  number: string | null;
  title: string;
  text: string;
}

/** The questions about one document, in the round's order. */
export async function listHeatQuestions(db: DatabaseTransaction, roundId: string, versionId: string) {
  const { rows } = await sql<HeatQuestion>`
    select id, number, title, text from followup.question
    where round_id = ${roundId} and version_id = ${versionId} and not dropped order by position, id`.execute(
    db,
  );
  return rows;
}

export interface HeatRow {
  organisation: Named;
  questionId: string;
  value: AnswerValue | null;
  /** Questions about measures that the organisation answers instead; empty when it is asked this very question. */
  through: string[];
}

/** Questions by their identifiers, in the round's order. */
export async function listNamedQuestions(db: DatabaseTransaction, ids: readonly string[]) {
  const { rows } = await sql<HeatQuestion>`
    select id, number, title, text from followup.question where id = any (${[...ids]}::uuid[])
    order by position, id`.execute(db);
  return rows;
}

/** Everybody asked about one document with what they said, or what they answer instead, by name of the organisation. */
export async function listHeatRows(
  db: DatabaseTransaction,
  roundId: string,
  versionId: string,
  states: readonly AnswerState[],
): Promise<HeatRow[]> {
  const { rows } = await sql<HeatRow>`
    select jsonb_build_object('id', o.id, 'name', o.name) as organisation, e."questionId", e.value, e.through
    from (
      select p.organisation_id, q.id as "questionId", a.value, '{}'::uuid[] as through
      from followup.question q
      join followup.question_recipient p on p.question_id = q.id
      left join followup.answer a on a.question_id = q.id and a.organisation_id = p.organisation_id
        and a.state = any (${[...states]}::text[])
      where q.round_id = ${roundId} and q.version_id = ${versionId} and not q.dropped
      union all
      select p.organisation_id, s.id, null, array_agg(m.id order by m.position, m.id)
      from followup.question s
      join followup.question_measure l on l.strategy_question_id = s.id
      join followup.question m on m.id = l.measure_question_id and not m.dropped
      join followup.question_recipient p on p.question_id = m.id
      where s.round_id = ${roundId} and s.version_id = ${versionId} and not s.dropped and s.through_measures
        and not exists (select 1 from followup.question_recipient own
          where own.question_id = s.id and own.organisation_id = p.organisation_id)
      group by p.organisation_id, s.id) e
    join organisation.organisation o on o.id = e.organisation_id
    order by o.name collate public.swedish, o.id`.execute(db);
  return rows;
}
