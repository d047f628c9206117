import { expect, test } from 'vitest';
import { calendarOf, type RoundDates } from './rules.ts';

const round: RoundDates = {
  id: 'r',
  title: 'Uppföljning 2026',
  status: 'open',
  filled: false,
  opensOn: '2026-10-01',
  openedOn: '2026-10-05',
  dueOn: '2026-12-11',
  closedOn: null,
  reminders: null,
};
const told = (year: number, rounds: RoundDates[]) =>
  calendarOf(year, rounds, []).map(({ day, kind }) => `${day} ${kind}`);

test('tells when a round was opened and is due, in order', () => {
  expect(told(2026, [round])).toEqual(['2026-10-05 round-opened', '2026-12-11 round-due']);
});

test('tells of a draft when it is planned to open', () => {
  expect(told(2026, [{ ...round, status: 'draft', openedOn: null }])).toEqual([
    '2026-10-01 round-opens',
    '2026-12-11 round-due',
  ]);
});

test('tells those who run an open round on which days it reminds, to the end of the year', () => {
  const run = { ...round, dueOn: '2026-12-28', reminders: { plan: null } };
  const days = told(2026, [run]).filter((each) => each.endsWith('round-reminds'));
  expect(days).toEqual([
    '2026-12-14 round-reminds',
    '2026-12-21 round-reminds',
    '2026-12-23 round-reminds',
    '2026-12-29 round-reminds',
  ]);
  expect(told(2027, [run]).every((each) => each.endsWith('round-reminds'))).toBe(true);
  expect(told(2027, [run]).length).toBeGreaterThan(0);
  expect(told(2026, [{ ...run, reminders: null }]).join()).not.toContain('reminds');
});

test('tells of a closed round that it was closed, and of a filled one only that', () => {
  const closed: RoundDates = { ...round, status: 'closed', closedOn: '2026-12-18' };
  expect(told(2026, [closed])).toContain('2026-12-18 round-closed');
  expect(told(2026, [{ ...closed, filled: true }])).toEqual(['2026-12-18 round-closed']);
});

test('tells when documents begin and end, in the year asked for only', () => {
  const plan = { documentId: 'd', title: 'Planen', validFrom: '2023-01-01', validTo: '2026-12-31' };
  expect(calendarOf(2026, [], [plan])).toEqual([
    { day: '2026-12-31', kind: 'document-ends', title: 'Planen', href: '/styrning/dokument/d' },
  ]);
  expect(calendarOf(2025, [round], [plan])).toEqual([]);
});
