import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAutosaver, retryDelay, type SaveFailure, type SaveStatus } from './autosave.ts';

/** A clock and a server that do nothing until told to. */
function bench(delay?: number) {
  let clock = 0;
  let timers: { at: number; action: () => void }[] = [];
  const calls: {
    value: string;
    keepalive: boolean;
    resolve: () => void;
    reject: (error: unknown) => void;
  }[] = [];
  const statuses: SaveStatus[] = [];
  const kept: { value: string | null } = { value: null };
  const saver = createAutosaver<string>({
    save: (value, { keepalive }) =>
      new Promise<void>((resolve, reject) => calls.push({ value, keepalive, resolve, reject })),
    failureOf: (error) => error as SaveFailure,
    onStatus: (status) => statuses.push(status),
    keep: {
      write: (value) => {
        kept.value = value;
      },
      clear: () => {
        kept.value = null;
      },
    },
    ...(delay === undefined ? {} : { delay }),
    now: () => new Date(Date.UTC(2026, 10, 21, 13, 32) + clock),
    schedule: (action, milliseconds) => {
      const timer = { at: clock + milliseconds, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  });
  const settle = async () => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };
  const pass = async (milliseconds: number) => {
    await settle();
    const until = clock + milliseconds;
    for (;;) {
      const next = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      clock = next.at;
      timers = timers.filter((each) => each !== next);
      next.action();
      await settle();
    }
    clock = until;
    await settle();
  };
  return { saver, calls, statuses, kept, pass, settle, state: () => statuses.at(-1)?.state };
}

describe('autosave', () => {
  test('waits for a pause in the typing, at most 800 ms, and sends only the newest', async () => {
    const { saver, calls, pass, state } = bench();
    saver.change('H');
    await pass(150);
    saver.change('He');
    await pass(799);
    expect(calls).toHaveLength(0);
    await pass(1);
    expect(calls.map((call) => call.value)).toEqual(['He']);
    expect(state()).toBe('saving');
  });

  test('who never pauses is not waited for: no keystroke is older than a second when it is sent', async () => {
    const { saver, calls, pass, settle } = bench();
    let text = '';
    for (let typed = 0; typed < 100; typed += 1) {
      text += typed % 10;
      saver.change(text);
      await pass(50);
      calls.at(-1)?.resolve();
      await settle();
    }
    expect(calls.length).toBeGreaterThanOrEqual(4);
    const lengths = calls.map(({ value }) => value.length);
    // Twenty keystrokes a second.
    for (const [n, length] of lengths.entries())
      expect(length - (lengths[n - 1] ?? 0)).toBeLessThanOrEqual(21);
  });

  test('a longer delay than 800 ms is not allowed', async () => {
    const { saver, calls, pass } = bench(5_000);
    saver.change('Hej');
    await pass(800);
    expect(calls).toHaveLength(1);
  });

  test('tells when it was saved, and forgets the copy on the device only then', async () => {
    const { saver, calls, statuses, kept, pass, settle } = bench();
    saver.change('Hej');
    await pass(800);
    expect(kept.value).toBe('Hej');
    calls[0]!.resolve();
    await settle();
    expect(statuses.at(-1)).toEqual({ state: 'saved', savedAt: '2026-11-21T13:32:00.800Z', problem: null });
    expect(kept.value).toBeNull();
  });

  test('never sends two at a time; what was typed meanwhile follows', async () => {
    const { saver, calls, kept, pass, settle, state } = bench();
    saver.change('ett');
    await pass(800);
    saver.change('två');
    await pass(5_000);
    expect(calls).toHaveLength(1);
    calls[0]!.resolve();
    await settle();
    expect(kept.value).toBe('två');
    await pass(800);
    expect(calls.map((call) => call.value)).toEqual(['ett', 'två']);
    calls[1]!.resolve();
    await settle();
    expect(state()).toBe('saved');
  });

  test('leaving the field sends at once; leaving the page does so with keepalive', async () => {
    const { saver, calls, settle } = bench();
    saver.change('Hej');
    void saver.flush({ keepalive: true });
    await settle();
    expect(calls).toMatchObject([{ value: 'Hej', keepalive: true }]);
  });

  test('without contact it tries again, ever more seldom, and keeps the copy', async () => {
    const { saver, calls, kept, pass, settle, state } = bench();
    saver.change('Hej');
    await pass(800);
    calls[0]!.reject('offline');
    await settle();
    expect(state()).toBe('offline');
    expect(kept.value).toBe('Hej');
    await pass(999);
    expect(calls).toHaveLength(1);
    await pass(1);
    calls[1]!.reject('offline');
    await pass(1_999);
    expect(calls).toHaveLength(2);
    await pass(1);
    calls[2]!.resolve();
    await settle();
    expect(state()).toBe('saved');
  });

  test('when contact is back it does not wait', async () => {
    const { saver, calls, pass } = bench();
    saver.change('Hej');
    await pass(800);
    calls[0]!.reject('offline');
    await pass(0);
    saver.retry();
    await pass(0);
    expect(calls).toHaveLength(2);
  });

  test('in a conflict nothing is sent until the person has decided', async () => {
    const { saver, calls, kept, pass, state } = bench();
    saver.change('min text');
    await pass(800);
    calls[0]!.reject('conflict');
    await pass(60_000);
    saver.change('min text, längre');
    await pass(60_000);
    void saver.flush();
    await pass(60_000);
    expect(calls).toHaveLength(1);
    expect(state()).toBe('conflict');
    expect(kept.value).toBe('min text, längre');
    saver.discard();
    saver.change('vår text');
    await pass(800);
    expect(calls.at(-1)!.value).toBe('vår text');
  });

  test('what the server refuses is not sent again until it has been changed', async () => {
    const { saver, calls, pass, state } = bench();
    saver.change('för långt');
    await pass(800);
    calls[0]!.reject('refused');
    await pass(60_000);
    expect(calls).toHaveLength(1);
    expect(state()).toBe('refused');
    saver.change('kort');
    await pass(800);
    expect(calls).toHaveLength(2);
  });

  test('stopping sends what is left', async () => {
    const { saver, calls, settle } = bench();
    saver.change('sista ordet');
    saver.stop();
    await settle();
    expect(calls).toMatchObject([{ value: 'sista ordet', keepalive: true }]);
  });

  test('whatever happens on the way, the last thing typed arrives last', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('type' as const), text: fc.string({ minLength: 1, maxLength: 5 }) }),
      fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.integer({ min: 0, max: 40_000 }) }),
      fc.constant({ kind: 'answer' as const }),
      fc.constant({ kind: 'lose' as const }),
      fc.constant({ kind: 'blur' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { saver, calls, kept, pass, settle, state } = bench();
        let answered = 0;
        let typed: string | null = null;
        for (const each of steps) {
          if (each.kind === 'type') {
            typed = each.text;
            saver.change(each.text);
          } else if (each.kind === 'wait') await pass(each.milliseconds);
          else if (each.kind === 'blur') void saver.flush();
          else if (answered < calls.length) {
            const call = calls[answered]!;
            answered += 1;
            if (each.kind === 'answer') call.resolve();
            else call.reject('offline');
          }
          await settle();
          expect(calls.length - answered).toBeLessThanOrEqual(1);
        }
        for (let turn = 0; turn < 10; turn += 1) {
          await pass(40_000);
          for (; answered < calls.length; answered += 1) calls[answered]!.resolve();
          await settle();
        }
        if (typed === null) return;
        expect(calls.at(-1)!.value).toBe(typed);
        expect(state()).toBe('saved');
        expect(kept.value).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

test('retries double from one second to half a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map(retryDelay)).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000]);
});
