import { expect, test } from 'vitest';
import { EMPTY_ANSWER } from '../rules.ts';
import { hasMore } from './kept-copy.ts';

const server = { ...EMPTY_ANSWER, value: 'yes', comment: 'Vi har börjat och kommit långt.' } as const;

test('a copy that was saved and written on since is not offered', () => {
  expect(hasMore({ ...EMPTY_ANSWER, comment: 'Vi har börjat' }, server)).toBe(false);
  expect(hasMore(server, server)).toBe(false);
  expect(hasMore(EMPTY_ANSWER, server)).toBe(false);
});

test('a copy with a word, a choice or a cost of its own is offered', () => {
  expect(hasMore({ ...server, comment: `${server.comment} Mer.` }, server)).toBe(true);
  expect(hasMore({ ...server, comment: 'Vi har inte börjat' }, server)).toBe(true);
  expect(hasMore({ ...server, value: 'no' }, server)).toBe(true);
  expect(hasMore({ ...server, cost: 0 }, server)).toBe(true);
});
