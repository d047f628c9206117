import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeFacts, changeOf, comparisonFacts, findMoved } from './change.ts';

test('facts about a change name every count that differs and no other', () => {
  const count = fc.integer({ min: 0, max: 90 });
  const distribution = fc.record({ yes: count, partly: count, no: count, notApplicable: count, none: count });
  fc.assert(
    fc.property(distribution, distribution, (before, now) => {
      const facts = changeFacts(before, now, 2025, 'sv').join('\n');
      const said = (words: string) => facts.includes(` ${words} än 2025: `);
      expect(said('svarar ja')).toBe(before.yes !== now.yes);
      expect(said('svarar nej')).toBe(before.no !== now.no);
      expect(said('saknar svar')).toBe(before.none !== now.none);
      if (before.yes !== now.yes) expect(facts).toContain(`${before.yes} då, ${now.yes} nu`);
    }),
  );
});

test('facts are worded in the language of the interface', () => {
  const none = { yes: 0, partly: 0, no: 0, notApplicable: 0, none: 0 };
  const facts = changeFacts({ ...none, yes: 3, none: 1 }, { ...none, yes: 5 }, 2025, 'en');
  expect(facts).toEqual([
    'Two more answer yes than in 2025: 3 then, 5 now.',
    'One fewer have not answered than in 2025: 1 then, 0 now.',
    'The question went to 4 organisations in 2025 and to 5 now.',
  ]);
  expect(changeFacts(none, none, 2025, 'sv')).toEqual(['Svaren fördelar sig som 2025.']);
});

describe('all questions together', () => {
  /** Yes and no among those who answered, and how many have not. */
  const said = (yes: number, no: number, none = 0) => ({ yes, partly: 0, no, notApplicable: 0, none });
  const of = (now: ReturnType<typeof said>, before: ReturnType<typeof said> | null) => ({
    distribution: now,
    before: before && { distribution: before },
  });

  test('only what was followed up before is compared', () => {
    expect(comparisonFacts([of(said(3, 0), null)], 'sv')).toEqual([]);
    const questions = [
      of(said(3, 1), said(1, 3)),
      of(said(1, 3), said(2, 2)),
      of(said(5, 0), said(1, 4)),
      of(said(9, 0), null),
    ];
    expect(comparisonFacts(questions, 'sv')).toEqual([
      'Av tre strategier och insatser som kan jämföras med förra gången har andelen ja bland svaren ökat för två och minskat för en.',
    ]);
  });

  test('nobody reads of zero, nor of one that are several', () => {
    const up = of(said(3, 1), said(1, 3));
    const down = of(said(1, 3), said(3, 1));
    expect(comparisonFacts([up, up], 'sv')[0]).toContain(
      'har andelen ja bland svaren ökat för två och minskat för ingen.',
    );
    expect(comparisonFacts([up], 'sv')).toEqual([
      'En strategi eller insats kan jämföras med förra gången. Andelen ja bland svaren har ökat.',
    ]);
    expect(comparisonFacts([down], 'en')[0]).toContain('The share of yes among the answers has fallen.');
  });

  test('silence is not held to be fewer yes', () => {
    expect(comparisonFacts([of(said(2, 2, 12), said(8, 8))], 'en')).toEqual([
      'One strategy or measure can be compared with the time before. The share of yes among the answers is the same.',
    ]);
    expect(comparisonFacts([of(said(0, 0, 16), said(8, 8))], 'en')).toEqual([]);
  });
});

describe('who has another answer now', () => {
  const named = (id: string) => ({ id, name: `Nämnd ${id}` });
  const given = (id: string, value: 'yes' | 'partly' | 'no' | null) => ({ organisation: named(id), value });

  test('is found by organisation; who is asked for the first time has not changed', () => {
    const moved = findMoved(
      [given('a', 'yes'), given('b', 'no'), given('c', 'yes'), given('ny', 'no')],
      [given('a', 'no'), given('b', 'no'), given('c', null), given('borta', 'yes')],
      new Map(),
    );
    expect(moved).toEqual([
      { organisation: named('a'), formerly: null, before: 'no', after: 'yes' },
      { organisation: named('c'), formerly: null, before: null, after: 'yes' },
    ]);
  });

  test('is told for each board that has been merged, in as many steps as it took', () => {
    const successors = new Map([
      ['väst', 'mitt'],
      ['mitt', 'stor'],
      ['öst', 'stor'],
    ]);
    const moved = findMoved(
      [given('stor', 'yes')],
      [given('väst', 'no'), given('öst', 'yes'), given('stor', 'partly')],
      successors,
    );
    expect(moved).toEqual([
      { organisation: named('stor'), formerly: null, before: 'partly', after: 'yes' },
      { organisation: named('stor'), formerly: 'Nämnd väst', before: 'no', after: 'yes' },
    ]);
  });

  test('a board that is still asked is itself, also when it is to be merged', () => {
    const successors = new Map([['a', 'b']]);
    expect(findMoved([given('a', 'yes'), given('b', 'no')], [given('a', 'yes')], successors)).toEqual([]);
  });

  test('mergers that go in a circle lead nowhere', () => {
    const successors = new Map([
      ['a', 'b'],
      ['b', 'a'],
    ]);
    expect(findMoved([given('c', 'yes')], [given('a', 'no')], successors)).toEqual([]);
  });

  test('nobody is told to have moved whose answer is the same, and everybody else who stands for an earlier one is', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const value = fc.constantFrom('yes' as const, 'no' as const, 'partly' as const, null);
    const list = fc
      .uniqueArray(fc.record({ id, value }), { selector: (each) => each.id })
      .map((all) => all.map((each) => given(each.id, each.value)));
    fc.assert(
      fc.property(list, list, (asked, earlier) => {
        const moved = findMoved(asked, earlier, new Map());
        const expected = asked.filter(({ organisation, value: now }) =>
          earlier.some((each) => each.organisation.id === organisation.id && each.value !== now),
        );
        expect(moved.map(({ organisation }) => organisation.id).sort()).toEqual(
          expected.map(({ organisation }) => organisation.id).sort(),
        );
      }),
    );
  });
});

test('a change counts the earlier answers as they were, also of boards that are gone', () => {
  const organisation = { id: 'a', name: 'A' };
  const change = changeOf(
    {
      year: 2024,
      roundTitle: 'R',
      values: [
        { organisation, value: 'no' },
        { organisation: { id: 'b', name: 'B' }, value: null },
      ],
    },
    [{ organisation, value: 'yes' }],
    new Map(),
  );
  expect(change.before).toEqual({ yes: 0, partly: 0, no: 1, notApplicable: 0, none: 1 });
  expect(change.moved).toHaveLength(1);
});
