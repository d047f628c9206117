import { z } from 'zod';

/** What a person has chosen about letters to them. */
export const Subscription = z.object({
  subscribed: z.boolean(),
  language: z.enum(['sv', 'en']),
  /** Where letters go; null when no address is known. */
  address: z.string().nullable(),
  /** The address's server has refused it for good. */
  refused: z.boolean(),
});
export type Subscription = z.infer<typeof Subscription>;

export const SubscriptionChange = Subscription.pick({ subscribed: true, language: true });
export type SubscriptionChange = z.infer<typeof SubscriptionChange>;

/** How mail fares, for the administrator: never what letters say. */
export const MailState = z.object({
  waiting: z.int(),
  /** When the oldest waiting letter was written. */
  waitingSince: z.iso.datetime().nullable(),
  /** What the latest attempt at a waiting letter met; empty when none has been tried. */
  lastCode: z.string(),
  /** In the last thirty days. */
  sent: z.int(),
  lastSentAt: z.iso.datetime().nullable(),
  abandoned: z.int(),
  refused: z.array(
    z.object({
      person: z.object({ id: z.uuid(), name: z.string() }),
      code: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});
export type MailState = z.infer<typeof MailState>;
