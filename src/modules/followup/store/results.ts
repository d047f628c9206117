import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { CompiledAnswer, Counts, Named, RoundStatus } from '../contract.ts';

export type ProgressRow = Omit<Counts, 'notBegun'> & { organisationId: string; versionId: string };

/** Counts by organisation and document; empty for those who may not see the progress. */
export async function listProgress(db: DatabaseTransaction, roundId: string): Promise<ProgressRow[]> {
  const { rows } = await sql<ProgressRow>`
    select organisation_id as "organisationId", version_id as "versionId", asked, draft, submitted, returned, approved
    from followup.progress_of(${roundId}::uuid)`.execute(db);
  return rows;
}

export type ResultRow = Omit<CompiledAnswer, 'organisation'> & { questionId: string; organisationId: string };

/** Every answer in the round that is in one of the states and that the asker may read. */
export async function listResults(
  db: DatabaseTransaction,
  roundId: string,
  states: readonly string[],
): Promise<ResultRow[]> {
  const { rows } = await sql<ResultRow>`
    select a.id as "answerId", a.question_id as "questionId", a.organisation_id as "organisationId", a.state, a.value,
      a.reason, a.comment, a.status, a.hindrance, a.cost
    from followup.answer a where a.round_id = ${roundId} and a.state = any (${[...states]}::text[])`.execute(
    db,
  );
  return rows;
}

/** Who gets which question, by name of the organisation. */
export async function listRecipients(
  db: DatabaseTransaction,
  roundId: string,
): Promise<{ questionId: string; organisation: Named }[]> {
  const { rows } = await sql<{ questionId: string; organisation: Named }>`
    select p.question_id as "questionId", jsonb_build_object('id', o.id, 'name', o.name) as organisation
    from followup.question_recipient p join organisation.organisation o on o.id = p.organisation_id
    where p.round_id = ${roundId} order by o.name collate public.swedish`.execute(db);
  return rows;
}

/** Approved answers about a strategy or measure in every version, by round: counts of each value and of those asked. */
export async function listItemResults(db: DatabaseTransaction, lineageId: string) {
  const { rows } = await sql<{
    roundId: string;
    title: string;
    year: number;
    status: RoundStatus;
    asked: number;
    yes: number;
    partly: number;
    no: number;
    notApplicable: number;
  }>`
    select r.id as "roundId", r.title, r.year, r.status, count(*)::integer as asked,
      count(*) filter (where a.value = 'yes')::integer as yes,
      count(*) filter (where a.value = 'partly')::integer as partly,
      count(*) filter (where a.value = 'no')::integer as no,
      count(*) filter (where a.value = 'not-applicable')::integer as "notApplicable"
    from followup.question q
    join followup.round r on r.id = q.round_id and r.status <> 'draft'
    join followup.question_recipient p on p.question_id = q.id
    left join followup.answer a on a.question_id = q.id and a.organisation_id = p.organisation_id
      and a.state = 'approved'
    where q.lineage_id = ${lineageId} and not q.dropped
    group by r.id order by r.year desc, r.due_on desc, r.id desc limit 20`.execute(db);
  return rows;
}

/** Writes to the audit log that somebody took the round's answers out of the system. */
export async function noteExport(db: DatabaseTransaction, roundId: string, facts: Record<string, unknown>) {
  await sql`select audit.note('export', 'followup.round', ${roundId}, ${JSON.stringify(facts)}::jsonb)`.execute(
    db,
  );
}
