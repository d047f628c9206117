import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attentionOf, isOutsideHours, isOverdue, plainCell } from './rules.ts';

const somebody = { id: '6f2a0f0e-58a5-4d34-9f0a-0d1c3a1d9c11', name: 'Prov' };

test.each([
  ['2026-11-20T08:00:00Z', false, 'Friday nine in the morning'],
  ['2026-11-20T18:59:00Z', false, 'Friday a minute to eight in the evening'],
  ['2026-11-20T19:00:00Z', true, 'Friday eight in the evening'],
  ['2026-11-20T04:59:00Z', true, 'Friday a minute to six in winter'],
  ['2026-06-19T04:00:00Z', false, 'Friday six in summer'],
  ['2026-11-20T23:30:00Z', true, 'half past midnight between Friday and Saturday'],
  ['2026-11-21T11:00:00Z', true, 'Saturday noon'],
  ['2026-11-22T11:00:00Z', true, 'Sunday noon'],
])('%s: outside hours is %s (%s)', (at, expected) => {
  expect(isOutsideHours(new Date(at))).toBe(expected);
});

test('exports, roles and refused sign-ins ask for attention', () => {
  const at = '2026-11-20T08:00:00Z';
  expect(attentionOf({ action: 'export', at, person: somebody })).toEqual(['export']);
  expect(attentionOf({ action: 'give-role', at, person: somebody })).toEqual(['roles']);
  expect(attentionOf({ action: 'sign-in-refused', at, person: null })).toEqual(['refused']);
  expect(attentionOf({ action: 'update', at, person: somebody })).toEqual([]);
});

test('the hour says nothing about what nobody did', () => {
  expect(attentionOf({ action: 'insert', at: '2026-11-22T02:00:00Z', person: null })).toEqual([]);
});

test('sealing is overdue after ten minutes, and never when nothing waits', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  expect(isOverdue(null, now)).toBe(false);
  expect(isOverdue(new Date('2026-11-22T11:50:00Z'), now)).toBe(false);
  expect(isOverdue(new Date('2026-11-22T11:49:59Z'), now)).toBe(true);
});

test('no cell of the export begins as a formula does', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(plainCell(text)).not.toMatch(/^[=+\-@\t\r]/);
      expect(plainCell(text).endsWith(text)).toBe(true);
    }),
  );
});
