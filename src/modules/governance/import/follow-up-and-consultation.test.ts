import { describe, expect, it } from 'vitest';
import { parseDocument } from './parse.ts';

function answersOf(text: string) {
  const proposal = parseDocument({ text, pages: [] });
  if (proposal.kind !== 'answers') throw new Error(`read as ${proposal.kind}`);
  return proposal.documents;
}

function repliesOf(text: string) {
  const proposal = parseDocument({ text, pages: [] });
  if (proposal.kind !== 'consultation-replies') throw new Error(`read as ${proposal.kind}`);
  return proposal.replies.map((reply) => [reply.body, reply.stance, reply.comment]);
}

describe('a follow-up of several documents as text of a PDF', () => {
  const header = 'Uppföljningsfrågor Svarsalternativ med kommentar\n\n';
  const documents = answersOf(
    [
      `1 Uppföljning Stadens program för trygga parker \n2022-2026\n\n1.1 Målområde 1: Kunskap\n${header}`,
      'Vet ni var det är mörkt?\n\nStrategi 1:1 Staden ska räkna lampor.\n\nJa\n\nVi räknar dem. Hur ofta sker \ndet då? Varje vecka.\n',
      `\f${header}Kan ni byta dem?\n\nStrategi 1:2 Staden ska byta lampor\n\nDelvis\n\nTvå av tre är bytta och resten byts \n\f${header}`,
      `i höst.\n\n2 Uppföljning Stadens plan mot tysta korridorer 2023-2025\n\n2.1 Stöd\n${header}`,
      'Finns en handbok?\n\nNej\n\nFinns det någon att fråga?\n\nEj aktuellt\n',
    ].join(''),
  );

  it('has each document with its groups', () => {
    expect(documents.map((one) => [one.title, one.groups.map((group) => group.title)])).toEqual([
      ['Stadens program för trygga parker 2022-2026', ['Målområde 1: Kunskap']],
      ['Stadens plan mot tysta korridorer 2023-2025', ['Stöd']],
    ]);
  });

  it('takes a comment over pages, without the column names in it, and leaves the next question out', () => {
    const answers = documents[0]!.groups[0]!.answers;
    expect(answers.map((one) => [one.number, one.question, one.answer, one.comment])).toEqual([
      ['1:1', 'Vet ni var det är mörkt?', 'yes', 'Vi räknar dem. Hur ofta sker det då? Varje vecka.'],
      ['1:2', 'Kan ni byta dem?', 'partly', 'Två av tre är bytta och resten byts i höst.'],
    ]);
    expect(answers[0]!.strategyOrResult).toBe('Staden ska räkna lampor.');
  });

  it('has no number where the source has none', () => {
    const answers = documents[1]!.groups[0]!.answers;
    expect(answers.map((one) => [one.number, one.question, one.answer, one.comment])).toEqual([
      [null, 'Finns en handbok?', 'no', null],
      [null, 'Finns det någon att fråga?', 'not-applicable', null],
    ]);
  });
});

describe('answers in other layouts', () => {
  it('may be a markdown table', () => {
    const [document] = answersOf(
      '# Uppföljning av plan mot klotter\n\n## Fokusområde 1: Väggar\n\n| Nr | Fråga | Svar | Kommentar |\n|---|---|---|---|\n| 1:1 | Målas det? | Ja | Varje lördag. |\n| 1:2 | Tvättas det? | Ej aktuellt | |\n',
    );
    expect(document!.groups[0]!.answers).toMatchObject([
      { number: '1:1', question: 'Målas det?', answer: 'yes', comment: 'Varje lördag.' },
      { number: '1:2', question: 'Tvättas det?', answer: 'not-applicable', comment: null },
    ]);
  });

  it('may have answer and comment in one cell, and cells over several lines', () => {
    const [document] = answersOf(
      'Uppföljning av stadens program för parker\n\nMålområde 1: Ljus\nUppföljningsfråga\tSvar\nLyser det?\tJa. Alla lampor\nStrategi 1:1 Staden ska\tlyser.\ntända\nSlocknar det?\tNej – aldrig.\nStrategi 1:2 Staden ska vaka\t\n',
    );
    expect(document!.groups[0]!.answers).toMatchObject([
      {
        number: '1:1',
        question: 'Lyser det?',
        strategyOrResult: 'Staden ska tända',
        answer: 'yes',
        comment: 'Alla lampor lyser.',
      },
      { number: '1:2', question: 'Slocknar det?', answer: 'no', comment: 'aldrig.' },
    ]);
  });

  it('may have bold labels under a heading, with the expected result', () => {
    const [document] = answersOf(
      '# Uppföljning av plan mot regn\n\n## Fokusområde 1: Tak\n\n### Insats 1:1 Laga taken\n\n**Fråga:** Är taken lagade?\n**Förväntat resultat:** Torra golv\n**Svar:** Delvis\n**Kommentar:** Hälften.\n\n### Insats 1:2 Rännor\n\n**Fråga:** Är de bytta?\n**Svar:** Nej\n',
    );
    expect(document!.groups[0]!.answers).toMatchObject([
      {
        number: '1:1',
        question: 'Är taken lagade?',
        itemTitle: 'Laga taken',
        strategyOrResult: 'Torra golv',
        answer: 'partly',
        comment: 'Hälften.',
      },
      { number: '1:2', question: 'Är de bytta?', strategyOrResult: 'Rännor', answer: 'no', comment: null },
    ]);
  });
});

describe('consultation replies', () => {
  it('may be a table', () => {
    expect(
      repliesOf(
        'Sammanställning av remissvar\n\nRemissinstans\tStällningstagande\tKommentar\nsocialnämnd Centrum\tTillstyrker med synpunkter\tFör lite pengar.\nHigab AB\tInget att erinra\t\nNämnden för Intraservice\tAvstår från att yttra sig\t-\n',
      ),
    ).toEqual([
      ['Socialnämnd Centrum', 'supports-with-changes', 'För lite pengar.'],
      ['Higab AB', 'supports', null],
      ['Nämnden för Intraservice', 'no-position', null],
    ]);
  });

  it('may be headings with paragraphs', () => {
    expect(
      repliesOf(
        'Inkomna remissvar\n\nFörskolenämnden\nNämnden tillstyrker förslaget och lämnar följande synpunkter på \ntaket. Det läcker.\n\nByggnadsnämnden\nNämnden avstyrker förslaget.\n',
      ),
    ).toEqual([
      [
        'Förskolenämnden',
        'supports-with-changes',
        'Nämnden tillstyrker förslaget och lämnar följande synpunkter på taket. Det läcker.',
      ],
      ['Byggnadsnämnden', 'opposes', 'Nämnden avstyrker förslaget.'],
    ]);
  });

  it('may be a table whose columns ran together', () => {
    expect(
      repliesOf(
        'Remissvar\n\nRemissinstans Ställningstagande Kommentar \nKulturnämnden Tillstyrker Nämnden delar bilden \nav läget. \nGrundskolenämnden Tillstyrker med \nsynpunkter \nTidplan saknas. \n',
      ),
    ).toEqual([
      ['Kulturnämnden', 'supports', 'Nämnden delar bilden av läget.'],
      ['Grundskolenämnden', 'supports-with-changes', 'Tidplan saknas.'],
    ]);
  });
});

it('replies may be grouped by stance', () => {
  expect(
    repliesOf(
      'Remissvar\n\nTillstyrker\n\nFörskolenämnden\nGrundskolenämnden\n\nTillstyrker med synpunkter\n\nSocialnämnd Sydväst\nVill ha mer pengar.\n\nAvstår\n\nKriminalvården\n',
    ),
  ).toEqual([
    ['Förskolenämnden', 'supports', null],
    ['Grundskolenämnden', 'supports', null],
    ['Socialnämnd Sydväst', 'supports-with-changes', 'Vill ha mer pengar.'],
    ['Kriminalvården', 'no-position', null],
  ]);
});

describe('a statement', () => {
  const text = [
    'Tjänsteutlåtande \nUtfärdat 2024-03-12 \nDiarienummer 0815/23\n\nHandläggare \nDemo Demosson \nTelefon: 031-000 00 00 \n\n',
    'Plan för torra \nfötter \nFörslag till beslut \nI kommunstyrelsen: \n\n1. Planen för torra fötter, i enlighet med \nbilagan, antas. \n\n2. Planen följs upp. \n\n',
    'Sammanfattning \nKontoret har skrivit en plan. \n\nBedömning ur ekonomisk dimension \nInget kostar. \n\n',
    'Definitioner \nMed fot avses den del av benet som är närmast golvet. \n\nEn fot är torr om den: \n• inte är blöt, \n• inte är fuktig samt \n• har socka \n\nÄrendet \nHär är ärendet. \n',
  ].join('');
  const proposal = parseDocument({ text, pages: [] });

  it('has its particulars, proposals, sections, definition and criteria, and never the officer', () => {
    if (proposal.kind !== 'statement') throw new Error(`read as ${proposal.kind}`);
    expect(proposal).toMatchObject({
      title: 'Plan för torra fötter',
      diaryNumber: '0815/23',
      date: '2024-03-12',
    });
    expect(proposal.proposals).toEqual([
      'Planen för torra fötter, i enlighet med bilagan, antas.',
      'Planen följs upp.',
    ]);
    expect(proposal.sections.map((section) => section.heading)).toEqual([
      'Förslag till beslut',
      'Sammanfattning',
      'Bedömning ur ekonomisk dimension',
      'Definitioner',
      'Ärendet',
    ]);
    expect(proposal.definitions.map((one) => one.term)).toEqual(['fot']);
    expect(proposal.criteria).toEqual(['inte är blöt', 'inte är fuktig', 'har socka']);
    expect(JSON.stringify(proposal)).not.toContain('Demosson');
  });
});
