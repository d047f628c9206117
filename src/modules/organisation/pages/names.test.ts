import { expect, test } from 'vitest';
import type { RegisterName } from '../contract.ts';
import { matchNames } from './names.ts';

const name = (text: string, more: Partial<RegisterName> = {}): RegisterName => ({
  id: text,
  name: text,
  kind: 'board',
  aliases: [],
  validTo: null,
  ...more,
});
const register = [
  name('Ånämnden'),
  name('Kulturnämnden'),
  name('Socialnämnd Centrum'),
  name('Nämnden för kultur'),
  name('Polismyndigheten', { kind: 'state-agency', aliases: ['Polisen'] }),
  name('Gamla kulturnämnden', { validTo: '2020-12-31' }),
];
const found = (...input: Parameters<typeof matchNames> extends [unknown, ...infer Rest] ? Rest : never) =>
  matchNames(register, ...input).map(({ id }) => id);

test('names that begin with what is typed come first, then those with a word that does', () => {
  expect(found('kultur')).toEqual(['Kulturnämnden', 'Gamla kulturnämnden', 'Nämnden för kultur']);
  expect(found('NÄMND')).toEqual([
    'Nämnden för kultur',
    'Gamla kulturnämnden',
    'Kulturnämnden',
    'Socialnämnd Centrum',
    'Ånämnden',
  ]);
});

test('another name that documents use finds the organisation too', () => {
  expect(found('polisen')).toEqual(['Polismyndigheten']);
  expect(found('finns inte')).toEqual([]);
});

test('kind, exclusion and day narrow the choice', () => {
  expect(found('', { kinds: ['state-agency'] })).toEqual(['Polismyndigheten']);
  expect(found('kultur', { on: '2021-01-01', exclude: ['Kulturnämnden'] })).toEqual(['Nämnden för kultur']);
  expect(found('gamla', { on: '2020-12-31' })).toEqual(['Gamla kulturnämnden']);
});
