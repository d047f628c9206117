import { z } from 'zod';
import type { Endpoint } from './http/endpoint.ts';
import { endpoint } from './http/endpoint.ts';
import type { PublicPage } from './http/public-page.ts';
import type { ActingContext } from './identity/context.ts';
import type { Role } from './identity/contract.ts';
import type { Job, JobContext } from './jobs/job.ts';

/** Something a person has to do, with the very place where to do it. */
export const Task = z.object({
  id: z.string(),
  module: z.string(),
  title: z.string(),
  detail: z.string(),
  /** Due date, `YYYY-MM-DD`, or null. */
  due: z.string().nullable(),
  href: z.string(),
  /** Tasks with the same group stand together, in the order the module gives them. */
  group: z.string().optional(),
  /** How much of all that the group is about is done; `by` says what done is, where that differs between roles. */
  progress: z
    .object({ done: z.int(), of: z.int(), by: z.enum(['submitting', 'approving']).optional() })
    .optional(),
});
export type Task = z.infer<typeof Task>;

/** Something that changed and that the person may want to know. */
export const Change = z.object({ id: z.string(), at: z.string(), text: z.string(), href: z.string() });
export type Change = z.infer<typeof Change>;

export const StartPage = z.object({ tasks: z.array(Task), changes: z.array(Change) });

/** Whom to act as while the demo city is loaded: an invented person by name, in one of their roles. */
export interface DemoActor {
  person: string;
  role: Role;
}

export interface DemoLoader {
  /** Runs work in a session of the person: the demo city is loaded through the same wall as everything else. */
  as<T>(actor: DemoActor, work: (ctx: ActingContext) => Promise<T>): Promise<T>;
  /** Runs work as a job does, at another moment: nobody is signed in. */
  asJob<T>(at: Date, work: (ctx: JobContext) => Promise<T>): Promise<T>;
  now: () => Date;
}

/** What a module gives the rest: its endpoints, its part of the start page, its part of the demo city. */
export interface Module {
  name: string;
  endpoints: Endpoint[];
  /** Pages for anybody, outside the application. */
  publicPages?: PublicPage[];
  tasks?: (ctx: ActingContext) => Promise<Task[]>;
  changes?: (ctx: ActingContext) => Promise<Change[]>;
  /** Work that nobody waits for. */
  jobs?: Job[];
  demo?: (loader: DemoLoader) => Promise<void>;
}

const MOST_CHANGES = 20;

/** The start page: what the person has to do, by due date, and what changed. */
export function startPageApi(modules: Module[]): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/tasks',
      summary: 'What the person has to do, and what changed',
      tag: 'start',
      response: StartPage,
      handle: async (ctx) => {
        const tasks: Task[] = [];
        const changes: Change[] = [];
        for (const module of modules) {
          tasks.push(...((await module.tasks?.(ctx)) ?? []));
          changes.push(...((await module.changes?.(ctx)) ?? []));
        }
        // On the same day in the order the modules give: they know what comes first.
        tasks.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
        changes.sort((a, b) => b.at.localeCompare(a.at));
        return { tasks, changes: changes.slice(0, MOST_CHANGES) };
      },
    }),
  ];
}
