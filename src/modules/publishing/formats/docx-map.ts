import {
  AlignmentType,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
} from 'docx';
import { FILLS, inColumns, LETTERS } from '../rules/map.ts';
import type { Printed } from '../rules/print.ts';
import { heading, safe } from './docx-blocks.ts';

const small = (text: string, more: { bold?: boolean; color?: string } = {}) =>
  new TextRun({ text: safe(text), size: 13, ...more });
const mapCell = (key: keyof typeof FILLS | null) =>
  new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: (key ? FILLS[key].fill : '#f6f4f0').slice(1) },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 0, line: 200 },
        children: key ? [small(LETTERS[key], { bold: true, color: FILLS[key].ink.slice(1) })] : [],
      }),
    ],
  });
const mapHead = (text: string, columns?: boolean) =>
  new TableCell({
    children: [
      new Paragraph({
        alignment: columns ? AlignmentType.CENTER : AlignmentType.START,
        spacing: { after: 0, line: 200 },
        children: [small(text, { bold: true })],
      }),
    ],
  });

/** Columns that a landscape page holds. */
const MAP_COLUMNS = 34;
const PAGE_WIDTH = 14_900;
const NAME_WIDTH = 3400;

/** Boards × measures: a table for each document, with letters, on landscape pages. */
export function appendix(report: Printed): (Paragraph | Table)[] {
  const maps = report.documents.flatMap(({ title, map }) =>
    inColumns(map, MAP_COLUMNS).map((part) => ({ title, ...part })),
  );
  return [
    heading(HeadingLevel.HEADING_1, 'Bilaga: nämnder och bolag mot strategier och insatser'),
    new Paragraph(report.letters),
    ...maps.flatMap(({ title, columns, rows, notes }) => {
      const width = Math.min(500, Math.floor((PAGE_WIDTH - NAME_WIDTH) / columns.length));
      return [
        heading(HeadingLevel.HEADING_2, title),
        new Table({
          columnWidths: [NAME_WIDTH, ...columns.map(() => width)],
          margins: { left: 20, right: 20 },
          rows: [
            new TableRow({
              tableHeader: true,
              children: [mapHead('Nämnd eller bolag'), ...columns.map((number) => mapHead(number, true))],
            }),
            ...rows.map(
              ({ board, cells }) =>
                new TableRow({ cantSplit: true, children: [mapHead(board), ...cells.map(mapCell)] }),
            ),
          ],
        }),
        ...notes.map((note) => new Paragraph({ children: [small(note)] })),
      ];
    }),
  ];
}
