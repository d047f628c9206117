import { describe, expect, it } from 'vitest';
import type { PlanProposal, ProgramProposal } from './contract.ts';
import { parseDocument } from './parse.ts';

function plan(text: string): PlanProposal {
  const proposal = parseDocument({ text, pages: [] });
  if (proposal.kind !== 'plan') throw new Error(`read as ${proposal.kind}`);
  return proposal;
}

function program(text: string): ProgramProposal {
  const proposal = parseDocument({ text, pages: [] });
  if (proposal.kind !== 'program') throw new Error(`read as ${proposal.kind}`);
  return proposal;
}

describe('a plan as text of a PDF', () => {
  const proposal = plan(
    [
      'Göteborgs Stads plan mot tomma \nlektioner 2023–2026\n\n',
      'Dokumentnamn: Göteborgs Stads plan mot tomma lektioner 2023–2026\nBeslutad av: \nKommunfullmäktige \n',
      'Gäller för: \nStadens nämnder \nDiarienummer: \n1668/20\nDatum och paragraf för \nbeslutet: \n2023-05-25 § 12\n',
      'Dokumentansvarig: \nDemo Demosson \n\n',
      'Göteborgs Stads plan mot tomma lektioner 2023–2026 2 (9) \n\n',
      'Fokusområde 1: Tidigt stöd \nHär samlas det tidiga stödet. \n\n',
      'Insats 1:1 Kaffe med \nföräldrar \n\nSkolan bjuder in. Insats 1:1 ska vara kopplad till insats 1:2. \n\n',
      'Insats 1:1 Kaffe med alla föräldrar \nFörväntat resultat Fler kommer till skol-\nmötet genom en \n',
      'Målgrupp Cylindermodellens kategori C och D \nSamordningsansvar Grundskolenämnden för \nalla skolor \n',
      'Ansvar Socialnämnderna Centrum, Nordost och \nGöteborgs Stads plan mot tomma lektioner 2023–2026 3 (9) \n\nSydväst, Idrotts- och föreningsnämnden \n\n',
      '1:2 Vuxna på rasten \n\nHigab AB och kulturnämnden ska bidra med lokaler. \n\n',
      'INSATS 1:2 1:2 VUXNA PÅ RASTEN \nAnsvar Samtliga nämnder och styrelser \n\n',
      'Bilaga 1: Indikatorer \nMål Indikatorer Utgångsvärde \n2022 \n\nMålvärde \n2026 \n\n',
      'Färre tomma \nlektioner \n\nAntal lektioner \n\n5 0 \n\nLugn \n\nAndel lugna raster \n\n',
    ].join(''),
  );
  const [first, second] = proposal.focusAreas[0]!.measures;

  it('has its particulars, and no person', () => {
    expect(proposal).toMatchObject({
      title: 'Göteborgs Stads plan mot tomma lektioner',
      validFrom: 2023,
      validTo: 2026,
      diaryNumber: '1668/20',
      decidedBy: 'Kommunfullmäktige',
      decisionDate: '2023-05-25',
      decisionParagraph: '§ 12',
      documentOwner: null,
    });
  });

  it('has the heading’s title, and the table’s beside it', () => {
    expect([first?.title, first?.tableTitle]).toEqual(['Kaffe med föräldrar', 'Kaffe med alla föräldrar']);
  });

  it('has the table’s fields, joined over lines and pages', () => {
    expect(first).toMatchObject({
      expectedResult: 'Fler kommer till skolmötet genom en',
      cylinderCategories: ['C', 'D'],
      coordinators: ['Grundskolenämnden'],
      responsible: [
        'Socialnämnd Centrum',
        'Socialnämnd Nordost',
        'Socialnämnd Sydväst',
        'Idrotts- och föreningsnämnden',
      ],
      linkedMeasures: ['1:2'],
    });
  });

  it('reads a heading without its word, a scope and who contributes', () => {
    expect(second).toMatchObject({
      number: '1:2',
      title: 'Vuxna på rasten',
      tableTitle: null,
      responsibleScope: 'all-boards-and-companies',
      contributors: ['Higab AB', 'Kulturnämnden'],
    });
  });

  it('has indicators with empty values as null', () => {
    const values = proposal.indicators.map((one) => [
      one.goal,
      one.name,
      one.baseline,
      one.target,
      one.targetYear,
    ]);
    expect(values).toEqual([
      ['Färre tomma lektioner', 'Antal lektioner', 5, 0, 2026],
      ['Lugn', 'Andel lugna raster', null, null, 2026],
    ]);
  });

  it('is less sure of a field that stops in the middle', () => {
    expect(first!.fields.expectedResult!.confidence).toBeLessThan(first!.fields.targetGroup!.confidence);
  });
});

describe('a plan as markdown', () => {
  const proposal = plan(
    [
      '# Plan för lekfulla torg 2024–2027\n',
      '| Fält | Värde |\n|---|---|\n| Diarienummer | SLK-2023-00917 |\n| Beslutad av | kommunstyrelsen |\n',
      '## Fokusområde 1: Torgen\n\n### Insats 1:1 Fler bänkar\n\n| Insats 1:1 | Fler bänkar |\n|---|---|',
      '| **Förväntat resultat** | Fler sitter kvar |\n| **Ansvar** | Stadsmiljönämnden |\n',
      '### Insats 1:2 Spel\n\n**Målgrupp:** –\n\n**Ansvar:** Nämnden för Intraservice\n\n**Kopplad till:** 1;1\n',
      '## Indikatorer\n\n| Mål | Indikator | Utgångsvärde 2023 | Målvärde 2027 |\n|---|---|---|---|\n| Liv | Antal bänkar | | 40 |\n',
      '## Styrande dokument\n\n| Dokument | Koppling |\n|---|---|\n| Parkprogram | Säger var träden står |\n',
    ].join('\n'),
  );

  it('has everything its tables say', () => {
    expect(proposal).toMatchObject({
      title: 'Plan för lekfulla torg',
      diaryNumber: 'SLK-2023-00917',
      decidedBy: 'Kommunstyrelsen',
    });
    expect(proposal.focusAreas[0]!.measures).toMatchObject([
      {
        number: '1:1',
        title: 'Fler bänkar',
        expectedResult: 'Fler sitter kvar',
        responsible: ['Stadsmiljönämnden'],
      },
      {
        number: '1:2',
        title: 'Spel',
        targetGroup: null,
        responsible: ['Nämnden för Intraservice'],
        linkedMeasures: ['1:1'],
      },
    ]);
    expect(proposal.indicators).toMatchObject([{ baseline: null, target: 40 }]);
    expect(proposal.relatedDocuments).toMatchObject([
      { title: 'Parkprogram', relation: 'Säger var träden står' },
    ]);
    expect(proposal.unplaced).toEqual([]);
  });
});

describe('a plan as a table with one row a measure', () => {
  it('takes the header of the table above for the next area', () => {
    const proposal = plan(
      [
        'Plan mot klotter 2024-2026\n\nFokusområde 1: Väggar\nNr\tInsats\tFörväntat resultat\tAnsvar',
        '1:1\tLagliga väggar\tMindre klotter\tKulturnämnden\n1:2\tSanering\t\tSamtliga nämnder och styrelser',
        'Fokusområde 2: Kartor\n2:1\tKarta\tÖverblick\tKommunstyrelsen\n',
      ].join('\n'),
    );
    expect(
      proposal.focusAreas.map((area) =>
        area.measures.map((one) => [one.number, one.title, one.expectedResult]),
      ),
    ).toEqual([
      [
        ['1:1', 'Lagliga väggar', 'Mindre klotter'],
        ['1:2', 'Sanering', null],
      ],
      [['2:1', 'Karta', 'Överblick']],
    ]);
  });
});

describe('a program', () => {
  it('may list strategies without numbers under its goals', () => {
    const proposal = program(
      [
        'Stadens program för glada gator 2022–2026\n\nMål 1: Mer musik\nStaden är tyst.\n\nStrategier\n',
        '• Göteborgs Stad ska hyra ut gitarrer och\ntrummor\n• Göteborgs Stad ska stämma pianot.\n\n',
        'Mål 2: Mer dans\n\n• Göteborgs Stad ska lägga dansgolv.\n',
      ].join(''),
    );
    expect(
      proposal.goalAreas.map((area) => [area.title, area.strategies.map((one) => [one.number, one.title])]),
    ).toEqual([
      [
        'Mer musik',
        [
          [null, 'Göteborgs Stad ska hyra ut gitarrer och trummor'],
          [null, 'Göteborgs Stad ska stämma pianot'],
        ],
      ],
      ['Mer dans', [[null, 'Göteborgs Stad ska lägga dansgolv']]],
    ]);
  });

  it('may number them', () => {
    const proposal = program(
      'Program för ljus 2022-2026\n\nMålområde 1 – Se\n\nStrategi 1:1 Staden ska tända\nlampor.\n\nStrategi 1:2 Staden ska byta glas.\nAnsvarig: Kommunstyrelsen\n',
    );
    expect(proposal.goalAreas[0]!.strategies).toMatchObject([
      { number: '1:1', title: 'Staden ska tända lampor' },
      { number: '1:2', title: 'Staden ska byta glas', responsible: ['Kommunstyrelsen'] },
    ]);
  });
});

it('a file with a plan and a program gives both', () => {
  const proposal = plan(
    [
      'Östviks plan mot regn 2025–2027\nDiarienummer: 0712/24\n\nFokusområde 1: Tak\n\nInsats 1:1 Laga taken\nAnsvar: Socialnämnd Centrum\n\n',
      'Insats 1:2 Byt rännor\nAnsvar: Socialnämnd Nordost\n\nÖstviks program för sol 2023–2027\nDiarienummer: 0555/22\n\n',
      'Målområde 1: Skugga\nStrategi 1:1 Östvik ska plantera träd.\nStrategi 1:2 Östvik ska ställa ut parasoll.\n',
    ].join(''),
  );
  expect(proposal.diaryNumber).toBe('0712/24');
  const whole = parseDocument({ text: '', pages: [] });
  expect(whole).toEqual({ kind: 'unrecognised', reason: 'empty' });
  expect('otherDocuments' in proposal && proposal.otherDocuments).toMatchObject([
    { kind: 'program', title: 'Östviks program för sol', diaryNumber: '0555/22' },
  ]);
});

it('a plan in two columns may break its labels over rows', () => {
  const proposal = plan(
    [
      'Plan mot buller 2024–2026\n\nFokusområde 1: Tystnad\n\nInsats 1:1 Tysta däck\n\nBilarna låter.\n',
      'Insats 1:1\tTysta däck\nFörväntat\tMindre buller i\nresultat\tinnerstaden\nSamordnings-\tKommunstyrelsen\nansvar',
      'Ansvar\tSocialnämnderna Centrum,\n\tNordost samt\n\tGrefab AB\n',
      'Insats 1:2 Lugna gator\n\nFörväntat resultat  Lägre fart på\nMålgrupp            Bilister\n',
    ].join('\n'),
  );
  expect(proposal.focusAreas[0]!.measures[0]).toMatchObject({
    description: 'Bilarna låter.',
    expectedResult: 'Mindre buller i innerstaden',
    coordinators: ['Kommunstyrelsen'],
    responsible: ['Socialnämnd Centrum', 'Socialnämnd Nordost', 'Grefab AB'],
  });
});
