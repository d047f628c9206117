import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';
import type { BlockDocument } from './blocks.ts';

export type PdfStyle = {
  /** The order of painting: word processors finish a cell before the next, print drivers go line by line. */
  paint: 'by-cell' | 'by-line';
  /** Air above and below the text of a table cell, in points. */
  cellPadding: number;
};

const page = { width: 595, height: 842, left: 72, right: 523, top: 780, bottom: 70 };
const bodySize = 11;
const leading = 1.25;

type Piece = { text: string; x: number; y: number; size: number; font: PDFFont };

/** Sets a document on A4 pages as a word processor would: wrapped lines, tables that go on over pages. */
export async function makePdf(document: BlockDocument, style: PdfStyle): Promise<Uint8Array> {
  const setter = await Setter.begin(document, style);
  for (const block of document.blocks) {
    if ('heading' in block) setter.heading(block.heading, block.level);
    else if ('paragraph' in block) setter.paragraph(block.paragraph);
    else if ('label' in block) setter.labelled(block.label, block.text);
    else if ('bullets' in block) for (const item of block.bullets) setter.bullet(item);
    else if ('table' in block) setter.table(block.table, block.widths);
    else if ('columns' in block) setter.columns(block.columns);
    else if ('footnote' in block) setter.paragraph(block.footnote, 8);
    else setter.newPage();
  }
  return setter.finish();
}

class Setter {
  private y = page.top;
  private current!: PDFPage;

  private constructor(
    private readonly pdf: PDFDocument,
    private readonly regular: PDFFont,
    private readonly bold: PDFFont,
    private readonly document: BlockDocument,
    private readonly style: PdfStyle,
  ) {}

  static async begin(document: BlockDocument, style: PdfStyle): Promise<Setter> {
    const pdf = await PDFDocument.create();
    const regular = await pdf.embedFont(StandardFonts.Helvetica);
    const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
    const setter = new Setter(pdf, regular, bold, document, style);
    setter.newPage();
    return setter;
  }

  newPage(): void {
    this.current = this.pdf.addPage([page.width, page.height]);
    this.y = page.top;
  }

  heading(text: string, level: 1 | 2 | 3): void {
    const size = [20, 16, 13][level - 1]!;
    this.room(size * 3);
    this.y -= size * 0.8;
    this.flow(text, page.left, page.right, size, this.bold);
    this.y -= 4;
  }

  paragraph(text: string, size = bodySize): void {
    for (const part of text.split('\n')) this.flow(part, page.left, page.right, size, this.regular);
    this.y -= 8;
  }

  labelled(label: string, text: string): void {
    this.room(bodySize * leading);
    this.draw({ text: label, x: page.left, y: this.y - bodySize, size: bodySize, font: this.bold });
    const indent = this.bold.widthOfTextAtSize(`${label} `, bodySize);
    const [first = '', ...rest] = wrap(text, this.regular, bodySize, page.right - page.left, indent);
    this.draw({
      text: first,
      x: page.left + indent,
      y: this.y - bodySize,
      size: bodySize,
      font: this.regular,
    });
    this.y -= bodySize * leading;
    if (rest.length > 0) this.flow(rest.join(' '), page.left, page.right, bodySize, this.regular);
    this.y -= 4;
  }

  bullet(text: string): void {
    this.room(bodySize * leading);
    this.draw({ text: '•', x: page.left + 18, y: this.y - bodySize, size: bodySize, font: this.regular });
    this.flow(text, page.left + 36, page.right, bodySize, this.regular);
    this.y -= 2;
  }

  /** A row that does not fit goes on at the top of the next page, cell by cell from where it was cut. */
  table(rows: string[][], widths: number[]): void {
    const edges = widths.map(
      (_, i) => page.left + widths.slice(0, i).reduce((a, b) => a + b, 0) * (page.right - page.left),
    );
    this.y -= 4;
    for (const [rowIndex, row] of rows.entries()) {
      let cells = row.map((cell, i) => {
        const right = edges[i + 1] ?? page.right;
        return cell
          .split('\n')
          .flatMap((part, index) => [
            ...(index > 0 ? [''] : []),
            ...wrap(part, this.fontOf(rowIndex, rows, i), bodySize, right - edges[i]! - 12, 0),
          ]);
      });
      while (cells.some((cell) => cell.length > 0)) {
        this.room(bodySize * leading + 2 * this.style.cellPadding);
        const fits = Math.floor((this.y - page.bottom - 2 * this.style.cellPadding) / (bodySize * leading));
        const now = cells.map((cell) => cell.slice(0, fits));
        this.row(now, edges, (i) => this.fontOf(rowIndex, rows, i));
        cells = cells.map((cell) => cell.slice(fits));
      }
    }
    this.y -= 12;
  }

  columns(texts: string[]): void {
    const width = (page.right - page.left - 24 * (texts.length - 1)) / texts.length;
    const cells = texts.map((text) => wrap(text, this.regular, bodySize, width, 0));
    this.row(
      cells,
      texts.map((_, i) => page.left + i * (width + 24)),
      () => this.regular,
    );
    this.y -= 8;
  }

  async finish(): Promise<Uint8Array> {
    const pages = this.pdf.getPages();
    for (const [index, target] of pages.entries()) {
      if (!this.document.pageHeader) continue;
      const draw = (text: string, x: number) =>
        target.drawText(text, { x, y: 810, size: 9, font: this.regular });
      draw(this.document.pageHeader, page.left);
      draw(`${index + 1} (${pages.length})`, page.right - 30);
    }
    return this.pdf.save();
  }

  private fontOf(rowIndex: number, rows: string[][], column: number): PDFFont {
    const header = rowIndex === 0 && rows[0]!.length > 2;
    return header || (column === 0 && rows[0]!.length === 2) ? this.bold : this.regular;
  }

  private row(cells: string[][], edges: number[], fontOf: (column: number) => PDFFont): void {
    const top = this.y - this.style.cellPadding;
    const pieces = cells.flatMap((lines, i) =>
      lines.map((text, line) => ({
        text,
        x: edges[i]!,
        y: top - bodySize - line * bodySize * leading,
        size: bodySize,
        font: fontOf(i),
      })),
    );
    if (this.style.paint === 'by-line') pieces.sort((a, b) => b.y - a.y || a.x - b.x);
    for (const piece of pieces) this.draw(piece);
    this.y =
      top - Math.max(...cells.map((lines) => lines.length)) * bodySize * leading - this.style.cellPadding;
  }

  private flow(text: string, left: number, right: number, size: number, font: PDFFont): void {
    for (const line of wrap(text, font, size, right - left, 0)) {
      this.room(size * leading);
      this.draw({ text: line, x: left, y: this.y - size, size, font });
      this.y -= size * leading;
    }
  }

  private draw({ text, ...options }: Piece): void {
    if (text !== '') this.current.drawText(text, options);
  }

  private room(height: number): void {
    if (this.y - height < page.bottom) this.newPage();
  }
}

/** Lines no wider than `width`; the first is shorter by `indent`. */
function wrap(text: string, font: PDFFont, size: number, width: number, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    const available = lines.length === 0 ? width - indent : width;
    if (line !== '' && font.widthOfTextAtSize(longer, size) > available) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return text === '' ? [] : [...lines, line];
}
