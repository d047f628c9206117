import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { RoundDates } from './rules.ts';

type Row = Omit<RoundDates, 'reminders'> & {
  ownerOrganisationId: string;
  plan: NonNullable<RoundDates['reminders']>['plan'];
};

/** Rounds that anything happens to in a year, each with its plan for reminders as far as the asker sees that. One query. */
export async function listRoundDates(db: DatabaseTransaction, year: number): Promise<Row[]> {
  const swedish = (column: string) =>
    sql.raw(`to_char(${column} at time zone 'Europe/Stockholm', 'YYYY-MM-DD')`);
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  const { rows } = await sql<Row>`
    select r.id, r.title, r.status, r.origin = 'filled' as filled, r.owner_organisation_id as "ownerOrganisationId",
      r.opens_on as "opensOn", ${swedish('r.opened_at')} as "openedOn", r.due_on as "dueOn",
      ${swedish('r.closed_at')} as "closedOn",
      case when p.round_id is not null then jsonb_build_object('enabled', p.enabled, 'daysBefore', p.days_before,
        'daysAfter', p.days_after, 'weekly', p.weekly) end as plan
    from followup.round r left join followup.reminder_plan p on p.round_id = r.id
    where r.due_on between ${first}::date - 40 and ${last}::date + 130
      or r.opens_on between ${first}::date and ${last}::date
      or r.opened_at between ${first}::date - 1 and ${last}::date + 2
      or r.closed_at between ${first}::date - 1 and ${last}::date + 2`.execute(db);
  return rows;
}
