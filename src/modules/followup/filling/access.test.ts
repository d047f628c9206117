import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSession } from '../../../../tests/support/city.ts';
import { createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import type { Round } from '../contract.ts';
import { saveAnswer } from '../service/answers.ts';
import { listQuestions } from '../service/questions.ts';
import { closeRound, getRound, listRounds, openRound } from '../service/rounds.ts';
import { tasks } from '../service/start.ts';
import { beginFilledRound } from './service/rounds.ts';

let city: FollowupCity;
beforeAll(async () => {
  city = await createFollowupCity();
});
afterAll(() => city.close());

const DRAFT = {
  title: 'Uppföljningen 2024',
  year: 2024,
  introduction: '',
  everyone: true,
  organisationIds: [],
};

async function beginOpen(): Promise<{ round: Round; questionId: string }> {
  const draft = await city.as(city.planner, (ctx) =>
    beginFilledRound(ctx, { ...DRAFT, versionIds: [city.versionId] }),
  );
  const round = await city.as(city.planner, (ctx) => openRound(ctx, draft.id, draft.revision));
  const questions = await city.as(city.planner, (ctx) => listQuestions(ctx, round.id));
  return { round, questionId: questions.find(({ number }) => number === '1:1')!.id };
}
const close = async ({ id }: Round) =>
  await city.as(city.planner, async (ctx) => closeRound(ctx, id, (await getRound(ctx, id)).revision));

/** Fills in as the application would, around every service. */
const fill = (session: TestSession, { round, questionId }: Awaited<ReturnType<typeof beginOpen>>) =>
  city.as(session, async (ctx) => {
    const { rows } = await sql<{ id: string }>`
      insert into followup.answer (round_id, question_id, organisation_id, origin, state, value, comment, updated_by,
        updated_at, approved_by, approved_at)
      values (${round.id}, ${questionId}, ${city.north}, 'filled', 'approved', 'yes', 'Det gjorde vi.',
        ${session.personId}, now(), ${session.personId}, now()) returning id`.execute(ctx.db);
    return rows[0]!.id;
  });
const seen = (session: TestSession, { round }: { round: Round }) =>
  city.as(session, async (ctx) => {
    const counts = [];
    for (const table of ['round', 'round_document', 'round_organisation', 'question', 'answer']) {
      const column = sql.ref(table === 'round' ? 'id' : 'round_id');
      const { rows } =
        await sql`select 1 from ${sql.table(`followup.${table}`)} where ${column} = ${round.id}`.execute(
          ctx.db,
        );
      counts.push(rows.length > 0);
    }
    return counts;
  });
const NOTHING = [false, false, false, false, false];
const EVERYTHING = [true, true, true, true, true];
const code = (name: string) => ({ definition: { code: name } });

describe('a filled round that is open', () => {
  it('is seen by planners of its owner unit and by nobody else', async () => {
    const begun = await beginOpen();
    await fill(city.planner, begun);
    expect(await seen(city.planner, begun)).toEqual(EVERYTHING);
    const others = [
      city.coordinator,
      city.approver,
      await city.signIn('reader', city.office),
      await city.signIn('planner', city.north),
      await city.signIn('administrator', city.office),
    ];
    for (const other of others) {
      expect(await seen(other, begun)).toEqual(NOTHING);
      await expect(city.as(other, (ctx) => getRound(ctx, begun.round.id))).rejects.toMatchObject(
        code('not-found'),
      );
      const { items } = await city.as(other, (ctx) => listRounds(ctx, { limit: 50 }));
      expect(items.map(({ id }) => id)).not.toContain(begun.round.id);
    }
  });

  it('gives boards nothing to do, and its planners the rest to fill in', async () => {
    const begun = await beginOpen();
    const mentions = async (session: TestSession) =>
      (await city.as(session, tasks)).filter(({ id }) => id.includes(begun.round.id)).map(({ href }) => href);
    expect(await mentions(city.coordinator)).toEqual([]);
    expect(await mentions(city.approver)).toEqual([]);
    expect(await mentions(city.planner)).toEqual([`/uppfoljning/${begun.round.id}/fyll`]);
  });

  it('is not answered by a board, not even around the service', async () => {
    const begun = await beginOpen();
    await expect(
      city.as(city.coordinator, (ctx) =>
        saveAnswer(ctx, begun.questionId, {
          ...{
            value: 'yes',
            reason: '',
            comment: 'Vi',
            status: null,
            hindrance: '',
            cost: null,
            baseRevision: 0,
          },
        }),
      ),
    ).rejects.toMatchObject(code('not-found'));
    for (const origin of ['asked', 'filled']) {
      await expect(
        city.as(city.coordinator, (ctx) =>
          sql`insert into followup.answer (round_id, question_id, organisation_id, origin, updated_by, updated_at)
            values (${begun.round.id}, ${begun.questionId}, ${city.north}, ${origin}, ${city.coordinator.personId}, now())`.execute(
            ctx.db,
          ),
        ),
      ).rejects.toThrow();
    }
    const answerId = await fill(city.planner, begun);
    for (const other of [city.coordinator, city.approver, await city.signIn('planner', city.north)]) {
      const { numAffectedRows } = await city.as(other, (ctx) =>
        sql`update followup.answer set comment = 'Mitt', revision = revision + 1 where id = ${answerId}`.execute(
          ctx.db,
        ),
      );
      expect(numAffectedRows).toBe(0n);
      await expect(fill(other, begun)).rejects.toThrow(/row-level security|duplicate/);
    }
  });

  it('is written only as approved, in the planner’s own name, and never deleted', async () => {
    const begun = await beginOpen();
    const insert = (state: string, approver: string) =>
      city.as(city.planner, (ctx) =>
        sql`insert into followup.answer (round_id, question_id, organisation_id, origin, state, value, updated_by,
            updated_at, approved_by, approved_at)
          values (${begun.round.id}, ${begun.questionId}, ${city.north}, 'filled', ${state}, 'yes', ${approver}, now(),
            ${approver}, now())`.execute(ctx.db),
      );
    await expect(insert('submitted', city.planner.personId)).rejects.toThrow();
    await expect(insert('approved', city.approver.personId)).rejects.toThrow(/row-level security/);
    const answerId = await fill(city.planner, begun);
    await expect(
      city.as(city.planner, (ctx) => sql`delete from followup.answer where id = ${answerId}`.execute(ctx.db)),
    ).rejects.toThrow(/permission denied/);
    await expect(
      sql`update followup.answer set comment = 'Annat' where id = ${answerId}`.execute(city.owner.db),
    ).rejects.toThrow(/revision of its own/);
    await expect(
      sql`update followup.answer set origin = 'asked', revision = 2 where id = ${answerId}`.execute(
        city.owner.db,
      ),
    ).rejects.toThrow();
  });

  it('stays filled, and an asked one stays asked', async () => {
    const { round } = await beginOpen();
    const asked = await city.beginRound();
    for (const [id, origin] of [
      [round.id, 'asked'],
      [asked.id, 'filled'],
    ] as const) {
      await expect(
        sql`update followup.round set origin = ${origin} where id = ${id}`.execute(city.owner.db),
      ).rejects.toThrow(/stays asked or filled/);
    }
    const { round: open, questionIds } = await city.beginOpenRound();
    await expect(fill(city.planner, { round: open, questionId: questionIds[0]! })).rejects.toThrow();
  });
});

describe('a filled round that is closed', () => {
  it('is read like every closed round, and changed by nobody', async () => {
    const begun = await beginOpen();
    const answerId = await fill(city.planner, begun);
    await close(begun.round);
    const readers = [
      city.coordinator,
      await city.signIn('reader', city.south),
      await city.signIn('planner', city.north),
    ];
    for (const reader of readers) expect(await seen(reader, begun)).toEqual(EVERYTHING);
    expect(await seen(await city.signIn('administrator', city.office), begun)).toEqual(NOTHING);
    await expect(fill(city.planner, begun)).rejects.toThrow();
    await expect(
      sql`update followup.answer set comment = 'Sent', revision = 2 where id = ${answerId}`.execute(
        city.owner.db,
      ),
    ).rejects.toThrow(/only while the round is open/);
  });

  it('shows everyone but its planners only the text that stands', async () => {
    const begun = await beginOpen();
    const answerId = await fill(city.planner, begun);
    await city.as(city.planner, (ctx) =>
      sql`update followup.answer set comment = 'Rättat', revision = 2, updated_at = now(), approved_at = now()
        where id = ${answerId}`.execute(ctx.db),
    );
    await close(begun.round);
    const textsSeen = (session: TestSession) =>
      city.as(session, async (ctx) => {
        const { rows } = await sql<{ comment: string }>`
          select comment from followup.answer_revision where answer_id = ${answerId} order by revision`.execute(
          ctx.db,
        );
        return rows.map(({ comment }) => comment);
      });
    expect(await textsSeen(city.coordinator)).toEqual(['Rättat']);
    expect(await textsSeen(city.planner)).toEqual(['Det gjorde vi.', 'Rättat']);
  });
});
