import { describe, expect, it } from 'vitest';
import { findLinks, readLinks } from './links.ts';

describe('links in running text', () => {
  it('are read from sentences that say so, sorted and without the measure itself', () => {
    const text =
      'Teamet finns i hela staden. Insats 1:5 är kopplad till insats, 2:3, 1:4 och 4:4. Se även insats 3:1.';
    expect(findLinks(text, '1:5').measures).toEqual(['1:4', '2:3', '4:4']);
  });

  it('may be written with a semicolon', () => {
    expect(findLinks('Insatsen är kopplad till insatserna 1;2 och 1:4 i planen.', '2:3').measures).toEqual([
      '1:2',
      '1:4',
    ]);
  });

  it('keep strategies of a program apart from measures', () => {
    const links = findLinks('Insatsen är kopplad till strategi 4:2 och insats 1:1.', '2:1');
    expect(links).toEqual({ measures: ['1:1'], strategies: ['4:2'] });
  });

  it('need no word before the numbers in a field of their own', () => {
    expect(readLinks('2:1; 1:2', '1:1', true).measures).toEqual(['1:2', '2:1']);
  });
});
