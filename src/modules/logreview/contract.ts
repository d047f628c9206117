import { z } from 'zod';
import { OrganisationName, Role } from '../../platform/identity/contract.ts';

/** Why a row may deserve a look; none of them means that anything is wrong. */
export const ATTENTIONS = ['outside-hours', 'export', 'roles', 'refused'] as const;
export const Attention = z.enum(ATTENTIONS);
export type Attention = z.infer<typeof Attention>;

export const PersonName = z.object({ id: z.uuid(), name: z.string() });

/** A row of the log. Which columns were changed is told, never their values. */
export const LogEvent = z.object({
  id: z.string(),
  at: z.string(),
  /** Null when nobody was signed in. */
  person: PersonName.nullable(),
  role: Role.nullable(),
  organisation: OrganisationName.nullable(),
  requestId: z.string().nullable(),
  action: z.string(),
  objectType: z.string(),
  objectId: z.string(),
  columns: z.array(z.string()),
  detail: z.record(z.string(), z.unknown()),
  /** The block it is sealed in; null while it waits. */
  block: z.int().nullable(),
  attention: z.array(Attention),
});
export type LogEvent = z.infer<typeof LogEvent>;

const Period = z.object({
  /** First and last day, `YYYY-MM-DD`, as the city counts days. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export const LogFilter = Period.extend({
  personId: z.uuid().optional(),
  action: z.string().max(100).optional(),
  objectType: z.string().max(200).optional(),
  requestId: z.string().max(100).optional(),
});
export type LogFilter = z.infer<typeof LogFilter>;

export const LogQuery = LogFilter.extend({
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type LogQuery = z.infer<typeof LogQuery>;

export const LogPage = z.object({ events: z.array(LogEvent), next: z.string().nullable() });
export type LogPage = z.infer<typeof LogPage>;

export const SampleQuery = Period.extend({
  size: z.coerce.number().int().min(1).max(100).default(10),
  /** The same seed gives the same rows; a new day gives a new one. */
  seed: z.string().max(40).optional(),
});
export type SampleQuery = z.infer<typeof SampleQuery>;
export const Sample = z.object({ events: z.array(LogEvent), seed: z.string() });
export type Sample = z.infer<typeof Sample>;

export const SealStatus = z.object({
  blocks: z.int(),
  sealed: z.int(),
  waiting: z.int(),
  lastSealedAt: z.string().nullable(),
  /** Rows have waited so long that the sealing must have stopped. */
  overdue: z.boolean(),
});
export type SealStatus = z.infer<typeof SealStatus>;

/** What the log can be filtered by. */
export const LogChoices = z.object({
  people: z.array(PersonName),
  actions: z.array(z.string()),
  objectTypes: z.array(z.string()),
});
export type LogChoices = z.infer<typeof LogChoices>;
