import { createHash } from 'node:crypto';
import { problems } from './problem.ts';

export type RateLimitKind = 'read' | 'change' | 'sign-in';

/** Requests a minute. */
export interface Limits {
  /** For one live session. */
  session: Record<RateLimitKind, number>;
  /** For everybody without one together: a token that nobody gave out buys nothing. */
  nobody: Record<RateLimitKind, number>;
}

const PER_MINUTE: Limits = {
  session: { read: 1200, change: 400, 'sign-in': 60 },
  nobody: { read: 6000, change: 600, 'sign-in': 600 },
};
const REMEMBERED_MINUTES = 10;
/** Files that one session sends or takes at the same time. Browsers send as many to one server, and no page of ours as many. */
const MOST_FILES_AT_ONCE = 6;

export interface RateLimits {
  /** @throws too-many-requests */
  check(token: string | null, kind: RateLimitKind): void;
  /** The token turned out to be that of a live session, which has limits of its own from now on. */
  confirm(token: string | null): void;
  /**
   * Does what holds a whole file in memory while others wait, as long as the session has not too much of it under way.
   * @throws too-many-requests
   */
  oneOfFew<T>(token: string | null, work: () => Promise<T>): Promise<T>;
}

/**
 * Fixed windows of a minute, in memory: one process serves an installation, so nothing has to be shared.
 * Keys are hashed, so that no token lies in memory longer than its request. Addresses are not used: people of one
 * municipality come from one, and a header that names another can be made up.
 */
export function createRateLimits(now: () => Date, limits: Limits = PER_MINUTE): RateLimits {
  let minute = -1;
  const counts = new Map<string, number>();
  let confirmed = new Set<string>();
  let confirmedBefore = new Set<string>();
  const keyOf = (token: string) => createHash('sha256').update(token).digest('base64url');
  const underWay = new Map<string, number>();
  const turnPage = () => {
    const current = Math.floor(now().getTime() / 60_000);
    if (current === minute) return;
    if (Math.floor(current / REMEMBERED_MINUTES) !== Math.floor(minute / REMEMBERED_MINUTES)) {
      confirmedBefore = confirmed;
      confirmed = new Set();
    }
    minute = current;
    counts.clear();
  };
  return {
    check(token, kind) {
      turnPage();
      const key = token === null ? null : keyOf(token);
      const known = key !== null && (confirmed.has(key) || confirmedBefore.has(key));
      const name = `${kind}:${known ? key : 'nobody'}`;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (count > limits[known ? 'session' : 'nobody'][kind]) throw problems.tooMany();
    },
    confirm(token) {
      if (token !== null) confirmed.add(keyOf(token));
    },
    async oneOfFew(token, work) {
      const key = token === null ? '' : keyOf(token);
      const before = underWay.get(key) ?? 0;
      if (before >= MOST_FILES_AT_ONCE) throw problems.tooMany();
      underWay.set(key, before + 1);
      try {
        return await work();
      } finally {
        const left = underWay.get(key)! - 1;
        if (left === 0) underWay.delete(key);
        else underWay.set(key, left);
      }
    },
  };
}
