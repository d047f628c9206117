import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSession } from '../../../../tests/support/city.ts';
import { createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import type { AnswerContent, Round } from '../contract.ts';
import { EMPTY_ANSWER } from '../rules.ts';
import { saveAnswer } from '../service/answers.ts';
import { approveAnswers, submitAnswers } from '../service/moves.ts';
import { listQuestions } from '../service/questions.ts';
import { addRound, closeRound, getRound, openRound } from '../service/rounds.ts';
import { getEarlierAnswers } from './service.ts';

let city: FollowupCity;
let people: Record<'north' | 'south', { coordinator: TestSession; approver: TestSession }>;
beforeAll(async () => {
  city = await createFollowupCity();
  people = {
    north: { coordinator: city.coordinator, approver: city.approver },
    south: {
      coordinator: await city.signIn('board-coordinator', city.south),
      approver: await city.signIn('board-approver', city.south),
    },
  };
});
afterAll(() => city.close());

async function begin(year: number) {
  const round = await city.as(city.planner, async (ctx) => {
    const draft = await addRound(ctx, {
      title: `Uppföljning ${year}`,
      year,
      opensOn: null,
      dueOn: '2099-12-11',
      introduction: '',
      versionIds: [city.versionId],
      everyone: true,
      organisationIds: [],
    });
    return await openRound(ctx, draft.id, draft.revision);
  });
  const questions = await city.as(city.planner, (ctx) => listQuestions(ctx, round.id));
  return { round, questionOf: (number: string) => questions.find((each) => each.number === number)!.id };
}
async function answer(
  board: 'north' | 'south',
  questionId: string,
  content: Partial<AnswerContent>,
  far: 'draft' | 'approved' = 'approved',
) {
  const { coordinator, approver } = people[board];
  const { answer: saved } = await city.as(coordinator, (ctx) =>
    saveAnswer(ctx, questionId, { ...EMPTY_ANSWER, value: 'yes', ...content, baseRevision: 0 }),
  );
  if (far === 'draft') return;
  const one = (revision: number) => ({ answers: [{ id: saved.id, revision }] });
  await city.as(coordinator, (ctx) => submitAnswers(ctx, one(saved.revision)));
  await city.as(approver, (ctx) => approveAnswers(ctx, one(saved.revision + 1)));
}
const close = async (round: Round) => {
  const { revision } = await city.as(city.planner, (ctx) => getRound(ctx, round.id));
  await city.as(city.planner, (ctx) => closeRound(ctx, round.id, revision));
};
const earlier = async (round: Round, session: TestSession, questionId: string) =>
  (await city.as(session, (ctx) => getEarlierAnswers(ctx, round.id))).answers.filter(
    (each) => each.questionId === questionId,
  );

describe('the earlier answer', () => {
  it('is the board’s own latest approved one in a closed round, about the same measure', async () => {
    const first = await begin(2001);
    await answer('north', first.questionOf('1:1'), { comment: 'Äldst', cost: 1000 });
    await answer('north', first.questionOf('1:2'), { comment: 'Bara då' });
    await answer('south', first.questionOf('1:1'), { comment: 'Söders' });
    await close(first.round);
    const second = await begin(2002);
    await answer('north', second.questionOf('1:1'), {
      value: 'partly',
      comment: 'Näst',
      hindrance: 'Tid',
      status: 'ongoing',
      cost: 5,
    });
    await answer('north', second.questionOf('1:2'), { comment: 'Aldrig godkänt' }, 'draft');
    await close(second.round);
    const stillOpen = await begin(2003);
    await answer('north', stillOpen.questionOf('1:1'), { comment: 'Inte stängd än' });
    const present = await begin(2004);
    const [found, ...more] = await earlier(present.round, city.coordinator, present.questionOf('1:1'));
    expect(more).toEqual([]);
    expect(found).toEqual({
      questionId: present.questionOf('1:1'),
      round: { id: second.round.id, title: 'Uppföljning 2002', year: 2002 },
      organisation: { id: city.north, name: 'Socialnämnd Norr' },
      value: 'partly',
      reason: '',
      comment: 'Näst',
      status: 'ongoing',
      hindrance: 'Tid',
      cost: 5,
    });
    const before = await earlier(present.round, city.approver, present.questionOf('1:2'));
    expect(before.map(({ comment, round }) => [comment, round.year])).toEqual([['Bara då', 2001]]);
    expect(await earlier(present.round, city.coordinator, present.questionOf('1:3'))).toEqual([]);
    // A round of an earlier year does not look ahead.
    const older = await begin(2000);
    expect(await earlier(older.round, city.coordinator, older.questionOf('1:1'))).toEqual([]);
  });

  it('is for coordinators and approvers of a board that is asked', async () => {
    const { round } = await begin(2005);
    for (const other of [city.planner, await city.signIn('reader', city.north)]) {
      await expect(city.as(other, (ctx) => getEarlierAnswers(ctx, round.id))).rejects.toMatchObject({
        definition: { code: 'not-found' },
      });
    }
  });

  it('of a board that was merged stands at its successor, named as its own', async () => {
    const last = await begin(2010);
    await answer('north', last.questionOf('1:1'), { comment: 'Norrs svar' });
    await answer('south', last.questionOf('1:1'), { comment: 'Söders svar' });
    await answer('south', last.questionOf('1:2'), { comment: 'Bara Söder' });
    await close(last.round);
    const merge = (day: string) =>
      sql`update organisation.organisation set valid_to = ${day}, successor_id = ${city.north} where id = ${city.south}`.execute(
        city.owner.db,
      );
    await merge('2999-12-31');
    const present = await begin(2011);
    const names = async (number: string) =>
      (await earlier(present.round, city.coordinator, present.questionOf(number))).map(
        ({ organisation, comment }) => [organisation.name, comment],
      );
    expect(await names('1:1')).toEqual([['Socialnämnd Norr', 'Norrs svar']]);
    await merge('2012-12-31');
    expect(await names('1:1')).toEqual([
      ['Socialnämnd Norr', 'Norrs svar'],
      ['Socialnämnd Söder', 'Söders svar'],
    ]);
    expect(await names('1:2')).toEqual([['Socialnämnd Söder', 'Bara Söder']]);
  });
});
