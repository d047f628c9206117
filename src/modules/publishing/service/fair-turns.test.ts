import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FairTurns } from './fair-turns.ts';

/** Runs what each asker wants, all asked for at once, and tells whose work was done in what order. */
async function orderOf(wanted: readonly string[]): Promise<string[]> {
  const turns = new FairTurns();
  const done: string[] = [];
  let running = 0;
  await Promise.allSettled(
    wanted.map((asker, index) =>
      turns.take(asker, async () => {
        running += 1;
        expect(running).toBe(1);
        for (let tick = 0; tick < index % 4; tick += 1) await Promise.resolve();
        running -= 1;
        done.push(asker);
        if (index % 3 === 2) throw new Error('failed');
      }),
    ),
  );
  return done;
}

test('who asks for twenty files does not keep another waiting for all of them', async () => {
  const order = await orderOf([...Array<string>(20).fill('a'), 'b', 'c', 'b']);
  expect(order.slice(0, 7)).toEqual(['a', 'b', 'c', 'a', 'b', 'a', 'a']);
  expect(order).toHaveLength(23);
});

test('everything is done, one piece at a time, and nobody is passed by twice while waiting', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }), async (wanted) => {
      const order = await orderOf(wanted);
      expect([...order].sort()).toEqual([...wanted].sort());
      const left = new Map<string, number>();
      for (const asker of wanted) left.set(asker, (left.get(asker) ?? 0) + 1);
      const passed = new Map<string, string[]>();
      for (const asker of order) {
        left.set(asker, left.get(asker)! - 1);
        passed.set(asker, []);
        for (const [other, count] of left) {
          if (other === asker || count === 0) continue;
          expect(passed.get(other) ?? []).not.toContain(asker);
          passed.set(other, [...(passed.get(other) ?? []), asker]);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('what was asked for alone is done in the order it came', async () => {
  const turns = new FairTurns();
  const done: number[] = [];
  await Promise.all([1, 2, 3, 4].map((each) => turns.take('a', async () => void done.push(each))));
  await turns.take('a', async () => void done.push(5));
  expect(done).toEqual([1, 2, 3, 4, 5]);
});
