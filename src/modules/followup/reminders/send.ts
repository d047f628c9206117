import { getMunicipality } from '../../../platform/config/municipality.ts';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import { calendarDay } from '../../../platform/i18n/format.ts';
import type { Job, JobContext } from '../../../platform/jobs/job.ts';
import { unsubscribeLinkFor, writeLetter } from '../../../platform/mail/outbox.ts';
import { composeLetter } from './letter.ts';
import { type Digest, decideDigests } from './rules/digest.ts';
import { isWorkingDay } from './rules/working-days.ts';
import { beginRun, findLastRun, hasRequests, listFacts, noteReminder, takeRequests } from './store/job.ts';

/** Reminders leave in the morning, from this hour on. */
const SENDING_HOUR = 7;
const hourOf = (moment: Date) =>
  Number(moment.toLocaleString('sv-SE', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Stockholm' }));

/** @returns false when the person has had a reminder today already */
async function write(
  db: DatabaseTransaction,
  digest: Digest,
  { publicUrl, today, at }: { publicUrl: string; today: string; at: Date },
): Promise<boolean> {
  const unsubscribeLink = await unsubscribeLinkFor(db, digest.personId, publicUrl);
  const municipality = getMunicipality().name;
  const letter = composeLetter(digest, { publicUrl, unsubscribeLink, today, municipality });
  const id = await writeLetter(db, {
    ...letter,
    personId: digest.personId,
    kind: 'followup.reminder',
    key: `followup.reminder/${digest.personId}/${today}`,
    language: digest.language,
    unsubscribeLink,
    at,
  });
  if (id) await noteReminder(db, id, today, digest.parts);
  return id !== null;
}

/**
 * Puts the reminders of now in the outbox: once a working day those of the rounds' own days, and at any time those that
 * planners have asked for. Everything or nothing: one transaction takes the day and writes every letter, so a server
 * killed in the middle does it again, and nobody gets two.
 * @returns how many letters were written
 */
export async function sendReminders({ db, now, publicUrl }: JobContext): Promise<number> {
  const at = now();
  const today = calendarDay(at);
  if (!isWorkingDay(today)) return 0;
  return await db.transaction().execute(async (tx) => {
    const previous = await findLastRun(tx);
    const timely = hourOf(at) >= SENDING_HOUR && (previous === null || previous < today);
    if (!timely && !(await hasRequests(tx))) return 0;
    const daily = timely && (await beginRun(tx, today, at));
    const requested = await takeRequests(tx, at);
    const digests = decideDigests(await listFacts(tx, today), { today, previous, daily, requested });
    let written = 0;
    for (const digest of digests) if (await write(tx, digest, { publicUrl, today, at })) written += 1;
    return written;
  });
}

/** Looks every minute; decides once a day, and when a planner asks. */
export const remindersJob: Job = {
  name: 'followup.remind',
  cron: '* * * * *',
  run: async (ctx) => {
    const written = await sendReminders(ctx);
    if (written > 0) ctx.log.info({ written }, 'reminders were put in the outbox');
  },
};
