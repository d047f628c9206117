import { expect, test } from 'vitest';
import { SessionTurns } from './session-turns.ts';

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('a session that asks for everything at once waits for itself, and nobody else waits for it', async () => {
  const turns = new SessionTurns();
  const { open, opened } = gate();
  let running = 0;
  let most = 0;
  const ask = (token: string | null) =>
    turns.take(token, async () => {
      running += 1;
      most = Math.max(most, running);
      await opened;
      running -= 1;
    });
  const busy = Array.from({ length: 106 }, () => ask('a'));
  await expect(ask('a')).rejects.toThrow('too-many-requests');
  expect(most).toBe(6);
  await expect(turns.take('b', async () => 'answered')).resolves.toBe('answered');
  await expect(turns.take(null, async () => 'answered')).resolves.toBe('answered');
  open();
  await Promise.all(busy);
  expect(most).toBe(6);
  await expect(turns.take('a', async () => 'answered')).resolves.toBe('answered');
});

test('what fails gives its turn back', async () => {
  const turns = new SessionTurns();
  const failing = Array.from({ length: 20 }, () => turns.take('a', () => Promise.reject(new Error('fails'))));
  expect((await Promise.allSettled(failing)).every(({ status }) => status === 'rejected')).toBe(true);
  await expect(turns.take('a', async () => 'answered')).resolves.toBe('answered');
});
