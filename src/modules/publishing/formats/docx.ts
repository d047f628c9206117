import {
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TableOfContents,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ReportEdition } from '../contract/content.ts';
import type { Paragraphs } from '../rules/paragraphs.ts';
import { type Printed, type PrintedQuestion, printed } from '../rules/print.ts';
import {
  assessmentBy,
  COMPLETE_EXPLAINED,
  COMPLETE_HEADINGS,
  commentBy,
  HINDRANCES_EXPLAINED,
  INDICATOR_HEADINGS,
  OFFICE_CHAPTER,
} from '../rules/words.ts';
import {
  bullet,
  counted,
  drawings,
  evidence,
  gap,
  type HeadingLevelName,
  heading,
  labelled,
  prose,
  safe,
  table,
} from './docx-blocks.ts';
import { appendix } from './docx-map.ts';

/** The style of what the office says of a document or a question. */
const OFFICE_STYLE = 'OfficeText';
/** The heading of the contents, which is not itself in them. */
const CONTENTS_STYLE = 'TOCHeading';

type Block = Paragraph | Table | TableOfContents;

/** What the office says of a document or a question, set apart from what boards have answered. */
const officeSaid = (level: HeadingLevelName, title: string, text: Paragraphs): Block[] =>
  text.length === 0 ? [] : [heading(level, title), ...prose(text, undefined, OFFICE_STYLE)];

function question(each: PrintedQuestion, unit: string): Block[] {
  return [
    heading(HeadingLevel.HEADING_3, each.name),
    new Paragraph({ children: [new TextRun({ text: safe(each.text), bold: true })] }),
    ...prose(each.expected, 'Förväntat resultat'),
    labelled('Ansvar', each.responsible),
    ...(each.through === '' ? [] : [labelled('Följs upp genom insatserna', each.through)]),
    counted('Svar', [{ name: 'Antal', counts: each.counts }]),
    ...each.facts.map(bullet),
    ...(each.moved.length > 0 ? [labelled('Ändrade svar', `${each.moved.join('; ')}.`)] : []),
    ...officeSaid(HeadingLevel.HEADING_4, commentBy(unit), each.comment),
    ...each.answers.flatMap((answer) => [
      heading(HeadingLevel.HEADING_4, `${answer.board}: ${answer.answer}`),
      ...prose(answer.comment),
      ...answer.besides.flatMap(({ label, text }) => prose(text, label)),
      ...evidence(answer.evidence),
    ]),
    ...(each.unanswered === '' ? [] : [labelled('Inget svar', each.unanswered)]),
  ];
}

const office = ({ office: said }: Printed): Block[] =>
  said === null || said.sections.length === 0
    ? []
    : [
        heading(HeadingLevel.HEADING_1, OFFICE_CHAPTER, true),
        new Paragraph({ text: safe(`${said.edition}. ${said.note}`) }),
        ...said.sections.flatMap((section) => [
          heading(HeadingLevel.HEADING_2, section.heading),
          ...prose(section.text),
        ]),
      ];

const summary = (report: Printed): Block[] => [
  ...office(report),
  heading(HeadingLevel.HEADING_1, report.overviewHeading, !report.office?.sections.length),
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
  heading(HeadingLevel.HEADING_1, 'Hur fullständiga svaren är', true),
  new Paragraph(COMPLETE_EXPLAINED),
  table(['Nämnd eller bolag', ...COMPLETE_HEADINGS], report.completeness, 1),
  gap(),
  table(['Dokument', ...COMPLETE_HEADINGS, 'Indikatorer'], report.documentCompleteness, 1),
];

function body(report: Printed): Block[] {
  const { volume } = report;
  const unit = report.office?.by ?? '';
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
    ...(report.office === null
      ? []
      : [
          new Paragraph({
            text: safe(
              `Text från ${report.office.by}: ${report.office.edition.toLowerCase()}. Textens kontrollsumma (SHA-256): ${report.office.hash}`,
            ),
          }),
        ]),
    new Paragraph({ style: CONTENTS_STYLE, text: 'Innehåll' }),
    new TableOfContents('Innehåll', { hyperlink: true, headingStyleRange: '1-3' }),
    ...(report.summary ? summary(report) : []),
    ...(report.addenda.length > 0 ? [heading(HeadingLevel.HEADING_1, 'Tillägg efter låsningen')] : []),
    ...report.addenda.flatMap((each) => [
      heading(HeadingLevel.HEADING_2, each.heading),
      ...(each.about === '' ? [] : [labelled('Gäller', each.about)]),
      ...prose(each.text),
    ]),
    ...report.documents.flatMap((document) => [
      heading(HeadingLevel.HEADING_1, document.title, true),
      ...(document.diary === '' ? [] : [labelled('Diarienummer', document.diary)]),
      ...officeSaid(HeadingLevel.HEADING_2, assessmentBy(unit), document.assessment),
      ...(!document.overview || document.byQuestion.length === 0
        ? []
        : [
            heading(HeadingLevel.HEADING_2, 'Svaren i bild och tabell'),
            ...drawings(document.bars, 'Hur svaren fördelar sig, fråga för fråga'),
            counted('Fråga', document.byQuestion),
            gap(),
            counted('Nämnd eller bolag', document.byBoard),
          ]),
      ...(document.indicators.length === 0
        ? []
        : [
            heading(HeadingLevel.HEADING_2, 'Indikatorer'),
            table(INDICATOR_HEADINGS, document.indicators, 2, 1350),
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
        ...area.questions.flatMap((each) => question(each, unit)),
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
  const style = (size: number, before: number) => ({
    run: { size, bold: true, color: accent },
    paragraph: { keepNext: true, spacing: { before, after: 100, line: 240, lineRule: LineRuleType.AUTO } },
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
          // Every office has it, or letters of the same width; a typeface that is missing is replaced by any other.
          run: { font: 'Calibri', size: 22, language: { value: 'sv-SE' } },
          paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
        },
        title: {
          run: { size: 56, bold: true, color: accent },
          paragraph: { spacing: { before: 1200, after: 200, line: 240, lineRule: LineRuleType.AUTO } },
        },
        heading1: style(36, 360),
        heading2: style(28, 320),
        heading3: style(24, 280),
        heading4: {
          run: { size: 22, bold: true, color: '000000' },
          paragraph: { keepNext: true, spacing: { before: 200, after: 40 } },
        },
      },
      paragraphStyles: [
        {
          id: 'Caption',
          name: 'caption',
          basedOn: 'Normal',
          next: 'Normal',
          run: { size: 18, color: '5c574f' },
        },
        {
          id: CONTENTS_STYLE,
          name: 'TOC Heading',
          basedOn: 'Normal',
          next: 'Normal',
          run: { size: 28, bold: true, color: accent },
          paragraph: { keepNext: true, spacing: { before: 480, after: 120 } },
        },
        {
          id: OFFICE_STYLE,
          name: 'Enhetens text',
          basedOn: 'Normal',
          next: OFFICE_STYLE,
          paragraph: {
            indent: { left: 200 },
            border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: accent } },
          },
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
