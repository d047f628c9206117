import { defineProblems } from '../../../../platform/http/problem.ts';

export const reviewProblems = defineProblems({
  notReviewed: {
    code: 'import.not-reviewed',
    status: 409,
    title: { sv: 'Allt är inte granskat än', en: 'Not everything has been reviewed' },
    detail: {
      sv: 'Ingenting sparas osett. Granska och godkänn de delar som är kvar, och välj organisationer för de namn som saknas i registret.',
      en: 'Nothing is saved unseen. Review and accept the remaining parts, and choose organisations for names missing from the register.',
    },
  },
  finished: {
    code: 'import.finished',
    status: 409,
    title: { sv: 'Importen är redan sparad', en: 'The import is already saved' },
    detail: {
      sv: 'Det här dokumentet finns redan i registret. Ändra det där.',
      en: 'This document is already in the register. Change it there.',
    },
  },
  notADocument: {
    code: 'import.not-a-governing-document',
    status: 409,
    title: { sv: 'Filen är inget styrande dokument', en: 'The file is not a governing document' },
    detail: {
      sv: 'Bara program och planer kan sparas i registret. Det som hittades i filen kan du läsa här och ladda ner.',
      en: 'Only programs and plans can be saved to the register. What was found in the file can be read here and downloaded.',
    },
  },
});
