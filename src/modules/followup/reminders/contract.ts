import { z } from 'zod';
import { Named, Round } from '../contract.ts';

const Days = (least: number) => z.array(z.int().min(least).max(120)).max(10);

/** When a round reminds by itself. */
export const ReminderPlan = z.object({
  enabled: z.boolean(),
  /** Days before the due date; 0 is the day itself. */
  daysBefore: Days(0),
  daysAfter: Days(1),
  weekly: z.boolean(),
});
export type ReminderPlan = z.infer<typeof ReminderPlan>;

/** 0 before anything was chosen. */
export const ReminderPlanChange = ReminderPlan.extend({ revision: z.int() });
export type ReminderPlanChange = z.infer<typeof ReminderPlanChange>;

export const Reach = z.enum(['reached', 'no-address', 'refused', 'unsubscribed', 'ended']);
export type Reach = z.infer<typeof Reach>;

/** Somebody who is reminded for a board, and whether mail reaches them. */
export const RemindedPerson = z.object({
  name: z.string(),
  role: z.enum(['board-coordinator', 'board-approver']),
  reach: Reach,
});
export type RemindedPerson = z.infer<typeof RemindedPerson>;

/** A board's part of a round: what is left, who is reminded of it, when they last were. */
export const RemindedOrganisation = z.object({
  organisation: Named,
  toAnswer: z.int(),
  returned: z.int(),
  toApprove: z.int(),
  people: z.array(RemindedPerson),
  lastOn: z.string().nullable(),
});
export type RemindedOrganisation = z.infer<typeof RemindedOrganisation>;

/** What was sent on a day. */
export const SentDay = z.object({
  day: z.string(),
  organisation: Named,
  letters: z.int(),
  sent: z.int(),
  waiting: z.int(),
  failed: z.int(),
});
export type SentDay = z.infer<typeof SentDay>;

/** The reminders of a round, for its planner. */
export const RoundReminders = z.object({
  round: Round,
  plan: ReminderPlan,
  revision: z.int(),
  /** Days on which reminders go out from today on, in order; at most ten. `days` counts from the due date. */
  upcoming: z.array(z.object({ day: z.string(), days: z.int() })),
  organisations: z.array(RemindedOrganisation),
  sent: z.array(SentDay),
  /** The working day on which reminders asked for now go out. */
  nowMeans: z.string(),
  today: z.string(),
  /** Reminders have been asked for today, or wait for the next working day. */
  requested: z.boolean(),
});
export type RoundReminders = z.infer<typeof RoundReminders>;
