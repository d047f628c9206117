import fc from 'fast-check';
import { expect, it } from 'vitest';
import { caretAfter } from './caret.ts';

const text = fc.string({ maxLength: 20 });

it('the caret stays where it is when a colleague’s text comes after it, and moves along when it comes before', () => {
  fc.assert(
    fc.property(text, text, text, fc.nat(), (left, inserted, right, place) => {
      const before = left + right;
      const at = place % (before.length + 1);
      const after = left + inserted + right;
      const moved = caretAfter(before, after, at);
      expect(
        after.slice(0, moved).endsWith(before.slice(0, at)) ||
          after.slice(moved).startsWith(before.slice(at)),
      ).toBe(true);
      expect(moved).toBeGreaterThanOrEqual(0);
      expect(moved).toBeLessThanOrEqual(after.length);
    }),
  );
});

it('the caret stands where a text was that is gone', () => {
  expect(caretAfter('Ett.\nTvå.\nSen.', 'Ett.\nSen.', 7)).toBe(5);
  expect(caretAfter('Ett.\nTvå.', 'Noll.\nEtt.\nTvå.', 9)).toBe(15);
});
