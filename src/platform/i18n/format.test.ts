import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  calendarDay,
  daysBetween,
  formatDate,
  formatDateTime,
  formatList,
  formatNumber,
  formatPercent,
  formatTime,
  formatWeekday,
  noBreak,
  plural,
  swedishOrder,
} from './format.ts';

describe('dates as Swedes write them', () => {
  test('a calendar day is the same day whatever the time zone', () => {
    expect(formatDate('2026-11-21')).toBe('21 nov. 2026');
    expect(formatDate('2026-05-01')).toBe('1 maj 2026');
    expect(formatDate('2026-11-21', 'en')).toBe('21 Nov 2026');
  });

  test('a moment is shown in Swedish time, summer and winter', () => {
    expect(formatDateTime('2026-11-21T13:32:00Z')).toBe('21 nov. 2026 kl.\u00a014:32');
    expect(formatDateTime('2026-07-01T12:05:00Z')).toBe('1 juli 2026 kl.\u00a014:05');
    expect(formatDateTime('2026-11-21T13:32:00Z', 'en')).toBe('21 Nov 2026, 14:32');
  });

  test('midnight is 00, never 24', () => {
    expect(formatTime('2026-11-20T23:00:00Z')).toBe('00:00');
    expect(calendarDay('2026-11-20T23:00:00Z')).toBe('2026-11-21');
  });

  test('a day is said with its name', () => {
    expect(formatWeekday('2026-11-22')).toBe('söndag 22 november');
  });

  test('days between are whole, also over a change of the clock', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-11-22', '2026-11-20')).toBe(-2);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: -2000, max: 2000 }),
        (start, days) => {
          const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
          expect(daysBetween(day(start + 3000), day(start + 3000 + days))).toBe(days);
        },
      ),
    );
  });
});

describe('numbers', () => {
  test('thousands apart, comma before decimals', () => {
    expect(formatNumber(1234567.5)).toBe('1\u00a0234\u00a0567,5');
    expect(formatNumber(3, 'sv', { decimals: 1 })).toBe('3,0');
    expect(formatNumber(1234.5, 'en')).toBe('1,234.5');
    expect(formatPercent(0.421)).toBe('42\u00a0%');
  });

  test('one is singular, all else plural', () => {
    expect(plural(1, 'nämnd', 'nämnder')).toBe('1\u00a0nämnd');
    expect(plural(0, 'nämnd', 'nämnder')).toBe('0\u00a0nämnder');
    expect(plural(12, 'board', 'boards', 'en')).toBe('12\u00a0boards');
  });
});

describe('text', () => {
  test('a number that must not break has nowhere to break', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9 :/-]{1,12}$/), (number) => {
        const kept = noBreak(number);
        expect(kept).not.toMatch(/[ -]/);
        expect(kept.replaceAll('\u2060', '').replaceAll('\u00a0', ' ').replaceAll('\u2011', '-')).toBe(
          number,
        );
      }),
    );
  });

  test('order puts å ä ö last and 2:10 after 2:4', () => {
    expect(['Öst', 'Ale', 'Åby', 'Ängby', 'Zen'].sort(swedishOrder)).toEqual([
      'Ale',
      'Zen',
      'Åby',
      'Ängby',
      'Öst',
    ]);
    expect(['2:10', '2:4', '1:12'].sort(swedishOrder)).toEqual(['1:12', '2:4', '2:10']);
  });

  test('a list ends with and', () => {
    expect(formatList(['A', 'B', 'C'])).toBe('A, B och C');
    expect(formatList(['A', 'B'], 'en')).toBe('A and B');
  });
});
