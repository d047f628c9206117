import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PresentPerson } from '../contract.ts';
import { AWAY_AFTER_MS, createAttendance, type Outcome } from './attendance.ts';

const anna: PresentPerson = { name: 'Anna', writes: true, self: false };

/** A server that holds every question for eight seconds, unless told otherwise. */
function begin(answers: (Outcome | 'hold')[] = []) {
  const seen = { asked: [] as string[], others: [] as string[][], revisions: [] as number[], left: 0 };
  const attendance = createAttendance({
    ask: (known, signal) => {
      seen.asked.push(known);
      const answer = answers.shift() ?? 'hold';
      if (answer !== 'hold') return Promise.resolve(answer);
      return new Promise((resolve) => {
        const same = { stamp: known || 'first', others: null, revision: null };
        const timer = setTimeout(() => resolve(same), 8000);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve('offline');
        });
      });
    },
    leave: () => {
      seen.left += 1;
    },
    onOthers: (others) => seen.others.push(others.map(({ name }) => name)),
    onRevision: (revision) => seen.revisions.push(revision),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: () => Date.now(),
  });
  return { attendance, seen };
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('attendance', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('asks again with the latest stamp, at most once a second, and tells who is there', async () => {
    const { attendance, seen } = begin([
      { stamp: 'a', others: [anna], revision: null },
      { stamp: 'b', others: [anna], revision: 3 },
    ]);
    await pass(500);
    expect(seen.asked).toEqual(['']);
    await pass(1600);
    expect(seen.asked).toEqual(['', 'a', 'b']);
    expect(seen.others).toEqual([['Anna'], ['Anna']]);
    expect(seen.revisions).toEqual([3]);
    attendance.stop();
    await pass(10);
    expect(seen.left).toBe(1);
    expect(seen.others.at(-1)).toEqual([]);
  });

  it('stops when nobody has touched the page for two minutes, and comes back with the next touch', async () => {
    const { attendance, seen } = begin([{ stamp: 'a', others: [anna], revision: null }]);
    await pass(AWAY_AFTER_MS + 10_000);
    expect(seen.left).toBe(1);
    const before = seen.asked.length;
    await pass(600_000);
    expect(seen.asked.length).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
    attendance.touch();
    await pass(10);
    expect(seen.asked.slice(before)).toEqual(['']);
    attendance.stop();
    await pass(10);
  });

  it('is gone as soon as the page is hidden, and back when it is shown', async () => {
    const { attendance, seen } = begin([{ stamp: 'a', others: [anna], revision: null }]);
    await pass(2000);
    attendance.away();
    await pass(10);
    expect([seen.left, seen.others.at(-1)]).toEqual([1, []]);
    const before = seen.asked.length;
    attendance.touch();
    await pass(10);
    expect(seen.asked.length).toBe(before + 1);
    attendance.stop();
    await pass(10);
  });

  it('finds back after a restart of the server, and names nobody while it is away', async () => {
    const { attendance, seen } = begin([
      { stamp: 'a', others: [anna], revision: null },
      'offline',
      'offline',
      { stamp: 'z', others: [anna], revision: null },
    ]);
    await pass(2500);
    expect(seen.others.at(-1)).toEqual([]);
    await pass(3000);
    expect(seen.others.at(-1)).toEqual(['Anna']);
    expect(seen.asked.slice(0, 4)).toEqual(['', 'a', '', '']);
    attendance.stop();
    await pass(10);
  });

  it('does not insist when the person is signed out or has no right any more', async () => {
    const signedOut = begin(['signed-out']);
    const refused = begin(['refused']);
    await pass(300_000);
    expect([signedOut.seen.asked.length, refused.seen.asked.length]).toEqual([1, 1]);
    signedOut.attendance.touch();
    refused.attendance.touch();
    await pass(10);
    expect([signedOut.seen.asked.length, refused.seen.asked.length]).toEqual([2, 1]);
    signedOut.attendance.stop();
    await pass(10);
  });
});
