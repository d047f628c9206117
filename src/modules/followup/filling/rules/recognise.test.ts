import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeliest, organisationFinder, type RegisterEntry, recogniseOrganisation } from './recognise.ts';

const board = (id: string, name: string, more: Partial<RegisterEntry> = {}): RegisterEntry => ({
  ...{ id, name, aliases: [], kind: 'board', parentId: null, successorId: null },
  ...more,
});
const NORTH = board('north', 'Socialnämnd Nordost');
const SOUTH = board('south', 'Socialnämnd Sydväst', { aliases: ['SNSV'] });
const SCHOOL = board('school', 'Grundskolenämnden');
const SAV = board('sav', 'Stödverksamheten', { kind: 'administration', parentId: 'north' });
const OLD = board('old', 'Stadsdelsnämnden Angered', { successorId: 'north' });
const REGISTER = [NORTH, SOUTH, SCHOOL, SAV, OLD];
const ASKED = ['north', 'south', 'school'];
const found = (text: string, fileName = 'svar.pdf', register = REGISTER, asked = ASKED) =>
  likeliest(recogniseOrganisation({ text, fileName }, register, asked));

describe('whose a document is', () => {
  it('is told by the board, by its administration, by its short name and by an earlier name', () => {
    expect(found('Socialnämnd Sydväst har svarat.')).toBe('south');
    expect(found('Under året har socialförvaltningen Sydväst …')).toBe('south');
    expect(found('Svar från SNSV')).toBe('south');
    expect(found('Grundskoleförvaltningens svar')).toBe('school');
    expect(found('Stödverksamheten svarar')).toBe('north');
    expect(found('Stadsdelsnämnden Angered svarar')).toBe('north');
  });

  it('is told by the file name when the text says nothing', () => {
    expect(found('Vi har arbetat med stöd.', 'uppfoljning-program-sydvast.docx')).toBe('south');
  });

  it('is left open when nobody or several are as likely', () => {
    expect(found('Vi har arbetat med stöd.')).toBeNull();
    expect(found('Socialnämnd Nordost och Socialnämnd Sydväst.')).toBeNull();
  });

  it('is whom the beginning names, whoever else is mentioned later', () => {
    const others = fc.array(fc.constantFrom('Socialnämnd Nordost', 'grundskolenämnden'), { maxLength: 4 });
    fc.assert(
      fc.property(others, (mentioned) => {
        const rest = mentioned.map(
          (name) => `\n${'Vi har gjort mycket. '.repeat(90)}Tillsammans med ${name}.`,
        );
        const text = `Uppföljning, Socialnämnd Sydväst\nSocialnämnd Sydväst${rest.join('')}`;
        expect(found(text)).toBe('south');
      }),
    );
  });

  it('is the board as it was, also when the file uses the name of what it became', () => {
    const merged = [
      board('old', 'Stadsdelsnämnden Angered', { successorId: 'new' }),
      board('new', 'Socialnämnd Norra'),
    ];
    expect(found('Socialnämnd Norra svarar', 'svar.pdf', merged, ['old'])).toBe('old');
    expect(found('Stadsdelsnämnden Angered svarar', 'svar.pdf', merged, ['old', 'new'])).toBe('old');
    const two = [...merged, board('other', 'Stadsdelsnämnden Bergsjön', { successorId: 'new' })];
    expect(found('Socialnämnd Norra svarar', 'svar.pdf', two, ['old', 'other'])).toBeNull();
  });
});

describe('an organisation named in an export', () => {
  const find = organisationFinder(REGISTER, ASKED);
  it('is found by identifier, by name whatever its hyphens and capitals, and by an earlier name', () => {
    expect(find('south', 'Vad som helst')).toBe('south');
    expect(find('unknown', 'SOCIALNÄMND  Sydväst')).toBe('south');
    expect(find(null, 'Stadsdelsnämnden Angered')).toBe('north');
    expect(find(null, 'Kulturnämnden')).toBeNull();
    expect(find(null, null)).toBeNull();
  });
});
