import { expect, test } from 'vitest';
import { findTerms, glossary } from './glossary.ts';

test('every term is explained once, in both languages', () => {
  const words = glossary.map((term) => term.swedish);
  expect(new Set(words).size).toBe(words.length);
  for (const term of glossary) {
    expect(term.explanation.sv, term.swedish).toMatch(/\.$/);
    expect(term.explanation.en, term.swedish).toMatch(/\.$/);
    expect(term.english, term.swedish).not.toBe('');
  }
});

test('a term is found by either word and by its explanation', () => {
  expect(findTerms('återremiss', 'sv').map((term) => term.english)).toEqual(['Referral back']);
  expect(findTerms(' REFERRAL', 'sv').map((term) => term.swedish)).toEqual(['Återremiss']);
  expect(findTerms('numrerat', 'sv').map((term) => term.swedish)).toEqual(['Insats i en plan', 'Strategi']);
  expect(findTerms('finns inte alls', 'sv')).toEqual([]);
});
