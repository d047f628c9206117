/** How a text that is being written stands to what the server has. */
export type SaveState = 'idle' | 'unsaved' | 'saving' | 'saved' | 'offline' | 'conflict' | 'refused';

export type SaveStatus = {
  state: SaveState;
  /** When the server last acknowledged, as ISO 8601; null before that. */
  savedAt: string | null;
  /** What was refused or is in conflict, as it was thrown. */
  problem: unknown;
};

export type SaveFailure = 'offline' | 'conflict' | 'refused';

export type AutosaverOptions<Value> = {
  /** Sends the value; resolves when the server has acknowledged it. */
  save: (value: Value, options: { keepalive: boolean }) => Promise<unknown>;
  /** Sorts a failed save: try again later, ask the person, or tell that it was refused. */
  failureOf: (error: unknown) => SaveFailure;
  onStatus: (status: SaveStatus) => void;
  /** Copy on this device, kept until the server has acknowledged. */
  keep?: { write: (value: Value) => void; clear: () => void };
  /** Milliseconds after the last keystroke until it is sent; at most 800. Who never pauses is not waited for. */
  delay?: number;
  now: () => Date;
  schedule: (action: () => void, milliseconds: number) => () => void;
};

export type Autosaver<Value> = {
  /** A new value was typed. */
  change: (value: Value) => void;
  /** Send at once what is not sent: the field was left, or the page is going away. */
  flush: (options?: { keepalive?: boolean }) => Promise<void>;
  /** Contact is back: try again now. */
  retry: () => void;
  /** The person has decided about a conflict, or wants no more of what is unsent. */
  discard: () => void;
  stop: () => void;
};

const longestDelay = 800;
/** Milliseconds that a keystroke may wait for a pause in the typing: what is older than two seconds is never lost. */
const longestUnsent = 1_000;
const firstRetry = 1_000;
const longestRetry = 30_000;

/** Milliseconds to wait before attempt number `attempt` (0 is the first retry). */
export function retryDelay(attempt: number): number {
  return Math.min(longestRetry, firstRetry * 2 ** attempt);
}

/**
 * Saves what a person writes, in order and never two at a time: the newest value wins, nothing that
 * was typed is forgotten until the server has acknowledged it.
 */
export function createAutosaver<Value>(options: AutosaverOptions<Value>): Autosaver<Value> {
  const delay = Math.min(options.delay ?? longestDelay, longestDelay);
  let pending: { value: Value } | null = null;
  let sending: Promise<void> | null = null;
  /** When the oldest keystroke that is not on its way was typed. */
  let unsentSince: number | null = null;
  let cancelTimer: (() => void) | null = null;
  let attempt = 0;
  let stopped = false;
  let generation = 0;
  let status: SaveStatus = { state: 'idle', savedAt: null, problem: null };

  function tell(state: SaveState, problem: unknown = null, savedAt = status.savedAt) {
    status = { state, savedAt, problem };
    if (!stopped) options.onStatus(status);
  }

  function cancel() {
    cancelTimer?.();
    cancelTimer = null;
  }

  function plan(milliseconds: number) {
    cancel();
    cancelTimer = options.schedule(() => {
      cancelTimer = null;
      void send(false);
    }, milliseconds);
  }

  /** Waits for a pause in the typing, though not for ever. */
  function planToSend() {
    const waited = unsentSince === null ? 0 : options.now().getTime() - unsentSince;
    plan(Math.max(0, Math.min(delay, longestUnsent - waited)));
  }

  function send(keepalive: boolean): Promise<void> {
    if (sending) return sending;
    if (pending === null) return Promise.resolve();
    const { value } = pending;
    const startedIn = generation;
    pending = null;
    unsentSince = null;
    tell('saving');
    sending = options
      .save(value, { keepalive })
      .then(() => {
        attempt = 0;
        if (startedIn !== generation) return;
        if (pending === null) {
          options.keep?.clear();
          tell('saved', null, options.now().toISOString());
        } else {
          tell('unsaved', null, options.now().toISOString());
        }
      })
      .catch((error: unknown) => {
        if (startedIn !== generation) return;
        // What could not be sent is still unsent, unless something newer has been typed meanwhile.
        pending ??= { value };
        const failure = options.failureOf(error);
        tell(failure, error);
        if (failure === 'offline' && !stopped) {
          plan(retryDelay(attempt));
          attempt += 1;
        }
      })
      .finally(() => {
        sending = null;
        const waitsForPerson = status.state === 'conflict' || status.state === 'refused';
        if (pending === null || cancelTimer !== null || waitsForPerson) return;
        if (stopped) plan(0);
        else planToSend();
      });
    return sending;
  }

  return {
    change(value) {
      pending = { value };
      unsentSince ??= options.now().getTime();
      options.keep?.write(value);
      if (status.state === 'conflict') return;
      if (status.state !== 'offline' && status.state !== 'saving') tell('unsaved');
      planToSend();
    },
    async flush({ keepalive = false } = {}) {
      if (status.state === 'conflict') return;
      cancel();
      await sending;
      cancel();
      await send(keepalive);
    },
    retry() {
      if (pending === null || sending || status.state === 'conflict') return;
      attempt = 0;
      plan(0);
    },
    discard() {
      generation += 1;
      cancel();
      pending = null;
      unsentSince = null;
      attempt = 0;
      options.keep?.clear();
      tell(status.savedAt === null ? 'idle' : 'saved');
    },
    stop() {
      stopped = true;
      if (pending !== null) void send(true);
      else cancel();
    },
  };
}
