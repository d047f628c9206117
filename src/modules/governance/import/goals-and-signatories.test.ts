import { expect, it } from 'vitest';
import { parseDocument } from './parse.ts';

it('the organisations that signed are proposed, the persons are not', () => {
  const text = [
    'Plan mot regn 2024–2026\n\nFokusområde 1: Tak\n\nInsats 1:1 Laga taken\nFörväntat resultat: Torrt\nAnsvar: Kommunstyrelsen\n\n',
    'Bilaga 2: Avsiktsförklaring om torra golv\n\nParterna hjälps åt.\n\nÖstvik 2024-02-03\n\nÖstviks stad\n\nDemo Demosson\n\n',
    'Polismyndigheten\n\nProv Provdotter\n\nTullverket\n\nBilaga 3: Bilder\n\nHär finns bilder.\n',
  ].join('');
  const proposal = parseDocument({ text, pages: [] });
  if (proposal.kind !== 'plan') throw new Error(`read as ${proposal.kind}`);
  expect(proposal.signatories).toEqual(['Östviks stad', 'Polismyndigheten', 'Tullverket']);
  expect(JSON.stringify(proposal)).not.toMatch(/Demosson|Provdotter/);
});

it('the goals of the whole document are the list or the sentences under their heading', () => {
  const goalsOf = (section: string) => {
    const text = `Plan mot regn 2024–2026\n\nPlanens mål\n${section}\n\nFokusområde 1: Tak\n\nInsats 1:1 Laga taken\nAnsvar: Kommunstyrelsen\n\nInsats 1:2 Måla\nAnsvar: Kommunstyrelsen\n`;
    const proposal = parseDocument({ text, pages: [] });
    return proposal.kind === 'plan' ? proposal.goals : null;
  };
  expect(goalsOf('• Färre pölar\n• Torrare\nstrumpor\n')).toEqual(['Färre pölar', 'Torrare strumpor']);
  expect(goalsOf('Det regnar ofta. Målet är att färre blir blöta.')).toEqual([
    'Målet är att färre blir blöta',
  ]);
});
