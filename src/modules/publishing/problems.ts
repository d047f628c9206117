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
  officeConflict: {
    code: 'publishing.office-conflict',
    status: 409,
    title: { sv: 'Någon annan har skrivit i samma stycke', en: 'Somebody else wrote in the same paragraph' },
    detail: {
      sv: 'Inget har skrivits över. Båda texterna visas: välj vad som ska stå kvar.',
      en: 'Nothing has been overwritten. Both texts are shown: choose what to keep.',
    },
  },
  officeMoved: {
    code: 'publishing.office-moved',
    status: 409,
    title: { sv: 'Texten har ändrats medan du läste', en: 'The text has changed while you were reading' },
    detail: {
      sv: 'En kollega har skrivit eller fastställt något. Läs igenom texten som den är nu och fastställ sedan.',
      en: 'A colleague has written or decided something. Read the text as it is now and decide it then.',
    },
  },
  officeEmpty: {
    code: 'publishing.office-empty',
    status: 422,
    title: { sv: 'Det finns ingen text att fastställa', en: 'There is no text to decide' },
    detail: {
      sv: 'Skriv åtminstone en sammanfattning eller en bedömning först.',
      en: 'Write at least a summary or an assessment first.',
    },
  },
  officeUnchanged: {
    code: 'publishing.office-unchanged',
    status: 422,
    title: { sv: 'Texten är redan fastställd', en: 'The text has been decided already' },
    detail: {
      sv: 'Inget har ändrats sedan den senaste utgåvan.',
      en: 'Nothing has changed since the latest edition.',
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
