import {
  type AnswerFacts,
  mayBeginAnswer,
  mayFillRound,
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

/** Who fills a round of an earlier year brings back the links of the answers that stand in it, never files. */
export const mayBringLinks = mayFillRound;
