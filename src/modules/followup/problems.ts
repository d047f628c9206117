import { defineProblems } from '../../platform/http/problem.ts';

export const followupProblems = defineProblems({
  answerConflict: {
    code: 'followup.answer-conflict',
    status: 409,
    title: { sv: 'Någon annan har skrivit i samma stycke', en: 'Somebody else wrote in the same paragraph' },
    detail: {
      sv: 'Inget har skrivits över. Båda texterna visas: välj vad som ska stå kvar.',
      en: 'Nothing has been overwritten. Both texts are shown: choose what to keep.',
    },
  },
  answerMoved: {
    code: 'followup.answer-moved',
    status: 422,
    title: { sv: 'Svaret är redan inlämnat', en: 'The answer has been submitted already' },
    detail: {
      sv: 'En kollega har lämnat in svaret medan du skrev. Be den som godkänner att skicka tillbaka det om något behöver ändras. Din text finns kvar här.',
      en: 'A colleague submitted the answer while you were writing. Ask the approver to return it if something must change. Your text is still here.',
    },
  },
  roundNotOpen: {
    code: 'followup.round-not-open',
    status: 422,
    title: { sv: 'Omgången är inte öppen', en: 'The round is not open' },
    detail: {
      sv: 'Svar kan bara ändras medan omgången är öppen. Kontakta den som håller i uppföljningen.',
      en: 'Answers can be changed only while the round is open. Contact whoever runs the follow-up.',
    },
  },
  answerIncomplete: {
    code: 'followup.answer-incomplete',
    status: 422,
    title: { sv: 'Svaret är inte klart', en: 'The answer is not complete' },
    detail: {
      sv: 'Välj ja, delvis, nej eller inte aktuellt. Inte aktuellt behöver en motivering.',
      en: 'Choose yes, partly, no or not applicable. Not applicable needs a reason.',
    },
  },
  ownAnswer: {
    code: 'followup.own-answer',
    status: 422,
    title: { sv: 'Någon annan behöver godkänna', en: 'Somebody else has to approve' },
    detail: {
      sv: 'Du har själv skrivit eller lämnat in svaret. Be en kollega som godkänner att läsa det.',
      en: 'You wrote or submitted the answer yourself. Ask a colleague who approves to read it.',
    },
  },
  notACoordinator: {
    code: 'followup.not-a-coordinator',
    status: 422,
    title: {
      sv: 'Personen svarar inte längre för er organisation',
      en: 'The person no longer answers for you',
    },
    detail: {
      sv: 'Uppdraget har upphört eller gäller en annan roll. Välj någon annan.',
      en: 'The role has ended or is another one. Choose somebody else.',
    },
  },
  roundFrozen: {
    code: 'followup.round-frozen',
    status: 409,
    title: { sv: 'Omgången är redan öppnad', en: 'The round has been opened' },
    detail: {
      sv: 'Frågorna är låsta sedan omgången öppnades. Ladda om sidan.',
      en: 'The questions are frozen since the round was opened. Reload the page.',
    },
  },
  roundNotReady: {
    code: 'followup.round-not-ready',
    status: 422,
    title: { sv: 'Omgången kan inte öppnas än', en: 'The round cannot be opened yet' },
    detail: {
      sv: 'Rätta det som saknas och försök igen.',
      en: 'Correct what is missing and try again.',
    },
  },
});
