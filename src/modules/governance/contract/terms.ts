import { z } from 'zod';

/** A day, `YYYY-MM-DD`. */
export const Day = z.iso.date();

export const DocumentKind = z.enum(['program', 'plan', 'guideline', 'policy']);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** Whether a document plans what is to be done, or regulates how. */
export const Planning = z.enum(['planning', 'regulating']);
export type Planning = z.infer<typeof Planning>;

export const VersionStatus = z.enum(['draft', 'consultation', 'revised', 'adopted', 'superseded', 'expired']);
export type VersionStatus = z.infer<typeof VersionStatus>;

export const AreaKind = z.enum(['goal-area', 'focus-area']);
export type AreaKind = z.infer<typeof AreaKind>;

/** Goal areas of a program are either about how one works (process) or where one is heading (direction). */
export const AreaGroup = z.enum(['process', 'direction']);
export type AreaGroup = z.infer<typeof AreaGroup>;

export const ItemKind = z.enum(['strategy', 'measure']);
export type ItemKind = z.infer<typeof ItemKind>;

export const PreventionLevel = z.enum(['universal', 'selective', 'indicated']);
export type PreventionLevel = z.infer<typeof PreventionLevel>;

/** Categories of the cylinder model. Only ever counts of people, never persons. */
export const CylinderCategory = z.enum(['A', 'B', 'C', 'D']);
export type CylinderCategory = z.infer<typeof CylinderCategory>;

/** Resolved to the boards and companies that exist on the day asked about. */
export const ResponsibleScope = z.literal('all-boards-and-companies');
export type ResponsibleScope = z.infer<typeof ResponsibleScope>;

/** The part an organisation has in a measure. */
export const Part = z.enum(['coordinator', 'responsible', 'contributor']);
export type Part = z.infer<typeof Part>;

export const Relation = z.enum(['depends-on', 'makes-concrete', 'overlaps', 'supersedes', 'supports']);
export type Relation = z.infer<typeof Relation>;

export const FundingKind = z.enum(['own-budget', 'state-grant']);
export type FundingKind = z.infer<typeof FundingKind>;

export const Direction = z.enum(['up', 'down']);
export type Direction = z.infer<typeof Direction>;

/** Something with a name to point at. */
export const Reference = z.object({ id: z.uuid(), name: z.string() });
export type Reference = z.infer<typeof Reference>;
