import { createHash } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import { Zip, ZipPassThrough } from 'fflate';

/** A file in a package, under a name of a–z, digits, dots, hyphens and slashes. */
export interface PackedFile {
  path: string;
  contentType: string;
  /** What it is, for people. */
  label: string;
  bytes: Uint8Array;
}

/** The same with what it is checked by. */
export interface SealedFile extends PackedFile {
  /** SHA-256, 64 hexadecimal digits. */
  sha256: string;
}

const AT_ONCE = 4_000_000;

/** Pieces of a few megabytes, with time for everybody else between them. */
async function inPieces(bytes: Uint8Array, take: (piece: Uint8Array, last: boolean) => void): Promise<void> {
  for (let from = 0; from === 0 || from < bytes.length; from += AT_ONCE) {
    take(bytes.subarray(from, from + AT_ONCE), from + AT_ONCE >= bytes.length);
    await others();
  }
}

export async function seal(file: PackedFile): Promise<SealedFile> {
  const hash = createHash('sha256');
  await inPieces(file.bytes, (piece) => hash.update(piece));
  return { ...file, sha256: hash.digest('hex') };
}

/** As `sha256sum -c` and BagIt read it. */
export const manifestOf = (files: readonly SealedFile[]): string =>
  files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');

/** One ZIP file with everything stored as it is: nothing has to be unpacked by a method that may be forgotten. */
export async function pack(files: readonly PackedFile[], at: Date): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  for (const { path, bytes } of files) {
    const entry = new ZipPassThrough(path);
    entry.mtime = at;
    zip.add(entry);
    await inPieces(bytes, (piece, last) => entry.push(piece, last));
  }
  zip.end();
  // Half a gigabyte: no copy of the copy.
  return Buffer.concat(parts);
}
