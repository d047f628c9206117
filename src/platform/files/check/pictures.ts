import { FileRefused } from '../refusals.ts';

/** More than any camera gives, and far from what stops a reader's computer. */
const MOST_PIXELS = 150_000_000;
const LONGEST_SIDE = 20_000;

function refuseSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw new FileRefused('damaged');
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
    throw new FileRefused('picture-too-large', `${width} × ${height}`);
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Walks a PNG's chunks from the first to the last. */
export function checkPng(bytes: Uint8Array): void {
  const view = viewOf(bytes);
  let at = 8;
  let first = true;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const kind = view.getUint32(at + 4);
    if (first) {
      if (kind !== 0x49484452 || length !== 13) throw new FileRefused('damaged');
      refuseSize(view.getUint32(at + 8), view.getUint32(at + 12));
      first = false;
    }
    at += 12 + length;
    if (kind === 0x49454e44) {
      if (at > bytes.length) break;
      if (at < bytes.length) throw new FileRefused('several-kinds', 'bytes after the picture');
      return;
    }
  }
  throw new FileRefused('damaged');
}

const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** Walks a JPEG's markers up to the picture itself. Telephones add things of their own after it. */
export function checkJpeg(bytes: Uint8Array): void {
  const view = viewOf(bytes);
  let at = 2;
  let sized = false;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new FileRefused('damaged');
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (FRAMES.has(marker)) {
      if (at + 9 > bytes.length) break;
      refuseSize(view.getUint16(at + 7), view.getUint16(at + 5));
      sized = true;
    }
    if (marker === 0xda) {
      if (!sized || Buffer.from(bytes).lastIndexOf(Buffer.from([0xff, 0xd9])) < at) break;
      return;
    }
    at += 2 + length;
  }
  throw new FileRefused('damaged');
}

/** Reads a WebP's size from whichever of its three heads it has; its length must be the file's. */
export function checkWebp(bytes: Uint8Array): void {
  const view = viewOf(bytes);
  if (bytes.length < 30) throw new FileRefused('damaged');
  const told = view.getUint32(4, true) + 8;
  if (told > bytes.length) throw new FileRefused('damaged');
  if (told + (told % 2) < bytes.length) throw new FileRefused('several-kinds', 'bytes after the picture');
  const head = Buffer.from(bytes.subarray(12, 16)).toString('latin1');
  const at24 = (at: number) => bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
  if (head === 'VP8X') refuseSize(at24(24) + 1, at24(27) + 1);
  else if (head === 'VP8L') {
    const packed = view.getUint32(21, true);
    refuseSize((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1);
  } else if (head === 'VP8 ')
    refuseSize(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  else throw new FileRefused('damaged');
}
