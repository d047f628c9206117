import { describe, expect, it } from 'vitest';
import { isUnfinished, joinWrapped } from './joining.ts';

describe('joining wrapped lines', () => {
  it.each([
    [['stöd till skol-', 'personal'], 'stöd till skolpersonal'],
    [['boende-', ', vård- och jobbstöd'], 'boende-, vård- och jobbstöd'],
    [['park-', 'och naturfrågor'], 'park- och naturfrågor'],
    [['EST Högby-', 'Lund'], 'EST Högby-Lund'],
    [['icke-', 'diskriminering'], 'icke-diskriminering'],
    [['ANDTS-', 'samordnare'], 'ANDTS-samordnare'],
    [['för\u00ad', 'skola'], 'förskola'],
    [['två  ord', ' till'], 'två ord till'],
  ])('%j', (parts, expected) => {
    expect(joinWrapped(parts)).toBe(expected);
  });

  it('keeps a hyphen that the document writes elsewhere', () => {
    expect(joinWrapped(['mot skol-', 'bråk'], new Set(['skol-bråk']))).toBe('mot skol-bråk');
  });
});

it('a text that ends with a word that wants another is unfinished', () => {
  expect(isUnfinished('bättre liv genom en')).toBe(true);
  expect(isUnfinished('Centrum, Hisingen,')).toBe(true);
  expect(isUnfinished('bättre liv.')).toBe(false);
});
