import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrganisationDraft } from './contract.ts';
import {
  checkMerger,
  checkOrganisation,
  checkPeriod,
  isValidOn,
  leadsTo,
  overlaps,
  roleEndsWithUnit,
  shiftDay,
} from './rules.ts';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));
const period = fc.record({ validFrom: day, validTo: fc.option(day) });
const properPeriod = period.filter((each) => checkPeriod(each).length === 0);

test('a period is valid on its first and last day and not on the days beside', () => {
  fc.assert(
    fc.property(properPeriod, (each) => {
      expect(isValidOn(each, each.validFrom)).toBe(true);
      expect(isValidOn(each, shiftDay(each.validFrom, -1))).toBe(false);
      if (each.validTo !== null) {
        expect(isValidOn(each, each.validTo)).toBe(true);
        expect(isValidOn(each, shiftDay(each.validTo, 1))).toBe(false);
      }
    }),
  );
});

test('two periods overlap exactly when some day is in both', () => {
  const close = fc.integer({ min: 0, max: 9 }).map((n) => `2026-01-1${n}`);
  const short = fc.record({ validFrom: close, validTo: fc.option(close) });
  const days = Array.from({ length: 12 }, (_, n) => `2026-01-${10 + n}`);
  fc.assert(
    fc.property(short, short, (a, b) => {
      expect(overlaps(a, b)).toBe(days.some((each) => isValidOn(a, each) && isValidOn(b, each)));
      expect(overlaps(a, b)).toBe(overlaps(b, a));
    }),
  );
});

test('shifting a day there and back comes to the same day', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -4000, max: 4000 }), (each, days) => {
      expect(shiftDay(shiftDay(each, days), -days)).toBe(each);
      expect(shiftDay(each, days) > each).toBe(days > 0);
    }),
  );
});

test('after a merger no role in the unit is valid beyond its last day, and none before it is touched', () => {
  fc.assert(
    fc.property(properPeriod, day, day, (role, lastDay, other) => {
      const ends = roleEndsWithUnit(role, lastDay);
      const after = { ...role, validTo: ends ?? role.validTo };
      expect(isValidOn(after, shiftDay(lastDay, 1))).toBe(false);
      if (other > lastDay) expect(isValidOn(after, other)).toBe(false);
      if (other <= lastDay) expect(isValidOn(after, other)).toBe(isValidOn(role, other));
    }),
  );
});

test('following what belongs to what finds a circle of any length and never hangs', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(9), { minLength: 10, maxLength: 10 }),
      fc.nat(9),
      fc.nat(9),
      (links, a, b) => {
        const reached = new Set<number>();
        for (let at = a; !reached.has(at); at = links[at]!) reached.add(at);
        expect(leadsTo(String(a), String(b), (id) => String(links[Number(id)]))).toBe(reached.has(b));
      },
    ),
  );
  expect(leadsTo(null, 'a', () => null)).toBe(false);
});

const faultyPaths = (draft: Partial<OrganisationDraft>) =>
  checkOrganisation(OrganisationDraft.parse({ name: 'Nämnden', kind: 'board', ...draft })).map(
    ({ path }) => path,
  );
const other = '7f1f3f7e-0000-4000-8000-000000000001';

test('an organisation that went up in another says on which day', () => {
  expect(faultyPaths({ successorId: other })).toEqual(['validTo']);
  expect(faultyPaths({ successorId: other, validTo: '2026-12-31' })).toEqual([]);
});

test('an administration belongs to a board, an external party to none', () => {
  expect(faultyPaths({ kind: 'administration' })).toEqual(['parentId']);
  expect(faultyPaths({ kind: 'administration', parentId: other })).toEqual([]);
  expect(faultyPaths({ kind: 'state-agency', parentId: other })).toEqual(['parentId']);
});

test('a name is one line and another name has no semicolon', () => {
  const draft = (more: object) =>
    OrganisationDraft.safeParse({ name: 'Nämnden', kind: 'board', ...more }).success;
  expect(draft({})).toBe(true);
  expect(draft({ name: 'Nämn\nden' })).toBe(false);
  expect(draft({ name: '   ' })).toBe(false);
  expect(draft({ aliases: ['a; b'] })).toBe(false);
});

const open = { id: 'a', validFrom: '2020-01-01', validTo: null, external: false };
const mergerFaults = (closing: Partial<typeof open>, into: object, lastDay: string) =>
  checkMerger({ ...open, ...closing }, { ...open, id: 'b', ...into }, lastDay).map(({ path }) => path);

test('a board goes up in another part of the city that exists on the day after', () => {
  expect(mergerFaults({}, {}, '2026-12-31')).toEqual([]);
  expect(mergerFaults({}, { validFrom: '2027-01-01' }, '2026-12-31')).toEqual([]);
  expect(mergerFaults({}, { validFrom: '2027-01-02' }, '2026-12-31')).toEqual(['successorId']);
  expect(mergerFaults({}, { validTo: '2026-12-31' }, '2026-12-31')).toEqual(['successorId']);
  expect(mergerFaults({}, { external: true }, '2026-12-31')).toEqual(['successorId']);
  expect(mergerFaults({}, { id: 'a' }, '2026-12-31')).toEqual(['successorId']);
  expect(mergerFaults({}, {}, '2019-12-31')).toEqual(['lastDay']);
  expect(mergerFaults({}, {}, '2019-12-30')).toEqual(['lastDay', 'successorId']);
  expect(mergerFaults({ validTo: '2025-12-31' } as object, {}, '2026-12-31')).toEqual(['lastDay']);
});
