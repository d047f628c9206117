import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';
import type { StandingAnswer } from './contract.ts';

/** One organisation's answers of a filled round with where each text came from; to one question when named. One query. */
export async function listStandingAnswers(
  db: DatabaseTransaction,
  roundId: string,
  organisationId: string,
  questionId: string | null = null,
): Promise<StandingAnswer[]> {
  const { rows } = await sql<StandingAnswer>`
    select a.id as "answerId", a.question_id as "questionId", a.revision, a.state = 'draft' as removed,
      jsonb_build_object('value', a.value, 'reason', a.reason, 'comment', a.comment, 'status', a.status,
        'hindrance', a.hindrance, 'cost', a.cost) as content,
      case when s.file_id is not null and a.state = 'approved' then jsonb_build_object('fileId', s.file_id,
        'fileName', s.file_name, 'place', s.place) end as source,
      case when s.file_id is null then (select e.file_name from followup.answer_source e
        where e.answer_id = a.id and e.revision < a.revision order by e.revision desc limit 1) end as "formerlyFrom"
    from followup.answer a
    left join followup.answer_source s on s.answer_id = a.id and s.revision = a.revision
    where a.round_id = ${roundId} and a.organisation_id = ${organisationId} and a.origin = 'filled'
      and (${questionId}::uuid is null or a.question_id = ${questionId}::uuid)`.execute(db);
  return rows;
}
