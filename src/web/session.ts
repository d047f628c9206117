import { queryOptions, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { Session } from '../platform/identity/contract.ts';
import { type ApiProblem, api, setCsrfToken } from './api.ts';
import { deviceStorage, keepCopiesFor } from './local-copy.ts';
import { queryClient } from './query-client.ts';

async function readSession(signal?: AbortSignal): Promise<Session> {
  const session = await api.get('/session', Session, { signal });
  setCsrfToken(session.csrfToken);
  if (session.person) keepCopiesFor(session.person.id, deviceStorage());
  return session;
}

export const sessionQuery = queryOptions<Session, ApiProblem>({
  queryKey: ['session'],
  queryFn: ({ signal }) => readSession(signal),
  staleTime: 5 * 60_000,
});

export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** Who the person acts for right now, or null when signed out. */
export function useActing(): Session['acting'] {
  return useSession()?.acting ?? null;
}

/** Everything read so far belonged to another right: it is forgotten, and the session is read anew. */
async function beginAnew(): Promise<void> {
  const session = await readSession();
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  queryClient.setQueryData(sessionQuery.queryKey, session);
}

/** Acts for another unit, or in another role, openly. */
export async function actAs(assignmentId: string): Promise<void> {
  await api.send('POST', '/session/acting', { assignmentId }, z.unknown());
  await beginAnew();
}

let leaving = false;

/** True when nobody is signed in because the person chose so, not because time ran out. */
export function leftOnPurpose(): boolean {
  return leaving;
}

export async function signOut(): Promise<void> {
  leaving = true;
  await api.send('DELETE', '/session', undefined, z.unknown());
  await beginAnew();
}

/** Signs in as one of the demo's invented people; exists in demo mode only. */
export async function signInAsDemoPerson(personId: string): Promise<void> {
  leaving = false;
  await api.send('POST', '/demo/sign-in', { personId }, z.unknown());
  await beginAnew();
}
