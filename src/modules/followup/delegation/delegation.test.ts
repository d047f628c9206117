import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSession } from '../../../../tests/support/city.ts';
import { ANSWERED, createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import { saveAnswer } from '../service/answers.ts';
import { closeRound, getRound } from '../service/rounds.ts';
import { changeDelegations, getDelegations } from './service.ts';

let city: FollowupCity;
let colleague: TestSession;
let others: TestSession[];
beforeAll(async () => {
  city = await createFollowupCity();
  colleague = await city.signIn('board-coordinator', city.north, 'Test Kollega');
  others = [
    city.planner,
    await city.signIn('reader', city.north),
    await city.signIn('planner', city.north),
    await city.signIn('board-coordinator', city.south),
    await city.signIn('board-approver', city.south),
    await city.signIn('administrator', city.north),
    await city.signIn('log-reviewer', city.north),
  ];
});
afterAll(() => city.close());

const code = (name: string) => ({ definition: { code: name } });
const hand = (
  session: TestSession,
  roundId: string,
  questionIds: string[],
  personId: string | null,
  note = '',
) =>
  city.as(session, (ctx) =>
    changeDelegations(ctx, roundId, {
      changes: questionIds.map((questionId) => ({ questionId, personId, note })),
    }),
  );
const rowsSeen = async (session: TestSession) =>
  (await city.as(session, (ctx) => sql`select 1 from followup.delegation`.execute(ctx.db))).rows.length;
const openWork = async (roundId: string) =>
  (
    await sql<{ person_id: string; organisation_id: string; mine: number; nobodys: number }>`
      select * from followup.open_work_of(${roundId})`.execute(city.owner.db)
  ).rows;

describe('handing over', () => {
  it('gives many questions at once to a colleague, with a note, and is seen by coordinators and approvers of the board only', async () => {
    const { round, questionIds } = await city.beginOpenRound();
    const given = await hand(
      city.coordinator,
      round.id,
      questionIds.slice(0, 3),
      colleague.personId,
      'Du vet mest.',
    );
    expect(given.delegations).toHaveLength(3);
    expect(given.delegations[0]).toMatchObject({
      person: { id: colleague.personId, name: 'Test Kollega' },
      current: true,
      note: 'Du vet mest.',
    });
    expect(given.colleagues.map(({ id }) => id).sort()).toEqual(
      [city.coordinator.personId, colleague.personId].sort(),
    );
    const seen = await city.as(city.approver, (ctx) => getDelegations(ctx, round.id));
    expect(seen.delegations).toEqual(given.delegations);
    expect(await rowsSeen(city.approver)).toBe(3);
    for (const other of others) expect(await rowsSeen(other)).toBe(0);
    for (const other of others.filter(({ organisationId }) => organisationId !== city.south)) {
      await expect(city.as(other, (ctx) => getDelegations(ctx, round.id))).rejects.toMatchObject(
        code('not-found'),
      );
    }
    const south = others.find(({ organisationId }) => organisationId === city.south)!;
    expect((await city.as(south, (ctx) => getDelegations(ctx, round.id))).delegations).toEqual([]);
  });

  it('is done by coordinators of the board, by nobody else', async () => {
    const { round, questionIds } = await city.beginOpenRound();
    for (const other of [city.approver, ...others]) {
      if (other.role === 'board-coordinator') continue;
      await expect(hand(other, round.id, [questionIds[0]!], colleague.personId)).rejects.toMatchObject(
        code('not-found'),
      );
      await expect(
        city.as(other, (ctx) =>
          sql`insert into followup.delegation (question_id, organisation_id, round_id, person_id, delegated_by, delegated_at)
            values (${questionIds[0]}, ${city.north}, ${round.id}, ${colleague.personId}, ${other.personId}, now())`.execute(
            ctx.db,
          ),
        ),
      ).rejects.toThrow();
    }
  });

  it('does not reach into another board, not around the service either', async () => {
    const { round, questionIds } = await city.beginOpenRound();
    await hand(city.coordinator, round.id, [questionIds[0]!], colleague.personId);
    const south = await city.signIn('board-coordinator', city.south);
    await expect(hand(south, round.id, [questionIds[0]!], colleague.personId)).rejects.toMatchObject(
      code('followup.not-a-coordinator'),
    );
    const taken = await city.as(south, (ctx) =>
      sql`delete from followup.delegation where round_id = ${round.id}`.execute(ctx.db),
    );
    expect(taken.numAffectedRows).toBe(0n);
  });

  it('goes only to somebody who is a coordinator there now', async () => {
    const { round, questionIds } = await city.beginOpenRound();
    const wrong = [city.approver.personId, city.planner.personId];
    for (const personId of wrong) {
      await expect(hand(city.coordinator, round.id, [questionIds[0]!], personId)).rejects.toMatchObject(
        code('followup.not-a-coordinator'),
      );
      await expect(
        city.as(city.coordinator, (ctx) =>
          sql`insert into followup.delegation (question_id, organisation_id, round_id, person_id, delegated_by, delegated_at)
            values (${questionIds[0]}, ${city.north}, ${round.id}, ${personId}, ${city.coordinator.personId}, now())`.execute(
            ctx.db,
          ),
        ),
      ).rejects.toThrow(/row-level security/);
    }
  });

  it('changes no right: whoever did not get the question can still write it', async () => {
    const { round, questionIds } = await city.beginOpenRound();
    await hand(city.coordinator, round.id, [questionIds[0]!], colleague.personId);
    const saved = await city.as(city.coordinator, (ctx) =>
      saveAnswer(ctx, questionIds[0]!, { ...ANSWERED, baseRevision: 0 }),
    );
    expect(saved.answer.state).toBe('draft');
  });
});

describe('what has been handed over', () => {
  it('is handed on and taken back, and the log tells each change', async () => {
    const { round, questionIds } = await city.beginOpenRound();
    const [one, two] = questionIds as [string, string];
    await hand(city.coordinator, round.id, [one, two], colleague.personId);
    await hand(colleague, round.id, [one], city.coordinator.personId);
    const last = await hand(colleague, round.id, [two], null);
    expect(last.delegations.map(({ questionId, person }) => [questionId, person.id])).toEqual([
      [one, city.coordinator.personId],
    ]);
    const { rows } = await sql<{ action: string; count: string }>`
      select action, count(*) from audit.event where object_type = 'followup.delegation'
        and object_id in (${`${one}/${city.north}`}, ${`${two}/${city.north}`}) group by action order by action`.execute(
      city.owner.db,
    );
    expect(rows.map(({ action, count }) => [action, Number(count)])).toEqual([
      ['delete', 1],
      ['insert', 2],
      ['update', 1],
    ]);
    const noted = await sql<{ detail: object }>`
      select detail from audit.event where action = 'delegate' and object_id = ${round.id} order by id`.execute(
      city.owner.db,
    );
    expect(noted.rows.map(({ detail }) => detail)).toEqual([
      { organisationId: city.north, to: colleague.personId, questions: 2 },
      { organisationId: city.north, to: city.coordinator.personId, questions: 1 },
      { organisationId: city.north, to: null, questions: 1 },
    ]);
  });

  it('counts for nobody once the holder’s role has ended', async () => {
    const { round, questionIds } = await city.beginOpenRound();
    const leaving = await city.signIn('board-coordinator', city.north);
    await hand(city.coordinator, round.id, questionIds.slice(0, 2), leaving.personId);
    await sql`update identity.role_assignment set valid_from = current_date - 2, valid_to = current_date - 1
      where person_id = ${leaving.personId}`.execute(city.owner.db);
    const seen = await city.as(city.coordinator, (ctx) => getDelegations(ctx, round.id));
    expect(seen.delegations.map(({ current }) => current)).toEqual([false, false]);
    expect(seen.colleagues.map(({ id }) => id)).not.toContain(leaving.personId);
    const work = await openWork(round.id);
    expect(work.find(({ person_id }) => person_id === leaving.personId)).toBeUndefined();
    expect(work.find(({ person_id }) => person_id === city.coordinator.personId)).toMatchObject({
      mine: 0,
      nobodys: 4,
    });
  });

  it('cannot change once the round is closed, whoever asks', async () => {
    const { round, questionIds } = await city.beginOpenRound();
    await hand(city.coordinator, round.id, [questionIds[0]!], colleague.personId);
    const { revision } = await city.as(city.planner, (ctx) => getRound(ctx, round.id));
    await city.as(city.planner, (ctx) => closeRound(ctx, round.id, revision));
    await expect(hand(city.coordinator, round.id, [questionIds[0]!], null)).rejects.toMatchObject(
      code('followup.round-not-open'),
    );
    await expect(
      sql`delete from followup.delegation where round_id = ${round.id}`.execute(city.owner.db),
    ).rejects.toThrow(/only while the round is open/);
    const seen = await city.as(city.coordinator, (ctx) => getDelegations(ctx, round.id));
    expect(seen.delegations).toHaveLength(1);
  });
});

describe('what is left to write, for reminders', () => {
  it('counts each person’s own questions and those that nobody has, until they are submitted', async () => {
    const { round, questionIds } = await city.beginOpenRound();
    await hand(city.coordinator, round.id, questionIds.slice(0, 1), colleague.personId);
    await hand(city.coordinator, round.id, questionIds.slice(1, 2), city.coordinator.personId);
    const { answer } = await city.as(colleague, (ctx) =>
      saveAnswer(ctx, questionIds[0]!, { ...ANSWERED, baseRevision: 0 }),
    );
    const before = await openWork(round.id);
    const of = (rows: typeof before, personId: string) =>
      rows.find(({ person_id }) => person_id === personId);
    expect(of(before, colleague.personId)).toMatchObject({
      organisation_id: city.north,
      mine: 1,
      nobodys: 2,
    });
    expect(of(before, city.coordinator.personId)).toMatchObject({ mine: 1, nobodys: 2 });
    await sql`update followup.answer set state = 'submitted', submitted_by = ${colleague.personId}, submitted_at = now(),
      revision = revision + 1 where id = ${answer.id}`.execute(city.owner.db);
    expect(of(await openWork(round.id), colleague.personId)).toMatchObject({ mine: 0, nobodys: 2 });
  });

  it('cannot be asked by the application', async () => {
    const { round } = await city.beginOpenRound();
    await expect(
      city.as(city.planner, (ctx) => sql`select * from followup.open_work_of(${round.id})`.execute(ctx.db)),
    ).rejects.toThrow(/permission denied/);
  });
});
