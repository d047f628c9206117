import { expect, test } from 'vitest';
import { ROLES } from '../identity/contract.ts';
import { catalogue, textsIn } from './catalogue.ts';
import { languageFromCookies, toLanguage } from './language.ts';
import { roleName } from './role-names.ts';

const texts = catalogue({
  sv: { title: 'Insatser', count: (count: number) => `${count} insatser`, states: { done: 'Klart' } },
  en: { title: 'Measures', count: (count) => `${count} measures`, states: { done: 'Done' } },
});

test('the texts come in the wanted language, functions and groups included', () => {
  expect(textsIn(texts, 'sv').count(3)).toBe('3 insatser');
  expect(textsIn(texts, 'en').count(3)).toBe('3 measures');
  expect(textsIn(texts, 'en').states.done).toBe('Done');
});

test('a missing English key, a key too many and other values do not compile', () => {
  // @ts-expect-error the English title is missing
  catalogue({ sv: { title: 'Insatser', lead: 'x' }, en: { lead: 'x' } });
  // @ts-expect-error there is no such key in Swedish
  catalogue({ sv: { title: 'Insatser' }, en: { title: 'Measures', heading: 'Measures' } });
  // @ts-expect-error the Swedish entry takes a number
  catalogue({ sv: { count: (count: number) => `${count}` }, en: { count: (count: string) => count } });
  expect(texts.sv.title).not.toBe(texts.en.title);
});

test('the language comes from the cookie, and is Swedish when in doubt', () => {
  expect(languageFromCookies('a=1; samlad-language=en; b=2')).toBe('en');
  expect(languageFromCookies('samlad-language=de')).toBe('sv');
  expect(languageFromCookies('')).toBe('sv');
  expect(languageFromCookies(null)).toBe('sv');
  expect(toLanguage('EN')).toBe('sv');
});

test('every role has a name in both languages', () => {
  for (const role of ROLES) {
    expect(roleName(role, 'sv').length).toBeGreaterThan(3);
    expect(roleName(role, 'en').length).toBeGreaterThan(3);
  }
  expect(roleName('board-coordinator')).toBe('Samordnare');
});
