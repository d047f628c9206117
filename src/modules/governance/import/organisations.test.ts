import { describe, expect, it } from 'vitest';
import { organisationFinder, readScope } from './organisations.ts';
import { DEFAULT_REGISTER } from './register.ts';

const finder = organisationFinder(DEFAULT_REGISTER);
const names = (text: string) => finder.list(text).map((found) => found.name);

describe('organisations in a text', () => {
  it('names every social board of a list', () => {
    expect(names('Socialnämnderna Centrum, Hisingen, och Sydväst för sina områden')).toEqual([
      'Socialnämnd Centrum',
      'Socialnämnd Hisingen',
      'Socialnämnd Sydväst',
    ]);
  });

  it('looks quickly first and misses no name for its capitals, its place or a text read before', () => {
    const text =
      'BYGGNADSNÄMNDEN, Tekniska NÄMNDEN, KOMMUNSTYRELSEN och Räddningstjänsten; Tobo AB; AB Framtiden; Kulturförvaltningen';
    const found = names(text);
    expect(found).toHaveLength(7);
    expect(names(text)).toEqual(found);
    expect(names('NÄMNDEN FÖR INTRASERVICE')).toHaveLength(1);
    for (const each of ['Polismyndigheten', 'Kriminalvården', 'Stadsrevisionen', 'Frivården', 'Bygdbolaget'])
      expect(names(`Tillsammans med ${each}.`)).toEqual([each]);
  });

  it('tells the areas from the organisations that follow', () => {
    expect(names('Socialnämnden Sydväst, Idrotts- och föreningsnämnden')).toEqual([
      'Socialnämnd Sydväst',
      'Idrotts- och föreningsnämnden',
    ]);
    expect(names('socialnämnderna Nordost och Hisingen samt kommunstyrelsen')).toEqual([
      'Socialnämnd Nordost',
      'Socialnämnd Hisingen',
      'Kommunstyrelsen',
    ]);
  });

  it.each([
    ['Byggnadsnämnden', ['Byggnadsnämnden']],
    ['äldre samt vård- och omsorgsnämnden', ['Äldre samt vård- och omsorgsnämnden']],
    ['Higab AB och nämnden för Intraservice', ['Higab AB', 'Nämnden för Intraservice']],
    ['Framtidskoncernen', ['Förvaltnings AB Framtiden']],
    ['nämnden för funktionsstöd och kulturnämnden', ['Nämnden för funktionsstöd', 'Kulturnämnden']],
    ['Göteborgs Stads Parkering AB', ['Göteborgs Stads Parkering AB']],
    ['berörda nämnder i framtiden', []],
  ])('reads %s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('reads the scope that covers everyone', () => {
    expect(readScope('Samtliga nämnder och styrelser i staden')).toBe('all-boards-and-companies');
    expect(readScope('samordnar berörda nämnder och styrelser')).toBeNull();
  });
});
