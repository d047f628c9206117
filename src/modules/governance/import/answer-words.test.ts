import { expect, it } from 'vitest';
import { readAnswer } from './answer-words.ts';

it.each([
  ['Ja', { answer: 'yes', rest: '' }],
  ['Nej.', { answer: 'no', rest: '' }],
  ['Svar: Delvis', { answer: 'partly', rest: '' }],
  ['Ja, delvis. Två enheter är klara.', { answer: 'partly', rest: 'Två enheter är klara.' }],
  ['Ja – men det är nytt.', { answer: 'yes', rest: 'men det är nytt.' }],
  ['Ej aktuellt', { answer: 'not-applicable', rest: '' }],
  ['Inte aktuellt för nämnden', { answer: 'not-applicable', rest: '' }],
  ['☐ Ja ☒ Nej ☐ Delvis', { answer: 'no', rest: '' }],
  ['[x] Ja [ ] Nej', { answer: 'yes', rest: '' }],
  ['☐ Ja ☐ Nej', null],
  ['Jag svarar sedan', null],
  ['Ja det blev en bra dag', null],
  ['Nejlikan blommar', null],
])('%s', (text, expected) => {
  expect(readAnswer(text)).toEqual(expected);
});
