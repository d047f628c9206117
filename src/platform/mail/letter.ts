import type { Language } from '../identity/context.ts';

/** A letter as it is decided on; whom it reaches by what address is looked up when it leaves. */
export interface Letter {
  subject: string;
  text: string;
  /** The same as HTML. */
  html: string;
}

/** A letter whose turn it is, with where to. */
export interface TakenLetter extends Letter {
  id: string;
  name: string;
  address: string;
  language: Language;
  unsubscribeLink: string;
  /** How many times it has been tried, this time included. */
  attempts: number;
  createdAt: Date;
}

/** What became of an attempt. The code is a server's number or the kind of fault, never its words. */
export type Outcome =
  | { kind: 'sent' }
  | { kind: 'refused'; code: string }
  | { kind: 'postponed'; code: string; againAt: Date }
  | { kind: 'abandoned'; code: string };

const MINUTE = 60_000;
/** Minutes until the next attempt: five minutes, then four times as long each time, at most half a day. */
const PAUSES = [5, 20, 80, 320, 720, 720, 720, 720, 720, 720];

/** When a letter is tried again after its nth attempt has failed; null when it is given up, after some three days. */
export function nextAttempt(attempts: number, at: Date): Date | null {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? null : new Date(at.getTime() + pause * MINUTE);
}

/** What a failed attempt means: only a refusal of the very recipient is the recipient's, and only a 5xx is for good. */
export function outcomeOfFailure(
  fault: { code?: unknown; command?: unknown; responseCode?: unknown },
  attempts: number,
  at: Date,
): Outcome {
  const reply = typeof fault.responseCode === 'number' ? fault.responseCode : null;
  const named = typeof fault.code === 'string' && /^[A-Z_]{1,30}$/.test(fault.code) ? fault.code : 'unknown';
  const code = reply === null ? named : String(reply);
  if (fault.command === 'RCPT TO' && reply !== null && reply >= 550 && reply <= 553)
    return { kind: 'refused', code };
  const againAt = nextAttempt(attempts, at);
  return againAt ? { kind: 'postponed', code, againAt } : { kind: 'abandoned', code };
}

/** A name that can stand in a header: one line, no signs that steer. */
export const headerText = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
