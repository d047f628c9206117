import { z } from 'zod';
import { AreaFields, GoalInput, IndicatorInput, ItemFields } from './content.ts';
import { DocumentReference, VersionSummary } from './document.ts';
import { Day, ItemKind, Part, Reference } from './terms.ts';

/** Something an organisation must do, or helps with, in a version that is in force. */
export const Duty = z.object({
  itemId: z.uuid(),
  lineageId: z.uuid(),
  kind: ItemKind,
  number: z.string(),
  title: z.string(),
  expectedResult: z.string(),
  parts: z.array(Part),
  /** Responsible because all boards and companies are. */
  throughScope: z.boolean(),
  note: z.string(),
  area: z.object({ number: z.string(), title: z.string() }).nullable(),
  document: DocumentReference,
  versionId: z.uuid(),
  validFrom: Day.nullable(),
  /** By when: the last day the document is in force. */
  validTo: Day.nullable(),
});
export type Duty = z.infer<typeof Duty>;

export const Duties = z.object({
  organisation: Reference,
  /** The day the answer holds for. */
  on: Day,
  duties: z.array(Duty),
});
export type Duties = z.infer<typeof Duties>;

/** A stretch of text: the same in both versions, or only in the old or the new one. */
export const TextPart = z.object({ change: z.enum(['same', 'removed', 'added']), text: z.string() });
export type TextPart = z.infer<typeof TextPart>;

/** One field that differs, with its words marked. */
export const FieldDifference = z.object({
  /** The field's name in the contract, or `organisations.coordinator` and the like. */
  field: z.string(),
  before: z.string(),
  after: z.string(),
  parts: z.array(TextPart),
});
export type FieldDifference = z.infer<typeof FieldDifference>;

export const Fate = z.enum(['added', 'removed', 'changed', 'unchanged']);
export type Fate = z.infer<typeof Fate>;

/** The same thing in two versions. */
export const Compared = z.object({
  lineageId: z.string(),
  fate: Fate,
  /** Which number and title it has now, or had. */
  number: z.string(),
  title: z.string(),
  /** The item in the newer version, or null when it is gone. */
  id: z.uuid().nullable(),
  differences: z.array(FieldDifference),
});
export type Compared = z.infer<typeof Compared>;

export const Counts = z.object({ added: z.int(), removed: z.int(), changed: z.int(), unchanged: z.int() });
export type Counts = z.infer<typeof Counts>;

export const Comparison = z.object({
  document: DocumentReference,
  from: VersionSummary,
  to: VersionSummary,
  metadata: z.array(FieldDifference),
  goals: z.array(Compared),
  areas: z.array(Compared),
  items: z.array(Compared),
  indicators: z.array(Compared),
  /** Of the items. */
  counts: Counts,
});
export type Comparison = z.infer<typeof Comparison>;

/** What the comparison is made of, without anything from the database. */
export const Comparable = z.object({
  metadata: z.record(z.string(), z.string()),
  goals: z.array(GoalInput.extend({ id: z.uuid(), lineageId: z.uuid() })),
  areas: z.array(AreaFields.extend({ id: z.uuid(), lineageId: z.uuid() })),
  items: z.array(
    ItemFields.extend({
      id: z.uuid(),
      lineageId: z.uuid(),
      area: z.string(),
      coordinator: z.array(z.string()),
      responsible: z.array(z.string()),
      contributor: z.array(z.string()),
      linked: z.array(z.string()),
    }),
  ),
  indicators: z.array(IndicatorInput.extend({ id: z.uuid(), lineageId: z.uuid() })),
});
export type Comparable = z.infer<typeof Comparable>;
