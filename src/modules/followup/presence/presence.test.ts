import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TestSession } from '../../../../tests/support/city.ts';
import { ANSWERED, createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import { saveAnswer } from '../service/answers.ts';
import { GRACE_MS, HOLD_MS, PresenceRooms } from './rooms.ts';
import { attend, depart } from './service.ts';

const anna = { personId: 'anna', page: '1', name: 'Anna', writes: true };
const bo = { personId: 'bo', page: '2', name: 'Bo', writes: false };

describe('a room', () => {
  let rooms: PresenceRooms;
  beforeEach(() => {
    vi.useFakeTimers();
    rooms = new PresenceRooms();
  });
  afterEach(() => vi.useRealTimers());
  const known = () => rooms.look('room', anna).stamp;

  it('answers at once when somebody comes, saves or leaves, and otherwise after eight seconds', async () => {
    await rooms.hold('room', anna, '');
    const waiting = rooms.hold('room', anna, known());
    await rooms.hold('room', bo, '');
    expect(await waiting).toBe('changed');
    expect(rooms.look('room', anna).others).toEqual([{ name: 'Bo', writes: false, self: false }]);

    const again = rooms.hold('room', anna, known());
    rooms.tellSaved('room', 7);
    expect(await again).toBe('changed');
    expect(rooms.look('room', anna).revision).toBe(7);

    const third = rooms.hold('room', anna, known());
    rooms.leave('room', bo);
    expect(await third).toBe('changed');
    expect(rooms.look('room', anna).others).toEqual([]);

    const nothing = rooms.hold('room', anna, known());
    await vi.advanceTimersByTimeAsync(HOLD_MS);
    expect(await nothing).toBe('same');
  });

  it('forgets a browser that was killed within fifteen seconds, and then costs nothing', async () => {
    await rooms.hold('room', anna, '');
    await rooms.hold('room', bo, '');
    void rooms.hold('room', bo, known());
    const seen = async () => {
      const outcome = rooms.hold('room', anna, known());
      await vi.advanceTimersByTimeAsync(2000);
      return { outcome, others: rooms.look('room', anna).others.length };
    };
    expect((await seen()).others).toBe(1);
    expect(HOLD_MS + GRACE_MS).toBeLessThan(15_000);
    await vi.advanceTimersByTimeAsync(HOLD_MS + GRACE_MS);
    expect(rooms.look('room', { personId: 'x', page: 'x' }).others).toEqual([]);
    expect(rooms.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps somebody who asks again and again, without telling anybody anew', async () => {
    await rooms.hold('room', anna, '');
    await rooms.hold('room', bo, '');
    const stamp = known();
    for (let round = 0; round < 5; round += 1) {
      const held = rooms.hold('room', bo, rooms.look('room', bo).stamp);
      const other = rooms.hold('room', anna, stamp);
      await vi.advanceTimersByTimeAsync(HOLD_MS + 1000);
      expect([await held, await other]).toEqual(['same', 'same']);
    }
    expect(known()).toBe(stamp);
    expect(rooms.look('room', anna).others).toHaveLength(1);
  });

  it('tells two windows of one person apart, and names each person once', async () => {
    await rooms.hold('room', anna, '');
    await rooms.hold('room', { ...anna, page: '3' }, '');
    await rooms.hold('room', { ...anna, page: '4' }, '');
    expect(rooms.look('room', anna).others).toEqual([{ name: 'Anna', writes: true, self: true }]);
    expect(rooms.look('room', bo).others).toEqual([{ name: 'Anna', writes: true, self: false }]);
  });

  it('has stamps that no other process has given', async () => {
    await rooms.hold('room', anna, '');
    const after = new PresenceRooms();
    expect(await after.hold('room', anna, known())).toBe('changed');
  });
});

describe('who else is in an answer', () => {
  let city: FollowupCity;
  let colleague: TestSession;
  beforeAll(async () => {
    city = await createFollowupCity();
    colleague = await city.signIn('board-coordinator', city.north, 'Test Kollega');
  });
  afterAll(() => city.close());

  const ask = (
    session: TestSession,
    questionId: string,
    rooms: PresenceRooms,
    page = randomUUID(),
    known = '',
  ) => attend({ within: (work) => city.as(session, work) }, questionId, { page, known }, rooms);

  it('is known to coordinators and approvers of the same organisation, to nobody else', async () => {
    const { questionIds } = await city.beginOpenRound();
    const questionId = questionIds[0]!;
    const rooms = new PresenceRooms();
    await ask(colleague, questionId, rooms);
    expect((await ask(city.coordinator, questionId, rooms)).others).toEqual([
      { name: 'Test Kollega', writes: true, self: false },
    ]);
    const approver = await ask(city.approver, questionId, rooms);
    expect(approver.others).toHaveLength(2);
    expect((await ask(colleague, questionId, rooms)).others).toContainEqual(
      expect.objectContaining({ writes: false }),
    );
    // Another board has the same question and a room of its own.
    const south = await city.signIn('board-coordinator', city.south);
    expect((await ask(south, questionId, rooms)).others).toEqual([]);
    const others = [
      city.planner,
      await city.signIn('reader', city.north),
      await city.signIn('administrator', city.north),
      await city.signIn('log-reviewer', city.north),
    ];
    for (const other of others)
      await expect(ask(other, questionId, rooms)).rejects.toMatchObject({
        definition: { code: 'not-found' },
      });
    await expect(ask(south, questionIds[2]!, rooms)).rejects.toMatchObject({
      definition: { code: 'not-found' },
    });
  });

  it('is told when the answer is saved, and no longer when one’s session has ended meanwhile', async () => {
    const { questionIds } = await city.beginOpenRound();
    const questionId = questionIds[0]!;
    const leaving = await city.signIn('board-coordinator', city.north);
    const { presenceRooms } = await import('./rooms.ts');
    const page = randomUUID();
    const first = await ask(leaving, questionId, presenceRooms, page);
    const waiting = ask(leaving, questionId, presenceRooms, page, first.stamp);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { answer } = await city.as(city.coordinator, (ctx) =>
      saveAnswer(ctx, questionId, { ...ANSWERED, baseRevision: 0 }),
    );
    const told = await waiting;
    expect(told).toMatchObject({ revision: answer.revision, others: [] });

    const last = ask(leaving, questionId, presenceRooms, page, told.stamp);
    const refused = expect(last).rejects.toMatchObject({ definition: { code: 'not-signed-in' } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await city.as(leaving, (ctx) => sql`select identity.end_session()`.execute(ctx.db));
    await ask(colleague, questionId, presenceRooms);
    await refused;
  });

  it('is ended by the person alone', async () => {
    const { questionIds } = await city.beginOpenRound();
    const questionId = questionIds[0]!;
    const rooms = new PresenceRooms();
    const page = randomUUID();
    await ask(colleague, questionId, rooms, page);
    await city.as(city.coordinator, async (ctx) => depart(ctx, questionId, page, rooms));
    expect((await ask(city.coordinator, questionId, rooms)).others).toHaveLength(1);
    await city.as(colleague, async (ctx) => depart(ctx, questionId, page, rooms));
    expect((await ask(city.coordinator, questionId, rooms, page)).others).toHaveLength(1);
    expect((await ask(city.approver, questionId, rooms)).others?.map(({ name }) => name)).not.toContain(
      'Test Kollega',
    );
  });
});
