import { writeCsvRows } from '../../../platform/files/csv.ts';
import type { ReportContent, ReportEdition } from '../contract/content.ts';
import { changesIn, completenessIn } from '../rules/derived.ts';
import { evidenceInCell } from '../rules/evidence.ts';
import {
  areaName,
  COMPLETE_HEADINGS,
  figure,
  MISSING,
  NO_ANSWER,
  NO_SERIES,
  STATUS_NAMES,
  valueName,
} from '../rules/words.ts';

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
  'Underlag',
  'Datum',
  'Kontrollsumma',
];

/** Rows that are worked out from the answers, told apart by their type: what has changed, how complete, indicators. */
function derivedRows(content: ReportContent, date: string, hash: string): (string | number)[][] {
  const { round } = content;
  const row = (
    type: string,
    cells: { document: string; area?: string; number?: string; title?: string; board?: string; text: string },
  ) => [
    ...[
      type,
      round.title,
      round.year,
      cells.document,
      cells.area ?? '',
      cells.number ?? '',
      cells.title ?? '',
    ],
    ...['', '', cells.board ?? '', '', '', cells.text, '', '', '', '', date, hash],
  ];
  return [
    ...changesIn(content).map((each) =>
      row('Förändring', {
        document: each.document,
        area: each.area,
        number: each.number,
        title: each.title || each.question,
        text: [each.facts, each.moved && `Ändrade svar: ${each.moved}.`].filter(Boolean).join(' '),
      }),
    ),
    ...completenessIn(content).map((each) =>
      row('Fullständighet', {
        document: each.document,
        board: each.organisation,
        text: [each.asked, each.answered, each.missing, each.withoutComment, each.withoutContact]
          .map((count, at) => `${COMPLETE_HEADINGS[at]} ${count}`)
          .join(', '),
      }),
    ),
    ...content.documents.flatMap(({ title, indicators }) =>
      indicators.map((each) =>
        row('Indikator', {
          document: title,
          title: [each.goal, each.name].filter(Boolean).join(': '),
          text: `Utgångsvärde ${figure(each.baseline)} (${each.baselineYear ?? MISSING}), målvärde ${figure(each.target)} (${each.targetYear ?? MISSING}), enhet ${each.unit || MISSING}, utfall ${NO_SERIES}`,
        }),
      ),
    ),
  ];
}

/**
 * A row for every question to every organisation asked, then what is worked out from them, then one for every addendum. As Swedish spreadsheets read it:
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
          evidenceInCell(answer),
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
    '',
    addendum.addedAt,
    hash,
  ]);
  return writeCsvRows([CSV_HEADINGS, ...rows, ...derivedRows(content, frozenAt, hash), ...added]);
}
