import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ADDENDUM, editionOf, madeSource } from '../../../../tests/support/reports.ts';
import { writeJson } from './json.ts';
import { MakingFailed, makeFile } from './make-file.ts';

const INJECTED = [
  '#panic("nu")',
  '*inte fet* _inte kursiv_ `inte kod`',
  '= Inte en rubrik',
  '$ x^2 $ @ingen <etikett>',
  '#image("/etc/passwd") #read("/data.json")',
  String.raw`\u{41} ] } ) // kommentar /* slut */ "citat"`,
  '</svg><script>alert(1)</script>&amp;',
];
const commentOf = (board: number, question: number) =>
  `Kommentar ${board}-${question} åäö ${INJECTED[(board + question) % INJECTED.length]}\n\nAndra stycket ${board}-${question}.`;
const source = madeSource({ boards: 9, questions: 4, comment: commentOf });
const edition = editionOf(source, [ADDENDUM]);
const set = (format: 'pdf' | 'pdfa') => makeFile(writeJson(edition), { format, colour: '#12606b' });

/** Letters only: where a line is broken is the typesetter's business. */
const letters = (text: string) => text.replace(/[\s\u200b]+/g, '');

async function readText(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  let text = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  await task.destroy();
  return text;
}

interface Tree {
  kinds: Map<string, number>;
  alts: string[];
  /** Figures that say nothing to those who do not see them. */
  dumb: number;
}

/** Walks the structure tree: how many elements of each kind, and what figures say. */
function readTree(document: PDFDocument): Tree {
  const tree: Tree = { kinds: new Map(), alts: [], dumb: 0 };
  const walk = (node: unknown): void => {
    const value = node instanceof PDFRef ? document.context.lookup(node) : node;
    if (value instanceof PDFArray) for (const each of value.asArray()) walk(each);
    if (!(value instanceof PDFDict)) return;
    const kind = value.get(PDFName.of('S'));
    if (kind instanceof PDFName) {
      const name = kind.asString().slice(1);
      tree.kinds.set(name, (tree.kinds.get(name) ?? 0) + 1);
      const alt = value.lookup(PDFName.of('Alt'));
      if (alt instanceof PDFHexString || alt instanceof PDFString) tree.alts.push(alt.decodeText());
      else if (name === 'Figure') tree.dumb += 1;
    }
    if (value.has(PDFName.of('K'))) walk(value.get(PDFName.of('K')));
  };
  walk(document.catalog.lookup(PDFName.of('StructTreeRoot')));
  return tree;
}

describe('a report as PDF', () => {
  let bytes: Uint8Array;
  let document: PDFDocument;
  beforeAll(async () => {
    bytes = await set('pdf');
    document = await PDFDocument.load(bytes, { updateMetadata: false });
  }, 60_000);

  test('is tagged, in Swedish, with a title that readers show', () => {
    const { catalog } = document;
    const marks = catalog.lookup(PDFName.of('MarkInfo'), PDFDict);
    expect(String(marks.get(PDFName.of('Marked')))).toBe('true');
    expect(catalog.lookup(PDFName.of('Lang'), PDFString).decodeText()).toMatch(/^sv/);
    const viewer = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(String(viewer.get(PDFName.of('DisplayDocTitle')))).toBe('true');
    expect(document.getTitle()).toBe('Uppföljning 2025');
  });

  test('has headings, tables with header cells, lists, and figures that all say what they show', () => {
    const { kinds, alts, dumb } = readTree(document);
    expect(kinds.get('H1')).toBe(6);
    expect(kinds.get('H3')).toBe(4);
    expect(kinds.get('H4')).toBe(32);
    expect(kinds.get('Table')).toBeGreaterThanOrEqual(8);
    expect(kinds.get('TH')).toBeGreaterThanOrEqual(8 * 4);
    expect(kinds.get('L')).toBeGreaterThan(0);
    expect(dumb).toBe(0);
    expect(alts.join('\n')).toContain(
      'Liggande staplar för Planen, 1:1 till 1:4. 1:1: Ja 2, Delvis 2, Nej 2',
    );
  });

  test('has bookmarks to every question', async () => {
    const task = getDocument({ data: bytes.slice(), verbosity: 0 });
    const outline = await (await task.promise).getOutline();
    const titles = (list: typeof outline): string[] =>
      (list ?? []).flatMap(({ title, items }) => [title, ...titles(items)]);
    expect(titles(outline)).toEqual(
      expect.arrayContaining([
        'Planen',
        'Hinder',
        '1 Tidigt',
        '1:1 Insats 1',
        '1:4 Insats 4',
        'Bilaga: nämnder och bolag mot strategier och insatser',
      ]),
    );
    await task.destroy();
  });

  test('has every comment to the letter, also one that looks like markup', async () => {
    const text = letters(await readText(bytes));
    for (const { answers } of source.documents[0]!.areas[0]!.questions) {
      for (const { comment } of answers)
        for (const paragraph of comment.split('\n\n')) expect(text).toContain(letters(paragraph));
    }
    expect(text).not.toContain('root:');
    expect(text).toContain(letters(ADDENDUM.text));
    expect(text).toContain(edition.hash);
    expect(text).toContain('saknas');
  });

  test('embeds every typeface it uses', () => {
    const fonts = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter(
        (object) =>
          object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('FontDescriptor'),
      );
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts as PDFDict[]) {
      expect(String(font.get(PDFName.of('FontName')))).toMatch(/SourceSans3/);
      expect(['FontFile2', 'FontFile3'].some((key) => font.has(PDFName.of(key)))).toBe(true);
    }
  });

  test('is the same to the byte when it is made again', async () => {
    expect(Buffer.compare(await set('pdf'), bytes)).toBe(0);
  });

  test('says which standard it is made to', async () => {
    const asText = (file: Uint8Array) => Buffer.from(file).toString('latin1');
    expect(asText(bytes)).toMatch(/<pdfuaid:part>1</);
    const archive = asText(await set('pdfa'));
    expect(archive).toMatch(/<pdfaid:part>2</);
    expect(archive).toMatch(/<pdfaid:conformance>A</);
  });
});

test('a letter that the typeface lacks is told by its code, and the report is made all the same', async () => {
  const odd = editionOf(
    madeSource({ boards: 2, questions: 1, comment: () => 'Ja 😀 漢字 \u0007 مرحبا e\u0301' }),
  );
  const text = letters(await readText(await makeFile(writeJson(odd), { format: 'pdfa', colour: '#12606b' })));
  expect(text).toContain('Ja[U+1F600][U+6F22][U+5B57][U+0007]');
  expect(text).toContain('é');
});

test('typesetting that takes too long is ended', async () => {
  const late = makeFile(writeJson(edition), { format: 'pdf', colour: '#12606b', mostSeconds: 0.02 });
  await expect(late).rejects.toThrow(MakingFailed);
});
