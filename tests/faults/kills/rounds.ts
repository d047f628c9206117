import type { Question } from '../../../src/modules/followup/contract.ts';
import type { CityClient } from '../city-process.ts';

/** A round that is made for being killed in. */
export interface MadeRound {
  id: string;
  title: string;
  questionIds: string[];
  closed: boolean;
}

async function must(client: CityClient, address: string, method: string, path: string, body?: unknown) {
  const answer = await client.request(address, method, path, body);
  if (answer.status !== 200)
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** An open round over two documents, put to one board. */
export async function makeRound(
  { planner, coordinator }: { planner: CityClient; coordinator: CityClient },
  address: string,
  title: string,
): Promise<MadeRound> {
  const choices = await must(planner, address, 'GET', '/followup/choices');
  const { acting } = await must(coordinator, address, 'GET', '/session');
  const draft = await must(planner, address, 'POST', '/followup/rounds', {
    title,
    year: 2026,
    opensOn: null,
    dueOn: '2099-12-11',
    introduction: '',
    versionIds: (choices.documents as { versionId: string; items: number }[])
      .filter(({ items }) => items > 0)
      .slice(0, 2)
      .map(({ versionId }) => versionId),
    everyone: false,
    organisationIds: [(acting as { organisation: { id: string } }).organisation.id],
  });
  const made = await must(planner, address, 'GET', `/followup/rounds/${draft.id}/questions`);
  // What nobody of those asked carries is put to everyone, or the round could not be opened.
  for (const question of made.questions as Question[]) {
    if (!question.everyone && question.recipientIds.length === 0)
      await must(planner, address, 'PUT', `/followup/questions/${question.id}`, {
        ...question,
        everyone: true,
      });
  }
  await must(planner, address, 'POST', `/followup/rounds/${draft.id}/open`, { revision: draft.revision });
  const work = await must(coordinator, address, 'GET', `/followup/rounds/${draft.id}/work`);
  const questionIds = (work.questions as { id: string }[]).map(({ id }) => id);
  return { id: draft.id as string, title, questionIds, closed: false };
}

export const answerWith = (comment: string, baseRevision: number) => ({
  value: 'partly',
  reason: '',
  comment,
  status: null,
  hindrance: '',
  cost: null,
  baseRevision,
});
