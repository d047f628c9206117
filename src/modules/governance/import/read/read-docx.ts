import { ImportError } from '../errors.ts';
import type { SourceText } from '../source.ts';
import { htmlToText } from './html-to-text.ts';
import { listZip, unpackEntry, type ZipEntry } from './open-zip.ts';
import { toSourceText } from './pages.ts';

/** All text parts of one document together. A thousand pages of plain text are some 10 MB as Word's XML. */
const maxTextParts = 40 * 1024 * 1024;

const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Rubrik'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='Rubrik ${level}'] => h${level}:fresh`),
  'u => !',
];

/**
 * Reads a Word file: headings become `# …`, table rows TAB-separated cells, list items `• …`, footnotes come last;
 * the text of page headers, which often holds the diary number, stands first on a page of its own.
 * Only the text parts are unpacked, each under a limit, and only these are handed on.
 */
export async function readDocx(bytes: Uint8Array, entries: ZipEntry[] = listZip(bytes)): Promise<SourceText> {
  const parts = unpackTextParts(bytes, entries);
  const [{ default: mammoth }, { zipSync }] = await Promise.all([import('mammoth'), import('fflate')]);
  let html: string;
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
      { styleMap: styles, externalFileAccess: false },
    );
    html = result.value;
  } catch (error) {
    throw new ImportError('damaged-docx', error);
  }
  const text = htmlToText(html);
  const headers = readHeaders(parts);
  if (text.trim() === '') throw new ImportError('empty-file');
  return toSourceText(headers === '' ? [text] : [headers, text]);
}

function unpackTextParts(bytes: Uint8Array, entries: ZipEntry[]): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = {};
  let left = maxTextParts;
  for (const entry of entries) {
    if (!/\.(xml|rels)$/i.test(entry.name)) continue;
    const part = unpackEntry(bytes, entry, left);
    left -= part.length;
    // Word never writes document type declarations; they are only there to make a reader fetch or multiply.
    if (Buffer.from(part.subarray(0, 4096)).toString('latin1').includes('<!DOCTYPE')) {
      throw new ImportError('damaged-docx');
    }
    parts[entry.name] = part;
  }
  if (!parts['word/document.xml']) throw new ImportError('damaged-docx');
  return withoutPictures(parts);
}

/** Pictures were left packed, so the parts that point to them must not. */
function withoutPictures(parts: Record<string, Uint8Array>): Record<string, Uint8Array> {
  for (const [name, part] of Object.entries(parts)) {
    if (!/^word\/(document|footnotes|endnotes)\.xml$/.test(name)) continue;
    const xml = Buffer.from(part).toString('utf8');
    if (!/<(w:drawing|w:pict|w:object)\b/.test(xml)) continue;
    parts[name] = Buffer.from(
      xml.replace(/<a:blip\b[^>]*?(\/>|>)|<v:imagedata\b[^>]*?\/>/g, (tag) => emptied(tag)),
    );
  }
  return parts;
}

function emptied(tag: string): string {
  const name = tag.startsWith('<a:blip') ? 'a:blip' : 'v:imagedata';
  return tag.endsWith('/>') ? `<${name}/>` : `<${name}>`;
}

/** Page headers often hold the diary number. Each distinct paragraph once. */
function readHeaders(parts: Record<string, Uint8Array>): string {
  const paragraphs = new Set<string>();
  for (const [name, part] of Object.entries(parts)) {
    if (!/^word\/header\d*\.xml$/.test(name)) continue;
    for (const [paragraph] of Buffer.from(part)
      .toString('utf8')
      .matchAll(/<w:p\b[\s\S]*?<\/w:p>/g)) {
      const runs = [...paragraph.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>|<w:tab\/>/g)];
      const text = runs.map((run) => decodeXml(run[1] ?? ' ')).join('');
      if (text.trim() !== '') paragraphs.add(text.trim());
    }
  }
  return [...paragraphs].join('\n');
}

function decodeXml(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name]!);
}
