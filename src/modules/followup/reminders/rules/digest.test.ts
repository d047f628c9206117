import { expect, test } from 'vitest';
import { decideDigests, type ReminderFact } from './digest.ts';
import { USUAL_PLAN } from './schedule.ts';

const fact = (personId: string, roundId: string, more: Partial<ReminderFact> = {}): ReminderFact => ({
  personId,
  roundId,
  language: 'sv',
  role: 'board-coordinator',
  organisationId: 'o',
  organisationName: 'Nämnd A',
  roundTitle: roundId,
  dueOn: '2026-12-11',
  openedOn: '2026-11-02',
  plan: null,
  toAnswer: 1,
  returned: 0,
  toApprove: 0,
  firstToAnswer: 'q',
  firstReturned: null,
  ...more,
});
const silent = { plan: { ...USUAL_PLAN, enabled: false } };
/** Two weeks before the due date, which is a day of the usual plan. */
const moment = { today: '2026-11-27', previous: '2026-11-26', daily: true, requested: new Set<string>() };
const told = (facts: ReminderFact[], at: Partial<typeof moment> = {}) =>
  decideDigests(facts, { ...moment, ...at }).map(({ personId, parts }) => [
    personId,
    parts.map(({ roundId }) => roundId),
  ]);

test('a person gets one letter with everything left, and none on a day when nothing reminds', () => {
  const facts = [fact('a', 'one'), fact('b', 'one'), fact('a', 'two', { dueOn: '2027-01-29' })];
  expect(told(facts)).toEqual([
    ['a', ['one', 'two']],
    ['b', ['one']],
  ]);
  expect(told(facts, { today: '2026-11-26', previous: '2026-11-25' })).toEqual([]);
  expect(told(facts, { daily: false })).toEqual([]);
});

test('a round that does not remind stands in no letter unless somebody asks for it', () => {
  const facts = [fact('a', 'one'), fact('a', 'quiet', silent), fact('b', 'quiet', silent)];
  expect(told(facts)).toEqual([['a', ['one']]]);
  expect(told(facts, { daily: false, requested: new Set(['quiet']) })).toEqual([
    ['a', ['one', 'quiet']],
    ['b', ['quiet']],
  ]);
});
