import { ImportError } from '../errors.ts';
import type { SourceText } from '../source.ts';
import { toSourceText } from './pages.ts';

/**
 * Decodes a text file: byte order marks first, then strict UTF-8, then a guess for older files.
 * Line ends become "\n" and composed letters one character each, so that offsets mean the same everywhere.
 */
export async function readText(bytes: Uint8Array): Promise<SourceText> {
  const text = await decodeText(bytes);
  if (looksBinary(text)) throw new ImportError('binary-file');
  if (text.trim() === '') throw new ImportError('empty-file');
  return toSourceText(text.split('\f'));
}

async function decodeText(bytes: Uint8Array): Promise<string> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const wide = unmarkedUtf16(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return await decodeOlder(bytes);
  }
}

/** UTF-16 without a mark: Swedish text then has a zero in nearly every second byte, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length & ~1, 4096);
  if (length < 16) return null;
  let low = 0;
  let high = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) high++;
    if (bytes[i + 1] === 0) low++;
  }
  const pairs = length / 2;
  if (low > pairs * 0.8 && high < pairs * 0.02) return 'utf-16le';
  if (high > pairs * 0.8 && low < pairs * 0.02) return 'utf-16be';
  return null;
}

/** Invalid UTF-8 that is mostly UTF-8 has been cut or patched; otherwise it is nearly always a Windows file. */
async function decodeOlder(bytes: Uint8Array): Promise<string> {
  const sample = bytes.subarray(0, 64 * 1024);
  const lenient = new TextDecoder('utf-8').decode(sample);
  const broken = lenient.split('\ufffd').length - 1;
  const whole = lenient.match(/[åäöÅÄÖé–”]/g)?.length ?? 0;
  if (whole > broken * 4) return new TextDecoder('utf-8').decode(bytes);
  // Its tables take longer to load than most texts to read, and few texts need them.
  const { default: jschardet } = await import('jschardet');
  const guess = jschardet.detect(Buffer.from(sample)).encoding?.toLowerCase() ?? '';
  return guess.includes('mac') ? new TextDecoder('macintosh').decode(bytes) : decodeWindows1252(bytes);
}

/** The characters of Windows-1252 from 0x80 to 0x9f; the rest is ISO-8859-1. Five places are free. */
const windowsCharacters = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** By hand, since Node 20's own decoder takes it for ISO-8859-1 and loses dashes and quotation marks. */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => windowsCharacters[character.charCodeAt(0) - 0x80]!);
}

/** Text holds no zero characters and next to no control characters. */
function looksBinary(text: string): boolean {
  const sample = text.length > 200_000 ? text.slice(0, 100_000) + text.slice(-100_000) : text;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code === 0) return true;
    if (code < 9 || (code > 13 && code < 32) || (code >= 0x7f && code < 0xa0) || code === 0xfffd) odd++;
  }
  return odd > sample.length * 0.02;
}
