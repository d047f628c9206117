import { defineProblems } from '../../platform/http/problem.ts';

export const publishingProblems = defineProblems({
  notFrozen: {
    code: 'publishing.not-frozen',
    status: 409,
    title: { sv: 'Rapporten är inte låst ännu', en: 'The report is not frozen yet' },
    detail: {
      sv: 'Omgången stängdes innan rapporter låstes av sig själva. En planerare vid enheten som äger omgången behöver öppna rapporten en gång.',
      en: 'The round was closed before reports were frozen by themselves. A planner of the unit that owns the round has to open the report once.',
    },
  },
  notClosed: {
    code: 'publishing.round-not-closed',
    status: 409,
    title: { sv: 'Omgången är inte stängd', en: 'The round is not closed' },
    detail: {
      sv: 'En rapport låses när omgången stängs. Till dess finns resultatet på omgångens sida.',
      en: 'A report is frozen when the round is closed. Until then the result is on the page of the round.',
    },
  },
  tooLongToTypeset: {
    code: 'publishing.typesetting-failed',
    status: 503,
    title: { sv: 'Filen kunde inte göras', en: 'The file could not be made' },
    detail: {
      sv: 'Den tog för lång tid eller för mycket minne att göra. Inget har gått förlorat. Försök igen om en stund, eller hämta rapporten i ett annat format så länge.',
      en: 'It took too long or too much memory to make. Nothing is lost. Try again in a while, or take the report in another format meanwhile.',
    },
  },
});
