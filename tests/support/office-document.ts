import { strFromU8, unzipSync } from 'fflate';

/** Parts and relations that a word processor resolves when it opens the file, by what they are called. */
const target = (part: string, to: string) =>
  to.startsWith('/') ? to.slice(1) : new URL(to, `file:///${part}`).pathname.slice(1);
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((found) => found[1]!);
const pieces = (text: string, element: string) =>
  text.match(new RegExp(`<w:${element}[ >][\\s\\S]*?</w:${element}>`, 'g')) ?? [];

/** Reads that elements are closed in the order they were opened. */
function isClosed(xml: string): boolean {
  const open: string[] = [];
  for (const [, slash, name, rest] of xml.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*\s*\/?)>/g)) {
    if (slash) {
      if (open.pop() !== name) return false;
    } else if (!rest!.endsWith('/')) open.push(name!);
  }
  return open.length === 0;
}

/**
 * What would make a word processor mend a document when it opens it, or an office unable to go on editing it: broken
 * references, missing styles, skipped headings, tables without header rows, pictures without words, no language.
 * @returns one line for each fault
 */
export function faultsInDocument(bytes: Uint8Array): string[] {
  const faults: string[] = [];
  const fault = (text: string) => faults.push(text);
  const files = unzipSync(bytes);
  const read = (name: string) => (files[name] ? strFromU8(files[name]) : '');
  const document = read('word/document.xml');
  const styles = read('word/styles.xml');

  for (const [name, content] of Object.entries(files))
    if (/\.(xml|rels)$/.test(name) && !isClosed(strFromU8(content))) fault(`${name} is not well-formed`);
  const types = read('[Content_Types].xml');
  const endings = new Set(all(types, /Extension="([^"]+)"/g));
  const parts = new Set(all(types, /PartName="\/([^"]+)"/g));
  for (const name of Object.keys(files))
    if (
      name !== '[Content_Types].xml' &&
      !name.endsWith('/') &&
      !parts.has(name) &&
      !endings.has(name.split('.').at(-1)!)
    )
      fault(`${name} has no type`);
  for (const part of parts) if (!files[part]) fault(`${part} is told of and not there`);

  for (const name of Object.keys(files).filter((each) => each.endsWith('.rels'))) {
    const part = name.replace(/(^|\/)_rels\//, '$1').replace(/\.rels$/, '');
    const relations = all(read(name), /(<Relationship [^>]*>)/g);
    const ids = new Set(relations.map((each) => /Id="([^"]+)"/.exec(each)![1]!));
    for (const each of relations) {
      const to = /Target="([^"]+)"/.exec(each)![1]!;
      if (!each.includes('TargetMode="External"') && !files[target(part, to)])
        fault(`${name} leads to ${to}`);
    }
    for (const used of all(read(part), /r:(?:id|embed)="([^"]+)"/g))
      if (!ids.has(used)) fault(`${part} uses ${used}`);
  }

  const known = new Set(all(styles, /w:styleId="([^"]+)"/g));
  for (const used of new Set(all(document, /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g)))
    if (!known.has(used)) fault(`no style ${used}`);
  if (!/<w:lang [^>]*w:val="sv-SE"/.test(styles)) fault('no language');
  const lists = new Set(all(read('word/numbering.xml'), /<w:num w:numId="(\d+)"/g));
  for (const used of new Set(all(document, /<w:numId w:val="(\d+)"/g)))
    if (!lists.has(used)) fault(`no list ${used}`);
  if (!/<w:instrText[^>]*>\s*TOC /.test(document)) fault('no contents');

  let level = 0;
  for (const paragraph of pieces(document, 'p')) {
    const own = Number(/<w:pStyle w:val="Heading(\d)"/.exec(paragraph)?.[1] ?? 0);
    if (own === 0) continue;
    if (own > level + 1) fault(`heading ${own} after ${level}`);
    level = own;
    if (/<w:rPr>/.test(paragraph)) fault('a heading dressed by hand');
  }
  for (const table of pieces(document, 'tbl')) {
    const rows = pieces(table, 'tr');
    if (!rows[0]?.includes('<w:tblHeader/>')) fault('a table whose header is not repeated');
    const columns = all(table, /(<w:gridCol )/g).length;
    if (rows.some((row) => pieces(row, 'tc').length !== columns))
      fault('a table with rows of different lengths');
    if (
      rows.some((row) =>
        pieces(row, 'tc').some(
          (cell) => !cell.includes('<w:p>') && !cell.includes('<w:p ') && !cell.includes('<w:p/>'),
        ),
      )
    )
      fault('a cell without a paragraph');
  }
  const pictures = document.match(/<wp:docPr [^>]*>/g) ?? [];
  for (const picture of pictures) if (!/descr="[^"]+"/.test(picture)) fault('a picture without words');
  const numbers = pictures.map((picture) => /\bid="(\d+)"/.exec(picture)?.[1]);
  if (new Set(numbers).size !== numbers.length) fault('two pictures with one number');
  const marks = all(document, /<w:bookmarkStart [^>]*w:id="([^"]+)"/g);
  if (new Set(marks).size !== marks.length) fault('two bookmarks with one number');

  const core = read('docProps/core.xml');
  for (const fact of ['dc:title', 'dc:creator', 'dc:subject', 'dc:language'])
    if (!new RegExp(`<${fact}>[^<]+<`).test(core)) fault(`no ${fact}`);
  return faults;
}
