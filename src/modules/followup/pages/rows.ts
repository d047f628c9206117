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
