import { calendarDay } from '../i18n/format.ts';
import type { Job, JobContext } from '../jobs/job.ts';
import type { Carrier } from './carrier.ts';
import { type Outcome, outcomeOfFailure, type TakenLetter } from './letter.ts';
import { settleLetter, takeLetters } from './outbox.ts';

const AT_ONCE = 10;

async function attempt(carrier: Carrier, letter: TakenLetter, now: () => Date): Promise<Outcome> {
  try {
    await carrier.carry(letter);
    return { kind: 'sent' };
  } catch (error) {
    return outcomeOfFailure(error as object, letter.attempts, now());
  }
}

/**
 * Sends what waits in the outbox. A letter is marked as sent after the mail server has taken it: killed between the
 * two, it is sent again with the same Message-ID, which is as much as SMTP can promise.
 */
export async function deliverMail({ db, now, log }: JobContext, carrier: Carrier): Promise<void> {
  for (;;) {
    const letters = await takeLetters(db, now(), calendarDay(now()), AT_ONCE);
    if (letters.length === 0) return;
    let sent = 0;
    for (const letter of letters) {
      const outcome = await attempt(carrier, letter, now);
      await settleLetter(db, letter, outcome, now());
      if (outcome.kind === 'sent') sent += 1;
      else
        log.warn({ message: letter.id, outcome: outcome.kind, code: outcome.code }, 'a letter was not taken');
    }
    log.info({ sent, tried: letters.length }, 'mail was sent');
    // A server that takes nothing is left alone until the next time.
    if (sent === 0) return;
  }
}

/** Every minute: what waits in the outbox and whose turn it is. */
export const deliveryJob = (carrier: Carrier): Job => ({
  name: 'mail.deliver',
  cron: '* * * * *',
  run: (ctx) => deliverMail(ctx, carrier),
});
