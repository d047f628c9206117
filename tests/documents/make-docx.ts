import {
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, BlockDocument } from './blocks.ts';

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** The document as a Word file with real headings, lists, tables and footnotes. */
export async function makeDocx({ pageHeader, blocks }: BlockDocument): Promise<Uint8Array> {
  const notes = blocks.flatMap((block) => ('footnote' in block ? [block.footnote] : []));
  let note = 0;
  const children = blocks.flatMap((block, index) => {
    if ('footnote' in block) return [];
    const next = blocks[index + 1];
    const reference = next && 'footnote' in next ? [new FootnoteReferenceRun(++note)] : [];
    return write(block, reference);
  });
  const document = new Document({
    footnotes: Object.fromEntries(notes.map((text, i) => [i + 1, { children: [new Paragraph(text)] }])),
    sections: [
      {
        headers: pageHeader ? { default: new Header({ children: [new Paragraph(pageHeader)] }) } : {},
        footers: {
          default: new Footer({
            children: [new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
          }),
        },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function write(block: Exclude<Block, { footnote: string }>, reference: FootnoteReferenceRun[]) {
  if ('heading' in block) return [new Paragraph({ text: block.heading, heading: headings[block.level] })];
  if ('paragraph' in block) {
    const parts = block.paragraph.split('\n').map((text, i) => new TextRun({ text, break: i > 0 ? 1 : 0 }));
    return [new Paragraph({ children: [...parts, ...reference] })];
  }
  if ('label' in block) {
    const label = new TextRun({ text: `${block.label} `, bold: true });
    return [new Paragraph({ children: [label, new TextRun(block.text)] })];
  }
  if ('bullets' in block) return block.bullets.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
  if ('columns' in block) return block.columns.map((text) => new Paragraph(text));
  if ('pageBreak' in block) return [new Paragraph({ children: [new PageBreak()] })];
  const rows = block.table.map(
    (row) =>
      new TableRow({
        children: row.map(
          (cell, i) =>
            new TableCell({
              width: { size: Math.round((block.widths[i] ?? 0.5) * 9000), type: WidthType.DXA },
              children: cell.split('\n').map((text) => new Paragraph(text)),
            }),
        ),
      }),
  );
  return [new Table({ rows }), new Paragraph('')];
}
