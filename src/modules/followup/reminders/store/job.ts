import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';
import { calendarDay } from '../../../../platform/i18n/format.ts';
import type { ReminderFact } from '../rules/digest.ts';
import type { ReminderPlan } from '../rules/schedule.ts';

/** What samlad_jobs may ask and do; there is no session here, and no table that it reads. */

export async function findLastRun(db: DatabaseTransaction): Promise<string | null> {
  const { rows } = await sql<{
    day: string | null;
  }>`select followup.last_reminder_run() as day`.execute(db);
  return rows[0]?.day ?? null;
}

/** Takes the day; false when it has been taken. */
export async function beginRun(db: DatabaseTransaction, day: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{
    begun: boolean;
  }>`select followup.begin_reminder_run(${day}, ${at}) as begun`.execute(db);
  return rows[0]!.begun;
}

export async function hasRequests(db: DatabaseTransaction): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`select followup.has_reminder_requests() as some`.execute(db);
  return rows[0]!.some;
}

export async function takeRequests(db: DatabaseTransaction, at: Date): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select followup.take_reminder_requests(${at}) as id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function listFacts(db: DatabaseTransaction, day: string): Promise<ReminderFact[]> {
  const { rows } = await sql<
    Omit<ReminderFact, 'openedOn' | 'plan'> &
      Omit<ReminderPlan, 'enabled'> & { openedAt: Date; enabled: boolean | null }
  >`
    select person_id as "personId", language, role, organisation_id as "organisationId",
      organisation_name as "organisationName", round_id as "roundId", round_title as "roundTitle", due_on as "dueOn",
      opened_at as "openedAt", enabled, days_before as "daysBefore", days_after as "daysAfter", weekly,
      to_answer as "toAnswer", returned, to_approve as "toApprove", first_to_answer as "firstToAnswer",
      first_returned as "firstReturned"
    from followup.reminder_facts(${day})`.execute(db);
  return rows.map(({ openedAt, enabled, daysBefore, daysAfter, weekly, ...fact }) => ({
    ...fact,
    openedOn: calendarDay(openedAt),
    plan: enabled === null ? null : { enabled, daysBefore, daysAfter, weekly },
  }));
}

export async function noteReminder(
  db: DatabaseTransaction,
  messageId: string,
  day: string,
  parts: readonly ReminderFact[],
): Promise<void> {
  const told = parts.map(({ roundId, organisationId, role, toAnswer, returned, toApprove }) => ({
    roundId,
    organisationId,
    role,
    toAnswer,
    returned,
    toApprove,
  }));
  await sql`select followup.note_reminder(${messageId}, ${day}, ${JSON.stringify(told)}::jsonb)`.execute(db);
}
