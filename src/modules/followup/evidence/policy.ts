import {
  type AnswerFacts,
  mayBeginAnswer,
  mayReadAnswer,
  mayWriteAnswer,
  type RoundFacts,
} from '../policy.ts';

/** Who reads an answer, in its state, reads its evidence and opens its files. */
export const mayReadEvidence = mayReadAnswer;

/** Whoever may write an answer, or begin it, adds and removes its evidence. */
export const mayChangeEvidence = (
  actor: Parameters<typeof mayWriteAnswer>[0],
  round: RoundFacts,
  answer: AnswerFacts | null,
  organisationId: string,
) => (answer ? mayWriteAnswer(actor, round, answer) : mayBeginAnswer(actor, round, organisationId));
