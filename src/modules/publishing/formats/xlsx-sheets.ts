import type { Cell } from 'write-excel-file/node';
import type { ReportContent, ReportEdition } from '../contract/content.ts';
import { changesIn, completenessIn, questionsIn } from '../rules/derived.ts';
import { evidenceIn } from '../rules/evidence.ts';
import { answerMap, FILLS, LETTERS, LETTERS_EXPLAINED } from '../rules/map.ts';
import { officeRows } from '../rules/office-rows.ts';
import { COMPLETE_HEADINGS, MISSING, NO_SERIES, OFFICE_CHAPTER } from '../rules/words.ts';
import { heading, numberCell, textCell } from './cells.ts';

interface Sheet {
  sheet: string;
  stickyRowsCount: number;
  stickyColumnsCount?: number;
  columns: { width: number }[];
  data: Cell[][];
}

/** A text that may be longer than a cell: the whole stands in the sheet of answers and in the other formats. */
const shortened = (text: string) => textCell(text.length > 4000 ? `${text.slice(0, 3999)}…` : text);

function mapSheet({ documents }: ReportContent): Sheet {
  const all = documents.flatMap(questionsIn);
  const maps = documents.map((document) => ({
    title: document.title,
    ...answerMap(questionsIn(document), all),
  }));
  const boards = [...new Set(maps.flatMap(({ rows }) => rows.map(({ board }) => board)))].sort((a, b) =>
    a.localeCompare(b, 'sv'),
  );
  const letter = (key: keyof typeof FILLS | null | undefined): Cell =>
    key
      ? {
          value: LETTERS[key],
          type: String,
          align: 'center',
          backgroundColor: FILLS[key].fill,
          textColor: FILLS[key].ink,
        }
      : null;
  return {
    sheet: 'Karta',
    stickyRowsCount: 3,
    stickyColumnsCount: 1,
    columns: [{ width: 38 }, ...maps.flatMap(({ columns }) => columns.map(() => ({ width: 6 })))],
    data: [
      [textCell(LETTERS_EXPLAINED)],
      [
        null,
        ...maps.flatMap(({ title, columns }) => columns.map((_, at) => (at === 0 ? heading(title) : null))),
      ],
      [heading('Nämnd eller bolag'), ...maps.flatMap(({ columns }) => columns.map(heading))],
      ...boards.map((board) => [
        textCell(board),
        ...maps.flatMap(({ columns, rows }) => {
          const row = rows.find((each) => each.board === board);
          return columns.map((_, at) => letter(row?.cells[at]));
        }),
      ]),
    ],
  };
}

function changeSheet(content: ReportContent): Sheet {
  return {
    sheet: 'Förändring',
    stickyRowsCount: 1,
    columns: [30, 30, 8, 40, 10, 50, 50, 80, 80].map((width) => ({ width })),
    data: [
      ['Dokument', 'Område', 'Nummer', 'Fråga', 'Jämfört med', 'Då', 'Nu', 'Förändring', 'Ändrade svar'].map(
        heading,
      ),
      ...changesIn(content).map((each) => [
        textCell(each.document),
        textCell(each.area),
        textCell(each.number),
        textCell(each.title || each.question),
        numberCell(each.year),
        textCell(each.before),
        textCell(each.now),
        shortened(each.facts),
        shortened(each.moved),
      ]),
    ],
  };
}

function completenessSheet(content: ReportContent): Sheet {
  return {
    sheet: 'Fullständighet',
    stickyRowsCount: 1,
    columns: [38, 50, 10, 12, 10, 16, 16].map((width) => ({ width })),
    data: [
      ['Nämnd eller bolag', 'Dokument', ...COMPLETE_HEADINGS].map(heading),
      ...completenessIn(content).map((each) => [
        textCell(each.organisation),
        textCell(each.document),
        numberCell(each.asked),
        numberCell(each.answered),
        numberCell(each.missing),
        numberCell(each.withoutComment),
        numberCell(each.withoutContact),
      ]),
    ],
  };
}

function indicatorSheet({ documents }: ReportContent): Sheet {
  const figure = (value: number | null): Cell => (value === null ? textCell(MISSING) : numberCell(value));
  return {
    sheet: 'Indikatorer',
    stickyRowsCount: 1,
    columns: [40, 40, 50, 12, 14, 14, 14, 14, 16].map((width) => ({ width })),
    data: [
      [
        'Dokument',
        'Mål',
        'Indikator',
        'Enhet',
        'Utgångsår',
        'Utgångsvärde',
        'Målår',
        'Målvärde',
        'Utfall',
      ].map(heading),
      ...documents.flatMap(({ title, indicators }) =>
        indicators.map((each) => [
          textCell(title),
          textCell(each.goal),
          textCell(each.name),
          textCell(each.unit),
          numberCell(each.baselineYear),
          figure(each.baseline),
          numberCell(each.targetYear),
          figure(each.target),
          textCell(NO_SERIES),
        ]),
      ),
    ],
  };
}

/** Links and files that support answers; the files themselves are not published. */
function evidenceSheet(content: ReportContent): Sheet {
  return {
    sheet: 'Underlag',
    stickyRowsCount: 1,
    columns: [38, 40, 10, 50, 50, 60, 14, 68, 8, 38, 38].map((width) => ({ width })),
    data: [
      [
        'Nämnd eller bolag',
        'Dokument',
        'Nummer',
        'Strategi eller insats',
        'Titel',
        'Adress eller filnamn',
        'Storlek (byte)',
        'SHA-256',
        'Typ',
        'Fråge-id',
        'Organisations-id',
      ].map(heading),
      ...evidenceIn(content).map((each) => [
        textCell(each.organisation),
        textCell(each.document),
        textCell(each.number),
        textCell(each.question),
        textCell(each.title),
        textCell(each.href ?? each.fileName ?? ''),
        numberCell(each.size),
        textCell(each.sha256 ?? ''),
        textCell(each.kind === 'link' ? 'Länk' : 'Fil'),
        textCell(each.questionId),
        textCell(each.organisationId),
      ]),
    ],
  };
}

/** The office's own text, a section a row; no sheet before its first edition. */
export function officeSheets(edition: Pick<ReportEdition, 'content' | 'office'>): Sheet[] {
  const rows = officeRows(edition);
  if (rows.length === 0) return [];
  return [
    {
      sheet: OFFICE_CHAPTER,
      stickyRowsCount: 1,
      columns: [24, 40, 10, 50, 110, 30].map((width) => ({ width })),
      data: [
        ['Avsnitt', 'Dokument', 'Nummer', 'Strategi eller insats', 'Text', 'Av'].map(heading),
        ...rows.map((each) => [
          textCell(each.section),
          textCell(each.document),
          textCell(each.number),
          textCell(each.question),
          textCell(each.text),
          textCell(edition.office?.by ?? ''),
        ]),
      ],
    },
  ];
}

/** What is worked out from the answers, as sheets beside the raw ones; reading the file back takes the raw ones and the evidence. */
export const derivedSheets = (content: ReportContent): Sheet[] => [
  mapSheet(content),
  changeSheet(content),
  completenessSheet(content),
  indicatorSheet(content),
  evidenceSheet(content),
];
