import { inflateRawSync } from 'node:zlib';
import { FileRefused } from './refusals.ts';

/** One file of an archive, unpacked. */
export interface ZipPart {
  name: string;
  bytes: Uint8Array;
  /** Kept as it is rather than packed. */
  stored: boolean;
}

const MOST_PARTS = 5_000;
const MOST_UNPACKED = 300 * 1024 * 1024;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const ENCRYPTED = 0x1 | 0x40;

/** Where the archive's end record begins, when one reaches exactly to the end of the bytes. */
function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  return null;
}

/** Whether the bytes can be read as an archive from behind, whatever they begin with. */
export function endsAsZip(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 10, true) > 0) return true;
  }
  return false;
}

/**
 * Hands over an archive's parts one by one, each unpacked, so that no more than one is held at a time. Strict: what
 * programs could read in different ways (bytes before, between or after the parts, two parts of one name, a name that
 * differs between the list and the part) is refused.
 * @throws {FileRefused} damaged, encrypted, bomb, several-kinds
 */
export function* readZip(bytes: Uint8Array, allowed = MOST_UNPACKED): Generator<ZipPart> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) throw new FileRefused(endsAsZip(bytes) ? 'several-kinds' : 'damaged');
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count > MOST_PARTS) throw new FileRefused('bomb');
  if (count === 0 || start + view.getUint32(end + 12, true) !== end) throw new FileRefused('damaged');
  let left = allowed;
  let at = start;
  const seen = new Set<string>();
  const places: [from: number, to: number][] = [];
  for (let each = 0; each < count; each++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw new FileRefused('damaged');
    const nameLength = view.getUint16(at + 28, true);
    const part = {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      declared: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      name: decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (part.flags & ENCRYPTED) throw new FileRefused('encrypted');
    if (seen.has(part.name.toLowerCase())) throw new FileRefused('several-kinds');
    seen.add(part.name.toLowerCase());
    if (part.offset + 30 > start || view.getUint32(part.offset, true) !== LOCAL)
      throw new FileRefused('damaged');
    const localName = view.getUint16(part.offset + 26, true);
    const from = part.offset + 30 + localName + view.getUint16(part.offset + 28, true);
    if (decode(bytes.subarray(part.offset + 30, part.offset + 30 + localName)) !== part.name)
      throw new FileRefused('several-kinds');
    if (from + part.packed > start) throw new FileRefused('damaged');
    places.push([part.offset, from + part.packed]);
    if (part.declared > left) throw new FileRefused('bomb');
    const unpacked = unpack(bytes.subarray(from, from + part.packed), part.method, left);
    if (unpacked.length !== part.declared) throw new FileRefused('damaged');
    left -= unpacked.length;
    yield { name: part.name, bytes: unpacked, stored: part.method === 0 };
  }
  refuseOverlap(places);
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Parts that share bytes are how a small file is made to unpack without end; bytes before them are another file's. */
function refuseOverlap(places: [from: number, to: number][]): void {
  places.sort(([a], [b]) => a - b);
  if (places[0]![0] !== 0) throw new FileRefused('several-kinds');
  for (const [index, [from]] of places.entries()) {
    if (index > 0 && from < places[index - 1]![1]) throw new FileRefused('bomb');
  }
}

function unpack(packed: Uint8Array, method: number, limit: number): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) throw new FileRefused('damaged');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    const tooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new FileRefused(tooLong ? 'bomb' : 'damaged', error);
  }
}
