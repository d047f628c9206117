import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { followupProblems } from '../problems.ts';
import { factsOf, getRound } from '../service/rounds.ts';
import type { DelegationChange, Delegations } from './contract.ts';
import { mayBeDelegate, mayDelegate, maySeeDelegations } from './policy.ts';
import * as store from './store.ts';

/** Who has what of the questions that the organisation acted for got in the round. */
export async function getDelegations(ctx: ActingContext, roundId: string): Promise<Delegations> {
  const round = await getRound(ctx, roundId);
  const { organisationId } = ctx.actor;
  if (!maySeeDelegations(ctx.actor, factsOf(round), organisationId)) throw problems.notFound();
  return {
    delegations: await store.listDelegations(ctx.db, roundId, organisationId),
    colleagues: await store.listCoordinators(ctx.db),
  };
}

/**
 * Hands questions over, hands them on or takes them back, all or none.
 * @throws round-not-open; not-a-coordinator when somebody's role has ended meanwhile
 */
export async function changeDelegations(
  ctx: ActingContext,
  roundId: string,
  { changes }: DelegationChange,
): Promise<Delegations> {
  const round = factsOf(await getRound(ctx, roundId));
  const { organisationId, personId } = ctx.actor;
  if (!mayDelegate(ctx.actor, { ...round, status: 'open' }, organisationId)) throw problems.notFound();
  if (round.status !== 'open') throw followupProblems.roundNotOpen();
  const coordinators = (await store.listCoordinators(ctx.db)).map(({ id }) => id);
  const latest = [...new Map(changes.map((each) => [each.questionId, each])).values()];
  if (latest.some((each) => each.personId !== null && !mayBeDelegate(each.personId, coordinators)))
    throw followupProblems.notACoordinator();
  await store.writeDelegations(ctx.db, { roundId, organisationId }, latest, { by: personId, at: ctx.now() });
  for (const to of new Set(latest.map((each) => each.personId))) {
    const questions = latest.filter((each) => each.personId === to).length;
    await store.noteDelegations(ctx.db, roundId, { organisationId, to, questions });
  }
  return await getDelegations(ctx, roundId);
}
