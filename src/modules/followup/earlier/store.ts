import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { EarlierAnswer } from './contract.ts';

/**
 * For every strategy and measure the organisation is asked about in the round: what it, and those merged into it by
 * the day given, had approved in the owner's latest closed round before it in which any of them answered. One query.
 */
export async function listOwnEarlierAnswers(
  db: DatabaseTransaction,
  roundId: string,
  organisationId: string,
  day: string,
): Promise<EarlierAnswer[]> {
  const { rows } = await sql<EarlierAnswer>`
    with recursive family (id, steps) as (
      select ${organisationId}::uuid, 0
      union
      select o.id, f.steps + 1 from organisation.organisation o join family f on o.successor_id = f.id
      where o.valid_to < ${day} and f.steps < 20
    ), found as (
      select q.id as question_id, r.id as round_id, r.title, r.year, a.organisation_id, f.steps,
        a.value, a.reason, a.comment, a.status, a.hindrance, a.cost,
        rank() over (partition by q.id order by r.year desc, r.due_on desc, r.id) as age,
        row_number() over (partition by q.id, r.id, a.organisation_id order by e.position, e.id) as copy
      from followup.question q
      join followup.question_recipient p on p.question_id = q.id and p.organisation_id = ${organisationId}
      join followup.round present on present.id = q.round_id
      join followup.question e on e.lineage_id = q.lineage_id and not e.dropped
      join followup.round r on r.id = e.round_id and r.status = 'closed' and r.id <> present.id
        and r.owner_organisation_id = present.owner_organisation_id
        and (r.year, r.due_on) < (present.year, present.due_on)
      join followup.answer a on a.question_id = e.id and a.state = 'approved'
      join (select id, min(steps) as steps from family group by id) f on f.id = a.organisation_id
      where q.round_id = ${roundId} and not q.dropped)
    select n.question_id as "questionId", jsonb_build_object('id', n.round_id, 'title', n.title, 'year', n.year) as round,
      jsonb_build_object('id', o.id, 'name', o.name) as organisation,
      n.value, n.reason, n.comment, n.status, n.hindrance, n.cost
    from found n join organisation.organisation o on o.id = n.organisation_id
    where n.age = 1 and n.copy = 1 order by n.question_id, n.steps, o.name collate public.swedish, o.id`.execute(
    db,
  );
  return rows;
}
