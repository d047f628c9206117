import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ReportEdition } from '../contract/content.ts';
import type { PrintedEvidence } from '../rules/evidence.ts';
import type { Figure } from '../rules/figures.ts';
import type { Paragraphs } from '../rules/paragraphs.ts';
import { type Printed, type PrintedQuestion, printed } from '../rules/print.ts';
import {
  COMPLETE_EXPLAINED,
  COMPLETE_HEADINGS,
  DISTRIBUTION_KEYS,
  DISTRIBUTION_NAMES,
  figure as figureOf,
  HINDRANCES_EXPLAINED,
  INDICATOR_HEADINGS,
} from '../rules/words.ts';
import { heading, safe } from './docx-blocks.ts';
import { appendix } from './docx-map.ts';

type Block = Paragraph | Table | TableOfContents;

/** A transparent dot: what programs that show no SVG get instead; the alternative text says the same. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const labelled = (label: string, text: string) =>
  new Paragraph({ children: [new TextRun({ text: `${label}: `, italics: true }), new TextRun(safe(text))] });
const bullet = (text: string) => new Paragraph({ text: safe(text), bullet: { level: 0 } });
/** Lines of a paragraph stay lines. */
const prose = (paragraphs: Paragraphs, label?: string) =>
  paragraphs.map(
    (lines, at) =>
      new Paragraph({
        children: [
          ...(label && at === 0 ? [new TextRun({ text: `${label}: `, italics: true })] : []),
          ...lines.map(
            (line, index) => new TextRun({ text: safe(line), ...(index > 0 ? { break: 1 } : {}) }),
          ),
        ],
      }),
  );

const cell = (text: string, numeric: boolean, bold = false) =>
  new TableCell({
    children: [
      new Paragraph({
        alignment: numeric ? AlignmentType.END : AlignmentType.START,
        children: [new TextRun({ text: safe(text), bold })],
      }),
    ],
  });
/** What is between the margins of an upright page, and what a column of numbers takes of it, in twentieths of a point. */
const TEXT_WIDTH = 9026;
const NUMBER_WIDTH = 1050;
/** A table whose first row is a header that is repeated on every page; names get the room that numbers leave. */
function table(headings: string[], rows: (string | number)[][], numericFrom: number): Table {
  const narrow = headings.length - 1;
  const wide = TEXT_WIDTH - narrow * NUMBER_WIDTH;
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: numericFrom > narrow ? [NUMBER_WIDTH, wide] : [wide, ...Array(narrow).fill(NUMBER_WIDTH)],
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
const counted = (first: string, rows: { name: string; counts: number[] }[]) =>
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
        fallback: { type: 'png', data: DOT },
        altText: { name: 'Bild', description: safe(alt) },
      }),
    ],
  });
const caption = (text: string) => new Paragraph({ style: 'Caption', text: safe(text) });
const drawings = (figures: Figure[], text: string): Block[] =>
  figures.flatMap((each) => [figure(each), caption(text)]);

/** Links can be followed; files are told of. */
const evidence = (pieces: PrintedEvidence[]): Paragraph[] =>
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

function question(each: PrintedQuestion): Block[] {
  return [
    heading(HeadingLevel.HEADING_3, each.name),
    new Paragraph({ children: [new TextRun({ text: safe(each.text), bold: true })] }),
    ...prose(each.expected, 'Förväntat resultat'),
    labelled('Ansvar', each.responsible),
    ...(each.through === '' ? [] : [labelled('Följs upp genom insatserna', each.through)]),
    counted('Svar', [{ name: 'Antal', counts: each.counts }]),
    ...each.facts.map(bullet),
    ...(each.moved.length > 0 ? [labelled('Ändrade svar', `${each.moved.join('; ')}.`)] : []),
    ...each.answers.flatMap((answer) => [
      heading(HeadingLevel.HEADING_4, `${answer.board}: ${answer.answer}`),
      ...prose(answer.comment),
      ...answer.besides.flatMap(({ label, text }) => prose(text, label)),
      ...evidence(answer.evidence),
    ]),
    ...(each.unanswered === '' ? [] : [labelled('Inget svar', each.unanswered)]),
  ];
}

const summary = (report: Printed): Block[] => [
  heading(HeadingLevel.HEADING_1, 'Sammanfattning'),
  ...prose(report.introduction),
  ...report.facts.map(bullet),
  counted('Dokument', report.byDocument),
  ...(report.volumes.length === 0
    ? []
    : [
        heading(HeadingLevel.HEADING_1, 'Rapportens delar'),
        table(
          ['Del', 'Innehåll'],
          report.volumes.map(({ number, title }) => [number, title]),
          2,
        ),
      ]),
];

const completeness = (report: Printed): Block[] => [
  heading(HeadingLevel.HEADING_1, 'Hur fullständiga svaren är'),
  new Paragraph(COMPLETE_EXPLAINED),
  table(['Nämnd eller bolag', ...COMPLETE_HEADINGS], report.completeness, 1),
  new Paragraph(''),
  table(['Dokument', ...COMPLETE_HEADINGS, 'Indikatorer'], report.documentCompleteness, 1),
];

function body(report: Printed): Block[] {
  const { volume } = report;
  return [
    new Paragraph({ style: 'Title', text: safe(report.title) }),
    new Paragraph({ text: safe(`${report.city}. Samlad uppföljning ${report.year}`) }),
    ...(volume === null
      ? []
      : [new Paragraph({ text: safe(`Del ${volume.number} av ${volume.count}: ${volume.title}`) })]),
    new Paragraph({
      text: safe(
        `${report.owner}. Omgången stängdes ${report.closed}. Innehållet låstes ${report.frozen} och ändras inte; rättelser står som daterade tillägg. Kontrollsumma (SHA-256): ${report.hash}`,
      ),
    }),
    new TableOfContents('Innehåll', { hyperlink: true, headingStyleRange: '1-3' }),
    ...(report.summary ? summary(report) : []),
    ...(report.addenda.length > 0 ? [heading(HeadingLevel.HEADING_1, 'Tillägg efter låsningen')] : []),
    ...report.addenda.flatMap((each) => [
      heading(HeadingLevel.HEADING_2, each.heading),
      ...(each.about === '' ? [] : [labelled('Gäller', each.about)]),
      ...prose(each.text),
    ]),
    ...report.documents.flatMap((document) => [
      heading(HeadingLevel.HEADING_1, document.title),
      ...(document.diary === '' ? [] : [labelled('Diarienummer', document.diary)]),
      ...(!document.overview || document.byQuestion.length === 0
        ? []
        : [
            heading(HeadingLevel.HEADING_2, 'Svaren i bild och tabell'),
            ...drawings(document.bars, 'Hur svaren fördelar sig, fråga för fråga'),
            counted('Fråga', document.byQuestion),
            counted('Nämnd eller bolag', document.byBoard),
          ]),
      ...(document.indicators.length === 0
        ? []
        : [
            heading(HeadingLevel.HEADING_2, 'Indikatorer'),
            table(INDICATOR_HEADINGS, document.indicators, 2),
          ]),
      ...(document.hindrances.length === 0
        ? []
        : [
            heading(HeadingLevel.HEADING_2, 'Hinder'),
            new Paragraph(HINDRANCES_EXPLAINED),
            table(
              ['Fråga', 'Hinder'],
              document.hindrances.map(({ name, count }) => [name, count]),
              1,
            ),
          ]),
      ...document.areas.flatMap((area) => [
        heading(HeadingLevel.HEADING_2, area.name),
        ...area.questions.flatMap(question),
      ]),
    ]),
    ...(report.summary ? completeness(report) : []),
  ];
}

/** The report as a document that an office can go on editing: real styles and headings, a contents field, Swedish. */
export async function writeDocx(edition: ReportEdition, colour: string, volume = 1): Promise<Uint8Array> {
  const report = printed(edition, volume);
  const part = report.volume && `, del ${report.volume.number} av ${report.volume.count}`;
  const title = `${report.title}${part ?? ''}`;
  const accent = colour.slice(1);
  const style = (size: number) => ({
    run: { size, bold: true, color: accent },
    paragraph: { keepNext: true },
  });
  const frame = {
    headers: {
      default: new Header({ children: [new Paragraph(safe(`${report.city} · ${title}`))] }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            children: [
              new TextRun({
                children: [
                  `Låst ${report.frozen} · ${report.hash.slice(0, 16)} · `,
                  PageNumber.CURRENT,
                  ' (',
                  PageNumber.TOTAL_PAGES,
                  ')',
                ],
              }),
            ],
          }),
        ],
      }),
    },
  };
  const document = new Document({
    title: safe(title),
    subject: safe(`Samlad uppföljning ${report.year}, ${report.city}`),
    creator: safe(report.city),
    lastModifiedBy: safe(report.owner),
    keywords: `SHA-256 ${report.hash}`,
    features: { updateFields: true },
    styles: {
      default: {
        document: {
          run: { font: 'Source Sans 3', size: 21, language: { value: 'sv-SE' } },
          paragraph: { spacing: { after: 120, line: 276 } },
        },
        title: { run: { size: 48, bold: true, color: accent } },
        heading1: style(36),
        heading2: style(28),
        heading3: style(24),
        heading4: { run: { size: 21, bold: true, color: '000000' }, paragraph: { keepNext: true } },
      },
      paragraphStyles: [
        {
          id: 'Caption',
          name: 'caption',
          basedOn: 'Normal',
          next: 'Normal',
          run: { size: 18, color: '5c574f' },
        },
      ],
    },
    sections: [
      {
        ...frame,
        children: body(report),
      },
      ...(report.documents.some(({ map }) => map.columns.length > 0)
        ? [
            {
              ...frame,
              properties: {
                page: {
                  size: { orientation: PageOrientation.LANDSCAPE },
                  margin: { left: 850, right: 850, top: 1100, bottom: 1100 },
                },
              },
              children: appendix(report),
            },
          ]
        : []),
    ],
  });
  return withFacts(new Uint8Array(await Packer.toBuffer(document)), edition.frozenAt);
}

const CORE = 'docProps/core.xml';
/** What the library does not set: the language of the whole, and the day it was frozen as the day it was made. */
function withFacts(bytes: Uint8Array, frozenAt: string): Uint8Array {
  const files = unzipSync(bytes);
  const core = strFromU8(files[CORE]!)
    .replace('<cp:keywords>', '<dc:language>sv-SE</dc:language><cp:keywords>')
    .replace(/(<dcterms:(?:created|modified) [^>]*>)[^<]*/g, `$1${frozenAt}`);
  return zipSync({ ...files, [CORE]: strToU8(core) }, { mtime: new Date(frozenAt) });
}
