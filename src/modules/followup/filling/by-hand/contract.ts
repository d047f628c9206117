import { z } from 'zod';
import { AnswerContent, Named, Question, Round } from '../../contract.ts';
import { Place } from '../contract.ts';

/** An answer that a planner writes by hand; an empty one is taken away. `revision` 0 when there is none yet. */
export const HandAnswer = AnswerContent.extend({
  questionId: z.uuid(),
  organisationId: z.uuid(),
  revision: z.int().min(0),
});
export type HandAnswer = z.infer<typeof HandAnswer>;

/** An answer of a filled round as it stands. */
export const StandingAnswer = z.object({
  answerId: z.uuid(),
  questionId: z.uuid(),
  content: AnswerContent,
  revision: z.int(),
  /** It was taken away: there is a row with a history, and no answer. */
  removed: z.boolean(),
  /** The file whose text it is; null when written or corrected by hand. */
  source: z.object({ fileId: z.uuid(), fileName: z.string(), place: Place }).nullable(),
  /** The file that an earlier text of it came from, when it has been corrected by hand since. */
  formerlyFrom: z.string().nullable(),
});
export type StandingAnswer = z.infer<typeof StandingAnswer>;

/** One organisation's part of a filled round: every question it is asked, and what is filled in. */
export const HandSheet = z.object({
  round: Round,
  organisation: Named,
  questions: z.array(
    Question.pick({
      id: true,
      versionId: true,
      areaNumber: true,
      areaTitle: true,
      number: true,
      title: true,
      text: true,
    }),
  ),
  answers: z.array(StandingAnswer),
  /** Everybody who is asked, with how far each is filled in. */
  organisations: z.array(z.object({ organisation: Named, asked: z.int(), filled: z.int() })),
});
export type HandSheet = z.infer<typeof HandSheet>;
