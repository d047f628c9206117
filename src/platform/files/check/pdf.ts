import { constants, inflateSync } from 'node:zlib';
import { FileRefused } from '../refusals.ts';

/** All object streams of a file together, unpacked. */
const MOST_UNPACKED = 100 * 1024 * 1024;

/** Names that only what acts by itself needs. All are long, so that packed bytes do not hold them by chance. */
const SCRIPT = new Set(['JavaScript', 'Launch', 'Rendition', 'XFA', 'SubmitForm', 'ImportData', 'GoToE']);
const ATTACHMENT = new Set(['EmbeddedFile', 'EmbeddedFiles', 'RichMedia']);

const NAME = /\/((?:[^\0\s()<>[\]{}/%]|#[0-9a-f]{2}){2,40})(?=[\0\s(<>[\]{}/%]|$)/gi;
/** An address that a link leads to, with nothing in it that could be an object. */
const ADDRESS = /\/URI[\0\s]*\([^\0\s()<>\\]*\)/g;
const HEADER = /\d+[\0\s]+\d+[\0\s]+obj/g;

const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Names may be written with their letters as numbers: /J#61vaScript. */
const plain = (name: string) =>
  name.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function* namesIn(text: string): Generator<string> {
  for (const [, name] of text.matchAll(NAME)) yield plain(name!);
}

/**
 * Refuses a PDF that can act by itself or carries other files. Names are looked for in every byte of the file, so that
 * it does not matter which of its objects a reader would find, and in its object streams, which are unpacked.
 * @throws {FileRefused}
 */
export function checkPdf(bytes: Uint8Array): void {
  const text = latin1(bytes);
  const tail = text.slice(-4096);
  if (!tail.includes('%%EOF')) throw new FileRefused('damaged');
  if (tail.slice(tail.lastIndexOf('%%EOF') + 5).replace(/[\0\s]/g, '').length > 0) {
    throw new FileRefused('several-kinds');
  }
  for (const name of namesIn(text)) if (name === 'Encrypt') throw new FileRefused('encrypted');
  refuseNames(text);
  let left = MOST_UNPACKED;
  for (const packed of objectStreams(bytes, text)) {
    const unpacked = unpack(packed, left);
    if (unpacked) {
      left -= unpacked.length;
      refuseNames(latin1(unpacked));
    }
  }
}

function refuseNames(text: string): void {
  for (const name of namesIn(text.replace(ADDRESS, ' '))) {
    if (SCRIPT.has(name)) throw new FileRefused('pdf-script', name);
    if (ATTACHMENT.has(name)) throw new FileRefused('pdf-attachment', name);
  }
}

interface PackedStream {
  bytes: Uint8Array;
  /** It is an object stream for certain, so what cannot be read in it is not let through. */
  certain: boolean;
  filters: string[];
}

/** Streams that a reader may take for object streams: it goes by the keys of the dictionary before the stream. */
function* objectStreams(bytes: Uint8Array, text: string): Generator<PackedStream> {
  const keyword = /(?<![A-Za-z])stream[ \t]*(?:\r\n|\n|\r)?/g;
  let before = 0;
  for (let found = keyword.exec(text); found; found = keyword.exec(text)) {
    const from = found.index + found[0].length;
    const lead = text.slice(before, found.index);
    const header = [...lead.matchAll(HEADER)].at(-1);
    const dictionary = header && lead.slice(header.index + header[0].length);
    if (!dictionary || !isSound(dictionary))
      throw new FileRefused('pdf-unreadable', 'stream without a dictionary');
    const end = text.indexOf('endstream', from) < 0 ? text.length : text.indexOf('endstream', from);
    before = end;
    keyword.lastIndex = end + 1;
    const names = [...namesIn(`${dictionary} `)];
    const certain = names.includes('ObjStm') || names.includes('First');
    const filters = names.filter((name) => /Decode$|^(Crypt|Fl|LZW|AHx|A85|RL|CCF|DCT)$/.test(name));
    if (certain && /\/(?:Filter|DecodeParms|Predictor)[\0\s]+\d+[\0\s]+\d+[\0\s]+R/.test(dictionary)) {
      throw new FileRefused('pdf-unreadable', 'indirect filter');
    }
    const predictor = Number(/\/Predictor[\0\s]+(\d+)/.exec(dictionary)?.[1] ?? 1);
    if (certain && predictor > 1) throw new FileRefused('pdf-unreadable', 'predictor');
    const packed = bytes.subarray(from, end);
    if (certain || beginsAsObjects(packed)) yield { bytes: packed, certain, filters };
  }
}

/** A dictionary as every program writes it. One in which strings or comments hide where it begins is none. */
function isSound(dictionary: string): boolean {
  const rest = dictionary.replace(/\((?:\\[\s\S]|[^()\\]|\((?:\\[\s\S]|[^()\\])*\))*\)/g, ' ');
  const count = (character: string) => rest.split(character).length;
  return (
    /^[\0\s]*<</.test(rest) && />>[\0\s]*$/.test(rest) && !/[()%]/.test(rest) && count('<') === count('>')
  );
}

/** Whether packed bytes begin as an object stream does, with numbers and places. */
function beginsAsObjects(packed: Uint8Array): boolean {
  if ((packed[0]! & 0x0f) !== 8) return false;
  try {
    const head = inflateSync(packed.subarray(0, 256), { finishFlush: constants.Z_SYNC_FLUSH });
    return /^[\0\s]*\d+[\0\s]+\d+[\0\s]/.test(latin1(head));
  } catch {
    return false;
  }
}

function unpack({ bytes, certain, filters }: PackedStream, limit: number): Uint8Array | null {
  if (certain && filters.length === 0) return bytes;
  if (certain && (filters.length > 1 || filters[0] !== 'FlateDecode')) {
    throw new FileRefused('pdf-unreadable', filters.join());
  }
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new FileRefused('bomb', error);
    if (certain) throw new FileRefused('pdf-unreadable', error);
    return null;
  }
}
