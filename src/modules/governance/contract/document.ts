import { z } from 'zod';
import { Appendix, Area, Goal, Indicator, Item, SupportingDocument } from './content.ts';
import { Day, DocumentKind, Planning, Reference, Relation, VersionStatus } from './terms.ts';

/** A version as it stands in a list. */
export const VersionSummary = z.object({
  id: z.uuid(),
  documentId: z.uuid(),
  number: z.int(),
  status: VersionStatus,
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  decidedBy: Reference.nullable(),
  decisionDate: Day.nullable(),
  decisionParagraph: z.string(),
  basedOnVersionId: z.uuid().nullable(),
  /** Moment it got its present status, ISO 8601. */
  statusChangedAt: z.string(),
  createdAt: z.string(),
});
export type VersionSummary = z.infer<typeof VersionSummary>;

export const Version = VersionSummary.extend({
  appliesTo: z.string(),
  lastRevised: Day.nullable(),
  purpose: z.string(),
  revision: z.int(),
});
export type Version = z.infer<typeof Version>;

const documentFields = {
  kind: DocumentKind,
  planning: Planning,
  title: z.string(),
  shortTitle: z.string(),
  diaryNumber: z.string().nullable(),
};

export const DocumentReference = z.object({
  id: z.uuid(),
  kind: DocumentKind,
  title: z.string(),
  shortTitle: z.string(),
});
export type DocumentReference = z.infer<typeof DocumentReference>;

/** One fact about two documents, as seen from one of them. */
export const DocumentLink = z.object({
  id: z.uuid(),
  relation: Relation,
  /** False when the sentence stands in the other document: "is made concrete by". */
  outgoing: z.boolean(),
  /** The other document, when it is in the register. */
  document: DocumentReference.nullable(),
  title: z.string(),
  sentence: z.string(),
});
export type DocumentLink = z.infer<typeof DocumentLink>;

/** A document in the register, with the version a reader would open. */
export const DocumentRow = z.object({
  id: z.uuid(),
  ...documentFields,
  owner: Reference,
  documentOwner: z.string(),
  /** The adopted version; else the latest the reader may see. */
  version: VersionSummary,
  items: z.int(),
  versions: z.int(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

export const DocumentFilter = z.object({
  q: z.string().trim().max(200).optional(),
  kind: DocumentKind.optional(),
  status: VersionStatus.optional(),
  ownerId: z.uuid().optional(),
  /** In force on this day. */
  on: Day.optional(),
  after: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type DocumentFilter = z.infer<typeof DocumentFilter>;

export const DocumentPage = z.object({
  items: z.array(DocumentRow),
  next: z.string().nullable(),
  total: z.int(),
});
export type DocumentPage = z.infer<typeof DocumentPage>;

export const Document = z.object({
  id: z.uuid(),
  ...documentFields,
  owner: Reference,
  documentOwner: z.string(),
  revision: z.int(),
  /** Newest first; only those the reader may see. */
  versions: z.array(VersionSummary),
  /** The version to open when none is named: the adopted one, else the newest. */
  currentVersionId: z.uuid().nullable(),
  links: z.array(DocumentLink),
  /** Whether the person may edit it: a planner of the owner unit. */
  editable: z.boolean(),
});
export type Document = z.infer<typeof Document>;

/** A version as a readable whole. */
export const VersionContent = z.object({
  document: z.object({ id: z.uuid(), ...documentFields, owner: Reference, documentOwner: z.string() }),
  version: Version,
  goals: z.array(Goal),
  areas: z.array(Area),
  /** In the document's order: by area, then by position. Items without an area stand first. */
  items: z.array(Item),
  indicators: z.array(Indicator),
  appendices: z.array(Appendix),
  supportingDocuments: z.array(SupportingDocument),
  /** Who "all boards and companies" are on the day asked about. */
  allBoardsAndCompanies: z.array(Reference),
  editable: z.boolean(),
});
export type VersionContent = z.infer<typeof VersionContent>;

/** An item on a page of its own. */
export const ItemDetail = z.object({
  item: Item,
  area: Area.nullable(),
  document: DocumentReference.extend({ diaryNumber: z.string().nullable() }),
  version: VersionSummary,
  /** Who is responsible on the day, with "all boards and companies" resolved. */
  responsible: z.array(Reference),
  /** Measures that make this strategy concrete; empty for measures. */
  concretisedBy: z.array(
    z.object({
      id: z.uuid(),
      lineageId: z.uuid(),
      number: z.string(),
      title: z.string(),
      document: DocumentReference,
    }),
  ),
  /** The same item in the document's other versions that the reader may see, newest first. */
  history: z.array(
    z.object({ itemId: z.uuid(), number: z.string(), title: z.string(), version: VersionSummary }),
  ),
  previous: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
  next: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
  editable: z.boolean(),
});
export type ItemDetail = z.infer<typeof ItemDetail>;

/** A document that a follow-up round can cover: one with an adopted version. */
export const RoundDocument = z.object({
  documentId: z.uuid(),
  versionId: z.uuid(),
  kind: DocumentKind,
  title: z.string(),
  shortTitle: z.string(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  /** The version's number and status. */
  number: z.int(),
  status: VersionStatus,
  items: z.int(),
});
export type RoundDocument = z.infer<typeof RoundDocument>;
