import { writeCsvRows } from '../../../platform/files/csv.ts';
import type { ReportEdition } from '../contract/content.ts';
import { areaName, NO_ANSWER, STATUS_NAMES, valueName } from '../rules/words.ts';

export const CSV_HEADINGS = [
  'Typ',
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
  'Datum',
  'Kontrollsumma',
];

/**
 * A row for every question to every organisation asked, then one for every addendum. As Swedish spreadsheets read it:
 * UTF-8 with a byte order mark, semicolons. A text that a spreadsheet would run as a formula gets an apostrophe before
 * it; JSON and XLSX have every text to the letter.
 */
export function writeCsv({ content, hash, frozenAt, addenda }: ReportEdition): string {
  const { round } = content;
  const rows = content.documents.flatMap((document) =>
    document.areas.flatMap((area) =>
      area.questions.flatMap((question) => {
        const about = [
          'Svar',
          round.title,
          round.year,
          document.title,
          areaName(area),
          question.number ?? '',
          question.title,
          question.text,
          question.expectedResult,
        ];
        const answered = question.answers.map((answer) => [
          ...about,
          answer.organisation.name,
          valueName(answer.value),
          answer.reason,
          answer.comment,
          answer.status ? STATUS_NAMES[answer.status] : '',
          answer.hindrance,
          answer.cost ?? '',
          frozenAt,
          hash,
        ]);
        const silent = question.unanswered.map(({ name }) => [
          ...about,
          name,
          NO_ANSWER,
          '',
          '',
          '',
          '',
          '',
          frozenAt,
          hash,
        ]);
        return [...answered, ...silent];
      }),
    ),
  );
  const added = addenda.map((addendum) => [
    `Tillägg ${addendum.number}`,
    round.title,
    round.year,
    '',
    '',
    '',
    addendum.about,
    '',
    '',
    addendum.by,
    '',
    '',
    addendum.text,
    '',
    '',
    '',
    addendum.addedAt,
    hash,
  ]);
  return writeCsvRows([CSV_HEADINGS, ...rows, ...added]);
}
