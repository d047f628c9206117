import { z } from 'zod';

/** A day, `YYYY-MM-DD`. */
const Day = z.iso.date();
/** A moment, ISO 8601. */
const Moment = z.iso.datetime();

export const ROUND_STATUSES = ['draft', 'open', 'closed'] as const;
export const RoundStatus = z.enum(ROUND_STATUSES);
export type RoundStatus = z.infer<typeof RoundStatus>;

/** `asked`: boards answer it. `filled`: of an earlier year, filled by planners from files that boards once sent. */
export const RoundOrigin = z.enum(['asked', 'filled']);
export type RoundOrigin = z.infer<typeof RoundOrigin>;

export const ANSWER_STATES = ['draft', 'submitted', 'returned', 'approved'] as const;
export const AnswerState = z.enum(ANSWER_STATES);
export type AnswerState = z.infer<typeof AnswerState>;

export const ANSWER_VALUES = ['yes', 'partly', 'no', 'not-applicable'] as const;
export const AnswerValue = z.enum(ANSWER_VALUES);
export type AnswerValue = z.infer<typeof AnswerValue>;

export const WORK_STATUSES = ['not-started', 'ongoing', 'done', 'discontinued'] as const;
export const WorkStatus = z.enum(WORK_STATUSES);
export type WorkStatus = z.infer<typeof WorkStatus>;

export const Named = z.object({ id: z.uuid(), name: z.string() });
export type Named = z.infer<typeof Named>;

/** A version of a governing document as a round follows it up. */
export const RoundDocument = z.object({ versionId: z.uuid(), title: z.string() });
export type RoundDocument = z.infer<typeof RoundDocument>;

export const Round = z.object({
  id: z.uuid(),
  title: z.string(),
  year: z.int(),
  owner: Named,
  status: RoundStatus,
  origin: RoundOrigin,
  opensOn: Day.nullable(),
  dueOn: Day,
  introduction: z.string(),
  /** Every board and company is asked; who that is gets decided on opening. */
  everyone: z.boolean(),
  openedAt: Moment.nullable(),
  closedAt: Moment.nullable(),
  /** Send it back with a change; a change made meanwhile by somebody else is then noticed. */
  revision: z.int(),
  documents: z.array(RoundDocument),
  organisations: z.array(Named),
  /** Questions that are not dropped. */
  questionCount: z.int(),
});
export type Round = z.infer<typeof Round>;

export const RoundFilter = z.object({
  status: RoundStatus.optional(),
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type RoundFilter = z.infer<typeof RoundFilter>;

export const RoundPage = z.object({ items: z.array(Round), next: z.string().nullable(), total: z.int() });
export type RoundPage = z.infer<typeof RoundPage>;

/** What a planner types about a round. */
export const RoundDraft = z.object({
  title: z.string().trim().min(1).max(200),
  year: z.coerce.number().int().min(1990).max(2200),
  opensOn: Day.nullable().default(null),
  dueOn: Day,
  introduction: z.string().max(20_000).default(''),
  versionIds: z.array(z.uuid()).min(1).max(40),
  everyone: z.boolean().default(true),
  /** Who is asked when not everyone is. */
  organisationIds: z.array(z.uuid()).max(500).default([]),
});
export type RoundDraft = z.infer<typeof RoundDraft>;

export const RoundChange = RoundDraft.extend({ revision: z.int() });
export type RoundChange = z.infer<typeof RoundChange>;

/** What can change while the round is open. */
export const OpenRoundChange = z.object({
  revision: z.int(),
  dueOn: Day,
  introduction: z.string().max(20_000),
});
export type OpenRoundChange = z.infer<typeof OpenRoundChange>;

/** What a round can be made of. */
export const RoundChoices = z.object({
  documents: z.array(
    z.object({
      versionId: z.uuid(),
      title: z.string(),
      kind: z.string(),
      /** Strategies and measures in it. */
      items: z.int(),
    }),
  ),
  /** Every board and company of today. */
  organisations: z.array(Named),
});
export type RoundChoices = z.infer<typeof RoundChoices>;

export const Question = z.object({
  id: z.uuid(),
  versionId: z.uuid(),
  itemId: z.uuid().nullable(),
  areaNumber: z.string().nullable(),
  areaTitle: z.string().nullable(),
  number: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  expectedResult: z.string(),
  everyone: z.boolean(),
  dropped: z.boolean(),
  /** A strategy followed up through its measures: who is asked about one of these is not asked about it too. */
  throughMeasures: z.boolean(),
  /** Questions of the round about measures that make this strategy concrete. */
  measureQuestionIds: z.array(z.uuid()),
  revision: z.int(),
  recipientIds: z.array(z.uuid()),
});
export type Question = z.infer<typeof Question>;
export const QuestionList = z.object({ questions: z.array(Question) });

/** What a planner can change about a question before the round opens. */
export const QuestionChange = z.object({
  revision: z.int(),
  text: z.string().trim().min(1).max(2000),
  everyone: z.boolean(),
  recipientIds: z.array(z.uuid()).max(500),
  dropped: z.boolean(),
  throughMeasures: z.boolean(),
});
export type QuestionChange = z.infer<typeof QuestionChange>;

/** A question of the planner's own, beside those from the documents. */
export const QuestionDraft = z.object({
  versionId: z.uuid(),
  text: z.string().trim().min(1).max(2000),
  expectedResult: z.string().max(5000).default(''),
  everyone: z.boolean().default(true),
  recipientIds: z.array(z.uuid()).max(500).default([]),
});
export type QuestionDraft = z.infer<typeof QuestionDraft>;

/** What somebody writes in an answer. Texts are kept to the letter. */
export const AnswerContent = z.object({
  value: AnswerValue.nullable(),
  /** Why it is not applicable. */
  reason: z.string().max(20_000),
  comment: z.string().max(100_000),
  status: WorkStatus.nullable(),
  hindrance: z.string().max(20_000),
  /** Whole kronor. */
  cost: z.int().min(0).max(1_000_000_000_000).nullable(),
});
export type AnswerContent = z.infer<typeof AnswerContent>;

export const Answer = AnswerContent.extend({
  id: z.uuid(),
  questionId: z.uuid(),
  organisationId: z.uuid(),
  state: AnswerState,
  revision: z.int(),
  updatedBy: z.string(),
  updatedAt: Moment,
  /** The author: who last changed what is answered, and so does not approve it. */
  writtenById: z.uuid(),
  submittedBy: Named.nullable(),
  submittedAt: Moment.nullable(),
  approvedBy: Named.nullable(),
  approvedAt: Moment.nullable(),
  returnedBy: Named.nullable(),
  returnedAt: Moment.nullable(),
  returnNote: z.string(),
});
export type Answer = z.infer<typeof Answer>;

export const AnswerSave = AnswerContent.extend({
  /** The revision that the text was written on; 0 when nobody had begun. */
  baseRevision: z.int().min(0),
});
export type AnswerSave = z.infer<typeof AnswerSave>;

export const SavedAnswer = z.object({
  answer: Answer,
  /** True when somebody else's text, saved meanwhile, was put together with this. */
  merged: z.boolean(),
});
export type SavedAnswer = z.infer<typeof SavedAnswer>;

/** What a 409 `followup.answer-conflict` carries in `current`. */
export const AnswerConflict = z.object({
  answer: Answer,
  /** Both put together: of a paragraph that both changed, both wordings. */
  merged: AnswerContent,
  /** Fields that both changed in different ways. */
  fields: z.array(AnswerContent.keyof()),
});
export type AnswerConflict = z.infer<typeof AnswerConflict>;

/** A text the answer has had. */
export const AnswerRevision = AnswerContent.extend({
  revision: z.int(),
  state: AnswerState,
  note: z.string(),
  by: z.string(),
  savedAt: Moment,
});
export type AnswerRevision = z.infer<typeof AnswerRevision>;
export const AnswerHistory = z.object({ revisions: z.array(AnswerRevision) });

/** Answers as a person has read them; one that has changed since is not touched. */
export const AnswerChoice = z.object({
  answers: z
    .array(z.object({ id: z.uuid(), revision: z.int() }))
    .min(1)
    .max(500),
});
export type AnswerChoice = z.infer<typeof AnswerChoice>;

/** Answers that were moved on, and those that could not be, each with a reason a person can act on. */
export const MoveResult = z.object({
  moved: z.array(Answer),
  left: z.array(z.object({ id: z.uuid(), reason: z.string() })),
});
export type MoveResult = z.infer<typeof MoveResult>;

export const AnswerReturn = z.object({ revision: z.int(), note: z.string().trim().min(1).max(5000) });
export type AnswerReturn = z.infer<typeof AnswerReturn>;

/** One organisation's part of a round: its questions and its answers. */
export const Work = z.object({
  round: Round,
  organisation: Named,
  questions: z.array(
    Question.omit({
      recipientIds: true,
      revision: true,
      dropped: true,
      everyone: true,
      throughMeasures: true,
      measureQuestionIds: true,
    }).extend({
      /** Strategies that the answer counts for as well: the organisation is not asked about them. */
      strategies: z.array(z.object({ number: z.string().nullable(), title: z.string() })),
    }),
  ),
  answers: z.array(Answer),
  may: z.object({ write: z.boolean(), approve: z.boolean() }),
  /** Who is asking, so that a page can say why one's own answer waits for somebody else. */
  personId: z.uuid(),
});
export type Work = z.infer<typeof Work>;

const Counts = z.object({
  asked: z.int(),
  notBegun: z.int(),
  draft: z.int(),
  submitted: z.int(),
  returned: z.int(),
  approved: z.int(),
});
export type Counts = z.infer<typeof Counts>;

/** How far everybody has come; counts only. */
export const RoundProgress = z.object({
  round: Round,
  total: Counts,
  byOrganisation: z.array(
    z.object({
      organisation: Named,
      counts: Counts,
      /** Only documents that ask it anything. */
      documents: z.array(z.object({ versionId: z.uuid(), counts: Counts })),
    }),
  ),
  byDocument: z.array(z.object({ document: RoundDocument, counts: Counts })),
});
export type RoundProgress = z.infer<typeof RoundProgress>;

export const Distribution = z.object({
  yes: z.int(),
  partly: z.int(),
  no: z.int(),
  notApplicable: z.int(),
  none: z.int(),
});
export type Distribution = z.infer<typeof Distribution>;

/** What was answered about one strategy or measure, round by round, latest first. */
export const ItemResults = z.object({
  rounds: z.array(
    z.object({
      roundId: z.uuid(),
      title: z.string(),
      year: z.int(),
      status: RoundStatus,
      distribution: Distribution,
    }),
  ),
});
export type ItemResults = z.infer<typeof ItemResults>;

export const CompiledFilter = z.object({
  /** `submitted` takes in answers that wait for approval; for planners of the owner unit. */
  include: z.enum(['approved', 'submitted']).default('approved'),
});
export type CompiledFilter = z.infer<typeof CompiledFilter>;

export const CompiledAnswer = AnswerContent.extend({
  answerId: z.uuid(),
  organisation: Named,
  state: AnswerState,
});
export type CompiledAnswer = z.infer<typeof CompiledAnswer>;

export const CompiledQuestion = z.object({
  id: z.uuid(),
  itemId: z.uuid().nullable(),
  number: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  expectedResult: z.string(),
  distribution: Distribution,
  answers: z.array(CompiledAnswer),
  unanswered: z.array(Named),
});
export type CompiledQuestion = z.infer<typeof CompiledQuestion>;

export const Compiled = z.object({
  round: Round,
  include: z.enum(['approved', 'submitted']),
  distribution: Distribution,
  documents: z.array(
    z.object({
      document: RoundDocument,
      distribution: Distribution,
      areas: z.array(
        z.object({
          number: z.string().nullable(),
          title: z.string().nullable(),
          questions: z.array(CompiledQuestion),
        }),
      ),
    }),
  ),
});
export type Compiled = z.infer<typeof Compiled>;
