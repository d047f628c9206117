import { z } from 'zod';
import {
  AnswerValue,
  CompiledAnswer,
  CompiledFilter,
  Distribution,
  Named,
  Round,
  RoundDocument,
} from '../contract.ts';

import { Place } from '../filling/contract.ts';

export { CompiledFilter };

/** How the same strategy or measure was answered the time before: the owner's latest closed round that asked. */
export const Before = z.object({
  roundId: z.uuid(),
  roundTitle: z.string(),
  year: z.int(),
  distribution: Distribution,
});
export type Before = z.infer<typeof Before>;

/** What was answered to a question, in counts. */
export const OverviewQuestion = z.object({
  id: z.uuid(),
  itemId: z.uuid().nullable(),
  number: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  expectedResult: z.string(),
  distribution: Distribution,
  /** Answers with a comment or a reason. */
  comments: z.int(),
  /** Answers that name a hindrance. */
  hindrances: z.int(),
  /** Questions about measures that answer for this strategy too: who is asked about one of them is not asked here. */
  through: z.array(z.uuid()),
  /** null when there is nothing earlier to compare with. */
  before: Before.nullable(),
});
export type OverviewQuestion = z.infer<typeof OverviewQuestion>;

/** An indicator as its document states it. A figure that is null is missing, which is not zero. */
export const DocumentIndicator = z.object({
  id: z.uuid(),
  goal: z.string(),
  name: z.string(),
  unit: z.string(),
  baselineYear: z.int().nullable(),
  baseline: z.number().nullable(),
  targetYear: z.int().nullable(),
  target: z.number().nullable(),
});
export type DocumentIndicator = z.infer<typeof DocumentIndicator>;

const Totals = z.object({ distribution: Distribution, comments: z.int(), hindrances: z.int() });

/** The compiled follow-up in counts: no text that a board has written. */
export const Overview = Totals.extend({
  round: Round,
  include: CompiledFilter.shape.include.unwrap(),
  documents: z.array(
    Totals.extend({
      document: RoundDocument,
      indicators: z.array(DocumentIndicator),
      areas: z.array(
        z.object({
          number: z.string().nullable(),
          title: z.string().nullable(),
          questions: z.array(OverviewQuestion),
        }),
      ),
    }),
  ),
});
export type Overview = z.infer<typeof Overview>;

/** Which answers are read. */
export const AnswersFilter = CompiledFilter.extend({
  questionId: z.uuid().optional(),
  versionId: z.uuid().optional(),
  organisationId: z.uuid().optional(),
  /** `none`: those who have not answered. */
  value: z.enum([...AnswerValue.options, 'none']).optional(),
  /** Only answers that name a hindrance. */
  only: z.enum(['hindrances']).optional(),
  after: z.string().optional(),
  /** Questions a page. */
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type AnswersFilter = z.infer<typeof AnswersFilter>;

/** An organisation whose answer is another than the time before. */
export const Moved = z.object({
  organisation: Named,
  /** The name of a board that has since been merged into it, when the earlier answer was that board's. */
  formerly: z.string().nullable(),
  before: AnswerValue.nullable(),
  after: AnswerValue.nullable(),
});
export type Moved = z.infer<typeof Moved>;

/** The file that the text of a filled answer comes from; an answer without one was written by hand. */
export const AnswerSource = z.object({ answerId: z.uuid(), fileName: z.string(), place: Place });
export type AnswerSource = z.infer<typeof AnswerSource>;

/** The answers to one question, to the letter; with a filter only those that fit. */
export const QuestionAnswers = z.object({
  questionId: z.uuid(),
  answers: z.array(CompiledAnswer),
  /** Where the texts of a round of an earlier year come from; null in a round that boards answered themselves. */
  sources: z.array(AnswerSource).nullable(),
  unanswered: z.array(Named),
  moved: z.array(Moved),
});
export type QuestionAnswers = z.infer<typeof QuestionAnswers>;

export const AnswersPage = z.object({
  questions: z.array(QuestionAnswers),
  next: z.string().nullable(),
  /** How many fit in all; on the first page of a choice by organisation, answer or hindrance. */
  total: z.object({ answers: z.int(), unanswered: z.int() }).nullable(),
});
export type AnswersPage = z.infer<typeof AnswersPage>;

/**
 * What a board said to a question; `none` was asked and has not answered, `through` answers about a measure that makes
 * the strategy concrete and is therefore not asked about the strategy, `not-asked` was not asked at all.
 */
export const HeatCell = z.enum([...AnswerValue.options, 'none', 'through', 'not-asked']);
export type HeatCell = z.infer<typeof HeatCell>;

export const HeatMapFilter = CompiledFilter.extend({
  /** The first document of the round when left out. */
  versionId: z.uuid().optional(),
});
export type HeatMapFilter = z.infer<typeof HeatMapFilter>;

/** Boards × measures of one document. */
export const HeatMap = z.object({
  round: Round,
  include: CompiledFilter.shape.include.unwrap(),
  document: RoundDocument,
  questions: z.array(
    z.object({ id: z.uuid(), number: z.string().nullable(), title: z.string(), text: z.string() }),
  ),
  /** By name; a cell for every question, in their order. */
  rows: z.array(
    z.object({
      organisation: Named,
      cells: z.array(HeatCell),
      /** For each `through` cell, by the question's id: the questions about measures that the board answers instead. */
      through: z.record(z.uuid(), z.array(z.uuid())),
    }),
  ),
  /** The measures that answer for a strategy, by the question's id; of any document of the round. */
  measures: z.array(
    z.object({ id: z.uuid(), number: z.string().nullable(), title: z.string(), text: z.string() }),
  ),
});
export type HeatMap = z.infer<typeof HeatMap>;

/** How complete something is: answers, and who carries the measures asked about. */
export const Complete = z.object({
  asked: z.int(),
  answered: z.int(),
  /** Answered with neither comment nor reason. */
  withoutComment: z.int(),
  /** Measures asked about that name nobody who coordinates or is responsible. */
  withoutContact: z.int(),
});
export type Complete = z.infer<typeof Complete>;

/** How many of a document's indicators have both a baseline and a target. */
export const IndicatorState = z.object({ count: z.int(), withFigures: z.int() });
export type IndicatorState = z.infer<typeof IndicatorState>;

export const Completeness = z.object({
  round: Round,
  include: CompiledFilter.shape.include.unwrap(),
  total: Complete,
  documents: z.array(z.object({ document: RoundDocument, complete: Complete, indicators: IndicatorState })),
  organisations: z.array(
    z.object({
      organisation: Named,
      complete: Complete,
      /** By version; only documents that ask it anything. */
      documents: z.array(z.object({ versionId: z.uuid(), complete: Complete })),
    }),
  ),
});
export type Completeness = z.infer<typeof Completeness>;

export const Lack = z.enum(['answer', 'comment', 'contact']);
export type Lack = z.infer<typeof Lack>;

/** What one organisation's part of a round lacks, question by question. */
export const BoardLacks = z.object({
  organisation: Named,
  questions: z.array(
    z.object({
      id: z.uuid(),
      versionId: z.uuid(),
      itemId: z.uuid().nullable(),
      number: z.string().nullable(),
      title: z.string(),
      text: z.string(),
      lacks: z.array(Lack).min(1),
    }),
  ),
});
export type BoardLacks = z.infer<typeof BoardLacks>;
