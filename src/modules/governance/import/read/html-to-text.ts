/** A table cell while it is read: paragraphs, each a list of lines. */
type Cell = string[];

const listMark = /^(•|\d+\.) $/;

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * Writes the converter's HTML as the lines that the parser reads. The HTML is well formed and has no attributes that
 * matter except the links of footnotes, so it is read tag by tag.
 */
export function htmlToText(html: string): string {
  const writer = new TextWriter();
  let hidden = 0;
  for (const [, closing, name, attributes, text] of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/g)) {
    if (text !== undefined) {
      if (hidden === 0) writer.text(decode(text));
    } else if (name === 'a') {
      // The mark of a note and the arrow back to it are not words of the text.
      if (closing) hidden = 0;
      else if (/href="#(foot|end)note-/.test(attributes ?? '')) hidden = 1;
    } else if (closing) writer.close(name!);
    else writer.open(name!);
  }
  return writer.finish();
}

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return named[entity] ?? whole;
    const code = entity[1] === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

class TextWriter {
  private readonly lines: string[] = [];
  private current = '';
  /** Rows and cells of the tables being read, innermost last. */
  private readonly rows: Cell[][] = [];
  private readonly lists: { ordered: boolean; count: number }[] = [];

  text(text: string): void {
    this.current += text.replace(/[\t\n]+/g, ' ');
  }

  open(name: string): void {
    if (/^h[1-6]$/.test(name)) this.begin(`${'#'.repeat(Number(name[1]))} `);
    else if (name === 'p') this.beginParagraph();
    else if (name === 'br') this.current += '\n';
    else if (name === 'ul' || name === 'ol') this.lists.push({ ordered: name === 'ol', count: 0 });
    else if (name === 'li') this.beginItem();
    else if (name === 'table') this.blank();
    else if (name === 'tr') this.rows.push([]);
    else if (name === 'td' || name === 'th') this.rows.at(-1)?.push([]);
  }

  close(name: string): void {
    if (name === 'p' || name === 'li' || name === 'td' || name === 'th' || /^h[1-6]$/.test(name)) {
      this.endParagraph(/^h/.test(name));
    } else if (name === 'ul' || name === 'ol') {
      this.lists.pop();
      this.blank();
    } else if (name === 'tr') this.endRow();
    else if (name === 'table') this.blank();
  }

  finish(): string {
    this.endParagraph(false);
    return `${this.lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`;
  }

  private begin(prefix: string): void {
    this.endParagraph(false);
    this.current = prefix;
  }

  /** The first paragraph of a list item stands after the item's mark. */
  private beginParagraph(): void {
    if (!listMark.test(this.current)) this.begin('');
  }

  private beginItem(): void {
    const list = this.lists.at(-1);
    if (list) list.count++;
    this.endParagraph(false);
    this.current = list?.ordered ? `${list.count}. ` : '• ';
  }

  private endParagraph(heading: boolean): void {
    const text = heading ? this.current.replace(/\s*\n\s*/g, ' ') : this.current;
    this.current = '';
    const lines = text.split('\n').map((line) => line.trimEnd());
    if (lines.every((line) => line === '' || /^([#•]+|\d+\.)$/.test(line.trim()))) return;
    const cell = this.rows.at(-1)?.at(-1);
    if (cell)
      cell.push(...lines.filter((line) => line.trim() !== '').map((line) => line.replace(/^#+ /, '')));
    else this.lines.push(...lines, ...(/^(•|\d+\.) /.test(text) ? [] : ['']));
  }

  private blank(): void {
    if (this.rows.length === 0 && this.lines.at(-1) !== '') this.lines.push('');
  }

  private endRow(): void {
    const cells = this.rows.pop() ?? [];
    const outer = this.rows.at(-1)?.at(-1);
    if (outer) outer.push(...cells.map((cell) => cell.join(' ')).filter((text) => text !== ''));
    else this.lines.push(...writeRow(cells));
  }
}

/** `cell TAB cell`, then the last cell's further lines, each after a TAB; see `rows.ts` for the same from a PDF. */
function writeRow(cells: Cell[]): string[] {
  if (cells.every((cell) => cell.length === 0)) return [];
  const [left = [], right = []] = cells;
  if (cells.length === 1) return left;
  if (cells.length === 2 && left.length > 1 && right.length > 0) return ['', ...left, '', ...right, ''];
  const last = cells.at(-1)!;
  const first = [...cells.slice(0, -1).map((cell) => cell.join(' ')), last[0] ?? ''];
  return [first.join('\t').trimEnd(), ...last.slice(1).map((line) => `\t${line}`)];
}
