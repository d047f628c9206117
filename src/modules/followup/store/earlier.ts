import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { AnswerValue, Named } from '../contract.ts';

/** What one organisation was asked, and approved as its answer, about an item in an earlier round. */
export interface EarlierAnswer {
  lineageId: string;
  roundId: string;
  roundTitle: string;
  year: number;
  organisation: Named;
  /** null when there was no approved answer. */
  value: AnswerValue | null;
}

/** Which strategy or measure, across versions, each question of the round is about. */
export async function listLineages(db: DatabaseTransaction, roundId: string) {
  const { rows } = await sql<{ questionId: string; lineageId: string | null }>`
    select id as "questionId", lineage_id as "lineageId" from followup.question
    where round_id = ${roundId} and not dropped`.execute(db);
  return rows;
}

/**
 * For every strategy and measure in the round: how it was answered in the owner's latest round before it that asked
 * about it and is closed. One query.
 * @param questionIds only what these questions of the round are about; everything when left out
 */
export async function listEarlierAnswers(
  db: DatabaseTransaction,
  roundId: string,
  questionIds?: readonly string[],
): Promise<EarlierAnswer[]> {
  const wanted = questionIds ? sql`and q.id = any (${[...questionIds]}::uuid[])` : sql``;
  const { rows } = await sql<EarlierAnswer>`
    with latest as materialized (
      select distinct on (q.lineage_id) q.lineage_id, e.id as question_id, r.id as round_id, r.title, r.year
      from followup.question q
      join followup.round present on present.id = q.round_id
      join followup.question e on e.lineage_id = q.lineage_id and not e.dropped
      join followup.round r on r.id = e.round_id and r.status = 'closed' and r.id <> present.id
        and r.owner_organisation_id = present.owner_organisation_id
        and (r.year, r.due_on) < (present.year, present.due_on)
      where q.round_id = ${roundId} and not q.dropped ${wanted}
      order by q.lineage_id, r.year desc, r.due_on desc, r.id, e.id)
    select l.lineage_id as "lineageId", l.round_id as "roundId", l.title as "roundTitle", l.year,
      jsonb_build_object('id', o.id, 'name', o.name) as organisation, a.value
    from latest l
    join followup.question_recipient p on p.question_id = l.question_id
    join organisation.organisation o on o.id = p.organisation_id
    left join followup.answer a on a.question_id = l.question_id and a.organisation_id = p.organisation_id
      and a.state = 'approved'
    order by l.lineage_id, p.organisation_id`.execute(db);
  return rows;
}
