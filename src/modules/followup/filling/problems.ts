import { defineProblems } from '../../../platform/http/problem.ts';

export const fillingProblems = defineProblems({
  notOpen: {
    code: 'followup.filling-not-open',
    status: 422,
    title: { sv: 'Omgången går inte att fylla i', en: 'The round cannot be filled in' },
    detail: {
      sv: 'Svar fylls i efter att frågorna har låsts och innan omgången stängs. Ladda om sidan.',
      en: 'Answers are filled in after the questions are frozen and before the round is closed. Reload the page.',
    },
  },
  undecided: {
    code: 'followup.filling-undecided',
    status: 409,
    title: { sv: 'Några svar behöver ett beslut', en: 'Some answers need a decision' },
    detail: {
      sv: 'Inget har sparats. Gå igenom de svar som är markerade: välj fråga, text eller att utelämna dem.',
      en: 'Nothing has been saved. Go through the answers that are marked: choose a question, a text, or leave them out.',
    },
  },
  noAnswers: {
    code: 'followup.filling-no-answers',
    status: 422,
    title: { sv: 'Filen innehåller inga svar', en: 'The file holds no answers' },
    detail: {
      sv: 'Filen gick att läsa, men inga besvarade frågor kändes igen. Kontrollera att det är nämndens besvarade uppföljning eller en export av svaren.',
      en: 'The file could be read, but no answered questions were recognised. Check that it is the board’s answered follow-up or an export of the answers.',
    },
  },
  wrongShape: {
    code: 'followup.filling-wrong-shape',
    status: 422,
    title: { sv: 'Filen är inte en export av svar', en: 'The file is not an export of answers' },
    detail: {
      sv: 'Kalkylblad, CSV och JSON läses bara i den form som Samlad själv exporterar svar. Spara annat som PDF, DOCX eller text.',
      en: 'Spreadsheets, CSV and JSON are read only in the form in which Samlad itself exports answers. Save anything else as PDF, DOCX or text.',
    },
  },
  fileInUse: {
    code: 'followup.filling-file-in-use',
    status: 422,
    title: { sv: 'Filen har gett svar till omgången', en: 'The file has given the round answers' },
    detail: {
      sv: 'Filen står kvar som källa. Ta tillbaka dess svar i stället, om de inte ska vara med.',
      en: 'The file stays as a source. Take back its answers instead, if they should not be there.',
    },
  },
});
