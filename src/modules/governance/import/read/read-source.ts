import { ImportError } from '../errors.ts';
import type { SourceText } from '../source.ts';
import { listZip } from './open-zip.ts';
import { readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';
import { readText } from './read-text.ts';

/** What a file begins with, for formats that are refused with advice of their own. */
const pictures = ['89504e47', 'ffd8ff', '47494638', '49492a00', '4d4d002a'];

/** Reads a file as text. What kind of file it is, its first bytes decide and never its name. */
export async function readSource(bytes: Uint8Array): Promise<SourceText> {
  if (bytes.length === 0) throw new ImportError('empty-file');
  const head = Buffer.from(bytes.subarray(0, 1024));
  const hex = head.subarray(0, 8).toString('hex');
  if (head.includes('%PDF-')) return await readPdf(bytes);
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return await readZip(bytes);
  if (hex === 'd0cf11e0a1b11ae1')
    throw new ImportError(isLocked(bytes) ? 'encrypted-docx' : 'old-word-format');
  if (head.subarray(0, 5).toString('latin1') === '{\\rtf') throw new ImportError('rtf-format');
  if (pictures.some((magic) => hex.startsWith(magic))) throw new ImportError('image-file');
  return await readText(bytes);
}

async function readZip(bytes: Uint8Array): Promise<SourceText> {
  const entries = listZip(bytes);
  const has = (name: string) => entries.some((entry) => entry.name === name);
  if (has('word/document.xml')) return await readDocx(bytes, entries);
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  if (start.includes('opendocument.text')) throw new ImportError('odt-format');
  if (has('[Content_Types].xml') && entries.every((entry) => !/^(xl|ppt)\//.test(entry.name))) {
    throw new ImportError('damaged-docx');
  }
  throw new ImportError('other-office-file');
}

/** A Word file with a password is kept inside the old format's container, under this name. */
function isLocked(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}
