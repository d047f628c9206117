import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideDigests, type ReminderFact } from './digest.ts';
import { type ReminderPlan, reminderDays, remindsToday, USUAL_PLAN } from './schedule.ts';
import { addDays, easterOf, holidaysOf, isWorkingDay, nearestWorkingDay } from './working-days.ts';
import { daysWritten, readDays } from './written-days.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2020-01-01', days));
const plan = fc.record({
  enabled: fc.boolean(),
  daysBefore: fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 10 }),
  daysAfter: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 10 }),
  weekly: fc.boolean(),
});

describe('days off', () => {
  test.each([
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter Sunday of %i is %s', (year, easter) => expect(easterOf(year)).toBe(easter));

  test('the holidays of 2026 are those of the almanac', () => {
    expect([...holidaysOf(2026).keys()].sort()).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-24',
      '2026-06-06',
      '2026-06-19',
      '2026-06-20',
      '2026-10-31',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
      '2026-12-31',
    ]);
  });

  test('Easter is a Sunday between 22 March and 25 April, whatever the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1700, max: 4000 }), (year) => {
        const easter = easterOf(year);
        expect(new Date(`${easter}T00:00:00Z`).getUTCDay()).toBe(0);
        expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
      }),
    );
  });

  test('the nearest working day is one, in the right direction, with none between', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('earlier' as const, 'later' as const), (from, direction) => {
        const step = direction === 'later' ? 1 : -1;
        const nearest = nearestWorkingDay(from, direction);
        expect(isWorkingDay(nearest)).toBe(true);
        for (let at = from; at !== nearest; at = addDays(at, step)) expect(isWorkingDay(at)).toBe(false);
      }),
    );
  });
});

describe('the days a round reminds', () => {
  test('are working days, each once, after the opening, before the due date never later than planned', () => {
    fc.assert(
      fc.property(plan, day, fc.integer({ min: 1, max: 200 }), (chosen, openedOn, length) => {
        const dueOn = addDays(openedOn, length);
        const days = reminderDays(chosen, { dueOn, openedOn }, addDays(dueOn, 150));
        expect(new Set(days.map((each) => each.day)).size).toBe(days.length);
        for (const each of days) {
          expect(isWorkingDay(each.day)).toBe(true);
          expect(each.day > openedOn).toBe(true);
          if (each.days <= 0) expect(each.day <= addDays(dueOn, each.days)).toBe(true);
          else expect(each.day >= addDays(dueOn, each.days)).toBe(true);
        }
        if (!chosen.enabled) expect(days).toEqual([]);
      }),
    );
  });

  test('days missed are caught up with once, and then are over', () => {
    fc.assert(
      fc.property(
        plan,
        day,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (chosen, openedOn, steps) => {
          const dates = { openedOn, dueOn: addDays(openedOn, 60) };
          let previous = openedOn;
          const until = (today: string) => reminderDays(chosen, dates, today).length;
          for (const step of steps) {
            const today = nearestWorkingDay(addDays(previous, step), 'later');
            const missed = until(today) - until(previous);
            expect(remindsToday(chosen, dates, { today, previous })).toBe(missed > 0);
            expect(remindsToday(chosen, dates, { today, previous: today })).toBe(false);
            previous = today;
          }
        },
      ),
    );
  });

  test('are read as people write them', () => {
    expect(readDays(' 14, 7;1 ', 0)).toEqual([14, 7, 1]);
    expect(readDays('', 1)).toEqual([]);
    for (const wrong of ['0', '121', '-1', 'sju', '1.5', '1,2,3,4,5,6,7,8,9,10,11'])
      expect(readDays(wrong, 1)).toBe(wrong);
    fc.assert(
      fc.property(plan, ({ daysBefore }) => {
        expect(readDays(daysWritten(daysBefore), 0)).toEqual(daysBefore);
      }),
    );
  });
});

describe('who gets a letter', () => {
  const fact = fc.record({
    personId: fc.constantFrom('p1', 'p2', 'p3'),
    language: fc.constant('sv' as const),
    role: fc.constantFrom('board-coordinator' as const, 'board-approver' as const),
    organisationId: fc.constantFrom('o1', 'o2'),
    organisationName: fc.constant('Nämnden'),
    roundId: fc.constantFrom('r1', 'r2', 'r3'),
    roundTitle: fc.constant('Omgången'),
    dueOn: fc.constantFrom('2026-11-30', '2026-12-11', '2027-01-15'),
    openedOn: fc.constant('2026-10-01'),
    plan: fc.option(plan),
    toAnswer: fc.integer({ min: 0, max: 9 }),
    returned: fc.integer({ min: 0, max: 9 }),
    toApprove: fc.integer({ min: 0, max: 9 }),
    firstToAnswer: fc.constant('q1'),
    firstReturned: fc.constant('q2'),
  });
  const today = '2026-11-27';

  test('one letter a person at most, with all that person’s parts and nobody else’s', () => {
    fc.assert(
      fc.property(fc.array(fact), fc.boolean(), fc.subarray(['r1', 'r2', 'r3']), (facts, daily, asked) => {
        const requested = new Set(asked);
        const digests = decideDigests(facts, { today, previous: '2026-11-26', daily, requested });
        const people = digests.map(({ personId }) => personId);
        expect(new Set(people).size).toBe(people.length);
        for (const { personId, parts } of digests) {
          const reminding = (each: ReminderFact) =>
            requested.has(each.roundId) || (each.plan ?? USUAL_PLAN).enabled;
          expect(parts).toEqual(facts.filter((each) => each.personId === personId && reminding(each)));
          expect(parts.length).toBeGreaterThan(0);
        }
        if (!daily && asked.length === 0) expect(digests).toEqual([]);
        for (const each of facts) if (requested.has(each.roundId)) expect(people).toContain(each.personId);
      }),
    );
  });

  test('a round whose reminders are off brings no letter by itself', () => {
    const off: ReminderPlan = { ...USUAL_PLAN, enabled: false };
    fc.assert(
      fc.property(fc.array(fact), (facts) => {
        const silent = facts.map((each) => ({ ...each, plan: off }));
        expect(decideDigests(silent, { today, previous: null, daily: true, requested: new Set() })).toEqual(
          [],
        );
      }),
    );
  });
});
