import { z } from 'zod';
import { Named } from '../contract.ts';

/** A question in somebody's hands. */
export const Delegation = z.object({
  questionId: z.uuid(),
  person: Named,
  /** False when the person no longer is a coordinator in the organisation: then nobody has the question. */
  current: z.boolean(),
  note: z.string(),
  /** Who handed it over. */
  by: z.string(),
  at: z.iso.datetime(),
});
export type Delegation = z.infer<typeof Delegation>;

/** Who has what in an organisation's part of a round. */
export const Delegations = z.object({
  delegations: z.array(Delegation),
  /** Those whom a question can be handed to: the organisation's coordinators of today, by name. */
  colleagues: z.array(Named),
});
export type Delegations = z.infer<typeof Delegations>;

/** Many at once, each to its own person, so that a change can be taken back whole. Null takes a question back. */
export const DelegationChange = z.object({
  changes: z
    .array(
      z.object({ questionId: z.uuid(), personId: z.uuid().nullable(), note: z.string().trim().max(2000) }),
    )
    .min(1)
    .max(1000),
});
export type DelegationChange = z.infer<typeof DelegationChange>;
