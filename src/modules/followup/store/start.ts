import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Open rounds with what the organisation has left to write, and the first question of each kind. */
export async function listOwnWork(db: DatabaseTransaction, organisationId: string) {
  const { rows } = await sql<{
    roundId: string;
    title: string;
    dueOn: string;
    left: number;
    returned: number;
    firstLeft: string | null;
    firstReturned: string | null;
  }>`
    select r.id as "roundId", r.title, r.due_on as "dueOn",
      count(*) filter (where a.id is null or a.state = 'draft')::integer as left,
      count(*) filter (where a.state = 'returned')::integer as returned,
      (array_agg(q.id order by d.position, q.position) filter (where a.id is null or a.state = 'draft'))[1] as "firstLeft",
      (array_agg(q.id order by d.position, q.position) filter (where a.state = 'returned'))[1] as "firstReturned"
    from followup.round r
    join followup.question_recipient p on p.round_id = r.id and p.organisation_id = ${organisationId}
    join followup.question q on q.id = p.question_id and not q.dropped
    join followup.round_document d on d.round_id = r.id and d.version_id = q.version_id
    left join followup.answer a on a.question_id = q.id and a.organisation_id = ${organisationId}
    where r.status = 'open' group by r.id order by r.due_on, r.id limit 50`.execute(db);
  return rows;
}

/** Open rounds with answers that this approver can decide on. */
export async function listAwaitingApproval(
  db: DatabaseTransaction,
  organisationId: string,
  personId: string,
) {
  const { rows } = await sql<{ roundId: string; title: string; dueOn: string; waiting: number }>`
    select r.id as "roundId", r.title, r.due_on as "dueOn", count(*)::integer as waiting
    from followup.round r join followup.answer a on a.round_id = r.id and a.organisation_id = ${organisationId}
    where r.status = 'open' and a.state = 'submitted' and a.submitted_by <> ${personId}
    group by r.id order by r.due_on, r.id limit 50`.execute(db);
  return rows;
}

/** The unit's rounds that are not closed, with how many organisations have something left. */
export async function listPlannerRounds(db: DatabaseTransaction, organisationId: string) {
  const { rows } = await sql<{
    roundId: string;
    title: string;
    status: 'draft' | 'open';
    origin: 'asked' | 'filled';
    opensOn: string | null;
    dueOn: string;
    behind: number;
  }>`
    select r.id as "roundId", r.title, r.status, r.origin, r.opens_on as "opensOn", r.due_on as "dueOn",
      case when r.status = 'open' then (select count(distinct p.organisation_id)::integer
        from followup.progress_of(r.id) p where p.approved < p.asked) else 0 end as behind
    from followup.round r where r.owner_organisation_id = ${organisationId} and r.status <> 'closed'
    order by r.due_on, r.id limit 50`.execute(db);
  return rows;
}

/** Rounds opened or closed lately, among those the asker sees. */
export async function listRoundNews(db: DatabaseTransaction) {
  const { rows } = await sql<{ roundId: string; title: string; act: 'opened' | 'closed'; at: string }>`
    select r.id as "roundId", r.title, n.act, ${iso('n.at')} as at
    from followup.round r cross join lateral (values ('opened', r.opened_at), ('closed', r.closed_at)) as n (act, at)
    where n.at is not null and (r.origin = 'asked' or n.act = 'closed') order by n.at desc limit 5`.execute(
    db,
  );
  return rows;
}

/** The organisation's answers that were approved or returned lately. */
export async function listAnswerNews(db: DatabaseTransaction, organisationId: string) {
  const { rows } = await sql<{
    answerId: string;
    roundId: string;
    questionId: string;
    number: string | null;
    name: string;
    state: 'approved' | 'returned';
    at: string;
  }>`
    select a.id as "answerId", a.round_id as "roundId", a.question_id as "questionId", q.number,
      coalesce(nullif(q.title, ''), q.text) as name, a.state,
      ${iso("coalesce(case when a.state = 'approved' then a.approved_at end, a.returned_at)")} as at
    from followup.answer a join followup.question q on q.id = a.question_id
    join followup.round r on r.id = a.round_id and r.status = 'open'
    where a.organisation_id = ${organisationId} and a.state in ('approved', 'returned')
    order by coalesce(case when a.state = 'approved' then a.approved_at end, a.returned_at) desc limit 10`.execute(
    db,
  );
  return rows;
}
