import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  type HeadingLevel,
  ImageRun,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { PrintedEvidence } from '../rules/evidence.ts';
import type { Figure } from '../rules/figures.ts';
import type { Paragraphs } from '../rules/paragraphs.ts';
import { DISTRIBUTION_KEYS, DISTRIBUTION_NAMES, figure as figureOf } from '../rules/words.ts';
import { drawAsPng } from './raster.ts';

export type HeadingLevelName = (typeof HeadingLevel)[keyof typeof HeadingLevel];

/** XML cannot hold these; they stand as their code. */
export const safe = (text: string) =>
  text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (unit) => `[U+${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );

export const heading = (level: HeadingLevelName, text: string, pageBreakBefore = false) =>
  new Paragraph({ heading: level, pageBreakBefore, children: [new TextRun(safe(text))] });

export const labelled = (label: string, text: string) =>
  new Paragraph({ children: [new TextRun({ text: `${label}: `, italics: true }), new TextRun(safe(text))] });
export const bullet = (text: string) => new Paragraph({ text: safe(text), bullet: { level: 0 } });
/** Lines of a paragraph stay lines. */
export const prose = (paragraphs: Paragraphs, label?: string, style?: string) =>
  paragraphs.map(
    (lines, at) =>
      new Paragraph({
        ...(style ? { style } : {}),
        children: [
          ...(label && at === 0 ? [new TextRun({ text: `${label}: `, italics: true })] : []),
          ...lines.map(
            (line, index) => new TextRun({ text: safe(line), ...(index > 0 ? { break: 1 } : {}) }),
          ),
        ],
      }),
  );

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'b9b2a6' };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
/** A line between rows and nothing else, as in the PDF. */
const BORDERS = {
  top: NO_LINE,
  bottom: LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: LINE,
  insideVertical: NO_LINE,
};
const cell = (text: string, numeric: boolean, head = false) =>
  new TableCell({
    ...(head ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'f0ede6' } } : {}),
    children: [
      new Paragraph({
        alignment: numeric ? AlignmentType.END : AlignmentType.START,
        spacing: { before: 30, after: 30, line: 240, lineRule: LineRuleType.AUTO },
        children: [new TextRun({ text: safe(text), bold: head, size: 18 })],
      }),
    ],
  });
/** Between two tables, which would grow together without it. */
export const gap = () => new Paragraph({ spacing: { before: 0, after: 60 }, children: [] });
/** What is between the margins of an upright page, and what a column of numbers takes of it, in twentieths of a point. */
const TEXT_WIDTH = 9026;
const NUMBER_WIDTH = 1080;
/** A table whose first row is a header that is repeated on every page; names get the room that numbers leave. */
export function table(
  headings: string[],
  rows: (string | number)[][],
  numericFrom: number,
  width = NUMBER_WIDTH,
): Table {
  const narrow = headings.length - 1;
  const wide = TEXT_WIDTH - narrow * width;
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: numericFrom > narrow ? [width, wide] : [wide, ...Array(narrow).fill(width)],
    borders: BORDERS,
    margins: { left: 60, right: 60 },
    rows: [
      new TableRow({
        tableHeader: true,
        children: headings.map((text, index) => cell(text, index >= numericFrom, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((value, index) =>
              cell(typeof value === 'number' ? figureOf(value) : value, index >= numericFrom),
            ),
          }),
      ),
    ],
  });
}
const COUNTS = DISTRIBUTION_KEYS.map((key) => DISTRIBUTION_NAMES[key]);
export const counted = (first: string, rows: { name: string; counts: number[] }[]) =>
  table(
    [first, ...COUNTS],
    rows.map(({ name, counts }) => [name, ...counts]),
    1,
  );

const sizeOf = (svg: string, name: string) => Number(new RegExp(`${name}="([\\d.]+)"`).exec(svg)?.[1] ?? 100);
const figure = ({ svg, alt }: Figure) =>
  new Paragraph({
    keepNext: true,
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg),
        transformation: { width: sizeOf(svg, 'width') * 1.28, height: sizeOf(svg, 'height') * 1.28 },
        // What programs that show no SVG get instead.
        fallback: { type: 'png', data: drawAsPng(svg) },
        altText: { name: 'Bild', description: safe(alt) },
      }),
    ],
  });
const caption = (text: string) => new Paragraph({ style: 'Caption', text: safe(text) });
export const drawings = (figures: Figure[], text: string): Paragraph[] =>
  figures.flatMap((each) => [figure(each), caption(text)]);

/** Links can be followed; files are told of. */
export const evidence = (pieces: PrintedEvidence[]): Paragraph[] =>
  pieces.length === 0
    ? []
    : [
        new Paragraph({ keepNext: true, children: [new TextRun({ text: 'Underlag:', italics: true })] }),
        ...pieces.map(
          ({ title, href, about }) =>
            new Paragraph({
              bullet: { level: 0 },
              children: [
                href === null
                  ? new TextRun(safe(title))
                  : new ExternalHyperlink({
                      link: href,
                      children: [new TextRun({ text: safe(title), style: 'Hyperlink' })],
                    }),
                new TextRun(safe(about === '' ? '' : ` (${about})`)),
              ],
            }),
        ),
      ];
