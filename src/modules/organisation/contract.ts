import { z } from 'zod';

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

/** A text of one line: no line breaks, nothing that a spreadsheet or a page cannot carry. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}\uFFFD-\uFFFF]*$/u);
/** What somebody or something is called. */
export const Name = line(200).min(1);

export const AreaKind = z.enum(['city-area', 'police-area']);
export type AreaKind = z.infer<typeof AreaKind>;

export const Area = z.object({
  id: z.uuid(),
  kind: AreaKind,
  name: z.string(),
  validFrom: Day,
  validTo: Day.nullable(),
  revision: z.int(),
});
export type Area = z.infer<typeof Area>;
/** All of them: a city has tens, never thousands. */
export const AreaList = z.object({ areas: z.array(Area) });

export const AreaDraft = z.object({
  kind: AreaKind,
  name: Name,
  validFrom: Day.default('2000-01-01'),
  validTo: Day.nullable().default(null),
});
export type AreaDraft = z.infer<typeof AreaDraft>;
export const AreaChange = AreaDraft.extend({ revision: z.int() });
export type AreaChange = z.infer<typeof AreaChange>;

const Reference = z.object({ id: z.uuid(), name: z.string() });

export const Organisation = z.object({
  id: z.uuid(),
  kind: OrganisationKind,
  name: z.string(),
  shortName: z.string(),
  aliases: z.array(z.string()),
  external: z.boolean(),
  parent: Reference.nullable(),
  area: Reference.nullable(),
  successor: Reference.nullable(),
  inDeclarationOfIntent: z.boolean(),
  validFrom: Day,
  validTo: Day.nullable(),
  /** Send it back with a change; a change made meanwhile by somebody else is then noticed. */
  revision: z.int(),
});
export type Organisation = z.infer<typeof Organisation>;

/** One organisation with what hangs on it. */
export const OrganisationDetail = Organisation.extend({
  /** What it took over, latest first. */
  predecessors: z.array(Reference.extend({ validTo: Day.nullable() })),
  /** What belongs to it, such as a board's administration, in force or not. */
  children: z.array(Reference.extend({ kind: OrganisationKind, validFrom: Day, validTo: Day.nullable() })),
});
export type OrganisationDetail = z.infer<typeof OrganisationDetail>;

/** A day to look at, or `all` for history too; today when left out. */
export const On = z.union([Day, z.literal('all')]).optional();

/** `name`, or `-name` for the other way. */
export const OrganisationSort = z.enum(['name', '-name', 'validFrom', '-validFrom', 'validTo', '-validTo']);
export type OrganisationSort = z.infer<typeof OrganisationSort>;

export const OrganisationFilter = z.object({
  /** Part of the name, or of another name documents use. */
  q: z.string().trim().max(200).optional(),
  kind: OrganisationKind.optional(),
  scope: z.enum(['internal', 'external', 'all']).default('all'),
  areaId: z.uuid().optional(),
  on: On,
  sort: OrganisationSort.default('name'),
  after: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type OrganisationFilter = z.infer<typeof OrganisationFilter>;
/** As a caller writes it: what has a default may be left out. */
export type OrganisationSearch = z.input<typeof OrganisationFilter>;

export const OrganisationPage = z.object({
  organisations: z.array(Organisation),
  /** How many the filter finds in all. */
  count: z.int(),
  /** Where the next page begins; null on the last. */
  next: z.string().nullable(),
});
export type OrganisationPage = z.infer<typeof OrganisationPage>;

/** One name in the register, with the other names documents use; for choosing and for recognising. */
export const RegisterName = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: OrganisationKind,
  aliases: z.array(z.string()),
  validTo: Day.nullable(),
});
export type RegisterName = z.infer<typeof RegisterName>;
/** All of them at once, so that choosing needs no waiting: a city has hundreds, not hundreds of thousands. */
export const RegisterNames = z.object({ names: z.array(RegisterName) });

/** What a person types about an organisation. */
export const OrganisationDraft = z.object({
  kind: OrganisationKind,
  name: Name,
  shortName: line(60).default(''),
  /** Without semicolons, which separate them in a file. */
  aliases: z
    .array(Name.regex(/^[^;]*$/))
    .max(30)
    .default([]),
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

/** How a board ends: it goes up in another. */
export const Merger = z.object({
  successorId: z.uuid(),
  lastDay: Day,
  revision: z.int(),
});
export type Merger = z.infer<typeof Merger>;
export const MergerResult = z.object({
  organisation: OrganisationDetail,
  /** How many roles ended with it. */
  endedRoles: z.int(),
});
export type MergerResult = z.infer<typeof MergerResult>;
