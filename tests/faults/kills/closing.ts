import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { expect } from 'vitest';
import { answerWith, type MadeRound, makeRound } from './rounds.ts';
import { type Crew, untilGone, type Work } from './work.ts';

interface FrozenContent {
  documents: {
    areas: { questions: { id: string; answers: { comment: string }[] }[] }[];
  }[];
}

/** The answers of a round in one value: it differs when anything of them does. */
async function printOf(owner: pg.Client, roundId: string): Promise<string> {
  const { rows } = await owner.query<{ print: string }>(
    `select md5(coalesce(string_agg(a::text, ';' order by a.id), '')) as print from followup.answer a
      where a.round_id = $1`,
    [roundId],
  );
  return rows[0]!.print;
}

/** The report of a closed round says exactly what was approved. */
async function expectWholeReport(owner: pg.Client, roundId: string): Promise<void> {
  const { rows } = await owner.query<{ content: string }>(
    `select content from publishing.report where round_id = $1`,
    [roundId],
  );
  expect(rows).toHaveLength(1);
  const content = JSON.parse(rows[0]!.content) as FrozenContent;
  const frozen = content.documents.flatMap(({ areas }) =>
    areas.flatMap(({ questions }) =>
      questions.flatMap(({ id, answers }) => answers.map(({ comment }) => `${id} ${comment}`)),
    ),
  );
  const { rows: approved } = await owner.query<{ text: string }>(
    `select question_id || ' ' || comment as text from followup.answer where round_id = $1 and state = 'approved'`,
    [roundId],
  );
  expect(frozen.sort()).toEqual(approved.map(({ text }) => text).sort());
}

/** A planner closes a round while its board is still writing. */
export function createClosing(crew: Crew, rounds: MadeRound[]): Work {
  let round: MadeRound | null = null;
  let sent = false;
  let acknowledged = false;
  let written = { questionId: '', revision: 0, asked: 0, saved: 0 };
  const closedPrints = new Map<string, string>();

  const close = async (address: string) => {
    const { body } = await crew.planner.request(address, 'GET', `/followup/rounds/${round!.id}`);
    sent = true;
    return await crew.planner.request(address, 'POST', `/followup/rounds/${round!.id}/close`, {
      revision: body.revision,
    });
  };
  const write = (address: string) =>
    crew.coordinator.request(
      address,
      'PUT',
      `/followup/questions/${written.questionId}/answer`,
      answerWith(String(written.asked), written.revision),
    );

  return {
    name: 'closing',
    prepare: async (address) => {
      round = rounds.find(({ closed }) => !closed) ?? null;
      if (!round) {
        round = await makeRound(crew, address, `Stängs ${rounds.length + 1}`);
        rounds.push(round);
      }
      sent = false;
      acknowledged = false;
      const { body } = await crew.coordinator.request(address, 'GET', `/followup/rounds/${round.id}/work`);
      const answers = body.answers as { questionId: string; state: string; revision: number }[];
      const free = round.questionIds.find((id) =>
        answers.every(({ questionId, state }) => questionId !== id || state === 'draft'),
      )!;
      const revision = answers.find(({ questionId }) => questionId === free)?.revision ?? 0;
      written = { questionId: free, revision, asked: 0, saved: 0 };
    },
    go: async (address, over) => {
      await Promise.all([
        untilGone(async () => {
          while (!over()) {
            written.asked += 1;
            const { status, body } = await write(address);
            if (status !== 200) {
              await sleep(30);
              continue;
            }
            written.saved = written.asked;
            written.revision = (body.answer as { revision: number }).revision;
          }
        }),
        untilGone(async () => {
          await sleep(30 + Math.random() * 60);
          acknowledged = (await close(address)).status === 200;
          while (!over()) await sleep(20);
        }),
      ]);
    },
    underWay: () => sent,
    check: async (address, owner) => {
      const { rows } = await owner.query<{ status: string }>(
        'select status from followup.round where id = $1',
        [round!.id],
      );
      if (acknowledged) expect(rows[0]!.status).toBe('closed');
      const { rows: texts } = await owner.query<{ comment: string }>(
        'select comment from followup.answer where question_id = $1',
        [written.questionId],
      );
      if (written.saved > 0)
        expect(Number(texts[0]!.comment), 'the text').toBeGreaterThanOrEqual(written.saved);
      // Not closed, so nothing of it is: then it can be closed as if nothing had been.
      if (rows[0]!.status === 'open') expect((await close(address)).status).toBe(200);
      round!.closed = true;
      const print = await printOf(owner, round!.id);
      const late = await write(address);
      expect([late.status, late.body.code]).toEqual([422, 'followup.round-not-open']);
      await expectWholeReport(owner, round!.id);
      closedPrints.set(round!.id, print);
      for (const [id, before] of closedPrints) expect(await printOf(owner, id)).toBe(before);
    },
  };
}
