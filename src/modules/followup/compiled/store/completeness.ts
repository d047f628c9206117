import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';
import type { AnswerState } from '../../contract.ts';
import type { BoardLacks, Complete } from '../contract.ts';

export type CompleteRow = Complete & { organisationId: string; versionId: string };

/** How complete each organisation's part of each document is. One query. */
export async function countComplete(
  db: DatabaseTransaction,
  roundId: string,
  states: readonly AnswerState[],
  withoutContact: readonly string[],
): Promise<CompleteRow[]> {
  const { rows } = await sql<CompleteRow>`
    with questions as materialized (
      select q.id, q.version_id, coalesce(q.item_id = any (${[...withoutContact]}::uuid[]), false) as carried_by_nobody
      from followup.question q where q.round_id = ${roundId} and not q.dropped),
    asked as (
      select p.organisation_id, q.version_id, count(*)::integer as asked,
        (count(*) filter (where q.carried_by_nobody))::integer as without_contact
      from followup.question_recipient p join questions q on q.id = p.question_id
      where p.round_id = ${roundId} group by p.organisation_id, q.version_id),
    -- Narrow rows first: with their texts they would be sorted on disk.
    answers as materialized (
      select a.organisation_id, a.question_id, a.comment !~ '\\S' and a.reason !~ '\\S' as silent
      from followup.answer a where a.round_id = ${roundId} and a.state = any (${[...states]}::text[])),
    given as (
      select a.organisation_id, q.version_id, count(*)::integer as answered,
        (count(*) filter (where a.silent))::integer as without_comment
      from answers a join questions q on q.id = a.question_id group by a.organisation_id, q.version_id)
    select p.organisation_id as "organisationId", p.version_id as "versionId", p.asked,
      coalesce(g.answered, 0) as answered, coalesce(g.without_comment, 0) as "withoutComment",
      p.without_contact as "withoutContact"
    from asked p left join given g on g.organisation_id = p.organisation_id and g.version_id = p.version_id`.execute(
    db,
  );
  return rows;
}

/** The questions to one organisation, in the round's order, with whether it has answered and commented. */
export async function listBoardQuestions(
  db: DatabaseTransaction,
  roundId: string,
  organisationId: string,
  states: readonly AnswerState[],
) {
  const { rows } = await sql<
    Omit<BoardLacks['questions'][number], 'lacks'> & { answered: boolean; commented: boolean }
  >`
    select q.id, q.version_id as "versionId", q.item_id as "itemId", q.number, q.title, q.text,
      a.id is not null as answered, coalesce(a.comment ~ '\\S' or a.reason ~ '\\S', false) as commented
    from followup.question q
    join followup.round_document d on d.round_id = q.round_id and d.version_id = q.version_id
    join followup.question_recipient p on p.question_id = q.id and p.organisation_id = ${organisationId}
    left join followup.answer a on a.question_id = q.id and a.organisation_id = p.organisation_id
      and a.state = any (${[...states]}::text[])
    where q.round_id = ${roundId} and not q.dropped order by d.position, q.position, q.id`.execute(db);
  return rows;
}
