import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { dayOf } from '../../organisation/index.ts';
import { answersFor } from '../policy.ts';
import { getRound } from '../service/rounds.ts';
import type { EarlierAnswers } from './contract.ts';
import * as store from './store.ts';

/** What the organisation acted for answered the last time to what the round asks it. */
export async function getEarlierAnswers(ctx: ActingContext, roundId: string): Promise<EarlierAnswers> {
  const round = await getRound(ctx, roundId);
  const { organisationId } = ctx.actor;
  const asked = round.organisations.some(({ id }) => id === organisationId);
  if (!asked || !answersFor(ctx.actor, organisationId) || round.status === 'draft') throw problems.notFound();
  return { answers: await store.listOwnEarlierAnswers(ctx.db, roundId, organisationId, dayOf(ctx.now())) };
}
