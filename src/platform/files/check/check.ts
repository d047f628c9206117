import { CONTENT_TYPES, type FileKind, kindByName } from '../kinds.ts';
import { FileRefused } from '../refusals.ts';
import { endsAsZip } from '../zip.ts';
import { checkOffice } from './office.ts';
import { checkOpenDocument } from './open-document.ts';
import { checkPdf } from './pdf.ts';
import { checkJpeg, checkPng, checkWebp } from './pictures.ts';
import { checkText } from './plain-text.ts';

/** What a file turned out to be. */
export interface FileFinding {
  kind: FileKind;
  contentType: string;
  /** Things that a person who opens the file should know. */
  warnings: 'formulas'[];
}

/**
 * Looks into a file: what it is, by its content and never by its name alone, and whether it could act by itself.
 * This is no virus check: it refuses what evidence has no need of, and knows no viruses.
 * @throws {FileRefused}
 */
export function inspectFile(bytes: Uint8Array, fileName: string): FileFinding {
  if (bytes.length === 0) throw new FileRefused('empty');
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const claimed = kindByName(fileName);
  if (/\.svgz?$/i.test(fileName.trim())) throw new FileRefused('svg');
  const found = inspect(bytes, head, claimed);
  if (!claimed) throw new FileRefused('unknown-kind');
  if (found.kind !== claimed) throw new FileRefused('wrong-name', found.kind);
  return found;
}

function inspect(bytes: Uint8Array, head: string, claimed: FileKind | null): FileFinding {
  const plain = (kind: FileKind): FileFinding => ({ kind, contentType: CONTENT_TYPES[kind], warnings: [] });
  if (head.startsWith('PK\x03\x04')) {
    refuseOthers(head.slice(4), bytes, 'zip');
    return plain(head.slice(30, 38) === 'mimetype' ? checkOpenDocument(bytes) : checkOffice(bytes));
  }
  if (head.startsWith('\xd0\xcf\x11\xe0'))
    throw new FileRefused(isLockedOffice(bytes) ? 'encrypted' : 'old-office');
  const kind = kindOfHead(head);
  if (kind) {
    refuseOthers(head.slice(4), bytes, kind);
    if (kind === 'pdf') checkPdf(bytes);
    else if (kind === 'png') checkPng(bytes);
    else if (kind === 'jpg') checkJpeg(bytes);
    else checkWebp(bytes);
    return plain(kind);
  }
  if (claimed !== 'txt' && claimed !== 'csv') {
    throw new FileRefused(claimed === null ? 'unknown-kind' : 'wrong-name');
  }
  refuseOthers(head, bytes, claimed);
  const { charset, formulas } = checkText(bytes);
  return {
    kind: claimed,
    contentType: `${CONTENT_TYPES[claimed]}; charset=${charset}`,
    warnings: claimed === 'csv' && formulas ? ['formulas'] : [],
  };
}

function kindOfHead(head: string): 'pdf' | 'png' | 'jpg' | 'webp' | null {
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpg';
  return head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' ? 'webp' : null;
}

/** A file that begins as one thing and can be opened as another hides one of them. */
function refuseOthers(rest: string, bytes: Uint8Array, kind: FileKind | 'zip'): void {
  if (rest.includes('%PDF-')) throw new FileRefused('several-kinds', 'PDF');
  if (kind !== 'zip' && endsAsZip(bytes)) throw new FileRefused('several-kinds', 'archive');
  if (kind !== 'txt' && kind !== 'csv' && /<(html|script|svg|!doctype html|\?php)/i.test(rest)) {
    throw new FileRefused('several-kinds', 'page');
  }
}

/** Office keeps a locked file inside an old-style one, in a part of this name. */
const isLockedOffice = (bytes: Uint8Array) =>
  Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
