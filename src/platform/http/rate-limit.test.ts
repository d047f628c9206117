import { expect, test } from 'vitest';
import { createRateLimits } from './rate-limit.ts';

const limits = {
  session: { read: 3, change: 2, 'sign-in': 1 },
  nobody: { read: 5, change: 4, 'sign-in': 2 },
};

function setUp() {
  let moment = Date.parse('2026-11-22T12:00:00Z');
  const made = createRateLimits(() => new Date(moment), limits);
  return {
    ...made,
    passMinutes: (minutes: number) => {
      moment += minutes * 60_000;
    },
  };
}

test('a session has limits of its own, and gets new ones each minute', () => {
  const { check, confirm, passMinutes } = setUp();
  confirm('a');
  confirm('b');
  for (let i = 0; i < 3; i++) check('a', 'read');
  expect(() => check('a', 'read')).toThrow('too-many-requests');
  expect(() => check('b', 'read')).not.toThrow();
  expect(() => check('a', 'change')).not.toThrow();
  passMinutes(1);
  expect(() => check('a', 'read')).not.toThrow();
});

test('a new made-up token for every request does not get round the limit', () => {
  const { check } = setUp();
  check('made-up-1', 'sign-in');
  check(null, 'sign-in');
  expect(() => check('made-up-2', 'sign-in')).toThrow('too-many-requests');
});

test('a session that is used is remembered, one that is not is forgotten', () => {
  const { check, confirm, passMinutes } = setUp();
  confirm('a');
  for (let minutes = 0; minutes < 40; minutes += 9) {
    passMinutes(9);
    for (let i = 0; i < 3; i++) check('a', 'read');
    expect(() => check('a', 'read')).toThrow('too-many-requests');
    confirm('a');
  }
  passMinutes(21);
  check('somebody', 'read');
  passMinutes(10);
  for (let i = 0; i < 5; i++) check('a', 'read');
  expect(() => check('a', 'read')).toThrow('too-many-requests');
});

test('a session has so many files under way at the same time, whatever became of those before', async () => {
  const { oneOfFew } = setUp();
  const ends: ((fails: boolean) => void)[] = [];
  const file = () =>
    oneOfFew('a', () => new Promise<void>((done, fail) => ends.push((fails) => (fails ? fail() : done()))));
  const six = [1, 2, 3, 4, 5, 6].map(file);
  await expect(file()).rejects.toThrow('too-many-requests');
  await expect(oneOfFew('b', async () => 'sent')).resolves.toBe('sent');
  ends[0]!(true);
  await expect(six[0]).rejects.toBeUndefined();
  const seventh = file();
  for (const end of ends) end(false);
  await Promise.all([...six.slice(1), seventh]);
});
