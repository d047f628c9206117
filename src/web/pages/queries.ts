import { z } from 'zod';
import { DemoPeople } from '../../platform/identity/contract.ts';
import { MailState, Subscription } from '../../platform/mail/contract.ts';
import { apiQuery } from '../queries.ts';

/** Something the person has to do, with the way to the very field. */
export const Task = z.object({
  id: z.string(),
  module: z.string(),
  title: z.string(),
  detail: z.string(),
  due: z.string().nullable(),
  href: z.string(),
  group: z.string().optional(),
  progress: z
    .object({ done: z.int(), of: z.int(), by: z.enum(['submitting', 'approving']).optional() })
    .optional(),
});
export type Task = z.infer<typeof Task>;

const Change = z.object({ id: z.string(), at: z.string(), text: z.string(), href: z.string() });
export type Change = z.infer<typeof Change>;

const Tasks = z.object({ tasks: z.array(Task), changes: z.array(Change) });

/** What the acting person has to do, and what has changed. */
export const tasksQuery = apiQuery(['tasks'], '/tasks', Tasks);

/** The invented people of the demo. */
export const demoPeopleQuery = apiQuery(['demo', 'people'], '/demo/people', DemoPeople);

export const SUBSCRIPTION = '/mail/subscription';
/** What the person has chosen about letters. */
export const subscriptionQuery = apiQuery(['mail', 'subscription'], SUBSCRIPTION, Subscription);

/** How mail fares. */
export const mailStateQuery = apiQuery(['mail', 'state'], '/mail/state', MailState);
