import { z } from 'zod';
import { apiQuery } from '../queries.ts';
import { Assignment } from '../session.ts';

/** Something the person has to do, with the way to the very field. */
export const Task = z.object({
  id: z.string(),
  module: z.string(),
  title: z.string(),
  detail: z.string().nullish(),
  due: z.string().nullable(),
  href: z.string(),
});
export type Task = z.infer<typeof Task>;

const Change = z.object({ id: z.string(), at: z.string(), text: z.string(), href: z.string().nullish() });
export type Change = z.infer<typeof Change>;

const Tasks = z.object({ tasks: z.array(Task), changes: z.array(Change) });

/** What the acting person has to do, and what has changed. */
export const tasksQuery = apiQuery(['tasks'], '/tasks', Tasks);

const DemoPerson = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string().nullish(),
  assignments: z.array(Assignment),
});
export type DemoPerson = z.infer<typeof DemoPerson>;

/** The invented people of the demo. */
export const demoPeopleQuery = apiQuery(
  ['demo', 'people'],
  '/demo/people',
  z.object({ people: z.array(DemoPerson) }),
);
