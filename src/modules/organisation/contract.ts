import { z } from 'zod';
import { Role } from '../../platform/identity/contract.ts';

export const INTERNAL_KINDS = [
  'council',
  'executive-board',
  'board',
  'company-board',
  'company',
  'administration',
] as const;
export const EXTERNAL_KINDS = [
  'state-agency',
  'region',
  'municipal-federation',
  'civil-society',
  'other-external',
] as const;
export const OrganisationKind = z.enum([...INTERNAL_KINDS, ...EXTERNAL_KINDS]);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** A day, `YYYY-MM-DD`. */
export const Day = z.iso.date();

export const Area = z.object({
  id: z.uuid(),
  kind: z.enum(['city-area', 'police-area']),
  name: z.string(),
  validFrom: Day,
  validTo: Day.nullable(),
});
export type Area = z.infer<typeof Area>;
export const AreaList = z.object({ areas: z.array(Area) });

export const Organisation = z.object({
  id: z.uuid(),
  kind: OrganisationKind,
  name: z.string(),
  shortName: z.string(),
  aliases: z.array(z.string()),
  external: z.boolean(),
  parent: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  area: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  successor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  inDeclarationOfIntent: z.boolean(),
  validFrom: Day,
  validTo: Day.nullable(),
  /** Send it back with a change; a change made meanwhile by somebody else is then noticed. */
  revision: z.int(),
});
export type Organisation = z.infer<typeof Organisation>;

export const OrganisationFilter = z.object({
  /** Part of the name, or of another name documents use. */
  q: z.string().trim().max(200).optional(),
  kind: OrganisationKind.optional(),
  scope: z.enum(['internal', 'external', 'all']).default('all'),
  /** Those that existed on this day; today when left out. `all` shows history too. */
  on: z.union([Day, z.literal('all')]).optional(),
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type OrganisationFilter = z.infer<typeof OrganisationFilter>;

export const OrganisationPage = z.object({
  organisations: z.array(Organisation),
  /** How many the filter finds in all. */
  count: z.int(),
  /** Where the next page begins; null on the last. */
  next: z.string().nullable(),
});
export type OrganisationPage = z.infer<typeof OrganisationPage>;

/** What a person types about an organisation. */
export const OrganisationDraft = z.object({
  kind: OrganisationKind,
  name: z.string().trim().min(1).max(200),
  shortName: z.string().trim().max(60).default(''),
  aliases: z.array(z.string().trim().min(1).max(200)).max(30).default([]),
  parentId: z.uuid().nullable().default(null),
  areaId: z.uuid().nullable().default(null),
  successorId: z.uuid().nullable().default(null),
  inDeclarationOfIntent: z.boolean().default(false),
  validFrom: Day.default('2000-01-01'),
  validTo: Day.nullable().default(null),
});
export type OrganisationDraft = z.infer<typeof OrganisationDraft>;

export const OrganisationChange = OrganisationDraft.extend({ revision: z.int() });
export type OrganisationChange = z.infer<typeof OrganisationChange>;

/** A person and the roles they have or had. */
export const Person = z.object({
  id: z.uuid(),
  name: z.string(),
  title: z.string(),
  email: z.string().nullable(),
  demo: z.boolean(),
  validFrom: Day,
  validTo: Day.nullable(),
  roles: z.array(
    z.object({
      id: z.uuid(),
      role: Role,
      organisation: z.object({ id: z.uuid(), name: z.string() }),
      validFrom: Day,
      validTo: Day.nullable(),
    }),
  ),
});
export type Person = z.infer<typeof Person>;

export const PersonDraft = z.object({
  name: z.string().trim().min(1).max(200),
  title: z.string().trim().max(200).default(''),
  email: z.email().nullable().default(null),
});
export type PersonDraft = z.infer<typeof PersonDraft>;

export const RoleGrant = z.object({
  role: Role,
  organisationId: z.uuid(),
  validFrom: Day.optional(),
  validTo: Day.nullable().default(null),
});
export type RoleGrant = z.infer<typeof RoleGrant>;
