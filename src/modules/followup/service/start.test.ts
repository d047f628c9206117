import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSession } from '../../../../tests/support/city.ts';
import { ANSWERED, createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import { changeDelegations } from '../delegation/service.ts';
import { saveAnswer } from './answers.ts';
import { returnAnswer, submitAnswers } from './moves.ts';
import { tasks } from './start.ts';

let city: FollowupCity;
let colleague: TestSession;
beforeAll(async () => {
  city = await createFollowupCity();
  colleague = await city.signIn('board-coordinator', city.north);
});
afterAll(() => city.close());

const tasksOf = async (session: TestSession, roundId: string) =>
  (await city.as(session, tasks)).filter(({ id }) => id.endsWith(roundId));
const summary = async (session: TestSession, roundId: string) =>
  (await tasksOf(session, roundId)).map(({ id, href }) => [
    id.split('.')[1],
    href.split('/').at(-1)!.split('?')[0],
  ]);

describe('a coordinator’s start page', () => {
  it('has what was handed to the person first, then what nobody has, and leaves what colleagues have', async () => {
    const { round, questionIds } = await city.beginOpenRound();
    const [one, two, three, four] = questionIds as [string, string, string, string];
    expect(await summary(city.coordinator, round.id)).toEqual([['answer', one]]);
    await city.as(city.coordinator, (ctx) =>
      changeDelegations(ctx, round.id, {
        changes: [
          { questionId: one, personId: colleague.personId, note: '' },
          { questionId: four, personId: city.coordinator.personId, note: '' },
        ],
      }),
    );
    expect(await summary(city.coordinator, round.id)).toEqual([
      ['mine', four],
      ['answer', two],
    ]);
    expect(await summary(colleague, round.id)).toEqual([
      ['mine', one],
      ['answer', two],
    ]);
    const titles = (await tasksOf(colleague, round.id)).map(({ title }) => title);
    expect(titles).toEqual(['Svara på 1 fråga som du har fått', 'Svara på 2 frågor som ingen har än']);

    const { answer } = await city.as(colleague, (ctx) =>
      saveAnswer(ctx, one, { ...ANSWERED, baseRevision: 0 }),
    );
    await city.as(colleague, (ctx) =>
      submitAnswers(ctx, { answers: [{ id: answer.id, revision: answer.revision }] }),
    );
    const [left] = await tasksOf(colleague, round.id);
    expect(left).toMatchObject({
      progress: { done: 1, of: 4, by: 'submitting' },
      group: `followup.${round.id}`,
    });
    expect(await summary(colleague, round.id)).toEqual([['answer', two]]);
    const [approval] = await tasksOf(city.approver, round.id);
    expect(approval).toMatchObject({
      ...{ progress: { done: 0, of: 4, by: 'approving' }, title: 'Godkänn 1 svar' },
      href: `/uppfoljning/${round.id}/godkann?svar=${answer.id}`,
    });

    await city.as(city.approver, (ctx) =>
      returnAnswer(ctx, answer.id, { revision: answer.revision + 1, note: 'Hur många?' }),
    );
    const [returned] = await tasksOf(colleague, round.id);
    expect(returned!.href).toBe(`/uppfoljning/${round.id}/svara/${one}?till=svaret`);
    expect(await summary(colleague, round.id)).toEqual([
      ['returned', one],
      ['answer', two],
    ]);
    expect(await summary(city.coordinator, round.id)).toEqual([
      ['mine', four],
      ['answer', two],
    ]);
    expect(three).not.toBe(two);
  });
});

describe('an approver’s start page', () => {
  it('leads to the one answer that waits, and to those that wait when there are several', async () => {
    const { round, questionIds } = await city.beginOpenRound();
    const submit = async (questionId: string) => {
      const { answer } = await city.as(colleague, (ctx) =>
        saveAnswer(ctx, questionId, { ...ANSWERED, baseRevision: 0 }),
      );
      await city.as(colleague, (ctx) =>
        submitAnswers(ctx, { answers: [{ id: answer.id, revision: answer.revision }] }),
      );
      return answer.id;
    };
    const hrefs = async () => (await tasksOf(city.approver, round.id)).map(({ href }) => href);
    expect(await hrefs()).toEqual([]);
    const first = await submit(questionIds[2]!);
    expect(await hrefs()).toEqual([`/uppfoljning/${round.id}/godkann?svar=${first}`]);
    await submit(questionIds[0]!);
    expect(await hrefs()).toEqual([`/uppfoljning/${round.id}/godkann?visa=vantar`]);
  });
});

describe('a planner’s start page', () => {
  it('tells how many have finished', async () => {
    const { round } = await city.beginOpenRound();
    const [task] = await tasksOf(city.planner, round.id);
    expect(task).toMatchObject({ progress: { done: 0, of: 4 }, href: `/uppfoljning/${round.id}/lage` });
  });

  it('leads to the reminders when somebody is late', async () => {
    const { round } = await city.beginOpenRound();
    const found = await city.as(city.planner, (ctx) =>
      tasks({ ...ctx, now: () => new Date('2100-01-15T09:00:00Z') }),
    );
    expect(found.find(({ id }) => id === `followup.overdue.${round.id}`)).toMatchObject({
      href: `/uppfoljning/${round.id}/paminnelser`,
    });
  });
});
