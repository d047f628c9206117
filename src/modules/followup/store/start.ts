import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** An open round with what the organisation has left to write; the first of each kind is the question to go on with. */
interface OwnWork {
  roundId: string;
  title: string;
  dueOn: string;
  asked: number;
  /** Submitted or approved. */
  done: number;
  /** Questions that colleagues have in hand. */
  withOthers: number;
  /** Not begun or drafts, handed to the person. */
  mine: number;
  firstMine: string | null;
  /** The same, in nobody's hands. */
  nobodys: number;
  firstNobodys: string | null;
  /** Returned, the person's own or nobody's. */
  returned: number;
  firstReturned: string | null;
}

/** What is left to write, by who has it in hand. One query. */
export async function listOwnWork(
  db: DatabaseTransaction,
  organisationId: string,
  personId: string,
): Promise<OwnWork[]> {
  const { rows } = await sql<OwnWork>`
    with asked as (
      select p.round_id, q.id, d.position as document, q.position, coalesce(a.state, 'draft') as state,
        case when h.person_id in (select followup.coordinators_of_unit()) then h.person_id end as holder
      from followup.question_recipient p
      join followup.question q on q.id = p.question_id and not q.dropped
      join followup.round_document d on d.round_id = p.round_id and d.version_id = q.version_id
      left join followup.answer a on a.question_id = q.id and a.organisation_id = ${organisationId}
      left join followup.delegation h on h.question_id = q.id and h.organisation_id = ${organisationId}
      where p.organisation_id = ${organisationId}
        and p.round_id in (select o.id from followup.round o where o.status = 'open'))
    select r.id as "roundId", r.title, r.due_on as "dueOn", count(*)::integer as asked,
      count(*) filter (where w.state in ('submitted', 'approved'))::integer as done,
      count(*) filter (where w.holder <> ${personId} and w.state in ('draft', 'returned'))::integer as "withOthers",
      count(*) filter (where w.holder = ${personId} and w.state = 'draft')::integer as mine,
      (array_agg(w.id order by w.document, w.position)
        filter (where w.holder = ${personId} and w.state = 'draft'))[1] as "firstMine",
      count(*) filter (where w.holder is null and w.state = 'draft')::integer as nobodys,
      (array_agg(w.id order by w.document, w.position)
        filter (where w.holder is null and w.state = 'draft'))[1] as "firstNobodys",
      count(*) filter (where coalesce(w.holder, ${personId}) = ${personId} and w.state = 'returned')::integer as returned,
      (array_agg(w.id order by w.holder is null, w.document, w.position)
        filter (where coalesce(w.holder, ${personId}) = ${personId} and w.state = 'returned'))[1] as "firstReturned"
    from asked w join followup.round r on r.id = w.round_id
    group by r.id order by r.due_on, r.id limit 50`.execute(db);
  return rows;
}

/** Open rounds with answers that this approver can decide on, and how many of those asked are approved. */
export async function listAwaitingApproval(
  db: DatabaseTransaction,
  organisationId: string,
  personId: string,
) {
  const { rows } = await sql<{
    roundId: string;
    title: string;
    dueOn: string;
    waiting: number;
    /** One of those that wait: the one, when it is only one. */
    firstWaiting: string;
    asked: number;
    approved: number;
  }>`
    select r.id as "roundId", r.title, r.due_on as "dueOn", count(*)::integer as asked,
      count(*) filter (where a.state = 'approved')::integer as approved,
      count(*) filter (where a.state = 'submitted' and ${personId} not in (a.submitted_by, a.written_by))::integer as waiting,
      (array_agg(a.id) filter (where a.state = 'submitted'
        and ${personId} not in (a.submitted_by, a.written_by)))[1] as "firstWaiting"
    from followup.round r
    join followup.question_recipient p on p.round_id = r.id and p.organisation_id = ${organisationId}
    join followup.question q on q.id = p.question_id and not q.dropped
    left join followup.answer a on a.question_id = q.id and a.organisation_id = ${organisationId}
    where r.status = 'open' group by r.id
    having count(*) filter (where a.state = 'submitted' and ${personId} not in (a.submitted_by, a.written_by)) > 0
    order by r.due_on, r.id limit 50`.execute(db);
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
    organisations: number;
  }>`
    select r.id as "roundId", r.title, r.status, r.origin, r.opens_on as "opensOn", r.due_on as "dueOn",
      coalesce(p.behind, 0) as behind, coalesce(p.organisations, 0) as organisations
    from followup.round r
    left join lateral (select count(*)::integer as organisations,
        count(*) filter (where o.approved < o.asked)::integer as behind
      from (select sum(e.asked) as asked, sum(e.approved) as approved from followup.progress_of(r.id) e
        where r.status = 'open' group by e.organisation_id) o) p on true
    where r.owner_organisation_id = ${organisationId} and r.status <> 'closed'
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
