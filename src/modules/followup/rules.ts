import type { FieldError } from '../../platform/http/problem.ts';
import type { Answer, AnswerContent, AnswerState, RoundDraft, RoundOrigin, RoundStatus } from './contract.ts';

export { addDistributions, distributionOf } from './rules/distribution.ts';
export { answeringThroughMeasures, askedThemselves, isAskedOfNobody } from './rules/joint.ts';
export { mergeAnswers } from './rules/merge.ts';
export {
  type GeneratedQuestion,
  generateQuestions,
  type SourceItem,
  type SourceVersion,
} from './rules/questions.ts';

export const EMPTY_ANSWER: AnswerContent = {
  value: null,
  reason: '',
  comment: '',
  status: null,
  hindrance: '',
  cost: null,
};

/** What somebody does with an answer, besides writing in it. */
export type AnswerMove = 'submit' | 'approve' | 'return';

const ANSWER_MOVES: Record<AnswerMove, { from: readonly AnswerState[]; to: AnswerState }> = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  return: { from: ['submitted'], to: 'returned' },
};

/** The state a move leads to; null when it cannot be made from here. */
export function stateAfter(state: AnswerState, move: AnswerMove): AnswerState | null {
  const { from, to } = ANSWER_MOVES[move];
  return from.includes(state) ? to : null;
}

/** Whoever wrote an answer last or submitted it is not who approves it. */
export const isOwn = (answer: Pick<Answer, 'writtenById' | 'submittedBy'>, personId: string) =>
  answer.writtenById === personId || answer.submittedBy?.id === personId;

/** Whether the text of an answer can be changed in this state. */
export const isWritable = (state: AnswerState) => state === 'draft' || state === 'returned';

/** A round goes forward only: draft, open, closed. */
export function roundStatusAfter(status: RoundStatus, act: 'open' | 'close'): RoundStatus | null {
  if (act === 'open') return status === 'draft' ? 'open' : null;
  return status === 'open' ? 'closed' : null;
}

/** What an answer lacks before it can be submitted, by field. */
export function whatIsMissing(content: Pick<AnswerContent, 'value' | 'reason'>): ('value' | 'reason')[] {
  if (content.value === null) return ['value'];
  if (content.value === 'not-applicable' && content.reason.trim() === '') return ['reason'];
  return [];
}

/**
 * Whether an answer can be submitted along with others, unread. One that came back is not: the note that asks for a
 * change stands at the answer itself, and there it is submitted again.
 */
export const isReady = (answer: { state: AnswerState } & Pick<AnswerContent, 'value' | 'reason'>) =>
  answer.state === 'draft' && whatIsMissing(answer).length === 0;

/** The six fields of an answer and nothing else. */
export const contentOf = (answer: AnswerContent): AnswerContent => ({
  value: answer.value,
  reason: answer.reason,
  comment: answer.comment,
  status: answer.status,
  hindrance: answer.hindrance,
  cost: answer.cost,
});

/** Whether two answers say the same in every field. */
export const sameContent = (one: AnswerContent, other: AnswerContent) =>
  (Object.keys(EMPTY_ANSWER) as (keyof AnswerContent)[]).every((field) => one[field] === other[field]);

/** What is wrong with a round as typed, beyond the shape of each field. */
export function checkRound(
  draft: Pick<RoundDraft, 'year' | 'opensOn' | 'dueOn' | 'everyone' | 'organisationIds'>,
  { origin, today }: { origin: RoundOrigin; today: string },
) {
  const errors: FieldError[] = [];
  if (origin === 'filled' && draft.year >= Number(today.slice(0, 4))) {
    errors.push({
      path: 'year',
      message: {
        sv: 'Välj ett år som har gått. För i år skapar du en vanlig omgång.',
        en: 'Choose a year that has passed. For this year, create an ordinary round.',
      },
    });
  }
  if (draft.opensOn !== null && draft.dueOn < draft.opensOn) {
    errors.push({
      path: 'dueOn',
      message: {
        sv: 'Sista svarsdag kan inte vara före den dag då omgången öppnar.',
        en: 'The due date cannot be before the round opens.',
      },
    });
  }
  if (!draft.everyone && draft.organisationIds.length === 0) {
    errors.push({
      path: 'organisationIds',
      message: { sv: 'Välj minst en nämnd eller ett bolag.', en: 'Choose at least one board or company.' },
    });
  }
  return errors;
}

/** What keeps a round from being opened today. */
export function whatKeepsFromOpening(
  round: { dueOn: string | null; organisationCount: number },
  questions: readonly { number: string | null; text: string; recipientCount: number; dropped: boolean }[],
  today: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const asked = questions.filter(({ dropped }) => !dropped);
  if (round.dueOn !== null && round.dueOn < today) {
    errors.push({
      path: 'dueOn',
      message: { sv: 'Sista svarsdag har redan varit.', en: 'The due date has passed already.' },
    });
  }
  if (round.organisationCount === 0) {
    errors.push({
      path: 'organisationIds',
      message: { sv: 'Ingen är tillfrågad.', en: 'Nobody is asked.' },
    });
  }
  if (asked.length === 0) {
    errors.push({
      path: 'questions',
      message: { sv: 'Omgången har inga frågor.', en: 'The round has no questions.' },
    });
  }
  const unaddressed = asked.filter(({ recipientCount }) => recipientCount === 0);
  for (const { number, text } of unaddressed) {
    const name = number ? `${number} ${text}` : text;
    errors.push({
      path: 'questions',
      message: { sv: `Ingen får frågan: ${name}`, en: `Nobody gets the question: ${name}` },
    });
  }
  return errors;
}
