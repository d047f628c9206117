import { createHash } from 'node:crypto';
import { problems } from './problem.ts';

export type RateLimitKind = 'read' | 'change' | 'sign-in';

/** Requests a minute for one session; sign-in counts for everybody who has no session, together. */
const PER_MINUTE: Record<RateLimitKind, number> = { read: 1200, change: 400, 'sign-in': 120 };

export interface RateLimits {
  /** @throws too-many-requests */
  check(key: string, kind: RateLimitKind): void;
}

/**
 * Fixed windows of a minute, in memory: one process serves an installation, so nothing has to be shared.
 * Keys are hashed, so that no token lies in memory longer than its request.
 */
export function createRateLimits(now: () => Date, perMinute = PER_MINUTE): RateLimits {
  let minute = -1;
  const counts = new Map<string, number>();
  return {
    check(key, kind) {
      const current = Math.floor(now().getTime() / 60_000);
      if (current !== minute) {
        minute = current;
        counts.clear();
      }
      const name = `${kind}:${createHash('sha256').update(key).digest('base64url')}`;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (count > perMinute[kind]) throw problems.tooMany();
    },
  };
}
