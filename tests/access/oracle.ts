/**
 * Who may do what, written by itself from the sentences about access (docs/security.md, the working rules of the
 * rooms) and from nothing else: it knows neither the modules' policy.ts nor the database's policies. The agreement
 * test holds all three against each other.
 */
import type {
  Answer,
  Document,
  Period,
  Question,
  Round,
  Session,
  Version,
  VersionStatus,
  World,
} from './world.ts';

/** What somebody might do to something. */
export type Act =
  | 'read'
  | 'read-email'
  | 'add'
  | 'change'
  | 'rename'
  | 'add-part'
  | 'give-role'
  | 'end-role'
  | 'remove'
  | 'send-out'
  | 'supersede'
  | 'expire'
  | 'take-back'
  | 'open'
  | 'close'
  | 'see-progress'
  | 'begin'
  | 'write'
  | 'submit'
  | 'submit-as-another'
  | 'approve'
  | 'return'
  | 'fill'
  | 'correct'
  | 'hand-over'
  | 'hand-on'
  | 'take-back-question'
  | 'freeze'
  | 'withdraw'
  | 'decide';

const isToday = (period: Period) => period.from <= 0 && (period.to === null || period.to >= 0);

/** What a session is worth at this moment. */
interface Standing {
  personId: string | null;
  role: string | null;
  unitId: string | null;
}

const NOBODY: Standing = { personId: null, role: null, unitId: null };

/** A session counts until it is ended, expires or rests too long, for a person who is valid today, in a role of the person's own that is valid today. */
function standingOf(world: World, session: Session): Standing {
  const person = world.people.find((each) => each.id === session.personId)!;
  const over = session.ended || session.expiresIn <= 0 || session.idle >= session.mayIdle;
  if (over || !session.tokenIsRight || !isToday(person)) return NOBODY;
  const assignment = world.assignments.find((each) => each.id === session.assignmentId);
  if (!assignment || assignment.personId !== person.id || !isToday(assignment))
    return { personId: person.id, role: null, unitId: null };
  return { personId: person.id, role: assignment.role, unitId: assignment.organisationId };
}

/** The sentences, for one session in one world. */
export function oracleFor(world: World, session: Session) {
  const { personId, role, unitId } = standingOf(world, session);
  const signedInAndActing = role !== null;
  const worksWithContent =
    role === 'planner' || role === 'board-coordinator' || role === 'board-approver' || role === 'reader';
  const plansFor = (organisationId: string) => role === 'planner' && unitId === organisationId;
  const answersFor = (organisationId: string) =>
    (role === 'board-coordinator' || role === 'board-approver') && unitId === organisationId;
  const editsRegister = role === 'administrator' || role === 'planner';

  const unfinished = (status: VersionStatus) => status === 'draft' || status === 'revised';
  const readsVersion = (document: Document, status: VersionStatus) =>
    unfinished(status) ? plansFor(document.ownerId) : worksWithContent;

  const seesRound = (round: Round) => {
    if (plansFor(round.ownerId)) return true;
    if (round.status === 'draft') return false;
    if (round.status === 'closed') return worksWithContent;
    // Nobody is asked in a round that planners fill from files: until it is closed it is theirs.
    if (round.origin === 'filled') return false;
    return role === 'reader' || round.askedIds.some((asked) => answersFor(asked));
  };
  const isCoordinatorNow = (who: string, organisationId: string) =>
    world.people.some((each) => each.id === who && isToday(each)) &&
    world.assignments.some(
      (each) =>
        each.personId === who &&
        each.organisationId === organisationId &&
        each.role === 'board-coordinator' &&
        isToday(each),
    );

  return {
    /** Everyone signed in reads organisations and areas; administrators and planners edit them. */
    register: (act: 'read' | 'add' | 'change') => (act === 'read' ? signedInAndActing : editsRegister),

    /** Everyone signed in reads people; an administrator edits them; addresses are for administrators, planners and the person. */
    person: (act: 'read' | 'read-email' | 'add' | 'change' | 'give-role', id: string | null) => {
      const self = personId !== null && personId === id;
      if (act === 'read') return signedInAndActing || self;
      if (act === 'read-email') return editsRegister || self;
      if (act === 'give-role') return role === 'administrator' && !self;
      return role === 'administrator';
    },

    /** Everyone signed in reads roles; an administrator ends them, but nobody's own. */
    assignment: (act: 'read' | 'end-role', ofPersonId: string) => {
      const self = personId !== null && personId === ofPersonId;
      return act === 'read' ? signedInAndActing || self : role === 'administrator' && !self;
    },

    /** A document is seen by who sees one of its versions, and by the owner unit's planners, who keep it. */
    document: (act: 'read' | 'change' | 'rename' | 'add-part', document: Document, versions: Version[]) => {
      if (act === 'read')
        return plansFor(document.ownerId) || versions.some(({ status }) => readsVersion(document, status));
      // Its title is part of what was sent out.
      if (act === 'rename' && !versions.every(({ status }) => unfinished(status))) return false;
      return plansFor(document.ownerId);
    },
    addDocument: (ownerId: string) => plansFor(ownerId),

    /** Drafts and revised versions: the owner unit's planners alone. The rest: every content role reads, nobody changes, the owner's planners move the status forward. */
    version: (
      act: 'read' | 'change' | 'add-part' | 'remove' | 'send-out' | 'supersede' | 'expire' | 'take-back',
      document: Document,
      { status }: Version,
    ) => {
      if (act === 'read') return readsVersion(document, status);
      if (act === 'take-back') return status === 'draft' && plansFor(document.ownerId);
      if (!plansFor(document.ownerId)) return false;
      if (act === 'send-out' || act === 'change' || act === 'add-part' || act === 'remove')
        return unfinished(status);
      if (act === 'supersede') return status === 'adopted' || status === 'consultation';
      return status === 'adopted';
    },

    /** A round is prepared by the owner unit's planners; open it is seen by who is asked and by readers; closed by every content role. */
    round: (act: 'read' | 'change' | 'open' | 'close' | 'remove' | 'see-progress', round: Round) => {
      if (act === 'read') return seesRound(round);
      if (!plansFor(round.ownerId)) return false;
      if (act === 'see-progress') return true;
      if (act === 'change')
        return round.status === 'draft' || (round.status === 'open' && round.origin === 'asked');
      if (act === 'close') return round.status === 'open';
      return round.status === 'draft';
    },
    addRound: (ownerId: string) => plansFor(ownerId),

    question: (act: 'read' | 'change', _question: Question, round: Round) =>
      act === 'read' ? seesRound(round) : plansFor(round.ownerId) && round.status === 'draft',

    /** The organisation's own coordinators and approvers read it always; the owner's planners once submitted; others who see the round once approved. Coordinators write and submit, who did neither approves or returns, all while the round is open. */
    answer: (
      act: 'read' | 'write' | 'submit' | 'submit-as-another' | 'approve' | 'return',
      answer: Answer,
      round: Round,
    ) => {
      const { state, organisationId } = answer;
      if (act === 'read') {
        if (answersFor(organisationId) && round.origin === 'asked') return true;
        if (plansFor(round.ownerId)) return state !== 'draft' || round.origin === 'filled';
        return state === 'approved' && seesRound(round);
      }
      if (round.origin === 'filled') return false;
      if (act === 'submit-as-another' || round.status !== 'open' || !answersFor(organisationId)) return false;
      if (act === 'approve' || act === 'return')
        return (
          role === 'board-approver' &&
          state === 'submitted' &&
          answer.submitterId !== personId &&
          answer.writerId !== personId
        );
      return role === 'board-coordinator' && (state === 'draft' || state === 'returned');
    },
    beginAnswer: (round: Round, organisationId: string) =>
      role === 'board-coordinator' &&
      unitId === organisationId &&
      round.status === 'open' &&
      round.origin === 'asked' &&
      round.askedIds.includes(organisationId),

    /** Planners of the owner unit write what boards once answered, as approved, while a filled round is open. */
    fill: (round: Round) => plansFor(round.ownerId) && round.origin === 'filled' && round.status === 'open',
    /** The files that a round is filled from are its planners'. */
    seesFiles: (round: Round) => plansFor(round.ownerId),

    /** The history: all of it for the board; what was once submitted for the owner's planners, all of what they fill; else the approved text, of what is filled only the one that stands. */
    revision: (answer: Answer, round: Round, revision: { state: string; stands: boolean }) => {
      const filled = round.origin === 'filled';
      if (answersFor(answer.organisationId) && !filled) return true;
      if (plansFor(round.ownerId)) return filled || (answer.state !== 'draft' && revision.state !== 'draft');
      if (answer.state !== 'approved' || !seesRound(round)) return false;
      return revision.state === 'approved' && (!filled || revision.stands);
    },

    /** Who has which question is known within the board; its coordinators decide while the round is open, and only a coordinator of the board today can be given one. */
    delegation: (
      act: 'read' | 'give' | 'take-back-question',
      round: Round,
      organisationId: string,
      to: string | null,
    ) => {
      if (act === 'read') return answersFor(organisationId);
      if (role !== 'board-coordinator' || unitId !== organisationId) return false;
      if (round.status !== 'open' || round.origin === 'filled' || !round.askedIds.includes(organisationId))
        return false;
      return to === null || isCoordinatorNow(to, organisationId);
    },

    /** The report of a closed round is read by every content role; the owner unit's planners freeze, add to and publish it. */
    report: (act: 'read' | 'freeze' | 'add' | 'withdraw', round: Round) => {
      if (act === 'read') return worksWithContent;
      return plansFor(round.ownerId) && round.status === 'closed';
    },
    /** The counts of a round are kept when it closes, for everybody who sees it. */
    counts: (round: Round) => worksWithContent && round.status === 'closed',
  };
}
