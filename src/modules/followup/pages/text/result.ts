import { catalogue } from '../../../../platform/i18n/catalogue.ts';

export const resultTexts = catalogue({
  sv: {
    title: (year: number) => `Resultat av uppföljningen ${year}`,
    live: (given: number, asked: number) =>
      `Svaren fylls på medan omgången pågår: ${given} av ${asked} hittills.`,
    final: (given: number, asked: number) =>
      `Omgången är stängd. ${given} av ${asked} svar kom in och godkändes.`,
    filled: (given: number, asked: number) =>
      `Omgången är stängd. ${given} av ${asked} svar fylldes i av stadens planerare.`,
    filling: (given: number, asked: number) => `${given} av ${asked} svar är ifyllda hittills.`,
    whole: 'Hela omgången',
    contents: 'Dokument i omgången',
    board: 'Nämnd eller bolag',
    allBoards: 'Alla nämnder och bolag',
    value: 'Svar',
    allValues: 'Alla svar, och de som inte har svarat',
    include: 'Vilka svar räknas?',
    includeApproved: 'Bara godkända',
    includeSubmitted: 'Godkända och inlämnade',
    unanswered: (n: number) => (n === 1 ? '1 har inte svarat' : `${n} har inte svarat`),
    notApproved: 'inte godkänt än',
    itemTitle: 'Svar i uppföljningar',
    itemLead: 'Godkända svar, omgång för omgång.',
    csv: 'Hämta svaren (CSV)',
    noHits: 'Inget svar passar filtret.',
  },
  en: {
    title: (year) => `Result of the follow-up ${year}`,
    live: (given, asked) => `Answers come in while the round runs: ${given} of ${asked} so far.`,
    final: (given, asked) => `The round is closed. ${given} of ${asked} answers came in and were approved.`,
    filled: (given, asked) =>
      `The round is closed. ${given} of ${asked} answers were filled in by the city’s planners.`,
    filling: (given, asked) => `${given} of ${asked} answers are filled in so far.`,
    whole: 'The whole round',
    contents: 'Documents in the round',
    board: 'Board or company',
    allBoards: 'Every board and company',
    value: 'Answer',
    allValues: 'Every answer, and those who have not answered',
    include: 'Which answers count?',
    includeApproved: 'Only approved ones',
    includeSubmitted: 'Approved and submitted ones',
    unanswered: (n) => (n === 1 ? '1 has not answered' : `${n} have not answered`),
    notApproved: 'not approved yet',
    itemTitle: 'Answers in follow-ups',
    itemLead: 'Approved answers, round by round.',
    csv: 'Download the answers (CSV)',
    noHits: 'No answer fits the filter.',
  },
});
