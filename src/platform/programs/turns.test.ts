import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

it('never lets more work run at once than it may, and lets all of it run, in order', async () => {
  const durations = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(durations, fc.integer({ min: 1, max: 4 }), async (pieces, atOnce) => {
      const turns = new Turns(atOnce);
      const begun: number[] = [];
      let running = 0;
      let most = 0;
      const work = pieces.map((ticks, index) =>
        turns.take(async () => {
          begun.push(index);
          running++;
          most = Math.max(most, running);
          for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
          running--;
          if (ticks === 3) throw new Error('failed');
        }),
      );
      await Promise.allSettled(work);
      expect(begun).toEqual(pieces.map((_, index) => index));
      expect(most).toBeLessThanOrEqual(atOnce);
    }),
    { numRuns: 50 },
  );
});
