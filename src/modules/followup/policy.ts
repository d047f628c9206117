import type { Actor } from '../../platform/identity/context.ts';
import type { AnswerState, RoundOrigin, RoundStatus } from './contract.ts';

type Acting = Pick<Actor, 'personId' | 'role' | 'organisationId'> | null;

/** What a rule needs to know about a round. */
export interface RoundFacts {
  ownerOrganisationId: string;
  status: RoundStatus;
  origin: RoundOrigin;
  /** The organisations asked. */
  organisationIds: readonly string[];
}

/** What a rule needs to know about an answer. */
export interface AnswerFacts {
  organisationId: string;
  state: AnswerState;
  submittedBy: string | null;
  /** Who last changed what is answered. */
  writtenBy: string;
}

const CONTENT_ROLES = ['planner', 'board-coordinator', 'board-approver', 'reader'];
const isContentRole = (actor: Acting) => CONTENT_ROLES.includes(actor?.role ?? '');
/** Coordinators and approvers answer for the organisation they act for. */
export const answersFor = (actor: Acting, organisationId: string) =>
  (actor?.role === 'board-coordinator' || actor?.role === 'board-approver') &&
  actor.organisationId === organisationId;

/** Planners run the rounds that their own unit owns. */
export const runsRound = (actor: Acting, round: Pick<RoundFacts, 'ownerOrganisationId'>) =>
  actor?.role === 'planner' && actor.organisationId === round.ownerOrganisationId;

/** Planners begin rounds, for the unit they act for. */
export const mayBeginRounds = (actor: Acting) => actor?.role === 'planner';

/** The owner's planners see a round always; readers and organisations asked once it is open, unless planners fill it; every content role once it is closed. */
export const maySeeRound = (actor: Acting, round: RoundFacts) =>
  runsRound(actor, round) ||
  (round.status === 'closed' && isContentRole(actor)) ||
  (round.status === 'open' &&
    round.origin === 'asked' &&
    (actor?.role === 'reader' || round.organisationIds.some((id) => answersFor(actor, id))));

/** The owner's planners prepare a round, and throw it away, while it is a draft. */
export const mayPrepareRound = (actor: Acting, round: RoundFacts) =>
  runsRound(actor, round) && round.status === 'draft';

/** The owner's planners move the due date and reword the introduction while boards answer the round. */
export const mayAdjustOpenRound = (actor: Acting, round: RoundFacts) =>
  runsRound(actor, round) && round.status === 'open' && round.origin === 'asked';

/** The owner's planners open a draft. */
export const mayOpenRound = (actor: Acting, round: RoundFacts) => mayPrepareRound(actor, round);

/** The owner's planners close an open round. */
export const mayCloseRound = (actor: Acting, round: RoundFacts) =>
  runsRound(actor, round) && round.status === 'open';

/** The owner's planners fill a round of an earlier year from files, correct it and take files back, while it is open. */
export const mayFillRound = (actor: Acting, round: RoundFacts) =>
  runsRound(actor, round) && round.status === 'open' && round.origin === 'filled';

/** The owner's planners see the files that a round was filled from. */
export const maySeeFiles = (actor: Acting, round: RoundFacts) =>
  runsRound(actor, round) && round.origin === 'filled';

/** The owner's planners see how far each organisation has come, in counts. */
export const maySeeProgress = (actor: Acting, round: Pick<RoundFacts, 'ownerOrganisationId'>) =>
  runsRound(actor, round);

/** An organisation's coordinators and approvers read what it answered in every state, the owner's planners what was submitted and all that they filled in, everyone else who sees the round what is approved. */
export const mayReadAnswer = (actor: Acting, round: RoundFacts, answer: AnswerFacts) =>
  (answersFor(actor, answer.organisationId) && round.origin === 'asked') ||
  (runsRound(actor, round) && (answer.state !== 'draft' || round.origin === 'filled')) ||
  (maySeeRound(actor, round) && answer.state === 'approved');

/** Coordinators begin answers of their organisation, when it is asked, while the round is open. */
export const mayBeginAnswer = (actor: Acting, round: RoundFacts, organisationId: string) =>
  actor?.role === 'board-coordinator' &&
  actor.organisationId === organisationId &&
  round.status === 'open' &&
  round.origin === 'asked' &&
  round.organisationIds.includes(organisationId);

/** Coordinators write their organisation's drafts and returned answers while the round is open. */
export const mayWriteAnswer = (actor: Acting, round: RoundFacts, answer: AnswerFacts) =>
  actor?.role === 'board-coordinator' &&
  actor.organisationId === answer.organisationId &&
  round.status === 'open' &&
  round.origin === 'asked' &&
  (answer.state === 'draft' || answer.state === 'returned');

/** Whoever may write an answer may submit it. */
export const maySubmitAnswer = (actor: Acting, round: RoundFacts, answer: AnswerFacts) =>
  mayWriteAnswer(actor, round, answer);

/** Approvers approve or return what somebody else in their organisation has written and submitted, while the round is open. */
export const mayDecideAnswer = (actor: Acting, round: RoundFacts, answer: AnswerFacts) =>
  actor?.role === 'board-approver' &&
  actor.organisationId === answer.organisationId &&
  round.status === 'open' &&
  round.origin === 'asked' &&
  answer.state === 'submitted' &&
  answer.submittedBy !== actor.personId &&
  answer.writtenBy !== actor.personId;

/** The history of an answer: all of it for its organisation, what was once submitted for the owner's planners, the approved text for everyone else who reads it, of a filled answer only the one that stands. */
export const mayReadRevision = (
  actor: Acting,
  round: RoundFacts,
  answer: AnswerFacts,
  revision: { state: AnswerState; stands: boolean },
) =>
  (answersFor(actor, answer.organisationId) && round.origin === 'asked') ||
  (mayReadAnswer(actor, round, answer) &&
    ((runsRound(actor, round) && (revision.state !== 'draft' || round.origin === 'filled')) ||
      (revision.state === 'approved' && (round.origin === 'asked' || revision.stands))));

/** The kept counts of a round: everybody who sees it, once it is closed. */
export const mayReadCounts = (actor: Acting, round: RoundFacts) =>
  maySeeRound(actor, round) && round.status === 'closed';
