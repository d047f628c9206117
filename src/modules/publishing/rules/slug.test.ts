import { expect, test } from 'vitest';
import { freeSlug, slugOf } from './slug.ts';

test('a title becomes an address of small letters, digits and hyphens, with its year once', () => {
  expect(slugOf('Uppföljning 2025: Å, Ä & Ö!', 2025)).toBe('uppfoljning-2025-a-a-o');
  expect(slugOf('Jämlik stad', 2025)).toBe('jamlik-stad-2025');
  expect(slugOf('../../', 2025)).toBe('uppfoljning-2025');
});

test('an address that is taken gets the first number that is free', () => {
  expect(freeSlug('a', [])).toBe('a');
  expect(freeSlug('a', ['a'])).toBe('a-2');
  expect(freeSlug('a', ['a', 'a-2', 'a-4'])).toBe('a-3');
});
