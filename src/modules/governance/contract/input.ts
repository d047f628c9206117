import { z } from 'zod';
import {
  AppendixInput,
  AreaFields,
  FundingInput,
  GoalInput,
  IndicatorInput,
  Item,
  ItemFields,
  SupportingDocumentInput,
} from './content.ts';
import { AreaKind, Day, DocumentKind, ItemKind, Part, Planning, Relation, VersionStatus } from './terms.ts';

const diaryNumber = z.string().trim().max(50).nullable().default(null);

/** What a person types about a document; the first version's years come along. */
export const DocumentDraft = z.object({
  kind: DocumentKind,
  planning: Planning.default('planning'),
  title: z.string().trim().min(1).max(300),
  shortTitle: z.string().trim().max(100).default(''),
  diaryNumber,
  documentOwner: z.string().trim().max(300).default(''),
  validFrom: Day.nullable().default(null),
  validTo: Day.nullable().default(null),
  purpose: z.string().max(20_000).default(''),
  appliesTo: z.string().max(2_000).default(''),
});
export type DocumentDraft = z.infer<typeof DocumentDraft>;

/** What the document is called and who keeps it. The title stays once a version has been sent out. */
export const DocumentFields = z.object({
  planning: Planning,
  title: z.string().trim().min(1).max(300),
  shortTitle: z.string().trim().max(100),
  /** Empty is the same as not known. */
  diaryNumber: z.string().trim().max(50),
  documentOwner: z.string().trim().max(300),
});
export type DocumentFields = z.infer<typeof DocumentFields>;

/** Facts of a version as a person writes them; years are whole years, 1 January to 31 December. */
export const VersionFields = z.object({
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  appliesTo: z.string().max(2_000),
  lastRevised: Day.nullable(),
  purpose: z.string().max(20_000),
});
export type VersionFields = z.infer<typeof VersionFields>;

/**
 * A change of some fields. `was` holds what the person had before them: a field that somebody else has changed
 * meanwhile is a conflict, one that nobody touched is not, whatever the revision says.
 */
const changeOf = <Fields extends z.ZodObject>(fields: Fields) =>
  z.object({ revision: z.int(), changes: fields.partial(), was: fields.partial() });

export const DocumentChange = changeOf(DocumentFields);
export type DocumentChange = z.infer<typeof DocumentChange>;
export const VersionChange = changeOf(VersionFields);
export type VersionChange = z.infer<typeof VersionChange>;
export const AreaChange = changeOf(AreaFields);
export type AreaChange = z.infer<typeof AreaChange>;
export const ItemChange = changeOf(ItemFields);
export type ItemChange = z.infer<typeof ItemChange>;

/** Where a version goes next. A decision is asked for when it is adopted. */
export const StatusMove = z.object({
  to: VersionStatus,
  revision: z.int(),
  decidedByOrganisationId: z.uuid().nullable().default(null),
  decisionDate: Day.nullable().default(null),
  decisionParagraph: z.string().trim().max(50).default(''),
  /** The document is known to be in force, but not by which decision; the missing facts can be filled in later. */
  decisionUnknown: z.boolean().default(false),
});
export type StatusMove = z.infer<typeof StatusMove>;

/** Facts of a decision that were not known when the version was adopted; those that are known stay as they are. */
export const MissingDecision = z.object({
  revision: z.int(),
  decidedByOrganisationId: z.uuid().nullable().default(null),
  decisionDate: Day.nullable().default(null),
  decisionParagraph: z.string().trim().max(50).default(''),
});
export type MissingDecision = z.infer<typeof MissingDecision>;

export const NewVersion = z.object({ basedOnVersionId: z.uuid() });
export type NewVersion = z.infer<typeof NewVersion>;

export const AreaDraft = AreaFields.partial().extend({
  kind: AreaKind.optional(),
  /** Only to put back what was removed. */
  id: z.uuid().optional(),
  lineageId: z.uuid().optional(),
  position: z.int().optional(),
});
export type AreaDraft = z.infer<typeof AreaDraft>;

export const ItemDraft = ItemFields.partial().extend({
  areaId: z.uuid().nullable().default(null),
  kind: ItemKind.optional(),
});
export type ItemDraft = z.infer<typeof ItemDraft>;

/** An item as it was when it was removed, so that it can be put back whole. */
export const RemovedItem = Item;
export type RemovedItem = Item;

/** Puts an item into an area, before another item of it; last when `beforeItemId` is null. */
export const ItemMove = z.object({ areaId: z.uuid().nullable(), beforeItemId: z.uuid().nullable() });
export type ItemMove = z.infer<typeof ItemMove>;

export const AreaMove = z.object({ beforeAreaId: z.uuid().nullable() });
export type AreaMove = z.infer<typeof AreaMove>;

export const ItemOrganisationsInput = z.object({
  part: Part,
  organisations: z
    .array(z.object({ organisationId: z.uuid(), note: z.string().trim().max(500).default('') }))
    .max(200),
});
export type ItemOrganisationsInput = z.infer<typeof ItemOrganisationsInput>;

export const ItemLinksInput = z.object({ itemIds: z.array(z.uuid()).max(200) });
export const ItemStrategiesInput = z.object({ lineageIds: z.array(z.uuid()).max(100) });
export const ItemFundingInput = z.object({ funding: z.array(FundingInput).max(20) });

/** Whole lists of a version; a list that is left out stays as it is. */
export const VersionLists = z.object({
  revision: z.int(),
  goals: z.array(GoalInput).max(100).optional(),
  indicators: z.array(IndicatorInput).max(100).optional(),
  appendices: z.array(AppendixInput).max(100).optional(),
  supportingDocuments: z.array(SupportingDocumentInput).max(200).optional(),
});
export type VersionLists = z.infer<typeof VersionLists>;

export const DocumentLinkInput = z
  .object({
    toDocumentId: z.uuid().nullable().default(null),
    toTitle: z.string().trim().min(1).max(300).nullable().default(null),
    relation: Relation,
    sentence: z.string().trim().max(1000).default(''),
  })
  .refine((link) => (link.toDocumentId === null) !== (link.toTitle === null), {
    message: 'name either a document in the register or a title',
    path: ['toDocumentId'],
  });
export type DocumentLinkInput = z.infer<typeof DocumentLinkInput>;
export const DocumentLinksInput = z.object({ links: z.array(DocumentLinkInput).max(200) });
