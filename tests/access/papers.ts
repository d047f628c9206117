import { createHash } from 'node:crypto';
import type { Answer, AnswerState, Round, World } from './world.ts';

/** An identifier, and a choice, that follow from others, so that a world is the same each time it is made. */
export const derived = (...from: string[]) => {
  const digits = createHash('md5').update(from.join(' ')).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
};
const oneIn = (n: number, ...from: string[]) => Number.parseInt(derived(...from).slice(0, 6), 16) % n === 0;

export interface Revision {
  answerId: string;
  revision: number;
  state: AnswerState;
  personId: string;
}

/** The states that an answer has gone through to be where it is; of what is filled in, an earlier text stood before. */
function pastOf(state: AnswerState, origin: Round['origin']): AnswerState[] {
  if (origin === 'filled') return ['approved', state];
  if (state === 'draft') return ['draft'];
  return state === 'submitted' ? ['draft', 'submitted'] : ['draft', 'submitted', state];
}

const made = new WeakMap<World, ReturnType<typeof make>>();

/** What comes with the rounds of a world: history, evidence, delegations, links between questions, counts, files, reports. */
export function papersOf(world: World): ReturnType<typeof make> {
  const present = made.get(world) ?? make(world);
  made.set(world, present);
  return present;
}

function make({ rounds, questions, answers, people }: World) {
  const roundOf = (questionId: string) =>
    rounds.find(({ id }) => id === questions.find((each) => each.id === questionId)!.roundId)!;
  const somebody = (...from: string[]) =>
    (oneIn(2, 'first', ...from) ? people[0]! : people[people.length - 1]!).id;
  const placed = answers.map((answer: Answer) => {
    const round = roundOf(answer.questionId);
    const past = pastOf(answer.state, round.origin);
    return { ...answer, round, roundId: round.id, origin: round.origin, past, revision: past.length };
  });
  const revisions = placed.flatMap(({ id, past, submitterId }) =>
    past.map((state, n): Revision => ({ answerId: id, revision: n + 1, state, personId: submitterId })),
  );
  const evidence = placed
    .filter(({ origin, id }) => origin === 'asked' && !oneIn(4, 'evidence', id))
    .map((answer) => ({
      id: derived('evidence', answer.id),
      answerId: answer.id,
      kind: oneIn(2, 'kind', answer.id) ? ('file' as const) : ('link' as const),
      personId: answer.submitterId,
    }));
  const delegations = questions.flatMap(({ id }) => {
    const round = roundOf(id);
    if (round.status === 'draft' || round.origin === 'filled') return [];
    return round.askedIds
      .filter((organisationId) => oneIn(2, 'delegation', id, organisationId))
      .map((organisationId) => ({
        questionId: id,
        organisationId,
        roundId: round.id,
        personId: somebody(id, organisationId),
      }));
  });
  const measures = rounds.flatMap((round) => {
    const [strategy, measure] = questions.filter((each) => each.roundId === round.id);
    return strategy && measure ? [{ strategyId: strategy.id, measureId: measure.id, roundId: round.id }] : [];
  });
  const closed = rounds.filter(({ status }) => status === 'closed');
  const counts = questions
    .filter(({ roundId }) => closed.some(({ id }) => id === roundId))
    .map(({ id, roundId }) => ({ questionId: id, roundId }));
  const files = rounds
    .filter(({ origin, status }) => origin === 'filled' && status !== 'draft')
    .map(({ id }) => ({ id: derived('file', id), roundId: id, personId: people[0]!.id }));
  const reports = closed
    .filter(({ id }) => oneIn(2, 'report', id))
    .map(({ id, ownerId }) => ({
      id: derived('report', id),
      roundId: id,
      ownerId,
      addendumId: derived('addendum', id),
      publicationId: derived('publication', id),
      officeTextId: derived('office-text', id),
      earlierEditionId: derived('earlier-edition', id),
      editionId: derived('edition', id),
      personId: people[0]!.id,
    }));
  return { answers: placed, revisions, evidence, delegations, measures, counts, files, reports };
}
