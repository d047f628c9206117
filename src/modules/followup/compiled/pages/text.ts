import { catalogue } from '../../../../platform/i18n/catalogue.ts';

export const compiledTexts = catalogue({
  sv: {
    tabs: { heatMap: 'Karta', hindrances: 'Hinder', completeness: 'Fullständighet' },
    document: 'Dokument',
    allDocuments: 'Alla dokument',
    changes: 'Vad har ändrats sedan förra omgången?',
    nothingBefore: 'Det finns ingen tidigare stängd omgång om samma strategier och insatser att jämföra med.',
    documentChange: (document: string, facts: string) => `${document}: ${facts}`,
    moved: (n: number) =>
      n === 1 ? '1 har ett annat svar än förra gången' : `${n} har ett annat svar än förra gången`,
    formerly: (name: string) => `då ${name}`,
    readAnswers: (answers: number, comments: number, hindrances: number) =>
      [
        `Läs ${answers} svar`,
        comments > 0 ? `${comments} med kommentar` : 'inget med kommentar',
        ...(hindrances > 0 ? [`${hindrances} med hinder`] : []),
      ].join(', '),
    through: 'Följs upp genom insatserna:',
    shown: (questions: number, of: number) => `Visar svaren på ${questions} av ${of} frågor.`,
    allShown: (questions: number) =>
      questions === 1 ? 'Svaren på 1 fråga visas.' : `Svaren på ${questions} frågor visas.`,
    fits: (answers: number, unanswered: number) =>
      unanswered === 0
        ? `${answers} svar passar.`
        : answers === 0
          ? `${unanswered} svar saknas.`
          : `${answers} svar passar, och ${unanswered} svar saknas.`,
    more: 'Visa fler frågor',
    everything: 'Visa alla svar, för utskrift',
    reading: 'Hämtar svaren …',
    overview: 'Till översikten',
    oneQuestion: 'Bara en fråga visas.',
    indicators: 'Indikatorer mot mål',
    indicator: {
      name: 'Indikator',
      unit: 'Enhet',
      baseline: 'Utgångsvärde',
      target: 'Målvärde',
      outcome: 'Utfall',
      missing: 'saknas',
      noSeries: 'inget utfall än',
      inYear: (value: string, year: string) => `${value} (${year})`,
    },
    noSeries: 'Utfall visas när stadens indikatorer har mätserier. Ett värde som saknas är inte noll.',
    noIndicators: 'Dokumentet har inga indikatorer.',
    heat: {
      title: 'Vem svarade vad?',
      lead: (document: string) => `Nämnder och bolag mot strategier och insatser i ${document}.`,
      caption: (document: string, year: number) =>
        `Svar ${year} från nämnder och bolag (rader) på strategier och insatser (kolumner) i ${document}.`,
      region: 'Värmekarta, går att rulla i sidled',
      keys: 'Tabba in i kartan och flytta med piltangenterna. Enter öppnar svaret.',
      board: 'Nämnd eller bolag',
      share: 'Andel ja',
      shareHelp:
        'Andel ja är av dem som insatsen är aktuell för, också dem som inte har svarat. Den som svarar genom en insats räknas inte: nämnden fick inte frågan om strategin, och svaret står vid insatsen.',
      letters: {
        ...{ yes: 'J', partly: 'D', no: 'N', 'not-applicable': 'A', none: '–' },
        ...{ through: 'G', 'not-asked': '' },
      },
      through: 'Svarar genom en insats',
      throughOnes: (measures: string, n: number) =>
        n === 1 ? `Svarar genom insats ${measures}` : `Svarar genom insatserna ${measures}`,
      notAsked: 'Inte tillfrågad',
      legend: 'Så läser du kartan',
      numbers: 'Vad numren står för',
      elsewhere: 'Insatser i andra dokument som nämnder svarar genom',
      own: (n: number) => `F${n}`,
      empty: 'Omgången har inga frågor om dokumentet.',
    },
    hindrance: {
      title: 'Vad hindrar arbetet?',
      lead: 'Hinder som nämnder och bolag har skrivit, ordagrant.',
      count: (n: number) => (n === 1 ? '1 hinder' : `${n} hinder`),
      counts: 'Antal hinder per dokument',
      number: 'Hinder',
      shareOf: 'Del av svaren',
      none: 'Inga hinder',
      noneText: 'Ingen har skrivit något hinder som passar valet.',
    },
    complete: {
      title: 'Hur fullständiga är svaren?',
      lead: (answered: number, asked: number, submittedToo: boolean) =>
        `${answered} av ${asked} svar är ${submittedToo ? 'godkända eller inlämnade' : 'godkända'}.`,
      leadFilled: (answered: number, asked: number) => `${answered} av ${asked} svar är ifyllda.`,
      columns: {
        board: 'Nämnd eller bolag',
        document: 'Dokument',
        asked: 'Frågor',
        missing: 'Saknas',
        withoutComment: 'Utan kommentar',
        withoutContact: 'Utan ansvarig',
        share: 'Andel besvarade',
        indicators: 'Indikatorer med utgångsvärde och mål',
      },
      indicators: (withFigures: number, count: number) =>
        count === 0 ? 'inga indikatorer' : `${withFigures} av ${count}`,
      byBoard: 'Per nämnd och bolag',
      byDocument: 'Per dokument',
      boardTitle: (name: string) => `Det här saknas hos ${name}`,
      nothing: 'Inget saknas.',
      lacks: {
        answer: 'svar saknas',
        comment: 'kommentar saknas',
        contact: 'ingen ansvarig är utpekad',
      },
      explain:
        'Utan ansvarig: insatsen pekar inte ut någon som samordnar eller ansvarar. Utan kommentar: svaret har varken kommentar eller motivering. Indikatorer har inga mätserier än; därför räknas de som har både utgångsvärde och mål.',
    },
  },
  en: {
    tabs: { heatMap: 'Map', hindrances: 'Hindrances', completeness: 'Completeness' },
    document: 'Document',
    allDocuments: 'Every document',
    changes: 'What has changed since the last round?',
    nothingBefore: 'There is no earlier closed round about the same strategies and measures to compare with.',
    documentChange: (document, facts) => `${document}: ${facts}`,
    moved: (n) =>
      n === 1 ? '1 has another answer than last time' : `${n} have another answer than last time`,
    formerly: (name) => `then ${name}`,
    readAnswers: (answers, comments, hindrances) =>
      [
        `Read ${answers} ${answers === 1 ? 'answer' : 'answers'}`,
        comments > 0 ? `${comments} with a comment` : 'none with a comment',
        ...(hindrances > 0 ? [`${hindrances} with a hindrance`] : []),
      ].join(', '),
    through: 'Followed up through the measures:',
    shown: (questions, of) => `Showing the answers to ${questions} of ${of} questions.`,
    allShown: (questions) =>
      questions === 1
        ? 'The answers to 1 question are shown.'
        : `The answers to ${questions} questions are shown.`,
    fits: (answers, unanswered) =>
      unanswered === 0
        ? `${answers} answers fit.`
        : answers === 0
          ? `${unanswered} answers are missing.`
          : `${answers} answers fit, and ${unanswered} are missing.`,
    more: 'Show more questions',
    everything: 'Show all answers, for printing',
    reading: 'Getting the answers …',
    overview: 'To the overview',
    oneQuestion: 'Only one question is shown.',
    indicators: 'Indicators against targets',
    indicator: {
      name: 'Indicator',
      unit: 'Unit',
      baseline: 'Baseline',
      target: 'Target',
      outcome: 'Outcome',
      missing: 'missing',
      noSeries: 'no outcome yet',
      inYear: (value, year) => `${value} (${year})`,
    },
    noSeries:
      'Outcomes are shown when the city’s indicators have series. A figure that is missing is not zero.',
    noIndicators: 'The document has no indicators.',
    heat: {
      title: 'Who answered what?',
      lead: (document) => `Boards and companies against strategies and measures in ${document}.`,
      caption: (document, year) =>
        `Answers ${year} from boards and companies (rows) to strategies and measures (columns) in ${document}.`,
      region: 'Heat map, scrolls sideways',
      keys: 'Tab into the map and move with the arrow keys. Enter opens the answer.',
      board: 'Board or company',
      share: 'Share of yes',
      shareHelp:
        'The share of yes is of those to whom the measure applies, also those who have not answered. Who answers through a measure is not counted: the board was not asked about the strategy, and its answer stands at the measure.',
      letters: {
        ...{ yes: 'Y', partly: 'P', no: 'N', 'not-applicable': 'A', none: '–' },
        ...{ through: 'M', 'not-asked': '' },
      },
      through: 'Answers through a measure',
      throughOnes: (measures, n) =>
        n === 1 ? `Answers through measure ${measures}` : `Answers through measures ${measures}`,
      notAsked: 'Not asked',
      legend: 'How to read the map',
      numbers: 'What the numbers stand for',
      elsewhere: 'Measures in other documents that boards answer through',
      own: (n) => `Q${n}`,
      empty: 'The round has no questions about the document.',
    },
    hindrance: {
      title: 'What hinders the work?',
      lead: 'Hindrances that boards and companies have written, verbatim.',
      count: (n) => (n === 1 ? '1 hindrance' : `${n} hindrances`),
      counts: 'Number of hindrances by document',
      number: 'Hindrances',
      shareOf: 'Part of the answers',
      none: 'No hindrances',
      noneText: 'Nobody has written a hindrance that fits the choice.',
    },
    complete: {
      title: 'How complete are the answers?',
      lead: (answered, asked, submittedToo) =>
        `${answered} of ${asked} answers are ${submittedToo ? 'approved or submitted' : 'approved'}.`,
      leadFilled: (answered, asked) => `${answered} of ${asked} answers are filled in.`,
      columns: {
        board: 'Board or company',
        document: 'Document',
        asked: 'Questions',
        missing: 'Missing',
        withoutComment: 'Without comment',
        withoutContact: 'Nobody responsible',
        share: 'Share answered',
        indicators: 'Indicators with baseline and target',
      },
      indicators: (withFigures, count) => (count === 0 ? 'no indicators' : `${withFigures} of ${count}`),
      byBoard: 'By board and company',
      byDocument: 'By document',
      boardTitle: (name) => `What is missing at ${name}`,
      nothing: 'Nothing is missing.',
      lacks: {
        answer: 'no answer',
        comment: 'no comment',
        contact: 'nobody is named as responsible',
      },
      explain:
        'Nobody responsible: the measure names nobody who coordinates or is responsible. Without comment: the answer has neither comment nor reason. Indicators have no series yet; those with both baseline and target are counted.',
    },
  },
});
