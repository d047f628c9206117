import { writeCsvRows } from '../../../platform/files/csv.ts';
import type { AnswerState, AnswerValue, Compiled, WorkStatus } from '../contract.ts';

const VALUES: Record<AnswerValue, string> = {
  yes: 'Ja',
  partly: 'Delvis',
  no: 'Nej',
  'not-applicable': 'Inte aktuellt',
};
const STATUSES: Record<WorkStatus, string> = {
  'not-started': 'Inte påbörjat',
  ongoing: 'Pågår',
  done: 'Klart',
  discontinued: 'Avbrutet',
};
const STATES: Record<AnswerState, string> = {
  draft: 'Utkast',
  submitted: 'Inlämnat',
  returned: 'Återsänt',
  approved: 'Godkänt',
};

export const CSV_HEADINGS = [
  'Omgång',
  'År',
  'Dokument',
  'Område',
  'Nummer',
  'Strategi eller insats',
  'Fråga',
  'Förväntat resultat',
  'Organisation',
  'Svar',
  'Motivering',
  'Kommentar',
  'Status',
  'Hinder',
  'Kostnad (kr)',
  'Läge',
];

/**
 * A row for every question to every organisation asked, as Swedish spreadsheets read it: UTF-8 with a byte order
 * mark, semicolons. A text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function writeAnswersCsv(compiled: Compiled): string {
  const rows = compiled.documents.flatMap(({ document, areas }) =>
    areas.flatMap((area) =>
      area.questions.flatMap((question) => {
        const about = [
          compiled.round.title,
          compiled.round.year,
          document.title,
          [area.number, area.title].filter(Boolean).join(' '),
          question.number ?? '',
          question.title,
          question.text,
          question.expectedResult,
        ];
        const answered = question.answers.map((answer) => [
          ...about,
          answer.organisation.name,
          answer.value ? VALUES[answer.value] : '',
          answer.reason,
          answer.comment,
          answer.status ? STATUSES[answer.status] : '',
          answer.hindrance,
          answer.cost ?? '',
          STATES[answer.state],
        ]);
        const silent = question.unanswered.map((organisation) => [
          ...about,
          organisation.name,
          'Inget svar',
          ...Array.from({ length: 6 }, () => ''),
        ]);
        return [...answered, ...silent];
      }),
    ),
  );
  return writeCsvRows([CSV_HEADINGS, ...rows]);
}
