import type { FileKind } from '../kinds.ts';
import { FileRefused } from '../refusals.ts';
import { readZip } from '../zip.ts';
import { elements, readXml } from './xml.ts';

const KINDS: Record<string, FileKind> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
};

/**
 * Refuses an OpenDocument file that can act by itself, carries other programs' objects or fetches things.
 * @returns what kind of file it is
 */
export function checkOpenDocument(bytes: Uint8Array): FileKind {
  let kind: FileKind | undefined;
  for (const { name, bytes: part } of readZip(bytes)) {
    if (name === 'mimetype') kind = KINDS[new TextDecoder().decode(part).trim()];
    if (/^(Basic|Scripts)\/.*[^/]$/i.test(name)) throw new FileRefused('macro', name);
    if (part[0] === 0xd0 && part[1] === 0xcf && part[2] === 0x11 && part[3] === 0xe0) {
      throw new FileRefused('embedded-object', name);
    }
    if (!/\.xml$/i.test(name) || part.length === 0) continue;
    const text = readXml(part);
    if (/META-INF\/manifest\.xml$/i.test(name)) refuseManifest(text);
    else refuseContent(text);
  }
  if (!kind) throw new FileRefused('unknown-kind');
  return kind;
}

function refuseManifest(text: string): void {
  if (/encryption-data/i.test(text)) throw new FileRefused('encrypted');
  if (/oleobject/i.test(text)) throw new FileRefused('embedded-object');
}

function refuseContent(text: string): void {
  if (/<(?:[\w.-]+:)?(event-listener|script)\b/.test(text.replace(/<(\w+:)?scripts\b/g, ''))) {
    throw new FileRefused('macro');
  }
  if (/<(?:[\w.-]+:)?(dde-link|dde-source|dde-connection(-decl)?)\b|\bDDE\s*\(/.test(text)) {
    throw new FileRefused('data-link');
  }
  if (/<(?:[\w.-]+:)?(plugin|applet|floating-frame|object-ole)\b/.test(text))
    throw new FileRefused('embedded-object');
  if (/<(?:[\w.-]+:)?(section-source|table-source|cell-range-source)\b/.test(text)) {
    throw new FileRefused('external-content');
  }
  for (const local of [
    'image',
    'object',
    'fill-image',
    'background-image',
    'font-face-uri',
    'audio',
    'video',
  ]) {
    for (const element of elements(text, local)) {
      for (const [name, value] of element) {
        if (/(^|:)href$/.test(name) && /^\s*([a-z][\w+.-]*:|\/\/|\/|\.\.\/)/i.test(value)) {
          throw new FileRefused('external-content', value);
        }
      }
    }
  }
}
