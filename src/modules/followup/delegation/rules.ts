import type { Delegation } from './contract.ts';

/** Who has the question in hand; null when nobody has, also when the holder no longer is a coordinator. */
export const holderOf = (delegation: Delegation | undefined) =>
  delegation?.current ? delegation.person : null;

/** How many of the questions each has, `nobody` apart; every colleague has an entry. */
export function countByHolder(
  questionIds: readonly string[],
  delegations: ReadonlyMap<string, Delegation>,
  colleagues: readonly { id: string }[],
): { nobody: number; byPerson: Map<string, number> } {
  const byPerson = new Map(colleagues.map(({ id }) => [id, 0]));
  let nobody = 0;
  for (const questionId of questionIds) {
    const holder = holderOf(delegations.get(questionId));
    if (holder) byPerson.set(holder.id, (byPerson.get(holder.id) ?? 0) + 1);
    else nobody += 1;
  }
  return { nobody, byPerson };
}

/** What puts things back as they were. One whose role has ended cannot be given a question again: it goes to nobody. */
export function whatRestores(questionIds: readonly string[], before: ReadonlyMap<string, Delegation>) {
  return questionIds.map((questionId) => {
    const was = before.get(questionId);
    return { questionId, personId: holderOf(was)?.id ?? null, note: was?.current ? was.note : '' };
  });
}
