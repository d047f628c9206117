import { z } from 'zod';
import { AnswerContent, Named } from '../contract.ts';

/** What was approved about the same strategy or measure in the latest closed round in which somebody answered. */
export const EarlierAnswer = AnswerContent.extend({
  /** The question of the present round. */
  questionId: z.uuid(),
  round: z.object({ id: z.uuid(), title: z.string(), year: z.int() }),
  /** The organisation itself, or one that has been merged into it. */
  organisation: Named,
});
export type EarlierAnswer = z.infer<typeof EarlierAnswer>;

/** For each question at most one of every organisation, the organisation's own first. */
export const EarlierAnswers = z.object({ answers: z.array(EarlierAnswer) });
export type EarlierAnswers = z.infer<typeof EarlierAnswers>;
