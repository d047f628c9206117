import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GapKind } from '../contract.ts';
import {
  type DocumentFacts,
  documentGaps,
  findGaps,
  lastPaidDay,
  type MeasureFacts,
  measureGaps,
  yearAfter,
} from './gaps.ts';

const DAY = '2026-11-22';
const whole: MeasureFacts = {
  id: '00000000-0000-4000-8000-000000000001',
  number: '2:4',
  title: 'Närvaro på skolor',
  hasExpectedResult: true,
  hasTargetGroup: true,
  responsibleScope: null,
  costPerYear: 1_000_000,
  fitsBudget: true,
  owned: true,
  funding: [],
  fixItemId: null,
};
const facts = (more: Partial<DocumentFacts> = {}): DocumentFacts => ({
  document: {
    id: '00000000-0000-4000-8000-00000000000d',
    kind: 'plan',
    title: 'Plan',
    shortTitle: '',
    documentOwner: 'Trygghetsavdelningen',
  },
  version: {
    id: '00000000-0000-4000-8000-00000000000e',
    status: 'adopted',
    validFrom: '2023-01-01',
    validTo: '2026-12-31',
    decisionDate: '2023-02-01',
    decided: true,
  },
  superseded: false,
  fixVersionId: null,
  measures: [whole],
  indicators: [{ id: '00000000-0000-4000-8000-000000000002', name: 'Trygga elever', baseline: 1, target: 2 }],
  unregistered: [],
  ...more,
});

test('a document with everything in place has no gaps', () => {
  expect(findGaps([facts()], DAY)).toEqual([]);
});

test('a figure of zero is there; only a missing one is missing', () => {
  const indicators = [
    { id: 'a', name: 'A', baseline: 0, target: 0 },
    { id: 'b', name: 'B', baseline: null, target: null },
  ];
  const found = findGaps([facts({ indicators, measures: [{ ...whole, costPerYear: 0 }] })], DAY);
  expect(found.map(({ id }) => id)).toEqual(['no-baseline.b', 'no-target.b']);
});

test('"all boards and companies" is somebody', () => {
  expect(measureGaps({ ...whole, owned: false, responsibleScope: 'all-boards-and-companies' }, DAY)).toEqual(
    [],
  );
  expect(measureGaps({ ...whole, owned: false }, DAY)).toEqual(['no-owner']);
});

test.each([
  ['2026-11-21', ['funding-ended']],
  ['2026-11-22', ['funding-ends']],
  ['2027-11-22', ['funding-ends']],
  ['2027-11-23', []],
])('money that lasts until %s, seen on 22 November 2026', (validTo, kinds) => {
  expect(measureGaps({ ...whole, funding: [{ validTo: '2024-01-01' }, { validTo }] }, DAY)).toEqual(kinds);
});

test('a year after a leap day is the first of March', () => {
  expect(yearAfter('2028-02-29')).toBe('2029-03-01');
  expect(yearAfter('2026-11-22')).toBe('2027-11-22');
});

test('what has been superseded lacks nothing; what has expired lacks a successor', () => {
  const version = facts().version;
  const empty = { measures: [{ ...whole, hasExpectedResult: false }], indicators: [] };
  expect(findGaps([facts({ ...empty, version: { ...version, status: 'superseded' } })], DAY)).toEqual([]);
  expect(findGaps([facts({ ...empty, superseded: true })], DAY)).toEqual([]);
  const expired = findGaps([facts({ ...empty, version: { ...version, status: 'expired' } })], DAY);
  expect(expired.map(({ kind }) => kind)).toEqual(['not-superseded']);
  expect(documentGaps(facts({ version: { ...version, validTo: '2026-11-21' } }), DAY)).toEqual([
    'not-superseded',
  ]);
  expect(documentGaps(facts({ version: { ...version, validTo: DAY } }), DAY)).toEqual([]);
});

test('a link leads to the draft that may be edited, otherwise to where it is read', () => {
  const measures = [{ ...whole, owned: false, fixItemId: 'draft-item' }];
  const document = facts().document.id;
  expect(findGaps([facts({ measures })], DAY)[0]!.href).toBe(`/styrning/insats/${whole.id}#vem`);
  expect(findGaps([facts({ measures, fixVersionId: 'draft' })], DAY)[0]!.href).toBe(
    `/styrning/dokument/${document}?version=draft#insats-draft-item`,
  );
});

const text = fc.constantFrom('', '  ', 'något');
const day = fc.constantFrom(null, '2020-01-01', '2026-11-21', DAY, '2027-06-30', '2040-12-31');
const measure: fc.Arbitrary<MeasureFacts> = fc.record({
  id: fc.uuid(),
  number: fc.constantFrom('', '1:1', '2:10'),
  title: text,
  hasExpectedResult: fc.boolean(),
  hasTargetGroup: fc.boolean(),
  responsibleScope: fc.constantFrom(null, 'all-boards-and-companies' as const),
  costPerYear: fc.constantFrom(null, 0, 5),
  fitsBudget: fc.constantFrom(null, true, false),
  owned: fc.boolean(),
  funding: fc.array(fc.record({ validTo: day }), { maxLength: 3 }),
  fixItemId: fc.option(fc.uuid()),
});
const document: fc.Arbitrary<DocumentFacts> = fc.record({
  document: fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom('program' as const, 'plan' as const, 'guideline' as const, 'policy' as const),
    title: text,
    shortTitle: text,
    documentOwner: text,
  }),
  version: fc.record({
    id: fc.uuid(),
    status: fc.constantFrom(
      ...(['draft', 'consultation', 'revised', 'adopted', 'superseded', 'expired'] as const),
    ),
    validFrom: day,
    validTo: day,
    decisionDate: day,
    decided: fc.boolean(),
  }),
  superseded: fc.boolean(),
  fixVersionId: fc.option(fc.uuid()),
  measures: fc.array(measure, { maxLength: 4 }),
  indicators: fc.array(
    fc.record({
      id: fc.uuid(),
      name: text,
      baseline: fc.constantFrom(null, 0, 3),
      target: fc.constantFrom(null, 0, 3),
    }),
    { maxLength: 3 },
  ),
  unregistered: fc.array(fc.record({ id: fc.uuid(), title: text }), { maxLength: 2 }),
});

test('whatever the documents are like: each gap is told once, and filling it in removes that gap and adds none', () => {
  fc.assert(
    fc.property(measure, day, (given, on) => {
      const today = on ?? DAY;
      const before = measureGaps(given, today);
      expect(new Set(before).size).toBe(before.length);
      const filled: Partial<Record<GapKind, Partial<MeasureFacts>>> = {
        'no-owner': { owned: true },
        'no-expected-result': { hasExpectedResult: true },
        'no-target-group': { hasTargetGroup: true },
        'cost-unknown': { costPerYear: 0 },
        'over-budget': { fitsBudget: null },
        'funding-ended': { funding: [...given.funding, { validTo: null }] },
        'funding-ends': { funding: [...given.funding, { validTo: null }] },
      };
      for (const [kind, fill] of Object.entries(filled)) {
        expect(measureGaps({ ...given, ...fill }, today)).toEqual(
          before.filter(
            (each) => each !== kind && !(kind.startsWith('funding') && each.startsWith('funding')),
          ),
        );
      }
    }),
  );
});

test('whatever the documents are like: identifiers differ, kinds are known, every gap has a place and a document', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(document, { selector: (each) => each.document.id, maxLength: 4 }),
      (documents) => {
        const gaps = findGaps(documents, DAY);
        expect(new Set(gaps.map(({ id }) => id)).size).toBe(gaps.length);
        for (const gap of gaps) {
          expect(GapKind.options).toContain(gap.kind);
          expect(gap.href).toMatch(/^\/styrning\/(dokument|insats)\/[0-9a-f-]{36}/);
          const owner = documents.find((each) => each.document.id === gap.document.id);
          expect(owner?.version.status).not.toBe('superseded');
        }
      },
    ),
  );
});

test('money without an end never runs out', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ validTo: day }), { maxLength: 5 }), (funding) => {
      const last = lastPaidDay(funding);
      const known = funding.flatMap(({ validTo }) => (validTo === null ? [] : [validTo]));
      if (known.length < funding.length || funding.length === 0) expect(last).toBeNull();
      else expect(known.every((each) => each <= last!) && known.some((each) => each === last)).toBe(true);
    }),
  );
});
