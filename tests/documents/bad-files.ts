import { createHash } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';

/** One grey pixel, as a PNG. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Two pages that hold a picture each and no text. */
export async function makeScan(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const picture = await pdf.embedPng(pixel);
  for (let i = 0; i < 2; i++) pdf.addPage().drawImage(picture, { x: 0, y: 0, width: 500, height: 800 });
  return pdf.save();
}

/** A PDF of one page with the given packed content. */
export function makePdfBomb(packed: Uint8Array): Uint8Array {
  return assemble([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 800]/Contents 4 0 R/Resources<<>>>>',
    Buffer.concat([
      Buffer.from(`<</Length ${packed.length}/Filter/FlateDecode>>stream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]),
  ]);
}

/** A PDF that opens only with a password (128-bit RC4, revision 3, as in ISO 32000-1, 7.6.3). */
export function makeEncryptedPdf(): Uint8Array {
  const id = createHash('md5').update('samlad').digest();
  const owner = createHash('sha256').update('owner').digest();
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(-4);
  const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
  let key: Buffer = createHash('md5')
    .update(Buffer.concat([Buffer.from('hemligt'), padding]).subarray(0, 32))
    .update(owner)
    .update(permissions)
    .update(id)
    .digest();
  for (let i = 0; i < 50; i++) key = createHash('md5').update(key).digest();
  let user: Buffer = createHash('md5').update(padding).update(id).digest();
  for (let i = 0; i < 20; i++) user = rc4(Buffer.from(key.map((byte) => byte ^ i)), user);
  const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`;
  return assemble(
    [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 800]>>',
      `<</Filter/Standard/V 2/R 3/Length 128/P -4/O ${hex(owner)}/U ${hex(Buffer.concat([user, Buffer.alloc(16)]))}>>`,
    ],
    `/Encrypt 4 0 R/ID[${hex(id)}${hex(id)}]`,
  );
}

/** RC4 by hand: current cryptography libraries rightly no longer offer it. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    [state[i], state[j]] = [state[j]!, state[i]!];
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + state[i]!) & 255;
      [state[i], state[j]] = [state[j]!, state[i]!];
      return byte ^ state[(state[i]! + state[j]!) & 255]!;
    }),
  );
}

function assemble(objects: (string | Buffer)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  const add = (part: Buffer) => {
    parts.push(part);
    at += part.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(at);
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
  }
  const start = at;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  add(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`));
  add(
    Buffer.from(`trailer<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}
