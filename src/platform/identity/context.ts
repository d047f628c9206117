import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Connection, type DatabaseTransaction, prepared } from '../database/connection.ts';
import { problems } from '../http/problem.ts';
import type { Role } from './contract.ts';

export type Language = 'sv' | 'en';

/** Who asks: a live session, as the database found it. */
export interface Actor {
  sessionId: string;
  personId: string;
  assignmentId: string | null;
  role: Role | null;
  /** The unit acted for. */
  organisationId: string | null;
  expiresAt: Date;
}

/** What a service gets: who asks, a transaction that already carries the session, the clock, the request. */
export interface Context {
  actor: Actor | null;
  db: DatabaseTransaction;
  now: () => Date;
  requestId: string;
  language: Language;
}

/** A context in which somebody is signed in and acts in a role. */
export interface ActingContext extends Context {
  actor: Actor & { assignmentId: string; role: Role; organisationId: string };
}

export interface Asker {
  token: string | null;
  requestId: string;
  language: Language;
}

export const newToken = () => randomBytes(32).toString('base64url');
export const hashToken = (token: string) => createHash('sha256').update(token).digest();
/** Bound to the session without being stored; a page of another origin cannot know it. */
export const csrfTokenFor = (token: string) =>
  createHash('sha256').update(`csrf:${token}`).digest('base64url');

/**
 * Runs `work` in one transaction that belongs to the asker's session. Row-level security sees nobody else.
 * Everything is rolled back when `work` throws.
 */
export async function withSession<T>(
  app: Connection,
  asker: Asker,
  now: () => Date,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  return await app.db.transaction().execute(async (db) => {
    const { rows } = await sql<{
      session_id: string | null;
      person_id: string;
      assignment_id: string | null;
      role: Role | null;
      organisation_id: string | null;
      expires_at: Date;
    }>`${prepared} select * from identity.resume_session(${asker.token}, ${asker.requestId})`.execute(db);
    const live = rows[0];
    const actor: Actor | null = live?.session_id
      ? {
          sessionId: live.session_id,
          personId: live.person_id,
          assignmentId: live.assignment_id,
          role: live.role,
          organisationId: live.organisation_id,
          expiresAt: live.expires_at,
        }
      : null;
    return await work({ actor, db, now, requestId: asker.requestId, language: asker.language });
  });
}

/** @throws not-signed-in when nobody is; not-found when the person has no valid role */
export function acting(ctx: Context): ActingContext {
  if (!ctx.actor) throw problems.notSignedIn();
  const { assignmentId, role, organisationId } = ctx.actor;
  if (!assignmentId || !role || !organisationId) throw problems.notFound();
  return { ...ctx, actor: { ...ctx.actor, assignmentId, role, organisationId } };
}
