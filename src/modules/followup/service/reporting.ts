import type { ActingContext } from '../../../platform/identity/context.ts';
import type { Compiled } from '../contract.ts';
import * as earlier from '../store/earlier.ts';
import { getCompiled } from './results.ts';

/** A round as a report is made of it: what was approved, and how the same things were answered the time before. */
export interface RoundForReport {
  compiled: Compiled;
  /** By question; null for a question the planner added. */
  lineages: { questionId: string; lineageId: string | null }[];
  earlier: earlier.EarlierAnswer[];
}

/** Everything approved in a round, whoever asks. @throws not-found */
export async function getRoundForReport(ctx: ActingContext, roundId: string): Promise<RoundForReport> {
  return {
    compiled: await getCompiled(ctx, roundId, { include: 'approved' }),
    lineages: await earlier.listLineages(ctx.db, roundId),
    earlier: await earlier.listEarlierAnswers(ctx.db, roundId),
  };
}
