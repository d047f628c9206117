import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';
import type { Named } from '../../contract.ts';
import type { RemindedPerson, ReminderPlan, ReminderPlanChange, SentDay } from '../contract.ts';

/** What the planner has chosen; null while the round follows the usual plan. */
export async function findPlan(
  db: DatabaseTransaction,
  roundId: string,
): Promise<(ReminderPlan & { revision: number }) | null> {
  const { rows } = await sql<ReminderPlan & { revision: number }>`
    select enabled, days_before as "daysBefore", days_after as "daysAfter", weekly, revision
    from followup.reminder_plan where round_id = ${roundId}`.execute(db);
  return rows[0] ?? null;
}

/** @returns false when somebody has changed it since */
export async function savePlan(
  db: DatabaseTransaction,
  roundId: string,
  { enabled, daysBefore, daysAfter, weekly, revision }: ReminderPlanChange,
): Promise<boolean> {
  const { numAffectedRows } =
    revision === 0
      ? await sql`insert into followup.reminder_plan (round_id, enabled, days_before, days_after, weekly)
          values (${roundId}, ${enabled}, ${daysBefore}, ${daysAfter}, ${weekly})
          on conflict (round_id) do nothing`.execute(db)
      : await sql`update followup.reminder_plan set enabled = ${enabled}, days_before = ${daysBefore},
          days_after = ${daysAfter}, weekly = ${weekly}, revision = revision + 1
          where round_id = ${roundId} and revision = ${revision}`.execute(db);
  return Number(numAffectedRows) === 1;
}

export interface BoardPeople {
  organisation: Named;
  people: RemindedPerson[];
}

/** Coordinators and approvers of the boards asked, board by board. */
export async function listPeople(
  db: DatabaseTransaction,
  roundId: string,
  day: string,
): Promise<BoardPeople[]> {
  const { rows } = await sql<BoardPeople>`
    select jsonb_build_object('id', organisation_id, 'name', organisation_name) as organisation,
      jsonb_agg(jsonb_build_object('name', name, 'role', role, 'reach', reach)
        order by role desc, name collate public.swedish) as people
    from followup.reminder_people(${roundId}, ${day}) group by organisation_id, organisation_name`.execute(
    db,
  );
  return rows;
}

/** What each board has had, day by day, latest first. */
export async function listSent(db: DatabaseTransaction, roundId: string): Promise<SentDay[]> {
  const { rows } = await sql<SentDay>`
    select s.day, jsonb_build_object('id', o.id, 'name', o.name) as organisation, s.letters, s.sent, s.waiting, s.failed
    from followup.reminders_of(${roundId}) s join organisation.organisation o on o.id = s.organisation_id
    order by s.day desc, o.name collate public.swedish limit 2000`.execute(db);
  return rows;
}

export async function isRequested(db: DatabaseTransaction, roundId: string, day: string): Promise<boolean> {
  const { rows } = await sql`select 1 from followup.reminder_request
    where round_id = ${roundId} and (day = ${day} or carried_out_at is null)`.execute(db);
  return rows.length > 0;
}

/** One a day: asking twice is asking once. */
export async function requestReminders(
  db: DatabaseTransaction,
  roundId: string,
  { day, by, at }: { day: string; by: string; at: Date },
): Promise<void> {
  await sql`insert into followup.reminder_request (round_id, day, requested_by, requested_at)
    values (${roundId}, ${day}, ${by}, ${at}) on conflict do nothing`.execute(db);
}
