import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { afterEach, describe, expect, test } from 'vitest';
import * as made from '../../../tests/support/files.ts';
import { inspectFile } from './check/check.ts';
import { checkFile } from './check-file.ts';
import { setFileScanner } from './external-scanner.ts';
import { FILE_PROBLEMS, fileRefused } from './problems.ts';
import { FILE_REFUSALS, type FileRefusal, FileRefused } from './refusals.ts';

/** Why a file is refused, or null when it is taken in. */
function refusalOf(bytes: Uint8Array, name: string): FileRefusal | null {
  try {
    inspectFile(bytes, name);
    return null;
  } catch (error) {
    if (error instanceof FileRefused) return error.reason;
    throw error;
  }
}

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const pdfOf = (objects: string) => latin1(`%PDF-1.7\n${objects}\ntrailer << /Root 1 0 R >>\n%%EOF\n`);
const streamOf = (dictionary: string, content: Uint8Array, number = 5) =>
  `${number} 0 obj\n<< ${dictionary} /Length ${content.length} >>\nstream\n${Buffer.from(content).toString('latin1')}\nendstream\nendobj\n`;

describe('files of the kinds that are taken in', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['rapport.pdf', () => made.makePdf(), 'application/pdf'],
    ['packad.PDF', () => made.makePdf({ objectStreams: true }), 'application/pdf'],
    ['brev.docx', () => made.makeOffice('docx'), 'wordprocessingml.document'],
    ['tal.xlsx', () => made.makeOffice('xlsx'), 'spreadsheetml.sheet'],
    ['bilder.pptx', () => made.makeOffice('pptx'), 'presentationml.presentation'],
    ['brev.odt', () => made.makeOpenDocument('text'), 'opendocument.text'],
    ['tal.ods', () => made.makeOpenDocument('spreadsheet'), 'opendocument.spreadsheet'],
    ['bilder.odp', () => made.makeOpenDocument('presentation'), 'opendocument.presentation'],
    ['bild.png', () => made.makePng(), 'image/png'],
    ['foto.jpeg', () => made.makeJpeg(), 'image/jpeg'],
    ['foto.jpg', () => made.makeJpeg(), 'image/jpeg'],
    ['bild.webp', () => made.makeWebp(), 'image/webp'],
    ['text.txt', () => made.text('Å, ä och ö'), 'text/plain; charset=utf-8'],
    ['äldre.txt', () => latin1('\xc5, \xe4 och \xf6'), 'text/plain; charset=windows-1252'],
    ['tal.csv', () => made.text('namn;antal\nNorr;-3\n'), 'text/csv; charset=utf-8'],
  ])('%s is taken in as what it is', async (name, make, type) => {
    const { contentType, warnings } = inspectFile(await make(), name);
    expect(contentType).toContain(type);
    expect(warnings).toEqual([]);
  });

  test('a workbook behind a diagram and links to follow are no fault', () => {
    const document = made.makeOffice('docx', {
      'word/embeddings/diagram.xlsx': made.makeOffice('xlsx'),
      'word/_rels/document.xml.rels': made.outward('hyperlink'),
    });
    expect(refusalOf(document, 'a.docx')).toBeNull();
  });

  test('a PDF with links, also to addresses that sound like scripts, is no fault', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage().node.set(
      PDFName.of('Annots'),
      pdf.context.obj([
        {
          Type: 'Annot',
          Subtype: 'Link',
          A: { S: 'URI', URI: PDFString.of('https://example.se/JavaScript/Launch/x') },
        },
      ]),
    );
    expect(refusalOf(await pdf.save({ useObjectStreams: false }), 'a.pdf')).toBeNull();
  });

  test.each([
    ['=1+1', true],
    ['namn;@cmd', true],
    ['"=HYPERLINK(1)"', true],
    ['a;+cmd', true],
    ['a;-12;+46 31', false],
    ['a = b', false],
  ])('a table with %j is taken in, with a warning where it calculates', (content, warned) => {
    expect(inspectFile(made.text(content), 'a.csv').warnings).toEqual(warned ? ['formulas'] : []);
  });
});

describe('what is not what it is called', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, FileRefusal]>([
    ['program.pdf', () => latin1('MZ\x90\0\x03\0\0\0'), 'wrong-name'],
    ['program.txt', () => latin1('MZ\x90\0\x03\0\0\0'), 'binary-text'],
    ['program.exe', () => latin1('MZ\x90\0\x03\0\0\0'), 'unknown-kind'],
    ['rapport.pdf.exe', () => made.makePdf(), 'unknown-kind'],
    ['utan slut', () => made.makePdf(), 'unknown-kind'],
    ['bild.png', () => made.makeJpeg(), 'wrong-name'],
    ['brev.docx', () => made.makeOffice('xlsx'), 'wrong-name'],
    ['brev.pdf', () => made.makeOffice('docx'), 'wrong-name'],
    ['arkiv.docx', () => zipSync({ 'a.txt': made.text('a') }), 'unknown-kind'],
    ['sida.txt', () => made.text('  <!DOCTYPE html><script>1</script>'), 'wrong-name'],
    ['bild.svg', () => made.text('<svg onload="1"/>'), 'svg'],
    ['bild.txt', () => made.text('<svg onload="1"/>'), 'svg'],
    ['brev.txt', () => made.text('{\\rtf1 \\object}'), 'wrong-name'],
    ['gammal.docx', () => latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'old-office'],
    ['tom.txt', () => new Uint8Array(), 'empty'],
  ])('%s is refused', async (name, make, reason) => {
    expect(refusalOf(await make(), name)).toBe(reason);
  });
});

describe('a PDF that acts by itself', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, FileRefusal]>([
    ['a script', () => made.makePdfWithScript(false), 'pdf-script'],
    ['a script in an object stream', () => made.makePdfWithScript(true), 'pdf-script'],
    ['a program to start', () => made.makePdfWithLaunch(), 'pdf-script'],
    ['a file inside', () => made.makePdfWithAttachment(), 'pdf-attachment'],
    ['a name in numbers', () => pdfOf('1 0 obj << /S /J#61vaScript /JS (x) >> endobj'), 'pdf-script'],
    [
      'a form of the other kind',
      () => pdfOf('1 0 obj << /AcroForm << /XFA 2 0 R >> >> endobj'),
      'pdf-script',
    ],
    ['media', () => pdfOf('1 0 obj << /Subtype /RichMedia >> endobj'), 'pdf-attachment'],
    ['a lock', () => pdfOf('trailer << /Encrypt 9 0 R >>'), 'encrypted'],
    ['no end', async () => (await made.makePdf()).slice(0, 300), 'damaged'],
    [
      'an object stream that is said to be a picture',
      () =>
        pdfOf(
          streamOf(
            '/Subtype /Image /Filter /FlateDecode',
            deflateSync(latin1('7 0 << /S /JavaScript /JS (x) >>')),
          ),
        ),
      'pdf-script',
    ],
    [
      'an object stream packed so that it cannot be read',
      () => pdfOf(streamOf('/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode', latin1('xxxxxx'))),
      'pdf-unreadable',
    ],
    [
      'a dictionary hidden in a string',
      () =>
        pdfOf(
          '5 0 obj << /Type /ObjStm /First 4 /X (stream\nendstream 1 0 obj << %)\n/Filter /FlateDecode >>\nstream\nx\nendstream',
        ),
      'pdf-unreadable',
    ],
    [
      'an object stream that unpacks without end',
      () =>
        pdfOf(
          streamOf(
            '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
            deflateSync(Buffer.alloc(120_000_000, 32)),
          ),
        ),
      'bomb',
    ],
  ])('with %s is refused', async (_, make, reason) => {
    expect(refusalOf(await make(), 'a.pdf')).toBe(reason);
  });
});

describe('an Office file that acts by itself', () => {
  const ole = latin1('\xd0\xcf\x11\xe0');
  test.each<[string, Record<string, string | Uint8Array>, FileRefusal]>([
    ['macros', { 'word/vbaProject.bin': 'x' }, 'macro'],
    [
      'a content type for macros',
      {
        '[Content_Types].xml':
          '<Types><Override PartName="/w.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      },
      'macro',
    ],
    ['ActiveX', { 'word/activeX/activeX1.xml': '<x/>' }, 'embedded-object'],
    ['an OLE object', { 'word/embeddings/oleObject1.bin': ole }, 'embedded-object'],
    ['an OLE object called a picture', { 'word/media/image1.png': ole }, 'embedded-object'],
    ['a program inside', { 'word/embeddings/a.exe': 'MZ' }, 'embedded-object'],
    [
      'macros in the workbook of a diagram',
      { 'word/embeddings/a.xlsx': made.makeOffice('xlsx', { 'xl/vbaProject.bin': 'x' }) },
      'macro',
    ],
    [
      'a template from elsewhere',
      { 'word/_rels/settings.xml.rels': made.outward('attachedTemplate') },
      'external-content',
    ],
    [
      'a relation written in another way',
      {
        'word/_rels/settings.xml.rels':
          '<Relationships><a:Relationship Id="1" Note=">" Type="x/attachedTemplate" Target="https://example.se" TargetMode="&#69;xternal"/></Relationships>',
      },
      'external-content',
    ],
    ['a data connection', { 'xl/connections.xml': '<connections/>' }, 'external-content'],
    ['a DDE field', { 'word/a.xml': '<w:p><w:instrText>DDEAUTO c:\\x</w:instrText></w:p>' }, 'data-link'],
    [
      'a DDE field in pieces',
      {
        'word/a.xml':
          '<w:instrText>D</w:instrText><w:r/><w:instrText>DE</w:instrText><w:instrText>AUTO x</w:instrText>',
      },
      'data-link',
    ],
    ['a DDE formula', { 'xl/worksheets/sheet1.xml': "<c><f>cmd|'/C calc'!A0</f></c>" }, 'data-link'],
    ['a document type of its own', { 'word/a.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x/>' }, 'damaged'],
  ])('with %s is refused', (_, more, reason) => {
    expect(refusalOf(made.makeOffice('docx', more), 'a.docx')).toBe(reason);
  });

  test.each<[string, Record<string, string | Uint8Array>, FileRefusal]>([
    ['macros', { 'Basic/Standard/Module1.xml': '<script/>' }, 'macro'],
    [
      'a script at an event',
      { 'content.xml': '<script:event-listener xlink:href="vnd.sun.star.script:x"/>' },
      'macro',
    ],
    ['a lock', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }, 'encrypted'],
    ['an OLE object', { 'Object 1': ole }, 'embedded-object'],
    [
      'a picture from elsewhere',
      { 'content.xml': '<draw:image xlink:href="https://example.se/a.png"/>' },
      'external-content',
    ],
    [
      'a section from elsewhere',
      { 'content.xml': '<text:section-source xlink:href="x"/>' },
      'external-content',
    ],
    ['a DDE link', { 'content.xml': '<table:dde-link/>' }, 'data-link'],
  ])('as OpenDocument with %s is refused', (_, more, reason) => {
    expect(refusalOf(made.makeOpenDocument('text', more), 'a.odt')).toBe(reason);
  });

  test('a locked one is told from an old one', () => {
    const name = Buffer.from('EncryptedPackage', 'utf16le');
    expect(refusalOf(made.joinBytes(latin1('\xd0\xcf\x11\xe0'), name), 'a.docx')).toBe('encrypted');
  });
});

describe('archives and pictures made to harm', () => {
  test('an archive that unpacks without end is refused', () => {
    const bomb = made.makeOffice('docx', { 'word/media/a.bin': new Uint8Array(310 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(refusalOf(bomb, 'a.docx')).toBe('bomb');
  });

  test('an archive that lies about its parts’ size is refused', () => {
    const bytes = made.makeOffice('docx', { 'word/media/a.bin': new Uint8Array(1_000_000) });
    const at = Buffer.from(bytes).lastIndexOf('word/media/a.bin') - 46;
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(at + 24, 10, true);
    expect(refusalOf(bytes, 'a.docx')).toBe('damaged');
  });

  test('an archive with a locked part is refused', () => {
    const bytes = made.makeOffice('docx');
    const at = Buffer.from(bytes).lastIndexOf('word/document.xml') - 46;
    bytes[at + 8]! |= 1;
    expect(refusalOf(bytes, 'a.docx')).toBe('encrypted');
  });

  test('an archive with a part called one thing in the list and another in place is refused', () => {
    const bytes = made.makeOffice('docx');
    bytes[Buffer.from(bytes).indexOf('word/document.xml')] = 0x57;
    expect(refusalOf(bytes, 'a.docx')).toBe('several-kinds');
  });

  test.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
    [
      'a PDF in front of an archive',
      'a.pdf',
      async () => made.joinBytes(await made.makePdf(), made.makeOffice('docx')),
    ],
    [
      'an archive in front of a PDF',
      'a.docx',
      async () => made.joinBytes(made.makeOffice('docx'), await made.makePdf()),
    ],
    ['a picture in front of an archive', 'a.png', () => made.makePng(4, 4, [...made.makeOffice('docx')])],
    [
      'a photograph in front of an archive',
      'a.jpg',
      () => made.joinBytes(made.makeJpeg(), made.makeOffice('docx')),
    ],
    ['a text that is a PDF a little further on', 'a.txt', () => made.text('hej\n%PDF-1.4\n')],
    [
      'a picture with a page in it',
      'a.jpg',
      () => made.joinBytes(made.makeJpeg(), made.text('<script>1</script>')),
    ],
    [
      'a PDF with more after its end',
      'a.pdf',
      async () => made.joinBytes(await made.makePdf(), made.text('mer')),
    ],
  ])('%s is refused', async (_, name, make) => {
    expect(refusalOf(await make(), name)).toBe('several-kinds');
  });

  test.each([
    ['a.png', made.makePng(60_000, 60_000)],
    ['a.jpg', made.makeJpeg(50_000, 50_000)],
    ['a.webp', made.makeWebp(16_000_000, 4)],
  ])('%s with too many pixels is refused', (name, bytes) => {
    expect(refusalOf(bytes, name)).toBe('picture-too-large');
  });

  test.each([
    ['a.png', made.makePng().slice(0, -6)],
    ['a.jpg', made.makeJpeg().slice(0, -3)],
    ['a.webp', made.makeWebp().slice(0, -1)],
  ])('%s that is cut off is refused', (name, bytes) => {
    expect(refusalOf(bytes, name)).toBe('damaged');
  });
});

describe('the check as the server runs it', () => {
  afterEach(() => setFileScanner(null));

  test('gives a clean name and the hash, and leaves the bytes', async () => {
    const bytes = made.text('hej');
    const checked = await checkFile(bytes, '..\\..\\två\u202Etxt.txt');
    expect(checked.fileName).toBe('tvåtxt.txt');
    expect(checked.sha256).toBe(createHash('sha256').update('hej').digest('hex'));
    expect(checked.bytes).toEqual(made.text('hej'));
  });

  test('a check that takes too long is ended and lets nothing through', async () => {
    await expect(checkFile(made.text('hej'), 'a.txt', { milliseconds: 0 })).rejects.toMatchObject({
      reason: 'took-too-long',
    });
  });

  const scanner = (code: string) => setFileScanner(`${process.execPath} -e ${code}`);
  test('the city’s own scanner gets the very bytes and decides', async () => {
    scanner("process.stdin.on('data',(d)=>process.exitCode=d.includes('EICAR')?1:0)");
    await expect(checkFile(made.text('rent'), 'a.txt')).resolves.toMatchObject({ kind: 'txt' });
    await expect(checkFile(made.text('EICAR'), 'a.txt')).rejects.toMatchObject({ reason: 'infected' });
  });

  test.each([
    ['fails', 'process.exit(2)'],
    ['is killed', "process.kill(process.pid,'SIGKILL')"],
  ])('a scanner that %s lets nothing through', async (_, code) => {
    scanner(code);
    await expect(checkFile(made.text('rent'), 'a.txt')).rejects.toMatchObject({ reason: 'check-failed' });
  });

  test('a scanner that is not there lets nothing through', async () => {
    setFileScanner('/finns/inte');
    await expect(checkFile(made.text('rent'), 'a.txt')).rejects.toMatchObject({ reason: 'check-failed' });
  });

  test('every refusal has words of its own, in both languages', () => {
    expect(new Set(FILE_PROBLEMS).size).toBe(FILE_REFUSALS.length);
    for (const reason of FILE_REFUSALS) {
      const { sv, en } = fileRefused(reason).definition.detail;
      expect(sv).not.toBe(en);
      expect(sv).toMatch(/\. .+\.$/);
    }
  });
});
