import { inflateRawSync } from 'node:zlib';
import { ImportError } from '../errors.ts';

export type ZipEntry = {
  name: string;
  method: number;
  compressedSize: number;
  /** Only what the archive says of itself: never trusted when unpacking. */
  declaredSize: number;
  offset: number;
};

/** Real Word files stay far below these: text packs ten to thirty times, and a plan has some dozen parts. */
const maxEntries = 5_000;
const maxDeclaredTotal = 400 * 1024 * 1024;
const maxRatio = 200;
const ratioMattersFrom = 4 * 1024 * 1024;

/**
 * Lists an archive's files from its central directory without unpacking anything.
 * @throws {ImportError} damaged-docx, or zip-bomb when the directory itself promises too much
 */
export function listZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndRecord(view);
  const count = view.getUint16(end + 10, true);
  if (count > maxEntries) throw new ImportError('zip-bomb');
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      throw new ImportError('damaged-docx');
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      compressedSize: view.getUint32(at + 20, true),
      declaredSize: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  refuseBomb(entries);
  return entries;
}

function findEndRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new ImportError('damaged-docx');
}

function refuseBomb(entries: ZipEntry[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.declaredSize, 0);
  const puffed = entries.some(
    (entry) =>
      entry.declaredSize > ratioMattersFrom &&
      entry.declaredSize > maxRatio * Math.max(1, entry.compressedSize),
  );
  if (total > maxDeclaredTotal || puffed) throw new ImportError('zip-bomb');
}

/**
 * Unpacks one file of the archive, never to more than `limit` bytes whatever the archive declares.
 * @throws {ImportError} zip-bomb past the limit, damaged-docx when it cannot be unpacked
 */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry, limit: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) {
    throw new ImportError('damaged-docx');
  }
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.compressedSize);
  if (entry.method === 0) {
    if (packed.length > limit) throw new ImportError('zip-bomb');
    return packed;
  }
  if (entry.method !== 8) throw new ImportError('damaged-docx');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    const tooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new ImportError(tooLong ? 'zip-bomb' : 'damaged-docx', error);
  }
}
