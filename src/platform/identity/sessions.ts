import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';
import { SESSION_COOKIE } from '../http/cookies.ts';
import type { Reply } from '../http/endpoint.ts';
import { problems } from '../http/problem.ts';
import { type Context, csrfTokenFor, hashToken, newToken } from './context.ts';
import type { Assignment, DemoPeople, OrganisationName, Session } from './contract.ts';

/** How long sessions last: whole, and unused. */
export interface SessionLengths {
  hours: number;
  idleMinutes: number;
}

export interface SignInSettings {
  login: Connection;
  municipality: { name: string; applicationName: string };
  demo: boolean;
  lengths: SessionLengths;
}

/** Writes a sign-in that came to nothing to the log. `reason` is one of our own words, never what somebody sent. */
export async function refuseSignIn(
  settings: SignInSettings,
  method: 'demo' | 'oidc',
  reason: string,
  requestId: string,
): Promise<void> {
  await sql`select identity.refuse_sign_in(${method}, ${reason}, ${requestId})`.execute(settings.login.db);
}

/**
 * Opens a session for a person, always with a token of its own.
 * @returns the token, or null when the person may not sign in (that way)
 */
export async function openSession(
  settings: SignInSettings,
  personId: string,
  method: 'demo' | 'oidc',
  requestId: string,
): Promise<string | null> {
  const token = newToken();
  const { hours, idleMinutes } = settings.lengths;
  const { rows } = await sql<{ id: string | null }>`
    select identity.open_session(${personId}::uuid, ${hashToken(token)}, ${method},
      make_interval(hours => ${hours}), make_interval(mins => ${idleMinutes}), ${requestId}) as id
  `.execute(settings.login.db);
  return rows[0]?.id ? token : null;
}

export function keepToken(reply: Reply, token: string, lengths: SessionLengths): void {
  reply.setCookie(SESSION_COOKIE, token, lengths.hours * 3600);
}

/** The invented persons that demo mode offers. */
export async function listDemoPeople(settings: SignInSettings): Promise<DemoPeople> {
  const { rows } = await sql<DemoPeople['people'][number]>`select * from identity.list_demo_people()`.execute(
    settings.login.db,
  );
  return { people: rows };
}

/** What the interface needs to know about the live session. */
export async function describeSession(
  settings: SignInSettings,
  ctx: Context,
  token: string | null,
): Promise<Session> {
  const { demo, municipality } = settings;
  const nobody: Session = {
    person: null,
    acting: null,
    assignments: [],
    demo,
    // Also for a session that has run out: its cookie is still sent along, with the sign-in that follows too.
    csrfToken: token ? csrfTokenFor(token) : null,
    municipality,
    expiresAt: null,
  };
  if (!ctx.actor || !token) return nobody;
  const { rows } = await sql<{
    person_name: string;
    organisation_name: string | null;
    assignments: Assignment[];
  }>`
    select * from identity.describe_session()
  `.execute(ctx.db);
  const described = rows[0];
  if (!described) return nobody;
  const { assignmentId, role, organisationId, personId, expiresAt } = ctx.actor;
  const organisation: OrganisationName | null =
    organisationId && described.organisation_name
      ? { id: organisationId, name: described.organisation_name }
      : null;
  return {
    person: { id: personId, name: described.person_name },
    acting: assignmentId && role && organisation ? { assignmentId, role, organisation } : null,
    assignments: described.assignments,
    demo,
    csrfToken: csrfTokenFor(token),
    municipality,
    expiresAt: expiresAt.toISOString(),
  };
}

/** @throws not-found when the assignment is not the person's own, or not valid today */
export async function switchAssignment(ctx: Context, assignmentId: string): Promise<void> {
  const { rows } = await sql<{
    done: boolean;
  }>`select identity.switch_assignment(${assignmentId}::uuid) as done`.execute(ctx.db);
  if (!rows[0]?.done) throw problems.notFound();
}

export async function endSession(ctx: Context): Promise<void> {
  await sql`select identity.end_session()`.execute(ctx.db);
}
