import { derived } from './papers.ts';
import type {
  Answer,
  AnswerState,
  Assignment,
  Period,
  Person,
  RoleName,
  Round,
  Session,
  Version,
  World,
} from './world.ts';
import { VERSION_STATUSES } from './world.ts';

/**
 * A city made on purpose: every act on everything is both allowed and refused in it, and every planted fault shows.
 * Random cities come after it; what must be covered does not wait for them.
 */

const id = (...of: string[]) => derived('every case', ...of);
const ALWAYS: Period = { from: -100, to: null };
const OVER: Period = { from: -100, to: -1 };
const HEALTHY = { ended: false, expiresIn: 600, idle: 1, mayIdle: 60, tokenIsRight: true };

const [asked, neighbour, outsider] = ['Nämnd A', 'Nämnd B', 'Nämnd C'].map((name) => ({
  id: id(name),
  name,
})) as [Named, Named, Named];
type Named = { id: string; name: string };

const [first, second, third, former] = [ALWAYS, ALWAYS, ALWAYS, OVER].map((period, n) => ({
  id: id('person', String(n)),
  name: `Person ${'ABCD'[n]}`,
  ...period,
})) as [Person, Person, Person, Person];

const role = (person: Person, name: RoleName, board: Named, period = ALWAYS): Assignment => ({
  id: id(person.id, name, board.id, String(period.to)),
  personId: person.id,
  role: name,
  organisationId: board.id,
  ...period,
});
const ROLES = {
  coordinator: role(first, 'board-coordinator', asked),
  approver: role(first, 'board-approver', asked),
  secondApprover: role(second, 'board-approver', asked),
  planner: role(second, 'planner', asked),
  administrator: role(second, 'administrator', asked),
  neighbourPlanner: role(third, 'planner', neighbour),
  neighbourCoordinator: role(third, 'board-coordinator', neighbour),
  outsideCoordinator: role(third, 'board-coordinator', outsider),
  reader: role(third, 'reader', outsider),
  logReviewer: role(third, 'log-reviewer', outsider),
  overPlanner: role(third, 'planner', asked, OVER),
  formerPlanner: role(former, 'planner', asked),
};

const session = (name: string, assignment: Assignment | null, more: Partial<Session> = {}): Session => ({
  id: id('session', name),
  token: id('token', name),
  ...HEALTHY,
  personId: assignment?.personId ?? first.id,
  assignmentId: assignment?.id ?? null,
  ...more,
});

/** Sessions that count, each in a role of its own. */
const LIVING = {
  planner: session('planner', ROLES.planner),
  coordinator: session('coordinator', ROLES.coordinator),
  approver: session('approver', ROLES.approver),
  secondApprover: session('second approver', ROLES.secondApprover),
  administrator: session('administrator', ROLES.administrator),
  neighbourPlanner: session('neighbour planner', ROLES.neighbourPlanner),
  outsideCoordinator: session('outside coordinator', ROLES.outsideCoordinator),
  reader: session('reader', ROLES.reader),
};
/** Sessions that give no role, each for a reason of its own. */
const WORTHLESS = {
  ended: session('ended', ROLES.planner, { ended: true }),
  expired: session('expired', ROLES.planner, { expiresIn: -1 }),
  rested: session('rested', ROLES.planner, { idle: 61 }),
  guessed: session('guessed', ROLES.planner, { tokenIsRight: false }),
  inAnothersRole: session('in another’s role', ROLES.planner, { personId: first.id }),
  inAnOverRole: session('in an over role', ROLES.overPlanner),
  ofAFormerPerson: session('of a former person', ROLES.formerPlanner),
  withoutRole: session('without role', null),
  logReviewer: session('log reviewer', ROLES.logReviewer),
  neighbourCoordinator: session('neighbour coordinator', ROLES.neighbourCoordinator),
};
export type Viewpoint = keyof typeof LIVING | keyof typeof WORTHLESS;

type Content = Pick<World, 'documents' | 'versions' | 'rounds' | 'questions' | 'answers'>;

/** One document for each status of its only version, one without versions and one of the neighbour's, in draft. */
function documents(): Pick<World, 'documents' | 'versions'> {
  const version = (documentId: string, status: Version['status']): Version => {
    const of = (part: string) => id(part, documentId);
    return {
      id: of('version'),
      itemId: of('item'),
      areaId: of('area'),
      indicatorId: of('indicator'),
      documentId,
      status,
    };
  };
  const made = VERSION_STATUSES.map((status) => ({
    document: { id: id('document', status), ownerId: asked.id },
    status,
  }));
  const foreign = { id: id('document', 'foreign'), ownerId: neighbour.id };
  return {
    documents: [
      ...made.map(({ document }) => document),
      { id: id('document', 'empty'), ownerId: asked.id },
      foreign,
    ],
    versions: [
      ...made.map(({ document, status }) => version(document.id, status)),
      version(foreign.id, 'draft'),
    ],
  };
}

type State = [AnswerState, submitter: Person, writer?: Person] | null;
/** What the first board has answered, question by question: every state, by both who may have written and sent it. */
const STATES: Record<Round['origin'], State[]> = {
  asked: [
    ['draft', first],
    ['submitted', first],
    ['submitted', second],
    ['submitted', second, first],
    ['submitted', first, second],
    ['returned', first],
    ['approved', first],
    null,
  ],
  filled: [['approved', second], ['draft', second], null],
};

/** A round of every origin in every status, owned and answered by the first board; its neighbour is asked too. */
function rounds(versionId: string): Pick<World, 'rounds' | 'questions' | 'answers'> {
  const result: Pick<World, 'rounds' | 'questions' | 'answers'> = { rounds: [], questions: [], answers: [] };
  for (const origin of ['asked', 'filled'] as const)
    for (const status of ['draft', 'open', 'closed'] as const) {
      const roundId = id('round', origin, status);
      const askedIds = [asked.id, neighbour.id];
      result.rounds.push({ id: roundId, ownerId: asked.id, status, origin, askedIds, versionId });
      const states: State[] = status === 'draft' ? [null, null] : STATES[origin];
      states.forEach((state, n) => {
        const questionId = id('question', roundId, String(n));
        result.questions.push({ id: questionId, roundId });
        if (!state) return;
        const [answerState, submitter, writer = submitter] = state;
        const answer: Answer = {
          id: id('answer', questionId),
          questionId,
          organisationId: asked.id,
          state: answerState,
          submitterId: submitter.id,
          writerId: writer.id,
        };
        result.answers.push(answer);
      });
    }
  return result;
}

const city = (content: Content, sessions: Session[]): World => ({
  organisations: [asked, neighbour, outsider],
  areas: [{ id: id('area'), name: 'Stadsområde A' }],
  people: [first, second, third, former],
  assignments: Object.values(ROLES),
  sessions,
  ...content,
});

const everyDocument = documents();
const adopted = everyDocument.versions.find(({ status }) => status === 'adopted')!;
const everyRound = rounds(adopted.id);
/** Everything in every state, seen by every role. */
const fullCity = city({ ...everyDocument, ...everyRound }, Object.values(LIVING));
/** Little to see, for sessions that are to see nothing or as good as nothing. */
const quietCity = city(
  {
    documents: everyDocument.documents.filter((each) => each.id === adopted.documentId),
    versions: [adopted],
    rounds: everyRound.rounds
      .filter(({ status, origin }) => status === 'open' && origin === 'asked')
      .slice(0, 1),
    questions: [],
    answers: [],
  },
  Object.values(WORTHLESS),
);
export const EVERY_CASE: readonly World[] = [fullCity, quietCity];

/** The city in which somebody looks, and the session they look with. */
export const seenBy = (viewpoint: Viewpoint): { world: World; session: Session } =>
  viewpoint in LIVING
    ? { world: fullCity, session: LIVING[viewpoint as keyof typeof LIVING] }
    : { world: quietCity, session: WORTHLESS[viewpoint as keyof typeof WORTHLESS] };
