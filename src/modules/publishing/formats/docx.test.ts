import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { beforeAll, describe, expect, test } from 'vitest';
import { ADDENDUM, editionOf, madeSource } from '../../../../tests/support/reports.ts';
import { writeJson } from './json.ts';
import { makeFile } from './make-file.ts';

const commentOf = (board: number, question: number) =>
  `Kommentar ${board}-${question} <w:t>&amp; åäö 😀\nandra raden\n\nAndra stycket ${board}-${question}\u0007.`;
const source = madeSource({ boards: 5, questions: 3, comment: commentOf });
const edition = editionOf(source, [ADDENDUM]);

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
