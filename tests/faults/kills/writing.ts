import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { expect } from 'vitest';
import type { CityClient } from '../city-process.ts';
import { type Crew, untilGone, type Work } from './work.ts';

/** What one writer was told is saved, and what it had asked for when the power went. */
interface Ledger {
  organisations: string[];
  /** Each writer's form holds a number that only grows. */
  form: { key: string; asked: number; saved: number };
}

/** A board's answer to one question of a round in progress, whose comment is a number that only grows. */
interface AnswerLedger {
  roundId: string;
  questionId: string;
  revision: number;
  asked: number;
  saved: number;
}

interface BoardWork {
  questions: { id: string }[];
  answers: { questionId: string; state: string; revision: number; comment: string }[];
}

/** The first question in an open round that the coordinator may answer. */
async function findQuestion(client: CityClient, address: string): Promise<AnswerLedger> {
  const { body } = await client.request(address, 'GET', '/followup/rounds');
  for (const round of body.items as { id: string; status: string }[]) {
    if (round.status !== 'open') continue;
    const { body: found } = await client.request(address, 'GET', `/followup/rounds/${round.id}/work`);
    const work = found as unknown as BoardWork;
    const question = work.questions.find(({ id }) => {
      const answer = work.answers.find((each) => each.questionId === id);
      return !answer || answer.state === 'draft' || answer.state === 'returned';
    });
    const revision = work.answers.find((each) => each.questionId === question?.id)?.revision ?? 0;
    if (question) return { roundId: round.id, questionId: question.id, revision, asked: 0, saved: 0 };
  }
  throw new Error('the demo city has no question left to answer');
}

async function readAnswer(client: CityClient, address: string, ledger: AnswerLedger) {
  const { body } = await client.request(address, 'GET', `/followup/rounds/${ledger.roundId}/work`);
  return (body as unknown as BoardWork).answers.find(({ questionId }) => questionId === ledger.questionId);
}

/** Three people fill in forms and add organisations, and a board answers: all as fast as the server lets them. */
export async function createWriting(crew: Crew, address: string): Promise<Work> {
  const writers = [crew.planner, crew.secondPlanner, crew.administrator];
  const ledgers = writers.map(
    (_, n): Ledger => ({ organisations: [], form: { key: `kill-test-${n}`, asked: 0, saved: 0 } }),
  );
  const answered = await findQuestion(crew.coordinator, address);
  const total = () =>
    ledgers.reduce((sum, { organisations, form }) => sum + organisations.length + form.saved, 0);
  let times = 0;
  let begun = { total: 0, answered: 0 };

  const write = async (client: CityClient, at: string, ledger: Ledger, name: string, over: () => boolean) => {
    for (let n = 0; !over(); n++) {
      const organisation = `${name}-${n}`;
      const added = await client.request(at, 'POST', '/organisations', { kind: 'board', name: organisation });
      if (added.status === 200) ledger.organisations.push(organisation);
      ledger.form.asked += 1;
      const content = { n: ledger.form.asked };
      const kept = await client.request(at, 'PUT', `/drafts/${ledger.form.key}`, { content });
      if (kept.status === 200) ledger.form.saved = ledger.form.asked;
      if (kept.status !== 200 || added.status === 429) await sleep(50);
    }
  };
  const answer = async (at: string, over: () => boolean) => {
    while (!over()) {
      // After an answer that never came, it first looks what is there.
      answered.revision = (await readAnswer(crew.coordinator, at, answered))?.revision ?? answered.revision;
      for (let fine = true; fine && !over(); ) {
        answered.asked += 1;
        const { status, body } = await crew.coordinator.request(
          at,
          'PUT',
          `/followup/questions/${answered.questionId}/answer`,
          {
            value: 'yes',
            reason: '',
            comment: String(answered.asked),
            status: null,
            hindrance: '',
            cost: null,
            baseRevision: answered.revision,
          },
        );
        fine = status === 200;
        if (fine) {
          answered.saved = answered.asked;
          answered.revision = (body.answer as { revision: number }).revision;
        } else await sleep(50);
      }
    }
  };

  return {
    name: 'autosave',
    go: async (at, over) => {
      times += 1;
      begun = { total: total(), answered: answered.saved };
      await Promise.all([
        ...writers.map((client, n) =>
          untilGone(() => write(client, at, ledgers[n]!, `Prov ${times}-${n}`, over)),
        ),
        untilGone(() => answer(at, over)),
      ]);
    },
    underWay: () => total() >= begun.total + writers.length && answered.saved > begun.answered,
    check: async (at, owner: pg.Client) => {
      for (const [n, { form }] of ledgers.entries()) {
        const { body } = await writers[n]!.request(at, 'GET', `/drafts/${form.key}`);
        const draft = body as { content: { n: number } } | null;
        const found = draft?.content.n ?? 0;
        expect(found, `the form of writer ${n}`).toBeGreaterThanOrEqual(form.saved);
        expect(found, `the form of writer ${n}`).toBeLessThanOrEqual(form.asked);
      }
      const comment = Number((await readAnswer(crew.coordinator, at, answered))?.comment || 0);
      expect(comment, 'the answer').toBeGreaterThanOrEqual(answered.saved);
      if (answered.asked > 0) expect(comment, 'the answer').toBeLessThanOrEqual(answered.asked);
      const { rows } = await owner.query<{ name: string }>('select name from organisation.organisation');
      const names = new Set(rows.map(({ name }) => name));
      const lost = ledgers.flatMap(({ organisations }) => organisations).filter((name) => !names.has(name));
      expect(lost).toEqual([]);
    },
  };
}
