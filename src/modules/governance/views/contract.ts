import { z } from 'zod';
import { DocumentReference, VersionSummary } from '../contract/document.ts';
import { Day, ItemKind, PreventionLevel, Relation } from '../contract/terms.ts';

/** The version of a document that the views look at: the adopted one, else the newest the person may see. */
const CurrentVersion = VersionSummary.pick({
  id: true,
  number: true,
  status: true,
  validFrom: true,
  validTo: true,
});

export const CurrentDocument = DocumentReference.extend({ version: CurrentVersion });
export type CurrentDocument = z.infer<typeof CurrentDocument>;

/** How an export is written. */
export const FileFormat = z.enum(['csv', 'xlsx']);
export type FileFormat = z.infer<typeof FileFormat>;

// ---------------------------------------------------------------- network

export const NetworkDocument = CurrentDocument.extend({ items: z.int() });
export type NetworkDocument = z.infer<typeof NetworkDocument>;

/** One document says how it connects with another one, which may be missing in the register. */
export const NetworkDocumentLink = z.object({
  id: z.uuid(),
  fromId: z.uuid(),
  /** null when the other document is not in the register. */
  toId: z.uuid().nullable(),
  toTitle: z.string(),
  relation: Relation,
  sentence: z.string(),
});
export type NetworkDocumentLink = z.infer<typeof NetworkDocumentLink>;

export const NetworkItem = z.object({
  id: z.uuid(),
  documentId: z.uuid(),
  kind: ItemKind,
  number: z.string(),
  title: z.string(),
});
export type NetworkItem = z.infer<typeof NetworkItem>;

/** `linked`: two of one document belong together. `makes-concrete`: a measure carries out a strategy. */
export const NetworkItemLink = z.object({
  type: z.enum(['linked', 'makes-concrete']),
  fromId: z.uuid(),
  toId: z.uuid(),
});
export type NetworkItemLink = z.infer<typeof NetworkItemLink>;

export const NetworkQuery = z.object({
  /** With measures and strategies, or the documents alone. */
  items: z.enum(['yes', 'no']).default('no'),
  /** Only this document and what it connects with. */
  documentId: z.uuid().optional(),
});
export type NetworkQuery = z.infer<typeof NetworkQuery>;

export const Network = z.object({
  documents: z.array(NetworkDocument),
  links: z.array(NetworkDocumentLink),
  items: z.array(NetworkItem),
  itemLinks: z.array(NetworkItemLink),
  /** True when there are more measures than a picture can show: choose a document. */
  tooMany: z.boolean(),
});
export type Network = z.infer<typeof Network>;

// ---------------------------------------------------------------- pyramid

export const PyramidItem = NetworkItem.extend({ levels: z.array(PreventionLevel) });
export type PyramidItem = z.infer<typeof PyramidItem>;
export const Pyramid = z.object({ documents: z.array(CurrentDocument), items: z.array(PyramidItem) });
export type Pyramid = z.infer<typeof Pyramid>;

// ---------------------------------------------------------------- gaps

export const GapKind = z.enum([
  'no-owner',
  'no-expected-result',
  'no-target-group',
  'cost-unknown',
  'over-budget',
  'funding-ended',
  'funding-ends',
  'no-indicators',
  'no-baseline',
  'no-target',
  'no-document-owner',
  'no-decision',
  'no-validity',
  'not-superseded',
  'related-missing',
]);
export type GapKind = z.infer<typeof GapKind>;

export const Gap = z.object({
  /** The kind and what it is about; the same from one reading to the next. */
  id: z.string(),
  kind: GapKind,
  document: DocumentReference,
  versionId: z.uuid(),
  /** The measure, the indicator, the document itself or the document it names. */
  subject: z.object({
    type: z.enum(['measure', 'indicator', 'document', 'related-document']),
    number: z.string(),
    title: z.string(),
  }),
  /** Last day with money, or last day in force; null where no day matters. */
  day: Day.nullable(),
  /** Where to see it, or to put it right when the person may. */
  href: z.string(),
});
export type Gap = z.infer<typeof Gap>;

export const GapFilter = z.object({
  kind: GapKind.optional(),
  documentId: z.uuid().optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type GapFilter = z.infer<typeof GapFilter>;

export const GapPage = z.object({
  gaps: z.array(Gap),
  /** How many the filter finds in all. */
  count: z.int(),
  next: z.string().nullable(),
  /** How many of each kind the document filter leaves, whatever kind is chosen. */
  kinds: z.array(z.object({ kind: GapKind, count: z.int() })),
  /** How many in each document the kind filter leaves, whatever document is chosen. */
  documents: z.array(z.object({ document: DocumentReference, count: z.int() })),
});
export type GapPage = z.infer<typeof GapPage>;

// ---------------------------------------------------------------- search

export const HitKind = z.enum(['measure', 'strategy', 'document']);
export type HitKind = z.infer<typeof HitKind>;

export const FindQuery = z.object({
  q: z.string().trim().max(200),
  /** One kind, a page at a time; without it the best of each kind. */
  kind: HitKind.optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type FindQuery = z.infer<typeof FindQuery>;

/** A stretch of text; `hit` where it is what was searched for. Never markup. */
export const MarkedText = z.array(z.object({ text: z.string(), hit: z.boolean() }));
export type MarkedText = z.infer<typeof MarkedText>;

export const Hit = z.object({
  kind: HitKind,
  id: z.uuid(),
  number: z.string(),
  title: MarkedText,
  excerpt: MarkedText,
  document: CurrentDocument.extend({ diaryNumber: z.string().nullable() }),
});
export type Hit = z.infer<typeof Hit>;

export const Found = z.object({
  hits: z.array(Hit),
  counts: z.object({ measure: z.int(), strategy: z.int(), document: z.int() }),
  next: z.string().nullable(),
});
export type Found = z.infer<typeof Found>;
