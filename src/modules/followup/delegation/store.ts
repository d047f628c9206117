import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { Named } from '../contract.ts';
import type { Written } from '../store/answers.ts';
import type { Delegation, DelegationChange } from './contract.ts';

/** Who has what of an organisation's questions in a round. One query. */
export async function listDelegations(
  db: DatabaseTransaction,
  roundId: string,
  organisationId: string,
): Promise<Delegation[]> {
  const { rows } = await sql<Delegation>`
    select d.question_id as "questionId", jsonb_build_object('id', p.id, 'name', p.name) as person,
      d.person_id in (select followup.coordinators_of_unit()) as current, d.note, b.name as by,
      to_char(d.delegated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from followup.delegation d
    join identity.person p on p.id = d.person_id join identity.person b on b.id = d.delegated_by
    where d.round_id = ${roundId} and d.organisation_id = ${organisationId}`.execute(db);
  return rows;
}

/** Coordinators of the unit acted for, by name. */
export async function listCoordinators(db: DatabaseTransaction): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select p.id, p.name from identity.person p
    where p.id in (select followup.coordinators_of_unit()) order by p.name collate public.swedish, p.id`.execute(
    db,
  );
  return rows;
}

type Change = DelegationChange['changes'];

/** Writes who has what: two statements, however many. Questions that do not go to the organisation are left out. */
export async function writeDelegations(
  db: DatabaseTransaction,
  place: { roundId: string; organisationId: string },
  changes: Change,
  { by, at }: Written,
): Promise<void> {
  const back = changes.filter(({ personId }) => personId === null).map(({ questionId }) => questionId);
  await sql`
    delete from followup.delegation where round_id = ${place.roundId} and organisation_id = ${place.organisationId}
      and question_id = any (${back}::uuid[])`.execute(db);
  const given = changes.filter(({ personId }) => personId !== null);
  await sql`
    insert into followup.delegation as d (question_id, organisation_id, round_id, person_id, note, delegated_by, delegated_at)
    select p.question_id, p.organisation_id, p.round_id, c."personId", c.note, ${by}, ${at}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as c ("questionId" uuid, "personId" uuid, note text)
    join followup.question_recipient p on p.question_id = c."questionId" and p.round_id = ${place.roundId}
      and p.organisation_id = ${place.organisationId}
    on conflict (question_id, organisation_id) do update set person_id = excluded.person_id, note = excluded.note,
      delegated_by = excluded.delegated_by, delegated_at = excluded.delegated_at
    where (d.person_id, d.note) is distinct from (excluded.person_id, excluded.note)`.execute(db);
}

/** Tells the audit log in plain facts who was handed how many questions. */
export async function noteDelegations(
  db: DatabaseTransaction,
  roundId: string,
  facts: { organisationId: string; to: string | null; questions: number },
): Promise<void> {
  await sql`select audit.note('delegate', 'followup.round', ${roundId}, ${JSON.stringify(facts)}::jsonb)`.execute(
    db,
  );
}
