import { z } from 'zod';
import { OfficeEdition, OfficeText, ReportDistribution } from './content.ts';

const Moment = z.iso.datetime();

/** `document` is the assessment of one document, `question` a comment on one question; the others are of the whole. */
export const OfficeSection = z.enum(['summary', 'assessment', 'document', 'question']);
export type OfficeSection = z.infer<typeof OfficeSection>;

/** Which section: `about` is a document's version or a question, and null for the whole. */
export const OfficePlace = z.object({ section: OfficeSection, about: z.uuid().nullable() });
export type OfficePlace = z.infer<typeof OfficePlace>;

export const MOST_OFFICE_TEXT = 20_000;

/** A section as it is being written. */
export const OfficeDraft = OfficePlace.extend({
  text: z.string(),
  revision: z.int(),
  updatedBy: z.string(),
  updatedAt: Moment,
});
export type OfficeDraft = z.infer<typeof OfficeDraft>;

export const OfficeSave = OfficePlace.extend({
  text: z.string().max(MOST_OFFICE_TEXT),
  /** The revision that the text was written on; 0 when nobody had begun. */
  baseRevision: z.int().min(0),
});
export type OfficeSave = z.infer<typeof OfficeSave>;

/** `merged` when somebody else had saved since the base and both were put together. */
export const SavedOfficeText = z.object({ draft: OfficeDraft, merged: z.boolean() });
export type SavedOfficeText = z.infer<typeof SavedOfficeText>;

/** Both changed the same paragraph: what is there now, and a proposal with both wordings. */
export const OfficeConflict = z.object({ draft: OfficeDraft, merged: z.string() });
export type OfficeConflict = z.infer<typeof OfficeConflict>;

/** What is written about: the documents and questions of the content, with their figures and computed facts. */
export const OfficeOutline = z.array(
  z.object({
    versionId: z.uuid(),
    title: z.string(),
    distribution: ReportDistribution,
    /** Sentences in Swedish, computed. */
    facts: z.array(z.string()),
    questions: z.array(
      z.object({
        questionId: z.uuid(),
        name: z.string(),
        text: z.string(),
        distribution: ReportDistribution,
      }),
    ),
  }),
);
export type OfficeOutline = z.infer<typeof OfficeOutline>;

/** One edition in the history. */
export const OfficeDecision = z.object({
  number: z.int(),
  decidedAt: Moment,
  decidedBy: z.string(),
  hash: z.string(),
});
export type OfficeDecision = z.infer<typeof OfficeDecision>;

/** Everything that who writes the text needs. */
export const OfficeWork = z.object({
  roundId: z.uuid(),
  title: z.string(),
  year: z.int(),
  published: z.boolean(),
  distribution: ReportDistribution,
  facts: z.array(z.string()),
  documents: OfficeOutline,
  /** Sections that somebody has begun. */
  drafts: z.array(OfficeDraft),
  /** Latest first. */
  editions: z.array(OfficeDecision),
  /** What the latest edition says; null before the first. */
  stands: OfficeText.nullable(),
});
export type OfficeWork = z.infer<typeof OfficeWork>;

/** `latest` is the latest edition that the person has seen, 0 for none; `seen` every section as they have it. */
export const OfficeDecisionInput = z.object({
  latest: z.int().min(0),
  seen: z.array(OfficePlace.extend({ revision: z.int().min(1) })).max(10_000),
});
export type OfficeDecisionInput = z.infer<typeof OfficeDecisionInput>;

/** An edition for reading, with the names of what it is about. */
export const ReadOfficeEdition = OfficeEdition.omit({ documents: true, questions: true }).extend({
  documents: z.array(
    z.object({
      versionId: z.uuid(),
      title: z.string(),
      assessment: z.string(),
      questions: z.array(z.object({ questionId: z.uuid(), name: z.string(), comment: z.string() })),
    }),
  ),
});
export type ReadOfficeEdition = z.infer<typeof ReadOfficeEdition>;

/** A wording that a section has had. */
export const OfficeRevision = z.object({
  revision: z.int(),
  text: z.string(),
  savedBy: z.string(),
  savedAt: Moment,
});
export const OfficeRevisions = z.object({ revisions: z.array(OfficeRevision) });
export type OfficeRevisions = z.infer<typeof OfficeRevisions>;
