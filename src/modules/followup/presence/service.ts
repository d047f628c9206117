import type { SessionRunner } from '../../../platform/http/endpoint.ts';
import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { factsOfAsked } from '../service/answers.ts';
import * as answers from '../store/answers.ts';
import type { Presence, PresenceAsk } from './contract.ts';
import { mayKnowPresence, writesHere } from './policy.ts';
import { type PresenceRooms, presenceRooms, roomOf, type Visitor } from './rooms.ts';
import { findPersonName } from './store.ts';

/** Who asks, and the room they may look into. @throws not-found for everybody else */
async function admit(ctx: ActingContext, questionId: string, page: string) {
  const { actor } = ctx;
  const [place] = await answers.listAskedQuestions(ctx.db, [questionId], actor.organisationId);
  if (!place) throw problems.notFound();
  const round = factsOfAsked(place, actor.organisationId);
  if (!mayKnowPresence(actor, round, actor.organisationId)) throw problems.notFound();
  const visitor: Visitor = {
    personId: actor.personId,
    page,
    name: await findPersonName(ctx.db, actor.personId),
    writes: writesHere(actor, round, actor.organisationId),
  };
  return { room: roomOf(questionId, actor.organisationId), visitor };
}

/**
 * Says that the page is open and waits for something to change, without a database connection. Whoever has lost the
 * session or the role while waiting learns nothing.
 */
export async function attend(
  runner: Pick<SessionRunner, 'within'>,
  questionId: string,
  { page, known }: PresenceAsk,
  rooms: PresenceRooms = presenceRooms,
): Promise<Presence> {
  const { room, visitor } = await runner.within((ctx) => admit(ctx, questionId, page));
  const asked = performance.now();
  const outcome = await rooms.hold(room, visitor, known);
  if (outcome === 'same') return { stamp: known, others: null, revision: null };
  if (performance.now() - asked > 50) await runner.within((ctx) => admit(ctx, questionId, page));
  return rooms.look(room, visitor);
}

/** The page was closed. Everybody can take away nothing but their own. */
export function depart(ctx: ActingContext, questionId: string, page: string, rooms = presenceRooms): void {
  const { personId, organisationId } = ctx.actor;
  rooms.leave(roomOf(questionId, organisationId), { personId, page });
}
