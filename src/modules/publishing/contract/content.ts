import { z } from 'zod';

const Day = z.iso.date();
const Moment = z.iso.datetime();
const Named = z.object({ id: z.uuid(), name: z.string() });

export const ReportDistribution = z.object({
  yes: z.int(),
  partly: z.int(),
  no: z.int(),
  notApplicable: z.int(),
  none: z.int(),
});
export type ReportDistribution = z.infer<typeof ReportDistribution>;

export const ReportValue = z.enum(['yes', 'partly', 'no', 'not-applicable']);
export type ReportValue = z.infer<typeof ReportValue>;

/** What supports an answer: a link, or a file that is told of but not published. */
export const ReportEvidence = z.object({
  kind: z.enum(['link', 'file']),
  title: z.string(),
  /** A link's address. */
  href: z.string().nullable(),
  fileName: z.string().nullable(),
  /** In bytes. */
  size: z.int().nullable(),
  /** 64 hexadecimal digits, by which a file handed out on request is checked. */
  sha256: z.string().nullable(),
});
export type ReportEvidence = z.infer<typeof ReportEvidence>;

/** The file that the text of a filled answer was read from, with page or row where it has them. */
export const ReportAnswerSource = z.object({
  fileName: z.string(),
  page: z.int().nullable(),
  row: z.int().nullable(),
});
export type ReportAnswerSource = z.infer<typeof ReportAnswerSource>;

/** An approved answer, to the letter. */
export const ReportAnswer = z.object({
  organisation: Named,
  value: ReportValue.nullable(),
  reason: z.string(),
  comment: z.string(),
  status: z.enum(['not-started', 'ongoing', 'done', 'discontinued']).nullable(),
  hindrance: z.string(),
  /** Whole kronor. */
  cost: z.int().nullable(),
  /** Links first, then files, each by title. */
  evidence: z.array(ReportEvidence),
  /**
   * Where the text comes from in a round of an earlier year; null when it was written by hand. Missing in rounds that
   * boards answered, and in what was frozen before reports told of it.
   */
  source: ReportAnswerSource.nullable().optional(),
});
export type ReportAnswer = z.infer<typeof ReportAnswer>;

/** What has become different since the item was followed up the time before. */
export const ReportChange = z.object({
  year: z.int(),
  roundTitle: z.string(),
  before: ReportDistribution,
  /** Sentences in Swedish, computed. */
  facts: z.array(z.string()),
  /** Organisations asked both times whose answer is another now. */
  moved: z.array(
    z.object({
      organisation: Named,
      /** The name of a board merged into it since, when the earlier answer was that board's. */
      formerly: z.string().nullable(),
      before: ReportValue.nullable(),
      after: ReportValue.nullable(),
    }),
  ),
});
export type ReportChange = z.infer<typeof ReportChange>;

export const ReportQuestion = z.object({
  id: z.uuid(),
  lineageId: z.uuid().nullable(),
  /** null for a question that is about neither. */
  kind: z.enum(['strategy', 'measure']).nullable(),
  number: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  expectedResult: z.string(),
  /** Measures that answer for this strategy too, as `2:4 Title`: who was asked about one was not asked here. */
  through: z.array(z.string()),
  /** Who carries it, in words of the document: coordinators first. */
  responsible: z.array(z.string()),
  distribution: ReportDistribution,
  answers: z.array(ReportAnswer),
  unanswered: z.array(Named),
  /** null when there is nothing earlier to compare with. */
  change: ReportChange.nullable(),
});
export type ReportQuestion = z.infer<typeof ReportQuestion>;

export const ReportIndicator = z.object({
  goal: z.string(),
  name: z.string(),
  unit: z.string(),
  baselineYear: z.int().nullable(),
  /** null is missing, which is not zero. */
  baseline: z.number().nullable(),
  targetYear: z.int().nullable(),
  target: z.number().nullable(),
});
export type ReportIndicator = z.infer<typeof ReportIndicator>;

export const ReportArea = z.object({
  number: z.string().nullable(),
  title: z.string().nullable(),
  questions: z.array(ReportQuestion),
});
export type ReportArea = z.infer<typeof ReportArea>;

export const ReportDocument = z.object({
  versionId: z.uuid(),
  title: z.string(),
  diaryNumber: z.string().nullable(),
  distribution: ReportDistribution,
  areas: z.array(ReportArea),
  indicators: z.array(ReportIndicator),
});
export type ReportDocument = z.infer<typeof ReportDocument>;

const Complete = z.object({
  asked: z.int(),
  answered: z.int(),
  /** Answered with neither comment nor reason. */
  withoutComment: z.int(),
  /** Measures asked about that name nobody who coordinates or is responsible. */
  withoutContact: z.int(),
});

/** How complete one organisation's part is, in all and per document that asks it anything. */
export const ReportCompleteness = Complete.extend({
  organisation: Named,
  documents: z.array(Complete.extend({ versionId: z.uuid() })),
});
export type ReportCompleteness = z.infer<typeof ReportCompleteness>;

/**
 * Everything that a compiled follow-up says, from which every export is made. Version 2. It holds no name of a person.
 * Nothing here depends on when or by whom it is built. A field may be added without another version when it is optional
 * and what there was before means the same without it: the hash of what is frozen already stays.
 */
export const ReportContent = z.object({
  version: z.literal(2),
  city: z.string(),
  round: z.object({
    id: z.uuid(),
    title: z.string(),
    year: z.int(),
    owner: Named,
    openedOn: Day.nullable(),
    dueOn: Day,
    closedAt: Moment,
    introduction: z.string(),
  }),
  distribution: ReportDistribution,
  /** Sentences in Swedish about the whole, computed. */
  facts: z.array(z.string()),
  documents: z.array(ReportDocument),
  completeness: z.array(ReportCompleteness),
});
export type ReportContent = z.infer<typeof ReportContent>;

/** A correction made after the report was frozen. */
export const Addendum = z.object({
  id: z.uuid(),
  number: z.int(),
  text: z.string(),
  /** The question it is about; null when about the whole. */
  questionId: z.uuid().nullable(),
  /** `2:4 Title`, or empty. */
  about: z.string(),
  /** The unit that made it. */
  by: z.string(),
  addedAt: Moment,
});
export type Addendum = z.infer<typeof Addendum>;

/**
 * What the unit that owns the round says of it: its own words, beside what is frozen and with a hash of their own.
 * Plain text, an empty line divides paragraphs; sections without text are empty or left out.
 */
export const OfficeText = z.object({
  summary: z.string(),
  assessment: z.string(),
  /** In the order of the content; only documents that something is said of. */
  documents: z.array(z.object({ versionId: z.uuid(), assessment: z.string() })),
  /** Likewise. */
  questions: z.array(z.object({ questionId: z.uuid(), comment: z.string() })),
});
export type OfficeText = z.infer<typeof OfficeText>;

/** The office's text as it was decided. */
export const OfficeEdition = OfficeText.extend({
  number: z.int(),
  /** The unit that decided it. */
  by: z.string(),
  decidedAt: Moment,
  /** SHA-256 of the text as canonical JSON, 64 hexadecimal digits. */
  hash: z.string(),
});
export type OfficeEdition = z.infer<typeof OfficeEdition>;

/** The frozen content with its seal and everything added since: what an export is made of. */
export const ReportEdition = z.object({
  content: ReportContent,
  /** SHA-256 of the content as canonical JSON, 64 hexadecimal digits. */
  hash: z.string(),
  frozenAt: Moment,
  addenda: z.array(Addendum),
  /** The latest edition of the office's text; null before the first, and when the latest takes the text out. */
  office: OfficeEdition.nullable().default(null),
});
export type ReportEdition = z.infer<typeof ReportEdition>;
