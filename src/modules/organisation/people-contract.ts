import { z } from 'zod';
import { OrganisationName, Role } from '../../platform/identity/contract.ts';
import { Day, Name, On } from './contract.ts';

/** A role somebody has or had in a unit. */
export const RoleHeld = z.object({
  id: z.uuid(),
  role: Role,
  organisation: OrganisationName,
  validFrom: Day,
  /** Last day; null while open; the day before the first when it was given by mistake. */
  validTo: Day.nullable(),
});
export type RoleHeld = z.infer<typeof RoleHeld>;

/** A person and the roles they have or had. */
export const Person = z.object({
  id: z.uuid(),
  name: z.string(),
  title: z.string(),
  /** Null when there is none, and for those who may not see it. */
  email: z.string().nullable(),
  demo: z.boolean(),
  validFrom: Day,
  validTo: Day.nullable(),
  /** Send it back with a change; a change made meanwhile by somebody else is then noticed. */
  revision: z.int(),
  roles: z.array(RoleHeld),
});
export type Person = z.infer<typeof Person>;

export const PersonFilter = z.object({
  /** Part of the name or the title. */
  q: z.string().trim().max(200).optional(),
  role: Role.optional(),
  organisationId: z.uuid().optional(),
  /** Those who could sign in on this day; role and unit are looked at on the same day. */
  on: On,
  sort: z.enum(['name', '-name']).default('name'),
  after: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type PersonFilter = z.infer<typeof PersonFilter>;
export type PersonSearch = z.input<typeof PersonFilter>;

export const PersonPage = z.object({
  people: z.array(Person),
  count: z.int(),
  next: z.string().nullable(),
});
export type PersonPage = z.infer<typeof PersonPage>;

/** The names of those who have a role in a unit; never how to reach them. */
export const UnitPeople = z.object({
  people: z.array(
    z.object({
      assignmentId: z.uuid(),
      personId: z.uuid(),
      name: z.string(),
      title: z.string(),
      role: Role,
      validFrom: Day,
      validTo: Day.nullable(),
    }),
  ),
});
export type UnitPeople = z.infer<typeof UnitPeople>;

export const PersonDraft = z.object({
  name: Name,
  title: Name.or(z.literal('')).default(''),
  email: z.email().max(320).nullable().default(null),
  /** First day the person can sign in; today when left out. */
  validFrom: Day.optional(),
  validTo: Day.nullable().default(null),
});
export type PersonDraft = z.infer<typeof PersonDraft>;
export const PersonChange = PersonDraft.extend({ revision: z.int() });
export type PersonChange = z.infer<typeof PersonChange>;

export const RoleGrant = z.object({
  role: Role,
  organisationId: z.uuid(),
  validFrom: Day.optional(),
  validTo: Day.nullable().default(null),
});
export type RoleGrant = z.infer<typeof RoleGrant>;

/** The role's last day; yesterday ends it at once. */
export const RoleEnd = z.object({ lastDay: Day });
export type RoleEnd = z.infer<typeof RoleEnd>;
