import { createHash } from 'node:crypto';
import { Turns } from '../programs/turns.ts';
import { problems } from './problem.ts';

/** Transactions of one session at the same time. The pool has twenty for everybody; no page of ours asks for as many. */
const MOST_AT_ONCE = 6;
/** Requests of one session that wait; more is a fault or an attack. */
const MOST_WAITING = 100;

/** Keeps one session's requests from taking every connection to the database: those over a few wait for each other. */
export class SessionTurns {
  private readonly sessions = new Map<string, { turns: Turns; asked: number }>();

  /** Somebody without a session takes no turns: what they may ask for is short. @throws too-many-requests */
  async take<T>(token: string | null, work: () => Promise<T>): Promise<T> {
    if (token === null) return await work();
    const key = createHash('sha256').update(token).digest('base64url');
    const session = this.sessions.get(key) ?? { turns: new Turns(MOST_AT_ONCE), asked: 0 };
    if (session.asked >= MOST_AT_ONCE + MOST_WAITING) throw problems.tooMany();
    this.sessions.set(key, session);
    session.asked += 1;
    try {
      return await session.turns.take(work);
    } finally {
      session.asked -= 1;
      if (session.asked === 0) this.sessions.delete(key);
    }
  }
}
