import type { AnswerState } from '../contract.ts';

/** What stands above the questions of an area: those without one are the others only where there are areas. */
export const headingOfArea = (
  name: string,
  areas: readonly unknown[],
  terms: { questions: string; otherQuestions: string },
) => name || (areas.length > 1 ? terms.otherQuestions : terms.questions);

/** Questions under their goal area or focus area, in the order they come. */
export function groupByArea<Q extends { areaNumber: string | null; areaTitle: string | null }>(
  questions: readonly Q[],
) {
  const groups = new Map<string, { key: string; name: string; questions: Q[] }>();
  for (const question of questions) {
    const key = JSON.stringify([question.areaNumber, question.areaTitle]);
    const name = [question.areaNumber, question.areaTitle].filter(Boolean).join(' ');
    const group = groups.get(key);
    if (group) group.questions.push(question);
    else groups.set(key, { key, name, questions: [question] });
  }
  return [...groups.values()];
}

/** The question to go on with: what came back first, then one's own, then what nobody has. */
export function nextToAnswer<Q extends { id: string }>(
  unfinished: readonly Q[],
  stateOf: (questionId: string) => AnswerState | null,
  holderOf: (questionId: string) => string | undefined,
  personId: string,
): Q | undefined {
  const mine = unfinished.filter(({ id }) => holderOf(id) === personId);
  const nobodys = unfinished.filter(({ id }) => !holderOf(id));
  const returned = ({ id }: Q) => stateOf(id) === 'returned';
  return mine.find(returned) ?? nobodys.find(returned) ?? mine[0] ?? nobodys[0] ?? unfinished[0];
}

/** What keeps a round from opening, in few words: questions that go to nobody are counted, since the page names them. */
export function obstaclesIn(
  errors: readonly { path: string; message: string }[],
  unasked: number,
  inWords: (unasked: number) => string,
): string[] {
  const others = errors.filter(({ path }) => unasked === 0 || path !== 'questions');
  return [...others.map(({ message }) => message), ...(unasked > 0 ? [`${inWords(unasked)}.`] : [])];
}
