import type { ActingContext } from '../../../platform/identity/context.ts';

type WhenClosed = (ctx: ActingContext, roundId: string) => Promise<void>;
const listeners: WhenClosed[] = [];

/**
 * Has something done in the very transaction that closes a round: either all of it happens or the round stays open.
 * Other modules call this once, when they are loaded.
 */
export function whenRoundCloses(work: WhenClosed): void {
  listeners.push(work);
}

/** Tells everybody who asked that the round has been closed. */
export async function tellClosed(ctx: ActingContext, roundId: string): Promise<void> {
  for (const listener of listeners) await listener(ctx, roundId);
}
