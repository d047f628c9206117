import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSession } from '../../../../tests/support/city.ts';
import { ANSWERED, createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import type { Answer } from '../contract.ts';
import { EMPTY_ANSWER } from '../rules.ts';
import { listHistory, saveAnswer } from './answers.ts';
import { approveAnswers, returnAnswer, submitAnswers } from './moves.ts';
import { getCompiled, getProgress, getWork } from './results.ts';
import { closeRound, getRound } from './rounds.ts';

let city: FollowupCity;
beforeAll(async () => {
  city = await createFollowupCity();
});
afterAll(() => city.close());

/** A round with a draft of the northern board on its first question. */
async function withDraft() {
  const { round, questionIds } = await city.beginOpenRound();
  const questionId = questionIds[0]!;
  const { answer } = await city.as(city.coordinator, (ctx) =>
    saveAnswer(ctx, questionId, { ...ANSWERED, baseRevision: 0 }),
  );
  return { round, questionIds, questionId, answer };
}
type Revised = { id: string; revision: number };
const submit = async ({ id, revision }: Revised, session = city.coordinator) =>
  (await city.as(session, (ctx) => submitAnswers(ctx, { answers: [{ id, revision }] }))).moved[0]!;
const approve = async ({ id, revision }: Revised, session = city.approver) =>
  (await city.as(session, (ctx) => approveAnswers(ctx, { answers: [{ id, revision }] }))).moved[0]!;
const rowsSeen = async (session: TestSession, answerId: string) =>
  await city.as(session, async (ctx) => {
    const answers = await sql`select 1 from followup.answer where id = ${answerId}`.execute(ctx.db);
    const texts = await sql`select 1 from followup.answer_revision where answer_id = ${answerId}`.execute(
      ctx.db,
    );
    return [answers.rows.length, texts.rows.length];
  });
const code = (name: string) => ({ definition: { code: name } });

describe('a draft', () => {
  it('is seen by nobody outside its organisation, not even as a text in the history', async () => {
    const { answer } = await withDraft();
    expect(await rowsSeen(city.coordinator, answer.id)).toEqual([1, 1]);
    expect(await rowsSeen(city.approver, answer.id)).toEqual([1, 1]);
    const others = [
      city.planner,
      await city.signIn('reader', city.office),
      await city.signIn('board-coordinator', city.south),
      await city.signIn('board-approver', city.south),
      await city.signIn('planner', city.north),
      await city.signIn('reader', city.north),
      await city.signIn('administrator', city.north),
      await city.signIn('log-reviewer', city.north),
    ];
    for (const other of others) {
      expect(await rowsSeen(other, answer.id)).toEqual([0, 0]);
      await expect(city.as(other, (ctx) => listHistory(ctx, answer.id))).rejects.toMatchObject(
        code('not-found'),
      );
    }
  });

  it('counts in the planner’s progress without its text', async () => {
    const { round } = await withDraft();
    const progress = await city.as(city.planner, (ctx) => getProgress(ctx, round.id));
    const north = progress.byOrganisation.find(({ organisation }) => organisation.id === city.north);
    expect(north?.counts).toEqual({
      asked: 4,
      notBegun: 3,
      draft: 1,
      submitted: 0,
      returned: 0,
      approved: 0,
    });
    expect(progress.total).toMatchObject({ draft: 1, asked: progress.total.notBegun + 1 });
    await expect(city.as(city.coordinator, (ctx) => getProgress(ctx, round.id))).rejects.toMatchObject(
      code('not-found'),
    );
    const raw = await city.as(city.coordinator, (ctx) =>
      sql`select * from followup.progress_of(${round.id})`.execute(ctx.db),
    );
    expect(raw.rows).toEqual([]);
  });

  it('is written by coordinators of an organisation that has the question, by nobody else', async () => {
    const { questionIds } = await city.beginOpenRound();
    const save = { ...ANSWERED, baseRevision: 0 };
    const onlyNorth = questionIds[2]!;
    const others = [
      city.approver,
      city.planner,
      await city.signIn('reader', city.north),
      await city.signIn('board-coordinator', city.south),
    ];
    for (const other of others) {
      await expect(city.as(other, (ctx) => saveAnswer(ctx, onlyNorth, save))).rejects.toMatchObject(
        code('not-found'),
      );
    }
  });

  it('cannot be written by the application around the service either', async () => {
    const { answer, questionId, round } = await withDraft();
    const south = await city.signIn('board-coordinator', city.south);
    for (const session of [south, city.approver, city.planner]) {
      const { numAffectedRows } = await city.as(session, (ctx) =>
        sql`update followup.answer set comment = 'Mitt', revision = revision + 1 where id = ${answer.id}`.execute(
          ctx.db,
        ),
      );
      expect(numAffectedRows).toBe(0n);
    }
    await expect(
      city.as(south, (ctx) =>
        sql`insert into followup.answer (round_id, question_id, organisation_id, updated_by, updated_at)
          values (${round.id}, ${questionId}, ${city.north}, ${south.personId}, now())`.execute(ctx.db),
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      city.as(city.coordinator, (ctx) =>
        sql`update followup.answer set state = 'approved', approved_by = ${city.approver.personId}, approved_at = now(),
          submitted_by = ${city.coordinator.personId}, revision = revision + 1 where id = ${answer.id}`.execute(
          ctx.db,
        ),
      ),
    ).rejects.toThrow();
    await expect(
      city.as(city.coordinator, (ctx) =>
        sql`delete from followup.answer_revision where answer_id = ${answer.id}`.execute(ctx.db),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('submitting', () => {
  it('needs a value, and a reason when not applicable', async () => {
    const { questionIds } = await city.beginOpenRound();
    const { answer } = await city.as(city.coordinator, (ctx) =>
      saveAnswer(ctx, questionIds[0]!, { ...EMPTY_ANSWER, comment: 'Vi vet inte än.', baseRevision: 0 }),
    );
    await expect(submit(answer)).rejects.toMatchObject(code('followup.answer-incomplete'));
    const next = await city.as(city.coordinator, (ctx) =>
      saveAnswer(ctx, questionIds[0]!, {
        ...EMPTY_ANSWER,
        value: 'not-applicable',
        baseRevision: answer.revision,
      }),
    );
    await expect(submit(next.answer)).rejects.toMatchObject(code('followup.answer-incomplete'));
    const last = await city.as(city.coordinator, (ctx) =>
      saveAnswer(ctx, questionIds[0]!, {
        ...EMPTY_ANSWER,
        value: 'not-applicable',
        reason: 'Vi har inga skolor.',
        baseRevision: next.answer.revision,
      }),
    );
    expect((await submit(last.answer)).state).toBe('submitted');
  });

  it('sends those that are ready and says why the others stay', async () => {
    const { questionIds } = await city.beginOpenRound();
    const answers: Answer[] = [];
    for (const [at, questionId] of questionIds.slice(0, 3).entries()) {
      const save = { ...(at === 1 ? EMPTY_ANSWER : ANSWERED), hindrance: 'Tid', baseRevision: 0 };
      answers.push((await city.as(city.coordinator, (ctx) => saveAnswer(ctx, questionId, save))).answer);
    }
    const result = await city.as(city.coordinator, (ctx) =>
      submitAnswers(ctx, { answers: answers.map(({ id, revision }) => ({ id, revision })) }),
    );
    expect(result.moved.map(({ id }) => id).sort()).toEqual([answers[0]!.id, answers[2]!.id].sort());
    expect(result.left).toEqual([{ id: answers[1]!.id, reason: expect.stringContaining('Välj ja') }]);
  });

  it('locks the text', async () => {
    const { answer, questionId } = await withDraft();
    const submitted = await submit(answer);
    await expect(
      city.as(city.coordinator, (ctx) =>
        saveAnswer(ctx, questionId, { ...ANSWERED, comment: 'Mer', baseRevision: submitted.revision }),
      ),
    ).rejects.toMatchObject(code('followup.answer-moved'));
    const { numAffectedRows } = await city.as(city.coordinator, (ctx) =>
      sql`update followup.answer set comment = 'Mer', revision = revision + 1 where id = ${answer.id}`.execute(
        ctx.db,
      ),
    );
    expect(numAffectedRows).toBe(0n);
  });

  it('lets the planner of the round read the answer, readers not yet', async () => {
    const { answer, round } = await withDraft();
    await submit(answer);
    const reader = await city.signIn('reader', city.office);
    expect(await rowsSeen(city.planner, answer.id)).toEqual([1, 1]);
    expect(await rowsSeen(reader, answer.id)).toEqual([0, 0]);
    const asPlanner = await city.as(city.planner, (ctx) =>
      getCompiled(ctx, round.id, { include: 'submitted' }),
    );
    const asReader = await city.as(reader, (ctx) => getCompiled(ctx, round.id, { include: 'submitted' }));
    expect(asPlanner.distribution.yes).toBe(1);
    expect(asReader).toMatchObject({ include: 'approved', distribution: { yes: 0 } });
  });
});

describe('approving', () => {
  it('is done by another person than the one who submitted', async () => {
    const { answer } = await withDraft();
    const submitted = await submit(answer);
    await sql`insert into identity.role_assignment (person_id, role, organisation_id)
      values (${city.coordinator.personId}, 'board-approver', ${city.north})`.execute(city.owner.db);
    const both = await actAs(city.coordinator, 'board-approver');
    await expect(approve(submitted, both)).rejects.toMatchObject(code('followup.own-answer'));
    const { numAffectedRows } = await city.as(both, (ctx) =>
      sql`update followup.answer set state = 'approved', approved_by = ${both.personId}, approved_at = now(),
        updated_by = ${both.personId}, revision = revision + 1 where id = ${answer.id}`.execute(ctx.db),
    );
    expect(numAffectedRows).toBe(0n);
    await actAs(city.coordinator, 'board-coordinator');
    expect((await approve(submitted)).state).toBe('approved');
  });

  it('is done by another person than the author, whoever submitted it', async () => {
    const { answer } = await withDraft();
    const colleague = await city.signIn('board-coordinator', city.north);
    // Whose text it is does not change by what a statement says of it.
    await city.as(colleague, (ctx) =>
      sql`update followup.answer set state = 'submitted', submitted_by = ${colleague.personId}, submitted_at = now(),
        written_by = ${colleague.personId}, updated_by = ${colleague.personId}, updated_at = now(),
        revision = revision + 1 where id = ${answer.id}`.execute(ctx.db),
    );
    const submitted = { id: answer.id, revision: answer.revision + 1 };
    await sql`insert into identity.role_assignment (person_id, role, organisation_id)
      select ${city.coordinator.personId}, 'board-approver', ${city.north} where not exists (
        select 1 from identity.role_assignment
        where person_id = ${city.coordinator.personId} and role = 'board-approver')`.execute(city.owner.db);
    const author = await actAs(city.coordinator, 'board-approver');
    await expect(approve(submitted, author)).rejects.toMatchObject(code('followup.own-answer'));
    const { numAffectedRows } = await city.as(author, (ctx) =>
      sql`update followup.answer set state = 'approved', approved_by = ${author.personId}, approved_at = now(),
        updated_by = ${author.personId}, revision = revision + 1 where id = ${answer.id}`.execute(ctx.db),
    );
    expect(numAffectedRows).toBe(0n);
    await actAs(city.coordinator, 'board-coordinator');
    expect(await approve(submitted)).toMatchObject({ state: 'approved', writtenById: author.personId });
  });

  it('makes the answer readable for everyone who sees the round, with the approved text only', async () => {
    const { answer } = await withDraft();
    const approved = await approve(await submit(answer));
    const reader = await city.signIn('reader', city.south);
    expect(await rowsSeen(reader, answer.id)).toEqual([1, 1]);
    const history = await city.as(reader, (ctx) => listHistory(ctx, answer.id));
    expect(history.map(({ state }) => state)).toEqual(['approved']);
    expect(approved.approvedBy?.id).toBe(city.approver.personId);
  });

  it('does not touch an answer that changed after it was read', async () => {
    const { answer } = await withDraft();
    const read = await submit(answer);
    await expect(approve({ ...read, revision: read.revision - 1 })).rejects.toMatchObject(code('conflict'));
  });

  it('of many at once goes through for all but the one that changed after it was read, and says so', async () => {
    const { questionIds } = await city.beginOpenRound();
    const read: Answer[] = [];
    for (const questionId of questionIds) {
      const { answer } = await city.as(city.coordinator, (ctx) =>
        saveAnswer(ctx, questionId, { ...ANSWERED, baseRevision: 0 }),
      );
      read.push(await submit(answer));
    }
    const changed = read[2]!;
    const returned = await city.as(city.approver, (ctx) =>
      returnAnswer(ctx, changed.id, { revision: changed.revision, note: 'Hur många?' }),
    );
    const { answer: rewritten } = await city.as(city.coordinator, (ctx) =>
      saveAnswer(ctx, questionIds[2]!, { ...ANSWERED, comment: 'Tolv.', baseRevision: returned.revision }),
    );
    await submit(rewritten);
    const result = await city.as(city.approver, (ctx) =>
      approveAnswers(ctx, { answers: read.map(({ id, revision }) => ({ id, revision })) }),
    );
    expect(result.moved).toHaveLength(3);
    expect(result.left).toEqual([{ id: changed.id, reason: expect.stringContaining('medan du läste') }]);
  });

  it('is for approvers of the organisation only', async () => {
    const { answer } = await withDraft();
    const submitted = await submit(answer);
    const others = [city.planner, city.coordinator, await city.signIn('board-approver', city.south)];
    for (const other of others)
      await expect(approve(submitted, other)).rejects.toMatchObject(code('not-found'));
  });
});

describe('returning', () => {
  it('gives the answer back with the note, and it can be submitted again', async () => {
    const { answer, questionId } = await withDraft();
    const submitted = await submit(answer);
    const returned = await city.as(city.approver, (ctx) =>
      returnAnswer(ctx, submitted.id, { revision: submitted.revision, note: 'Säg hur många.' }),
    );
    expect(returned).toMatchObject({ state: 'returned', returnNote: 'Säg hur många.' });
    const { answer: rewritten } = await city.as(city.coordinator, (ctx) =>
      saveAnswer(ctx, questionId, {
        ...ANSWERED,
        comment: 'Fjorton familjer.',
        baseRevision: returned.revision,
      }),
    );
    expect(rewritten).toMatchObject({ state: 'returned', returnNote: 'Säg hur många.' });
    expect((await approve(await submit(rewritten))).comment).toBe('Fjorton familjer.');
  });
});

describe('the history of an answer', () => {
  it('has every saved text with who and when, latest first', async () => {
    const { answer, questionId } = await withDraft();
    const { answer: second } = await city.as(city.coordinator, (ctx) =>
      saveAnswer(ctx, questionId, { ...ANSWERED, comment: 'Andra texten', baseRevision: answer.revision }),
    );
    await submit(second);
    const history = await city.as(city.coordinator, (ctx) => listHistory(ctx, answer.id));
    expect(history.map(({ revision, state, comment }) => [revision, state, comment])).toEqual([
      [3, 'submitted', 'Andra texten'],
      [2, 'draft', 'Andra texten'],
      [1, 'draft', ANSWERED.comment],
    ]);
    expect(history.every(({ by, savedAt }) => by.startsWith('Test ') && savedAt.endsWith('Z'))).toBe(true);
  });
});

describe('closing', () => {
  it('ends all writing, also of a save that is on its way', async () => {
    const { round, questionId, answer } = await withDraft();
    const present = await city.as(city.planner, (ctx) => getRound(ctx, round.id));
    await city.as(city.planner, (ctx) => closeRound(ctx, round.id, present.revision));
    await expect(
      city.as(city.coordinator, (ctx) =>
        saveAnswer(ctx, questionId, { ...ANSWERED, comment: 'För sent', baseRevision: answer.revision }),
      ),
    ).rejects.toMatchObject(code('followup.round-not-open'));
    await expect(
      sql`update followup.answer set comment = 'För sent', revision = revision + 1 where id = ${answer.id}`.execute(
        city.owner.db,
      ),
    ).rejects.toThrow(/only while the round is open/);
    await expect(
      sql`update followup.round set title = 'Ny' where id = ${round.id}`.execute(city.owner.db),
    ).rejects.toThrow(/never changes/);
    const work = await city.as(city.coordinator, (ctx) => getWork(ctx, round.id));
    expect(work.may).toEqual({ write: false, approve: false });
    expect(work.answers[0]?.comment).toBe(ANSWERED.comment);
  });
});

/** The same person and session in another of their roles. */
async function actAs(
  session: TestSession,
  role: 'board-approver' | 'board-coordinator',
): Promise<TestSession> {
  const { rows } = await sql<{ id: string }>`
    select id from identity.role_assignment where person_id = ${session.personId} and role = ${role}`.execute(
    city.owner.db,
  );
  await city.as(session, (ctx) =>
    sql`select identity.switch_assignment(${rows[0]!.id}::uuid)`.execute(ctx.db),
  );
  return { ...session, role };
}
