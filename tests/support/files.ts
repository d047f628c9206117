import { strToU8, type Zippable, zipSync } from 'fflate';
import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';

/** Small files of every kind that can be attached, and of those that must not, all made here. */

export const text = (content: string) => strToU8(content);

export async function makePdf(options: { objectStreams?: boolean } = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]).drawText('Underlag');
  return await pdf.save({ useObjectStreams: options.objectStreams ?? false });
}

/** A PDF that runs a script when it is opened: plainly, or with the script inside an object stream. */
export async function makePdfWithScript(objectStreams: boolean): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]);
  const action = pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
  pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.register(action));
  return await pdf.save({ useObjectStreams: objectStreams });
}

export async function makePdfWithAttachment(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]);
  await pdf.attach(strToU8('hemligt'), 'inuti.txt');
  return await pdf.save();
}

export async function makePdfWithLaunch(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]);
  const action = pdf.context.obj({ S: 'Launch', F: PDFHexString.fromText('program') });
  pdf.catalog.set(PDFName.of('OpenAction'), action);
  return await pdf.save({ useObjectStreams: false });
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = {
  docx: [`${OFFICE}.wordprocessingml.document.main+xml`, 'word/document.xml'],
  xlsx: [`${OFFICE}.spreadsheetml.sheet.main+xml`, 'xl/workbook.xml'],
  pptx: [`${OFFICE}.presentationml.presentation.main+xml`, 'ppt/presentation.xml'],
} as const;

/** An Office file with the least in it, and `more` parts. */
export function makeOffice(
  kind: keyof typeof MAIN,
  more: Record<string, string | Uint8Array> = {},
): Uint8Array {
  const [type, main] = MAIN[kind];
  const parts: Zippable = {
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${TYPES}"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${type}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="${main}"/></Relationships>`,
    ),
    [main]: strToU8('<?xml version="1.0" encoding="UTF-8"?><document>Underlag</document>'),
  };
  for (const [name, content] of Object.entries(more)) {
    parts[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(parts);
}

/** Relations with one that leads out of the file. */
export const outward = (type: string, target = 'https://example.se/') =>
  `<Relationships><Relationship Id="r9" Type="${RELATIONS}/${type}" Target="${target}" TargetMode="External"/></Relationships>`;

export function makeOpenDocument(
  kind: 'text' | 'spreadsheet' | 'presentation',
  more: Record<string, string | Uint8Array> = {},
): Uint8Array {
  const parts: Zippable = {
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
    'content.xml': strToU8('<office:document-content><office:scripts/></office:document-content>'),
    'META-INF/manifest.xml': strToU8('<manifest:manifest/>'),
  };
  for (const [name, content] of Object.entries(more)) {
    parts[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(parts);
}

function chunk(kind: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  new DataView(bytes.buffer).setUint32(0, data.length);
  bytes.set(strToU8(kind), 4);
  bytes.set(data, 8);
  return bytes;
}

const join = (...pieces: (Uint8Array | number[])[]) =>
  new Uint8Array(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));

export function makePng(width = 4, height = 4, after: number[] = []): Uint8Array {
  const head = new Uint8Array(13);
  new DataView(head.buffer).setUint32(0, width);
  new DataView(head.buffer).setUint32(4, height);
  head.set([8, 2], 8);
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return join(
    signature,
    chunk('IHDR', head),
    chunk('IDAT', new Uint8Array(9)),
    chunk('IEND', new Uint8Array()),
    after,
  );
}

export function makeJpeg(width = 4, height = 4): Uint8Array {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  return join(
    [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0],
    [0xff, 0xc0, 0, 11, 8, ...size, 1, 1, 0x11, 0],
    [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xff, 0xd9],
  );
}

export function makeWebp(width = 4, height = 4): Uint8Array {
  const bytes = new Uint8Array(30);
  bytes.set(strToU8('RIFF'), 0);
  bytes.set(strToU8('WEBPVP8X'), 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, 22, true);
  view.setUint32(16, 10, true);
  view.setUint16(24, (width - 1) & 0xffff, true);
  bytes[26] = (width - 1) >> 16;
  view.setUint16(27, (height - 1) & 0xffff, true);
  bytes[29] = (height - 1) >> 16;
  return bytes;
}

export { join as joinBytes };
