import { defineProblems } from '../../../platform/http/problem.ts';

export const importProblems = defineProblems({
  unreadable: {
    code: 'organisation.import-unreadable',
    status: 422,
    title: { sv: 'Filen går inte att läsa', en: 'The file cannot be read' },
    detail: {
      sv: 'Filen är skadad eller har ett annat format. Spara den som XLSX eller CSV och försök igen. Ingenting har sparats.',
      en: 'The file is damaged or in another format. Save it as XLSX or CSV and try again. Nothing has been saved.',
    },
  },
  wrongHeadings: {
    code: 'organisation.import-headings',
    status: 422,
    title: { sv: 'Rubrikerna stämmer inte', en: 'The headings do not match' },
    detail: {
      sv: 'Första raden ska ha samma rubriker som i en export. Exportera, och fyll i den filen.',
      en: 'The first row must have the same headings as an export. Export, and fill in that file.',
    },
  },
  empty: {
    code: 'organisation.import-empty',
    status: 422,
    title: { sv: 'Filen har inga rader', en: 'The file has no rows' },
    detail: {
      sv: 'Det finns ingenting att läsa in under rubrikerna. Ingenting har sparats.',
      en: 'There is nothing to import below the headings. Nothing has been saved.',
    },
  },
  tooManyRows: {
    code: 'organisation.import-rows',
    status: 422,
    title: { sv: 'Filen har för många rader', en: 'The file has too many rows' },
    detail: {
      sv: 'En fil får ha högst 20 000 rader. Dela upp den. Ingenting har sparats.',
      en: 'A file may have 20,000 rows at most. Divide it. Nothing has been saved.',
    },
  },
  faulty: {
    code: 'organisation.import-faulty',
    status: 409,
    title: { sv: 'Några rader är fel', en: 'Some rows are wrong' },
    detail: {
      sv: 'Rätta raderna i filen och välj den igen. Ingenting har sparats.',
      en: 'Correct the rows in the file and choose it again. Nothing has been saved.',
    },
  },
  stale: {
    code: 'organisation.import-stale',
    status: 409,
    title: { sv: 'Registret har ändrats under tiden', en: 'The register has changed meanwhile' },
    detail: {
      sv: 'Någon har ändrat i registret sedan du granskade filen. Granska igen. Ingenting har sparats.',
      en: 'Somebody has changed the register since you reviewed the file. Review it again. Nothing has been saved.',
    },
  },
});
