import fc from 'fast-check';

/** Facts about a small invented city, for the oracle and for the database alike. Days are counted from today. */
export interface World {
  organisations: Organisation[];
  areas: { id: string; name: string }[];
  people: Person[];
  assignments: Assignment[];
  sessions: Session[];
  documents: Document[];
  versions: Version[];
  rounds: Round[];
  questions: Question[];
  answers: Answer[];
}
export interface Organisation {
  id: string;
  name: string;
}
/** First and last day, counted from today; null while open. */
export interface Period {
  from: number;
  to: number | null;
}
export interface Person extends Period {
  id: string;
  name: string;
}
export const ROLES = [
  'planner',
  'board-coordinator',
  'board-approver',
  'reader',
  'administrator',
  'log-reviewer',
] as const;
export type RoleName = (typeof ROLES)[number];
export interface Assignment extends Period {
  id: string;
  personId: string;
  role: RoleName;
  organisationId: string;
}
export interface Session {
  id: string;
  token: string;
  personId: string;
  assignmentId: string | null;
  ended: boolean;
  /** Minutes from now until it is over in any case. */
  expiresIn: number;
  /** Minutes since it was last used, and how many it may rest. */
  idle: number;
  mayIdle: number;
  /** Whether the token that is shown is the session's. */
  tokenIsRight: boolean;
}
export interface Document {
  id: string;
  ownerId: string;
}
export const VERSION_STATUSES = [
  'draft',
  'consultation',
  'revised',
  'adopted',
  'superseded',
  'expired',
] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];
export interface Version {
  id: string;
  itemId: string;
  areaId: string;
  indicatorId: string;
  documentId: string;
  status: VersionStatus;
}
export interface Round {
  id: string;
  ownerId: string;
  status: 'draft' | 'open' | 'closed';
  /** asked: boards answer it; filled: planners fill it from files of an earlier year. */
  origin: 'asked' | 'filled';
  askedIds: string[];
  versionId: string;
}
export interface Question {
  id: string;
  roundId: string;
}
export type AnswerState = 'draft' | 'submitted' | 'returned' | 'approved';
export interface Answer {
  id: string;
  questionId: string;
  organisationId: string;
  state: AnswerState;
  submitterId: string;
  /** Who last changed what is answered. */
  writerId: string;
}

const period = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ from: -100, to: null }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: -3, max: 2 }), fc.option(fc.integer({ min: 0, max: 3 })))
      .map(([from, days]) => ({ from, to: days === null ? null : from + days })),
  },
);
const id = fc.uuid({ version: 4 });
const pick = <T>(from: readonly T[]) => fc.constantFrom(...from);
/** The first one half of the time: who meets whom often enough to matter. */
const pickOften = <T>(from: readonly T[]) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(from[0]!) }, { weight: 1, arbitrary: pick(from) });
const someOf = <T>(from: T[]) => fc.subarray(from, { minLength: 1 });
const many = <T>(one: fc.Arbitrary<T>, min: number, max: number) =>
  fc.array(one, { minLength: min, maxLength: max, size: 'max' });

const LETTERS = ['A', 'B', 'C', 'D', 'E'];
const named = (kind: string, min: number, max: number) =>
  many(id, min, max).map((ids) => ids.map((each, n) => ({ id: each, name: `${kind} ${LETTERS[n]}` })));

function documentsOf(organisations: Organisation[]): fc.Arbitrary<Pick<World, 'documents' | 'versions'>> {
  const version = fc.record({
    id,
    itemId: id,
    areaId: id,
    indicatorId: id,
    status: pick(VERSION_STATUSES),
  });
  const document = (ownerId: fc.Arbitrary<string>, leastVersions: number) =>
    fc.record({ id, ownerId, versions: many(version, leastVersions, 3) });
  const ownerIds = organisations.map((each) => each.id);
  // The first board, whose planner is in every city, has versions in every city.
  return fc
    .tuple(document(fc.constant(ownerIds[0]!), 3), many(document(pickOften(ownerIds), 0), 2, 4))
    .map(([one, others]) => [one, ...others])
    .map((documents) => ({
      documents: documents.map((each) => ({ id: each.id, ownerId: each.ownerId })),
      versions: documents.flatMap((each) =>
        each.versions
          // One adopted version at a time is a rule of the data, not of access.
          .filter(
            (one, n, all) =>
              one.status !== 'adopted' || all.findIndex((other) => other.status === 'adopted') === n,
          )
          .map((one) => ({ ...one, documentId: each.id })),
      ),
    }));
}

/** What is filled in stands as approved, or was taken back. */
const asFilled = (answer: Answer): Answer => ({
  ...answer,
  state: answer.state === 'draft' || answer.state === 'returned' ? 'draft' : 'approved',
});

function roundsOf(
  organisations: Organisation[],
  people: Person[],
  versions: Version[],
): fc.Arbitrary<Pick<World, 'rounds' | 'questions' | 'answers'>> {
  if (versions.length === 0) return fc.constant({ rounds: [], questions: [], answers: [] });
  const organisationIds = organisations.map((each) => each.id);
  const answer = fc.record({
    id,
    state: pick(['draft', 'submitted', 'submitted', 'returned', 'approved'] as const),
    submitterId: pickOften(people.map((each) => each.id)),
    writerId: pickOften(people.map((each) => each.id)),
  });
  type Kind = Pick<Round, 'status' | 'origin'>;
  const roundOf = (kind: fc.Arbitrary<Kind>) =>
    fc
      .record({
        id,
        ownerId: fc.oneof(
          { weight: 3, arbitrary: fc.constant(organisationIds[0]!) },
          { weight: 1, arbitrary: pick(organisationIds) },
        ),
        kind,
        askedIds: fc.oneof(
          { weight: 1, arbitrary: someOf(organisationIds) },
          {
            weight: 3,
            arbitrary: fc.subarray(organisationIds.slice(1)).map((rest) => [organisationIds[0]!, ...rest]),
          },
        ),
        versionId: pick(versions.map((each) => each.id)),
        questionIds: many(id, 1, 3),
      })
      .map(({ kind: { status, origin }, ...rest }) => ({ ...rest, status, origin }))
      .chain((facts) =>
        fc.record({
          facts: fc.constant(facts),
          // For each question and organisation asked: an answer or none yet. Nobody answers before a round opens.
          answers: fc.tuple(
            ...facts.questionIds.flatMap((questionId) =>
              facts.askedIds.map((organisationId) =>
                facts.status === 'draft'
                  ? fc.constant(null)
                  : fc
                      .option(answer, { freq: facts.origin === 'filled' ? 1 : 4 })
                      .map((given) => given && { ...given, questionId, organisationId })
                      .map((given) => (given && facts.origin === 'filled' ? asFilled(given) : given)),
              ),
            ),
          ),
        }),
      );
  const anyKind: fc.Arbitrary<Kind> = fc.record({
    status: pick(['draft', 'open', 'closed'] as const),
    origin: pick(['asked', 'asked', 'filled'] as const),
  });
  // Most is allowed while a round is open: each city has one that is answered and one that is filled in.
  const open = (['asked', 'filled'] as const).map((origin) =>
    fc.constant({ status: 'open' as const, origin }),
  );
  const rounds = fc
    .tuple(fc.tuple(...open.map(roundOf)), many(roundOf(anyKind), 1, 3))
    .map(([given, others]) => [...given, ...others]);
  return rounds.map((rounds) => ({
    rounds: rounds.map(({ facts: { questionIds: _, ...facts } }) => facts),
    questions: rounds.flatMap(({ facts }) =>
      facts.questionIds.map((questionId) => ({ id: questionId, roundId: facts.id })),
    ),
    answers: rounds.flatMap(({ answers }) => answers.filter((given) => given !== null)),
  }));
}

const ALWAYS: Period = { from: -100, to: null };

/** Who is in every city, so that what matters happens in every city: the first board's own people, one of them with two roles. */
function castOf(people: Person[], organisations: Organisation[]): fc.Arbitrary<Assignment[]> {
  const cast: [person: number, role: RoleName][] = [
    [0, 'board-coordinator'],
    [0, 'board-approver'],
    [1, 'board-approver'],
    [1, 'planner'],
    [1, 'administrator'],
  ];
  return fc.tuple(...cast.map(() => id)).map((ids) =>
    cast.map(([person, role], n) => ({
      id: ids[n]!,
      personId: people[person]!.id,
      role,
      organisationId: organisations[0]!.id,
      ...ALWAYS,
    })),
  );
}
const CAST = 5;
const HEALTHY = { ended: false, expiresIn: 600, idle: 1, mayIdle: 60, tokenIsRight: true };

function sessionsOf(people: Person[], assignments: Assignment[]): fc.Arbitrary<Session[]> {
  // What is still to come is far enough off for a slow machine.
  const minutes = pick([-600, -1, 30, 600]);
  const state = fc.oneof(
    { weight: 6, arbitrary: fc.constant(HEALTHY) },
    {
      weight: 2,
      arbitrary: fc.record({
        ended: fc.boolean(),
        expiresIn: minutes,
        idle: pick([0, 30, 61]),
        mayIdle: fc.constant(60),
        tokenIsRight: pick([true, true, false]),
      }),
    },
  );
  const session = fc
    .record({ id, token: id, person: pick(people), state, choice: fc.nat(), foreign: fc.nat({ max: 20 }) })
    .map(({ person, state: facts, choice, foreign, ...rest }) => {
      const own = assignments.filter((each) => each.personId === person.id);
      const valid = own.filter(({ from, to }) => from <= 0 && (to === null || to >= 0));
      // Now and then a session points at somebody else's role: it must not get it.
      const from = foreign === 0 ? assignments : foreign > 6 && valid.length > 0 ? valid : own;
      return {
        ...rest,
        ...facts,
        personId: person.id,
        assignmentId: from.length > 0 ? from[choice % from.length]!.id : null,
      };
    });
  // Each of the cast is signed in; so is somebody in another's role, and one session is over. The rest is random.
  const cast = assignments.slice(0, CAST);
  const [coordinator, , , planner] = cast as [Assignment, Assignment, Assignment, Assignment];
  const given = [
    ...cast.map((each) => ({ ...HEALTHY, personId: each.personId, assignmentId: each.id })),
    { ...HEALTHY, personId: coordinator.personId, assignmentId: planner.id },
    { ...HEALTHY, personId: coordinator.personId, assignmentId: coordinator.id, ended: true },
  ];
  const ids = fc.tuple(...given.map(() => fc.record({ id, token: id })));
  return fc
    .tuple(ids, many(session, 1, 3))
    .map(([names, others]) => [...given.map((each, n) => ({ ...names[n]!, ...each })), ...others]);
}

/** A random city: everything that access depends on, in every state. */
export const anyWorld: fc.Arbitrary<World> = fc
  .record({ organisations: named('Nämnd', 2, 3), areas: named('Stadsområde', 1, 2) })
  .chain(({ organisations, areas }) =>
    fc
      .record({
        people: many(fc.tuple(id, period), 2, 4).map((list) =>
          list.map(([personId, valid], n) => ({
            id: personId,
            name: `Person ${LETTERS[n]}`,
            ...(n < 2 ? ALWAYS : valid),
          })),
        ),
        documents: documentsOf(organisations),
      })
      .chain(({ people, documents }) =>
        fc
          .record({
            assignments: fc
              .tuple(
                castOf(people, organisations),
                many(
                  fc
                    .record({
                      id,
                      personId: pickOften(people.map((each) => each.id)),
                      role: pick([...ROLES, 'planner', 'board-coordinator', 'board-approver'] as const),
                      organisationId: pickOften(organisations.map((each) => each.id)),
                      valid: period,
                    })
                    .map(({ valid, ...rest }) => ({ ...rest, ...valid })),
                  3,
                  6,
                ),
              )
              .map(([cast, others]) => [...cast, ...others]),
            followup: roundsOf(organisations, people, documents.versions),
          })
          .chain(({ assignments, followup }) =>
            sessionsOf(people, assignments).map((sessions) => ({
              organisations,
              areas,
              people,
              assignments,
              sessions,
              ...documents,
              ...followup,
            })),
          ),
      ),
  );
