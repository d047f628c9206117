import { z } from 'zod';

/** "I am here": from one open page. */
export const PresenceAsk = z.object({
  /** Made up by the page when it opens; tells two windows of one person apart. */
  page: z.uuid(),
  /** The `stamp` of the latest reply; the server waits while it still is right. Empty the first time. */
  known: z.string().max(100),
});
export type PresenceAsk = z.infer<typeof PresenceAsk>;

export const PresentPerson = z.object({
  name: z.string(),
  /** Whether they can write in the answer; otherwise they read. */
  writes: z.boolean(),
  /** Oneself, in another window. */
  self: z.boolean(),
});
export type PresentPerson = z.infer<typeof PresentPerson>;

export const Presence = z.object({
  stamp: z.string(),
  /** Everyone else here, once each; null when nothing has changed since `known`. */
  others: z.array(PresentPerson).nullable(),
  /** The revision the answer was last saved at while somebody was here; null when nobody has saved. */
  revision: z.int().nullable(),
});
export type Presence = z.infer<typeof Presence>;
