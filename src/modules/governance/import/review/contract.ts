import { z } from 'zod';

/** UTF-16 offsets into the source text; `confidence` as in the proposal (0–1), null where the reader gave none. */
export const FieldSource = z.object({ start: z.int(), end: z.int(), confidence: z.number().nullable() });
export type FieldSource = z.infer<typeof FieldSource>;

/** An organisation as the source names it, and the one in the register it was matched with. */
export const OrganisationChoice = z.object({ name: z.string(), id: z.uuid().nullable() });
export type OrganisationChoice = z.infer<typeof OrganisationChoice>;

const year = z.int().min(1900).max(2200).nullable();

export const MetadataContent = z.object({
  block: z.literal('metadata'),
  kind: z.enum(['program', 'plan', 'guideline', 'policy']),
  title: z.string().max(500),
  shortTitle: z.string().max(120),
  diaryNumber: z.string().max(60).nullable(),
  validFrom: year,
  validTo: year,
  decidedBy: OrganisationChoice.nullable(),
  decisionDate: z.iso.date().nullable(),
  decisionParagraph: z.string().max(60).nullable(),
  appliesTo: z.string().max(500).nullable(),
  documentOwner: z.string().max(300).nullable(),
  goals: z.array(z.string().max(2000)),
});
export type MetadataContent = z.infer<typeof MetadataContent>;

export const AreaContent = z.object({
  block: z.literal('area'),
  number: z.string().max(20).nullable(),
  title: z.string().max(500),
  description: z.string().nullable(),
});
export type AreaContent = z.infer<typeof AreaContent>;

export const ItemContent = z.object({
  block: z.literal('item'),
  /** Key of the area block it belongs to. */
  area: z.string(),
  number: z.string().max(20).nullable(),
  title: z.string().max(1000),
  description: z.string().nullable(),
  expectedResult: z.string().nullable(),
  targetGroup: z.string().nullable(),
  preventionLevels: z.array(z.enum(['universal', 'selective', 'indicated'])),
  cylinderCategories: z.array(z.enum(['A', 'B', 'C', 'D'])),
  coordinators: z.array(OrganisationChoice),
  responsible: z.array(OrganisationChoice),
  responsibleScope: z.literal('all-boards-and-companies').nullable(),
  contributors: z.array(OrganisationChoice),
  linkedMeasures: z.array(z.string()),
  costPerYear: z.number().min(0).nullable(),
});
export type ItemContent = z.infer<typeof ItemContent>;

export const IndicatorsContent = z.object({
  block: z.literal('indicators'),
  indicators: z.array(
    z.object({
      goal: z.string().nullable(),
      name: z.string(),
      baselineYear: year,
      baseline: z.number().nullable(),
      targetYear: year,
      target: z.number().nullable(),
      source: FieldSource.nullable(),
    }),
  ),
});
export type IndicatorsContent = z.infer<typeof IndicatorsContent>;

export const DOCUMENT_RELATIONS = [
  'depends-on',
  'makes-concrete',
  'overlaps',
  'supersedes',
  'supports',
] as const;
export const RelationsContent = z.object({
  block: z.literal('relations'),
  related: z.array(
    z.object({
      title: z.string(),
      relation: z.enum(DOCUMENT_RELATIONS),
      sentence: z.string().nullable(),
      source: FieldSource.nullable(),
    }),
  ),
  supporting: z.array(z.string()),
  appendices: z.array(z.string()),
});
export type RelationsContent = z.infer<typeof RelationsContent>;

/** Text that was not placed in any field; accepting the block says that a person has looked at all of it. */
export const UnplacedContent = z.object({
  block: z.literal('unplaced'),
  texts: z.array(z.object({ start: z.int(), end: z.int(), text: z.string() })),
});
export type UnplacedContent = z.infer<typeof UnplacedContent>;

export const BlockContent = z.discriminatedUnion('block', [
  MetadataContent,
  AreaContent,
  ItemContent,
  IndicatorsContent,
  RelationsContent,
  UnplacedContent,
]);
export type BlockContent = z.infer<typeof BlockContent>;

/** A part of the proposal that is accepted or corrected as a whole. */
export const Block = z.object({
  key: z.string(),
  content: BlockContent,
  accepted: z.boolean(),
  /** Where each field was found, by field name; `whole` is the part as a whole. */
  sources: z.record(z.string(), FieldSource),
});
export type Block = z.infer<typeof Block>;

/** What was found in kinds of file that are not a governing document: shown with its source, not edited here. */
export const Finding = z.object({
  group: z.string().nullable(),
  heading: z.string(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  text: z.string().nullable(),
  source: FieldSource.nullable(),
});
export type Finding = z.infer<typeof Finding>;

export const ImportKind = z.enum(['plan', 'program', 'answers', 'consultation-replies', 'statement']);

export const ImportSummary = z.object({
  id: z.uuid(),
  fileName: z.string(),
  kind: ImportKind,
  title: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  documentId: z.uuid().nullable(),
  blocks: z.int(),
  accepted: z.int(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;
export const ImportList = z.object({ imports: z.array(ImportSummary) });

export const ImportReview = ImportSummary.extend({
  text: z.string(),
  pages: z.array(z.object({ page: z.int(), start: z.int(), end: z.int() })),
  parts: z.array(Block),
  findings: z.array(Finding),
  /** Documents a new version could be made of. */
  otherDocuments: z.int(),
});
export type ImportReview = z.infer<typeof ImportReview>;

export const BlockChange = z.object({ content: BlockContent, accepted: z.boolean() });
export type BlockChange = z.infer<typeof BlockChange>;
export const BlockSaved = z.object({ key: z.string(), accepted: z.boolean(), savedAt: z.string() });

/** Save as a new document, or as a new draft version of one that exists. */
export const FinishImport = z.object({ documentId: z.uuid().nullable() });
export const ImportFinished = z.object({ documentId: z.uuid(), versionId: z.uuid() });
