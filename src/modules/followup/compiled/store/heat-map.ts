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
}

/** Everybody asked about one document with what they said, by name of the organisation. */
export async function listHeatRows(
  db: DatabaseTransaction,
  roundId: string,
  versionId: string,
  states: readonly AnswerState[],
): Promise<HeatRow[]> {
  const { rows } = await sql<HeatRow>`
    select jsonb_build_object('id', o.id, 'name', o.name) as organisation, q.id as "questionId", a.value
    from followup.question q
    join followup.question_recipient p on p.question_id = q.id
    join organisation.organisation o on o.id = p.organisation_id
    left join followup.answer a on a.question_id = q.id and a.organisation_id = p.organisation_id
      and a.state = any (${[...states]}::text[])
    where q.round_id = ${roundId} and q.version_id = ${versionId} and not q.dropped
    order by o.name collate public.swedish, o.id`.execute(db);
  return rows;
}
