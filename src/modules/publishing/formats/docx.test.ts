import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { beforeAll, describe, expect, test } from 'vitest';
import { faultsInDocument } from '../../../../tests/support/office-document.ts';
import { ADDENDUM, editionOf, madeOffice, madeSource } from '../../../../tests/support/reports.ts';
import { writeJson } from './json.ts';
import { makeFile } from './make-file.ts';

const commentOf = (board: number, question: number) =>
  `Kommentar ${board}-${question} <w:t>&amp; åäö 😀\nandra raden\n\nAndra stycket ${board}-${question}\u0007.`;
const source = madeSource({ boards: 5, questions: 3, comment: commentOf });
const edition = editionOf(source, [ADDENDUM]);

test('the office’s text is a chapter, an assessment and a comment in a style of their own', async () => {
  const said = editionOf(source, [], madeOffice(source));
  const bytes = await makeFile(writeJson(said), { format: 'docx', colour: '#12606b' });
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { styleMap: ["p[style-name='Enhetens text'] => p.office:fresh"] },
  );
  const headings = [...value.matchAll(/<h([1-4])>(.*?)<\/h\1>/g)].map(
    ([, level, inner]) => `${level} ${inner!.replace(/<[^>]+>/g, '')}`,
  );
  expect(headings.filter((each) => /office|Uppföljning 2025/.test(each) === false).slice(0, 6)).toEqual([
    '1 Sammanfattning och bedömning',
    '2 Sammanfattning',
    '2 Bedömning',
    '1 Svaren i korthet',
    '1 Planen',
    '2 Bedömning från Stadsledningskontoret',
  ]);
  expect(headings.filter((each) => each === '4 Kommentar från Stadsledningskontoret')).toHaveLength(3);
  // Two paragraphs of the document and of each of three questions.
  expect(value.match(/<p class="office">/g)).toHaveLength(8);
  expect(faultsInDocument(bytes)).toEqual([]);
}, 30_000);

describe('a report as DOCX', () => {
  let html: string;
  let text: string;
  let parts: Record<string, Uint8Array>;
  const part = (name: string) => strFromU8(parts[name]!);
  beforeAll(async () => {
    const bytes = await makeFile(writeJson(edition), { format: 'docx', colour: '#12606b' });
    const buffer = Buffer.from(bytes);
    html = (await mammoth.convertToHtml({ buffer })).value;
    text = (await mammoth.extractRawText({ buffer })).value;
    parts = unzipSync(bytes);
  }, 30_000);

  test('has its headings in order, as real headings', () => {
    const headings = [...html.matchAll(/<h([1-3])>(.*?)<\/h\1>/g)].map(
      ([, level, inner]) => `${level} ${inner!.replace(/<[^>]+>/g, '')}`,
    );
    expect(headings.filter((each) => !each.endsWith('Uppföljning 2025'))).toEqual([
      '1 Sammanfattning',
      '1 Tillägg efter låsningen',
      expect.stringMatching(/^2 Tillägg.1, 11.februari.2026, Kommunstyrelsen$/),
      '1 Planen',
      '2 Svaren i bild och tabell',
      '2 Indikatorer',
      '2 Hinder',
      '2 1 Tidigt',
      '3 1:1 Insats 1',
      '3 1:2 Insats 2',
      '3 1:3 Insats 3',
      '1 Hur fullständiga svaren är',
      '1 Bilaga: nämnder och bolag mot strategier och insatser',
      '2 Planen',
    ]);
    expect(html.match(/<h4>/g)).toHaveLength(12);
  });

  test('has each picture a second time, drawn, for programs that show no SVG', () => {
    const media = Object.keys(parts).filter((name) => name.startsWith('word/media/'));
    const svg = media.filter((name) => name.endsWith('.svg'));
    const png = media.filter((name) => name.endsWith('.png'));
    expect(svg.length).toBeGreaterThan(0);
    expect(png.map((name) => Buffer.from(parts[name]!).readUInt32BE(16)).sort()).toEqual(
      svg.map((name) => Number(/width="([\d.]+)"/.exec(part(name))![1]) * 2.5).sort(),
    );
  });

  test('has every comment, the addendum, the hash and what is missing', () => {
    for (const { answers } of source.documents[0]!.areas[0]!.questions) {
      for (const { comment } of answers) {
        for (const line of comment.split(/\n+/)) expect(text).toContain(line.replace('\u0007', '[U+0007]'));
      }
    }
    expect(text).toContain(ADDENDUM.text);
    expect(text).toContain(edition.hash);
    expect(text).toContain('saknas (2026)');
  });

  test('has a contents field, header rows, alternative texts and Swedish as its language', () => {
    const document = part('word/document.xml');
    expect(document).toMatch(/TOC .*\\o &quot;1-3&quot;|TOC .*\\o "1-3"/);
    expect(document.match(/<w:tblHeader\/?>/g)!.length).toBe(document.match(/<w:tbl>/g)!.length);
    const alts = [...document.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, alt]) => alt);
    expect(alts).toEqual([expect.stringContaining('Liggande staplar för Planen')]);
    expect(part('word/styles.xml')).toMatch(/<w:lang [^>]*w:val="sv-SE"/);
  });
});

describe('the check of a document that an office goes on editing', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await makeFile(writeJson(edition), { format: 'docx', colour: '#12606b' });
  }, 60_000);
  const change = (part: string, edit: (xml: string) => string) => {
    const files = unzipSync(bytes);
    const before = strFromU8(files[part]!);
    const after = edit(before);
    if (after === before) throw new Error('nothing was changed');
    return zipSync({ ...files, [part]: strToU8(after) });
  };

  test('finds nothing to complain of in ours, which tells who made it and when it was frozen', async () => {
    expect(faultsInDocument(bytes)).toEqual([]);
    const core = strFromU8(unzipSync(bytes)['docProps/core.xml']!);
    expect(core).toContain('<dc:creator>Provköping</dc:creator>');
    expect(core).toContain('2025-12-19T14:05:00.000Z');
  });

  test.each<[string, string, (xml: string) => string, RegExp]>([
    [
      'a style that is gone',
      'word/styles.xml',
      (xml) => xml.replace('w:styleId="Heading3"', 'w:styleId="H3"'),
      /no style/,
    ],
    ['no language', 'word/styles.xml', (xml) => xml.replaceAll('sv-SE', 'en-US'), /language/],
    ['a skipped heading', 'word/document.xml', (xml) => xml.replace('"Heading2"', '"Heading4"'), /heading 4/],
    [
      'a heading dressed by hand',
      'word/document.xml',
      (xml) => xml.replace(/("Heading1"\/>.*?<w:r>)/, '$1<w:rPr><w:b/></w:rPr>'),
      /by hand/,
    ],
    ['a header not repeated', 'word/document.xml', (xml) => xml.replace('<w:tblHeader/>', ''), /repeated/],
    [
      'a column too many',
      'word/document.xml',
      (xml) => xml.replace('<w:gridCol ', '<w:gridCol w:w="1"/><w:gridCol '),
      /lengths/,
    ],
    [
      'a silent picture',
      'word/document.xml',
      (xml) => xml.replace(/descr="[^"]+"/, 'descr=""'),
      /without words/,
    ],
    [
      'a link to nothing',
      'word/_rels/document.xml.rels',
      (xml) => xml.replaceAll(/Id="[^"]+"/g, 'Id="annat"'),
      /uses|leads/,
    ],
    [
      'a list that is gone',
      'word/numbering.xml',
      (xml) => xml.replaceAll('<w:num ', '<w:numm '),
      /no list|well-formed/,
    ],
    ['broken XML', 'word/document.xml', (xml) => xml.replace('</w:tbl>', ''), /well-formed/],
    ['no author', 'docProps/core.xml', (xml) => xml.replace(/<dc:creator>.*?<\/dc:creator>/, ''), /creator/],
  ])('notices %s', (_, part, edit, said) => {
    expect(faultsInDocument(change(part, edit)).join('\n')).toMatch(said);
  });
});
