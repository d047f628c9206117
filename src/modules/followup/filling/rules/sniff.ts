import type { FileFormat } from '../contract.ts';

const startOf = (bytes: Uint8Array, length: number) =>
  new TextDecoder('utf-8').decode(bytes.subarray(0, length)).replace(/^\ufeff/, '');

function holds(bytes: Uint8Array, word: string): boolean {
  const codes = [...word].map((letter) => letter.charCodeAt(0));
  const last = bytes.length - codes.length;
  for (let at = bytes.indexOf(codes[0]!); at >= 0 && at <= last; at = bytes.indexOf(codes[0]!, at + 1)) {
    if (codes.every((code, index) => bytes[at + index] === code)) return true;
  }
  return false;
}

/** What a file is, by its first bytes and not by its name: raw answers that we export, or a document to read. */
export function formatOf(bytes: Uint8Array): FileFormat {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (zip) return holds(bytes, 'xl/workbook.xml') ? 'xlsx' : 'document';
  const start = startOf(bytes, 400);
  if (/^\s*\{/.test(start)) return 'json';
  return /^"?(?:Typ"?[;,]"?)?Omgång"?[;,]"?År"?[;,]/.test(start) ? 'csv' : 'document';
}
