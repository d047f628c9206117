import type { Presence, PresentPerson } from '../contract.ts';

/** How a question went: an answer, no contact, nobody signed in, or no right (any more). */
export type Outcome = Presence | 'offline' | 'signed-out' | 'refused';

export interface AttendanceParts {
  /** Asks the server, which waits with its answer until something changes. */
  ask: (known: string, signal: AbortSignal) => Promise<Outcome>;
  leave: () => void;
  onOthers: (others: PresentPerson[]) => void;
  /** The answer was saved at this revision. */
  onRevision: (revision: number) => void;
  sleep: (milliseconds: number) => Promise<void>;
  now: () => number;
}

/** Untouched this long, nobody is at the page: it stops asking, and does not keep the session alive. */
export const AWAY_AFTER_MS = 120_000;
const LEAST_PAUSE_MS = 1000;
const RETRY_MS = [1000, 2000, 4000, 8000];

/**
 * Keeps telling the server that a page is open for as long as somebody is at it, and tells the page who else is there.
 * `touch` when the person does something or comes back, `away` when the page is hidden, `stop` when it is left.
 */
export function createAttendance(parts: AttendanceParts) {
  let touched = parts.now();
  let hidden = false;
  let stopped = false;
  let wake: (() => void) | null = null;
  let current: AbortController | null = null;
  const isHere = () => !hidden && parts.now() - touched < AWAY_AFTER_MS;
  const untilTouched = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });

  async function run(): Promise<void> {
    let known = '';
    let failures = 0;
    while (!stopped) {
      if (!isHere()) {
        if (known !== '') parts.leave();
        known = '';
        parts.onOthers([]);
        await untilTouched();
        continue;
      }
      const begun = parts.now();
      current = new AbortController();
      const outcome = await parts.ask(known, current.signal);
      current = null;
      if (stopped || !isHere()) continue;
      if (outcome === 'refused') break;
      if (outcome === 'signed-out') {
        // Signing in takes a while, and is followed by a touch.
        known = '';
        await parts.sleep(RETRY_MS.at(-1)!);
        touched = Number.NEGATIVE_INFINITY;
      } else if (outcome === 'offline') {
        known = '';
        if (failures === 1) parts.onOthers([]);
        await parts.sleep(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]!);
        failures += 1;
      } else {
        failures = 0;
        known = outcome.stamp;
        if (outcome.others) parts.onOthers(outcome.others);
        if (outcome.revision !== null) parts.onRevision(outcome.revision);
        const rest = LEAST_PAUSE_MS - (parts.now() - begun);
        if (rest > 0) await parts.sleep(rest);
      }
    }
    parts.onOthers([]);
    if (known !== '') parts.leave();
  }

  const rouse = () => {
    wake?.();
    wake = null;
  };
  void run();
  return {
    touch() {
      touched = parts.now();
      hidden = false;
      rouse();
    },
    away() {
      hidden = true;
      current?.abort();
    },
    stop() {
      stopped = true;
      current?.abort();
      rouse();
    },
  };
}
