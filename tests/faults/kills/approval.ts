import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { answerWith, type MadeRound, makeRound } from './rounds.ts';
import { type Crew, untilGone, type Work } from './work.ts';

const STEPS = ['none', 'draft', 'submitted', 'approved'] as const;
type Step = (typeof STEPS)[number];

/** One answer's way: the furthest step that was acknowledged, and the furthest that was asked for. */
interface Way {
  acknowledged: Step;
  asked: Step;
}

/** A board writes, submits and approves answer after answer of a new round. The rounds are left for closing. */
export function createApproval(crew: Crew, rounds: MadeRound[]): Work {
  let round: MadeRound | null = null;
  let ways = new Map<string, Way>();
  const decided: { questionId: string; roundId: string }[] = [];

  const lead = async (address: string, questionId: string) => {
    const way: Way = { acknowledged: 'none', asked: 'none' };
    ways.set(questionId, way);
    let answer: { id: string; revision: number } | null = null;
    const step = async (to: Step, call: () => Promise<{ status: number; body: Record<string, unknown> }>) => {
      way.asked = to;
      const { status, body } = await call();
      if (status !== 200) throw new TypeError(`${to} answered ${status}`);
      way.acknowledged = to;
      answer = (to === 'draft' ? body.answer : (body.moved as unknown[])[0]) as typeof answer;
    };
    const { coordinator, approver } = crew;
    const choice = () => ({ answers: [{ id: answer!.id, revision: answer!.revision }] });
    await step('draft', () =>
      coordinator.request(
        address,
        'PUT',
        `/followup/questions/${questionId}/answer`,
        answerWith(questionId, 0),
      ),
    );
    await step('submitted', () => coordinator.request(address, 'POST', '/followup/answers/submit', choice()));
    await step('approved', () => approver.request(address, 'POST', '/followup/answers/approve', choice()));
    decided.push({ questionId, roundId: round!.id });
  };

  return {
    name: 'approval',
    prepare: async (address) => {
      ways = new Map();
      round = await makeRound(crew, address, `Godkänns ${rounds.length + 1}`);
      rounds.push(round);
    },
    go: (address, over) =>
      untilGone(async () => {
        for (const questionId of round!.questionIds) {
          if (over()) return;
          await lead(address, questionId);
        }
        while (!over()) await sleep(20);
      }),
    underWay: () => [...ways.values()].some(({ acknowledged }) => acknowledged === 'approved'),
    check: async (_, owner) => {
      const { rows } = await owner.query<{ question_id: string; state: Step; comment: string }>(
        'select question_id, state, comment from followup.answer where round_id = $1',
        [round!.id],
      );
      const found = new Map(rows.map((row) => [row.question_id, row]));
      for (const [questionId, { acknowledged, asked }] of ways) {
        const step = STEPS.indexOf(found.get(questionId)?.state ?? 'none');
        expect(step, `${acknowledged} was acknowledged`).toBeGreaterThanOrEqual(STEPS.indexOf(acknowledged));
        expect(step, `${asked} was asked for`).toBeLessThanOrEqual(STEPS.indexOf(asked));
        if (step > 0) expect(found.get(questionId)!.comment).toBe(questionId);
      }
      // Nothing that was ever approved has gone back.
      const { rows: approved } = await owner.query<{ n: number }>(
        `select count(*)::int as n from followup.answer where state = 'approved' and question_id = any ($1::uuid[])`,
        [decided.map(({ questionId }) => questionId)],
      );
      expect(approved[0]!.n).toBe(decided.length);
    },
  };
}
