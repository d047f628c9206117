import { defineProblems } from '../../../platform/http/problem.ts';

export const evidenceProblems = defineProblems({
  tooManyPieces: {
    code: 'followup.evidence-too-many',
    status: 422,
    title: { sv: 'Svaret har redan 10 av den sorten', en: 'The answer already has 10 of that kind' },
    detail: {
      sv: 'Ett svar har högst 10 filer och 10 länkar. Ta bort någon, eller slå ihop flera filer till en PDF.',
      en: 'An answer has at most 10 files and 10 links. Remove one, or put several files together into one PDF.',
    },
  },
  noRoom: {
    code: 'followup.evidence-no-room',
    status: 422,
    title: { sv: 'Filerna är för stora tillsammans', en: 'The files are too large together' },
    detail: {
      sv: 'Er organisation kan bifoga 200 MB i en omgång. Ta bort någon fil, eller länka till den i stället.',
      en: 'Your organisation can attach 200 MB in a round. Remove a file, or link to it instead.',
    },
  },
});
