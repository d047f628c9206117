import { defineProblems, type ProblemDefinition } from '../../../../platform/http/problem.ts';
import { type ImportErrorCode, importErrorCodes, importErrorMessages } from '../errors.ts';

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
      sv: 'Bara program och planer kan sparas i registret. Det som hittades i filen kan du läsa och hämta här.',
      en: 'Only programs and plans can be saved to the register. What was found in the file can be read here and downloaded.',
    },
  },
});

const STATUS: Partial<Record<ImportErrorCode, 413 | 500>> = { 'too-large': 413, unexpected: 500 };
const TITLE = { sv: 'Filen gick inte att läsa in', en: 'The file could not be read' };

const fileProblems = defineProblems(
  Object.fromEntries(
    importErrorCodes.map((code) => [
      code,
      {
        code: `import.${code}`,
        status: STATUS[code] ?? 422,
        title: TITLE,
        detail: importErrorMessages[code],
      },
    ]),
  ) as Record<ImportErrorCode, ProblemDefinition>,
);

/** The problem for a file that could not be read: what happened and what to do about it. */
export const importFailed = (code: ImportErrorCode) => fileProblems[code]();
