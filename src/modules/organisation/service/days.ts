import type { ActingContext } from '../../../platform/identity/context.ts';

/** The day of a moment as the city counts days, `YYYY-MM-DD`. */
export const dayOf = (moment: Date) => moment.toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

/** The day a list is asked for: today when left out, null for all times. */
export const dayAsked = (ctx: ActingContext, on: string | undefined) =>
  on === 'all' ? null : (on ?? dayOf(ctx.now()));
