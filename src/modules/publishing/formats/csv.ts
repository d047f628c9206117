import { writeCsvRows } from '../../../platform/files/csv.ts';
import type { ReportContent, ReportEdition } from '../contract/content.ts';
import { changesIn, completenessIn } from '../rules/derived.ts';
import { evidenceInCell } from '../rules/evidence.ts';
import { officeRows } from '../rules/office-rows.ts';
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
import { SOURCE_HEADINGS, sourceCells } from './source-cells.ts';

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
  ...SOURCE_HEADINGS,
  'Datum',
  'Kontrollsumma',
] as const;

type Cells = Partial<Record<(typeof CSV_HEADINGS)[number], string | number>>;

/** Rows that are worked out from the answers, told apart by their type: what has changed, how complete, indicators. */
const derivedRows = (content: ReportContent): Cells[] => [
  ...changesIn(content).map((each) => ({
    Typ: 'Förändring',
    Dokument: each.document,
    Område: each.area,
    Nummer: each.number,
    'Strategi eller insats': each.title || each.question,
    Kommentar: [each.facts, each.moved && `Ändrade svar: ${each.moved}.`].filter(Boolean).join(' '),
  })),
  ...completenessIn(content).map((each) => ({
    Typ: 'Fullständighet',
    Dokument: each.document,
    Organisation: each.organisation,
    Kommentar: [each.asked, each.answered, each.missing, each.withoutComment, each.withoutContact]
      .map((count, at) => `${COMPLETE_HEADINGS[at]} ${count}`)
      .join(', '),
  })),
  ...content.documents.flatMap(({ title, indicators }) =>
    indicators.map((each) => ({
      Typ: 'Indikator',
      Dokument: title,
      'Strategi eller insats': [each.goal, each.name].filter(Boolean).join(': '),
      Kommentar: `Utgångsvärde ${figure(each.baseline)} (${each.baselineYear ?? MISSING}), målvärde ${figure(each.target)} (${each.targetYear ?? MISSING}), enhet ${each.unit || MISSING}, utfall ${NO_SERIES}`,
    })),
  ),
];

function answerRows({ documents }: ReportContent): Cells[] {
  return documents.flatMap((document) =>
    document.areas.flatMap((area) =>
      area.questions.flatMap((question): Cells[] => {
        const about = {
          Typ: 'Svar',
          Dokument: document.title,
          Område: areaName(area),
          Nummer: question.number ?? '',
          'Strategi eller insats': question.title,
          Fråga: question.text,
          'Förväntat resultat': question.expectedResult,
        };
        return [
          ...question.answers.map((answer) => {
            const [kind, file, place] = sourceCells(answer);
            return {
              ...about,
              Organisation: answer.organisation.name,
              Svar: valueName(answer.value),
              Motivering: answer.reason,
              Kommentar: answer.comment,
              Status: answer.status ? STATUS_NAMES[answer.status] : '',
              Hinder: answer.hindrance,
              'Kostnad (kr)': answer.cost ?? '',
              Underlag: evidenceInCell(answer),
              Källa: kind,
              Källfil: file,
              'Plats i källfilen': place,
            };
          }),
          ...question.unanswered.map(({ name }) => ({ ...about, Organisation: name, Svar: NO_ANSWER })),
        ];
      }),
    ),
  );
}

/**
 * A row for every question to every organisation asked, then what is worked out from them, what the office says (with
 * the hash of that text) and one for every addendum. As Swedish spreadsheets read it: UTF-8 with a byte order mark,
 * semicolons. A text that a spreadsheet would run as a formula gets an apostrophe before
 * it; JSON and XLSX have every text to the letter.
 */
export function writeCsv({ content, hash, frozenAt, addenda, office }: ReportEdition): string {
  const rows: Cells[] = [
    ...answerRows(content),
    ...derivedRows(content),
    ...officeRows({ content, office }).map((each) => ({
      Typ: each.section,
      Dokument: each.document,
      Område: each.area,
      Nummer: each.number,
      'Strategi eller insats': each.question,
      Organisation: office?.by ?? '',
      Kommentar: each.text,
      Datum: office?.decidedAt ?? '',
      Kontrollsumma: office?.hash ?? '',
    })),
    ...addenda.map((each) => ({
      Typ: `Tillägg ${each.number}`,
      'Strategi eller insats': each.about,
      Organisation: each.by,
      Kommentar: each.text,
      Datum: each.addedAt,
    })),
  ];
  const everywhere = {
    Omgång: content.round.title,
    År: content.round.year,
    Datum: frozenAt,
    Kontrollsumma: hash,
  };
  return writeCsvRows([
    CSV_HEADINGS,
    ...rows.map((row) => {
      const cells: Cells = { ...everywhere, ...row };
      return CSV_HEADINGS.map((name) => cells[name] ?? '');
    }),
  ]);
}
