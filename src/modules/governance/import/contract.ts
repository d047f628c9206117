import { z } from 'zod';

/**
 * What the importer proposes. Everything is a proposal for a person to accept or correct:
 * a value that the source does not state is `null` (or an empty list), never a guess.
 *
 * `confidence` is the share of independent signs that agreed on the reading, 0–1
 * (see `confidence.ts`): 1 means that every sign agreed, 0.5 that half of them did.
 */

/** UTF-16 offsets into the text that was read; `end` is exclusive. */
export const Span = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) });
export type Span = z.infer<typeof Span>;

/** Where one field was found, and how sure the reading is. */
export const FieldSource = Span.extend({ confidence: z.number().min(0).max(1) });
export type FieldSource = z.infer<typeof FieldSource>;

const FieldSources = z.record(z.string(), FieldSource);

export const CylinderCategory = z.enum(['A', 'B', 'C', 'D']);
export type CylinderCategory = z.infer<typeof CylinderCategory>;

/** A measure of a plan or a strategy of a program: the same fields, as far as the source has them. */
export const ProposedItem = z.object({
  /** '2:4'; null when the source does not number its items. */
  number: z.string().nullable(),
  /** The title in the heading. */
  title: z.string(),
  /** The title in the item's table where it differs from the heading's. */
  tableTitle: z.string().nullable(),
  description: z.string().nullable(),
  expectedResult: z.string().nullable(),
  targetGroup: z.string().nullable(),
  cylinderCategories: z.array(CylinderCategory),
  coordinators: z.array(z.string()),
  responsible: z.array(z.string()),
  responsibleScope: z.literal('all-boards-and-companies').nullable(),
  contributors: z.array(z.string()),
  linkedMeasures: z.array(z.string()),
  /** Strategies of a program that the item refers to as its ground. */
  linkedStrategies: z.array(z.string()),
  preventionLevels: z.array(z.enum(['universal', 'selective', 'indicated'])),
  /** Kronor per year as stated in the item's table. */
  costPerYear: z.number().nullable(),
  source: Span,
  confidence: z.number().min(0).max(1),
  fields: FieldSources,
});
export type ProposedItem = z.infer<typeof ProposedItem>;

const area = {
  number: z.string().nullable(),
  title: z.string(),
  description: z.string().nullable(),
  source: Span,
};
export const ProposedFocusArea = z.object({ ...area, measures: z.array(ProposedItem) });
export type ProposedFocusArea = z.infer<typeof ProposedFocusArea>;
export const ProposedGoalArea = z.object({ ...area, strategies: z.array(ProposedItem) });
export type ProposedGoalArea = z.infer<typeof ProposedGoalArea>;

export const ProposedIndicator = z.object({
  goal: z.string().nullable(),
  name: z.string(),
  baselineYear: z.number().int().nullable(),
  baseline: z.number().nullable(),
  targetYear: z.number().int().nullable(),
  target: z.number().nullable(),
  source: Span,
  confidence: z.number().min(0).max(1),
});
export type ProposedIndicator = z.infer<typeof ProposedIndicator>;

export const ProposedRelatedDocument = z.object({
  title: z.string(),
  relation: z.string().nullable(),
  source: Span,
  confidence: z.number().min(0).max(1),
});
export type ProposedRelatedDocument = z.infer<typeof ProposedRelatedDocument>;

export const UnplacedText = Span.extend({ text: z.string() });
export type UnplacedText = z.infer<typeof UnplacedText>;

const governingDocument = {
  title: z.string().nullable(),
  validFrom: z.number().int().nullable(),
  validTo: z.number().int().nullable(),
  diaryNumber: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** ISO date. */
  decisionDate: z.string().nullable(),
  decisionParagraph: z.string().nullable(),
  appliesTo: z.string().nullable(),
  /** A function or an office; a person's name is never proposed. */
  documentOwner: z.string().nullable(),
  lastRevised: z.string().nullable(),
  appendices: z.array(z.string()),
  /** What the whole document is to reach. */
  goals: z.array(z.string()),
  /** Organisations that signed an appended declaration; never persons. */
  signatories: z.array(z.string()),
  indicators: z.array(ProposedIndicator),
  relatedDocuments: z.array(ProposedRelatedDocument),
  supportingDocuments: z.array(z.string()),
  fields: FieldSources,
  unplaced: z.array(UnplacedText),
};

export const PlanProposal = z.object({
  kind: z.literal('plan'),
  ...governingDocument,
  focusAreas: z.array(ProposedFocusArea),
});
export type PlanProposal = z.infer<typeof PlanProposal>;

export const ProgramProposal = z.object({
  kind: z.literal('program'),
  ...governingDocument,
  goalAreas: z.array(ProposedGoalArea),
});
export type ProgramProposal = z.infer<typeof ProgramProposal>;

export const AnswerValue = z.enum(['yes', 'no', 'partly', 'not-applicable']);
export type AnswerValue = z.infer<typeof AnswerValue>;

export const ProposedAnswer = z.object({
  number: z.string().nullable(),
  question: z.string().nullable(),
  strategyOrResult: z.string().nullable(),
  /** The measure's title where `strategyOrResult` is its expected result. */
  itemTitle: z.string().nullable(),
  answer: AnswerValue,
  comment: z.string().nullable(),
  source: Span,
  confidence: z.number().min(0).max(1),
});
export type ProposedAnswer = z.infer<typeof ProposedAnswer>;

export const ProposedAnswerGroup = z.object({
  title: z.string().nullable(),
  answers: z.array(ProposedAnswer),
});
export type ProposedAnswerGroup = z.infer<typeof ProposedAnswerGroup>;

export const ProposedAnswerDocument = z.object({
  /** The governing document that is followed up. */
  title: z.string().nullable(),
  /** The heading it stands under, as written. */
  heading: z.string().nullable(),
  groups: z.array(ProposedAnswerGroup),
});
export type ProposedAnswerDocument = z.infer<typeof ProposedAnswerDocument>;

export const AnswersProposal = z.object({
  kind: z.literal('answers'),
  documents: z.array(ProposedAnswerDocument),
  unplaced: z.array(UnplacedText),
});
export type AnswersProposal = z.infer<typeof AnswersProposal>;

export const Stance = z.enum(['supports', 'supports-with-changes', 'opposes', 'no-position']);
export type Stance = z.infer<typeof Stance>;

export const ProposedReply = z.object({
  body: z.string(),
  stance: Stance,
  comment: z.string().nullable(),
  source: Span,
  confidence: z.number().min(0).max(1),
});
export type ProposedReply = z.infer<typeof ProposedReply>;

export const ConsultationRepliesProposal = z.object({
  kind: z.literal('consultation-replies'),
  title: z.string().nullable(),
  replies: z.array(ProposedReply),
  unplaced: z.array(UnplacedText),
});
export type ConsultationRepliesProposal = z.infer<typeof ConsultationRepliesProposal>;

export const StatementProposal = z.object({
  kind: z.literal('statement'),
  title: z.string().nullable(),
  diaryNumber: z.string().nullable(),
  /** ISO date. */
  date: z.string().nullable(),
  proposals: z.array(z.string()),
  sections: z.array(z.object({ heading: z.string(), source: Span })),
  /** The assessments the office must make: economic, ecological, social … */
  dimensions: z.array(z.object({ name: z.string(), text: z.string(), source: Span })),
  definitions: z.array(z.object({ term: z.string().nullable(), text: z.string(), source: Span })),
  criteria: z.array(z.string()),
  fields: FieldSources,
  unplaced: z.array(UnplacedText),
});
export type StatementProposal = z.infer<typeof StatementProposal>;

const MainProposal = z.discriminatedUnion('kind', [
  PlanProposal,
  ProgramProposal,
  AnswersProposal,
  ConsultationRepliesProposal,
  StatementProposal,
]);
/** One document of the file. */
export type DocumentProposal = z.infer<typeof MainProposal>;

/** The text has no structure that the importer knows; `reason` is a stable code for the message to the user. */
export const Unrecognised = z.object({
  kind: z.literal('unrecognised'),
  reason: z.enum(['empty', 'no-structure']),
});
export type Unrecognised = z.infer<typeof Unrecognised>;

const otherDocuments = { otherDocuments: z.array(MainProposal) };
/** The file's main document, and any others it holds, whole. */
export const ImportProposal = z.discriminatedUnion('kind', [
  PlanProposal.extend(otherDocuments),
  ProgramProposal.extend(otherDocuments),
  AnswersProposal.extend(otherDocuments),
  ConsultationRepliesProposal.extend(otherDocuments),
  StatementProposal.extend(otherDocuments),
  Unrecognised,
]);
export type ImportProposal = z.infer<typeof ImportProposal>;
