import type { ActingContext } from '../../../platform/identity/context.ts';
import * as store from '../store/following.ts';

/** What the documents of a round want to reach, and by when; those that the person may see. */
export async function listFollowedIndicators(ctx: ActingContext, versionIds: readonly string[]) {
  return await store.listFollowedIndicators(ctx.db, versionIds);
}

/** Identifiers of measures that name nobody who carries them: the same as the gap `no-owner`. */
export async function listMeasuresWithoutContact(ctx: ActingContext, versionIds: readonly string[]) {
  return await store.listMeasuresWithoutContact(ctx.db, versionIds);
}
