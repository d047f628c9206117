import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import { addQuestion, changeQuestion, listQuestions } from './questions.ts';
import { changeRound, closeRound, getRound, listRounds, openRound, removeRound } from './rounds.ts';

let city: FollowupCity;
beforeAll(async () => {
  city = await createFollowupCity();
});
afterAll(() => city.close());

describe('preparing a round', () => {
  it('generates a question per measure and strategy, each to those who carry responsibility', async () => {
    const round = await city.beginRound();
    const questions = await city.as(city.planner, (ctx) => listQuestions(ctx, round.id));
    expect(round.organisations.map(({ name }) => name)).toEqual([
      'Bolaget AB',
      'Kommunstyrelsen',
      'Socialnämnd Norr',
      'Socialnämnd Söder',
    ]);
    expect(questions.map(({ number, recipientIds }) => [number, recipientIds.length])).toEqual([
      ['1:1', 2],
      ['1:2', 4],
      ['1:3', 1],
      ['1:4', 4],
    ]);
    expect(questions[0]).toMatchObject({ areaTitle: 'Tidigt', expectedResult: 'Det blir bättre' });
  });

  it('lets a planner reword, add and drop questions and change who gets them', async () => {
    const round = await city.beginRound();
    const [first, second] = await city.as(city.planner, (ctx) => listQuestions(ctx, round.id));
    const changed = await city.as(city.planner, (ctx) =>
      changeQuestion(ctx, first!.id, {
        revision: first!.revision,
        text: 'Når stödet fram?',
        everyone: false,
        recipientIds: [city.south],
        dropped: false,
        throughMeasures: false,
      }),
    );
    expect(changed).toMatchObject({ text: 'Når stödet fram?', recipientIds: [city.south] });
    await city.as(city.planner, (ctx) =>
      changeQuestion(ctx, second!.id, { ...second!, dropped: true, revision: second!.revision }),
    );
    const added = await city.as(city.planner, (ctx) =>
      addQuestion(ctx, round.id, {
        versionId: city.versionId,
        text: 'Något mer?',
        expectedResult: '',
        everyone: true,
        recipientIds: [],
      }),
    );
    expect(added.recipientIds).toHaveLength(4);
    expect((await city.as(city.planner, (ctx) => getRound(ctx, round.id))).questionCount).toBe(4);
  });

  it('hands back the present question when another planner changed it meanwhile', async () => {
    const round = await city.beginRound();
    const [first] = await city.as(city.planner, (ctx) => listQuestions(ctx, round.id));
    const change = { ...first!, text: 'Först?' };
    await city.as(city.planner, (ctx) => changeQuestion(ctx, first!.id, change));
    await expect(
      city.as(city.planner, (ctx) => changeQuestion(ctx, first!.id, { ...change, text: 'Sedan?' })),
    ).rejects.toMatchObject({ definition: { code: 'conflict' }, more: { current: { text: 'Först?' } } });
  });

  it('takes recipients away with an organisation that is not asked any more', async () => {
    const round = await city.beginRound();
    const changed = await city.as(city.planner, (ctx) =>
      changeRound(ctx, round.id, {
        ...round,
        versionIds: [city.versionId],
        everyone: false,
        organisationIds: [city.north, city.company],
      }),
    );
    expect(changed.organisations.map(({ id }) => id)).toEqual([city.company, city.north]);
    const questions = await city.as(city.planner, (ctx) => listQuestions(ctx, round.id));
    expect(questions.map(({ recipientIds }) => recipientIds.length)).toEqual([1, 2, 1, 2]);
  });

  it('is seen by nobody but planners of the owner unit, and can be thrown away', async () => {
    const round = await city.beginRound();
    const others = [
      city.coordinator,
      await city.signIn('reader', city.office),
      await city.signIn('planner', city.north),
    ];
    for (const other of others) {
      const page = await city.as(other, (ctx) => listRounds(ctx, { limit: 50 }));
      expect(page.items.map(({ id }) => id)).not.toContain(round.id);
      await expect(city.as(other, (ctx) => getRound(ctx, round.id))).rejects.toMatchObject({
        definition: { code: 'not-found' },
      });
    }
    await city.as(city.planner, (ctx) => removeRound(ctx, round.id));
    await expect(city.as(city.planner, (ctx) => getRound(ctx, round.id))).rejects.toThrow('not-found');
  });
});

describe('opening a round', () => {
  it('asks every board and company that exists on the day', async () => {
    const draft = await city.beginRound();
    const late = await city.addOrganisation('Nämnden som kom till');
    const round = await city.as(city.planner, (ctx) => openRound(ctx, draft.id, draft.revision));
    expect(round.status).toBe('open');
    expect(round.organisations.map(({ id }) => id)).toContain(late);
    const questions = await city.as(city.planner, (ctx) => listQuestions(ctx, round.id));
    expect(questions.find(({ number }) => number === '1:2')?.recipientIds).toContain(late);
    await sql`update organisation.organisation set valid_to = '2001-01-01' where id = ${late}`.execute(
      city.owner.db,
    );
  });

  it('is refused while a question goes to nobody, with the question named', async () => {
    const round = await city.beginRound();
    const [first] = await city.as(city.planner, (ctx) => listQuestions(ctx, round.id));
    await city.as(city.planner, (ctx) => changeQuestion(ctx, first!.id, { ...first!, recipientIds: [] }));
    await expect(
      city.as(city.planner, (ctx) => openRound(ctx, round.id, round.revision)),
    ).rejects.toMatchObject({
      definition: { code: 'followup.round-not-ready' },
      more: { errors: [{ path: 'questions' }] },
    });
  });

  it('is done once, however many planners press the button', async () => {
    const round = await city.beginRound();
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => city.as(city.planner, (ctx) => openRound(ctx, round.id, round.revision))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('freezes the questions, in the service and in the database', async () => {
    const { round, questionIds } = await city.beginOpenRound();
    const [first] = await city.as(city.planner, (ctx) => listQuestions(ctx, round.id));
    await expect(
      city.as(city.planner, (ctx) => changeQuestion(ctx, first!.id, { ...first!, text: 'Ny?' })),
    ).rejects.toMatchObject({ definition: { code: 'followup.round-frozen' } });
    // Who sees the round and does not run it is not told what it could have been before.
    await expect(
      city.as(city.coordinator, (ctx) => changeQuestion(ctx, first!.id, { ...first!, text: 'Ny?' })),
    ).rejects.toMatchObject({ definition: { code: 'not-found' } });
    const attempts = [
      sql`update followup.question set text = 'Ny?' where id = ${questionIds[0]}`,
      sql`delete from followup.question where id = ${questionIds[0]}`,
      sql`insert into followup.question (round_id, version_id, text, position) values (${round.id}, ${city.versionId}, 'Ny?', 9)`,
      sql`delete from followup.question_recipient where question_id = ${questionIds[0]}`,
      sql`delete from followup.round_document where round_id = ${round.id}`,
      sql`delete from followup.round_organisation where round_id = ${round.id}`,
      sql`delete from followup.round where id = ${round.id}`,
      sql`update followup.round set status = 'draft', opened_at = null where id = ${round.id}`,
    ];
    for (const attempt of attempts) {
      // Not even the owner of the tables gets around it; the application changes nothing either way.
      await expect(attempt.execute(city.owner.db)).rejects.toThrow(/frozen|forward|stays/);
      await city.as(city.planner, (ctx) => attempt.execute(ctx.db)).catch(() => undefined);
    }
    expect((await city.as(city.planner, (ctx) => listQuestions(ctx, round.id)))[0]).toEqual(first);
  });

  it('shows the round to those asked and to readers, not to other boards and planners', async () => {
    const outside = await city.addOrganisation('Utanför AB', 'civil-society');
    const { round } = await city.beginOpenRound();
    const sees = async (session: Parameters<typeof city.as>[0]) =>
      await city
        .as(session, (ctx) => getRound(ctx, round.id))
        .then(
          () => true,
          () => false,
        );
    expect(await sees(city.coordinator)).toBe(true);
    expect(await sees(city.approver)).toBe(true);
    expect(await sees(await city.signIn('reader', outside))).toBe(true);
    expect(await sees(await city.signIn('board-coordinator', outside))).toBe(false);
    expect(await sees(await city.signIn('planner', city.north))).toBe(false);
    expect(await sees(await city.signIn('administrator', city.office))).toBe(false);
    expect(await sees(await city.signIn('log-reviewer', city.office))).toBe(false);
    await city.as(city.planner, (ctx) => closeRound(ctx, round.id, round.revision));
    expect(await sees(await city.signIn('board-coordinator', outside))).toBe(true);
    expect(await sees(await city.signIn('planner', city.north))).toBe(true);
    expect(await sees(await city.signIn('administrator', city.office))).toBe(false);
  });
});
