import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { faultsIn, type Standard } from '../../../../tests/support/accessible-pdf.ts';
import { ADDENDUM, editionOf, madeOffice, madeSource } from '../../../../tests/support/reports.ts';
import { divide } from '../rules/volumes.ts';
import { writeJson } from './json.ts';
import { makeFile } from './make-file.ts';

const key = PDFName.of.bind(PDFName);
const comment = (board: number, question: number) =>
  `Vi har arbetat med det ${board}-${question}.\n\n${'Ett långt ord: '}${'förvaltningsövergripande'.repeat(8)}`;
const source = madeSource({ boards: 40, questions: 3, comment });
const said = (section: string) =>
  `${section}: ${'Det går framåt, men ojämnt mellan områdena. '.repeat(60)}\n\n- en rad\n- en till\n\n漢字 😀 ${'samverkan'.repeat(40)}`;
const edition = editionOf(source, [ADDENDUM], madeOffice(source, said));
const make = (format: 'pdf' | 'pdfa', colour = '#12606b') => makeFile(writeJson(edition), { format, colour });
const open = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false });

/** The first object in the file that is a dictionary of the kind wanted. */
function first(pdf: PDFDocument, wanted: (found: PDFDict) => boolean): PDFDict {
  const found = pdf.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .find((object): object is PDFDict => object instanceof PDFDict && wanted(object));
  if (!found) throw new Error('nothing to plant a fault in');
  return found;
}
const tagged = (pdf: PDFDocument, type: string) => first(pdf, (found) => found.get(key('S')) === key(type));
const annotation = (pdf: PDFDocument) => first(pdf, (found) => found.get(key('Subtype')) === key('Link'));
const viewer = (pdf: PDFDocument) => pdf.catalog.lookup(key('ViewerPreferences'), PDFDict);
function drop(found: PDFDict, name: string) {
  if (!found.has(key(name))) throw new Error(`no ${name} to take away`);
  found.delete(key(name));
}

/** What somebody could break, and what the check must then say. */
const PLANTED: [name: string, plant: (pdf: PDFDocument) => unknown, said: RegExp][] = [
  ['no mark', (pdf) => drop(pdf.catalog, 'MarkInfo'), /not marked/],
  ['no language', (pdf) => drop(pdf.catalog, 'Lang'), /language/],
  ['another language', (pdf) => pdf.catalog.set(key('Lang'), PDFString.of('en')), /language/],
  ['a title that is not shown', (pdf) => drop(viewer(pdf), 'DisplayDocTitle'), /title/],
  ['no metadata', (pdf) => drop(pdf.catalog, 'Metadata'), /metadata/],
  ['no structure', (pdf) => drop(pdf.catalog, 'StructTreeRoot'), /no structure/],
  ['a silent figure', (pdf) => drop(tagged(pdf, 'Figure'), 'Alt'), /alternative text/],
  [
    'an empty alternative',
    (pdf) => tagged(pdf, 'Figure').set(key('Alt'), PDFHexString.fromText(' ')),
    /alternative/,
  ],
  ['a header without scope', (pdf) => drop(tagged(pdf, 'TH'), 'A'), /scope/],
  ['a skipped heading', (pdf) => tagged(pdf, 'H2').set(key('S'), key('H5')), /heading 5/],
  ['an unknown tag', (pdf) => tagged(pdf, 'P').set(key('S'), key('Stycke')), /nobody knows/],
  ['a cell outside a row', (pdf) => tagged(pdf, 'TR').set(key('S'), key('Sect')), /T[HD] in Sect/],
  ['a row cut short', (pdf) => tagged(pdf, 'TR').lookup(key('K'), PDFArray).remove(0), /rows of/],
  ['a table without headers', (pdf) => tableWithoutHeaders(pdf), /without headers/],
  ['a link without words', (pdf) => drop(annotation(pdf), 'Contents'), /without a description/],
  ['a link outside', (pdf) => drop(annotation(pdf), 'StructParent'), /outside the structure/],
  [
    'another tab order',
    (pdf) => pdf.getPages().forEach(({ node }) => void node.set(key('Tabs'), key('R'))),
    /tab order/,
  ],
  [
    'a letterless font',
    (pdf) =>
      drop(
        first(pdf, (f) => f.get(key('Subtype')) === key('Type0')),
        'ToUnicode',
      ),
    /letters/,
  ],
  ['a font left out', (pdf) => dropFont(pdf), /embedded/],
  ['a script', (pdf) => addScript(pdf), /JavaScript/],
  ['words outside the tags', (pdf) => addLoose(pdf), /neither tagged/],
  ['a page of its own', (pdf) => drop(pdf.getPage(2).node, 'StructParents'), /not in the structure/],
];

function tableWithoutHeaders(pdf: PDFDocument) {
  for (const [, object] of pdf.context.enumerateIndirectObjects())
    if (object instanceof PDFDict && object.get(key('S')) === key('TH')) object.set(key('S'), key('TD'));
}
function dropFont(pdf: PDFDocument) {
  const descriptor = first(pdf, (found) => found.get(key('Type')) === key('FontDescriptor'));
  for (const name of ['FontFile2', 'FontFile3']) descriptor.delete(key(name));
}
function addScript(pdf: PDFDocument) {
  const script: Record<string, PDFObject> = { S: key('JavaScript'), JS: PDFString.of('app.alert(1)') };
  pdf.catalog.set(key('OpenAction'), pdf.context.obj(script));
}
function addLoose(pdf: PDFDocument) {
  const stream = pdf.context.stream('BT (utanför) Tj ET');
  const { node } = pdf.getPage(0);
  const contents = node.get(key('Contents'))!;
  node.set(key('Contents'), pdf.context.obj([contents, pdf.context.register(stream)]));
}

/** The places of the objects as the file's table has them, by their numbers. */
function tableOf(text: string) {
  const [, ...rows] = text.slice(text.lastIndexOf('\nxref\n') + 6, text.lastIndexOf('trailer')).split('\n');
  const used = rows.flatMap((row, number) =>
    row.endsWith('n') || row.endsWith('n ') || row.endsWith('n\r')
      ? [{ offset: Number(row.slice(0, 10)), number }]
      : [],
  );
  expect(used.length).toBeGreaterThan(100);
  return { offsets: used.map(({ offset }) => offset), numbers: used.map(({ number }) => number) };
}

describe('the check of an accessible report', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await make('pdf');
  });

  test('finds nothing to complain of in what we make for reading', async () => {
    expect(faultsIn(await open(bytes), 'pdf/ua-1')).toEqual([]);
  });

  test.each(PLANTED)('notices %s', async (_, plant, said) => {
    const pdf = await open(bytes);
    plant(pdf);
    expect(faultsIn(pdf, 'pdf/ua-1').join('\n')).toMatch(said);
  });
});

test('nothing is wrong with the file for the archive, and the check notices what PDF/A demands besides', async () => {
  const bytes = await make('pdfa');
  const standard: Standard = 'pdf/a-2a';
  expect(faultsIn(await open(bytes), standard)).toEqual([]);
  const shown = viewer(await open(bytes)).get(key('DisplayDocTitle'));
  expect(String(shown)).toBe('true');
  // Every object is where the file's own table says: a reader that trusts it finds the table at the very byte.
  const text = Buffer.from(bytes).toString('latin1');
  expect(text.slice(Number(/startxref\n(\d+)/.exec(text)![1])).startsWith('xref\n')).toBe(true);
  const { offsets, numbers } = tableOf(text);
  expect(offsets.map((offset, at) => text.slice(offset).startsWith(`${numbers[at]} 0 obj`))).not.toContain(
    false,
  );
  const pdf = await open(bytes);
  drop(pdf.catalog, 'OutputIntents');
  expect(faultsIn(pdf, standard).join()).toMatch(/output intent/);
  expect(faultsIn(await open(bytes), 'pdf/ua-1').join()).toMatch(/does not say pdf\/ua-1/);
}, 120_000);

test('a report with the office’s text is as accessible whatever of it has been written', async () => {
  const short = madeSource({ boards: 3, questions: 2, comment: () => 'Ja.' });
  const whole = madeOffice(short);
  const nothing = { summary: '', assessment: '', documents: [], questions: [] };
  for (const part of ['summary', 'documents', 'questions'] as const) {
    const office = { ...whole, ...nothing, [part]: whole[part] };
    const file = await makeFile(writeJson(editionOf(short, [], office)), {
      format: 'pdf',
      colour: '#12606b',
    });
    expect(faultsIn(await open(file), 'pdf/ua-1')).toEqual([]);
  }
}, 120_000);

test('each volume of a long report is as accessible as a whole one, and names itself', async () => {
  const longSource = madeSource({
    ...{ boards: 30, questions: 24 },
    comment: () => 'Vi har arbetat med det. '.repeat(110),
  });
  const long = editionOf(longSource, [ADDENDUM], madeOffice(longSource));
  const volumes = divide(long);
  expect(volumes.length).toBeGreaterThan(2);
  for (const volume of [1, volumes.length]) {
    const pdf = await open(await makeFile(writeJson(long), { format: 'pdf', colour: '#12606b', volume }));
    expect(faultsIn(pdf, 'pdf/ua-1')).toEqual([]);
    expect(pdf.getTitle()).toBe(
      `Uppföljning 2025, del ${volume} av ${volumes.length}: ${volumes[volume - 1]!.title}`,
    );
    expect(pdf.getAuthor()).toContain('Provköping');
  }
}, 180_000);
