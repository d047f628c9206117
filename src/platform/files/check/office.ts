import type { FileKind } from '../kinds.ts';
import { FileRefused } from '../refusals.ts';
import { readZip } from '../zip.ts';
import { elements, readXml, resolved } from './xml.ts';

/** The main part's content type, by which an office program knows what it opens. */
const MAIN: [type: RegExp, kind: FileKind][] = [
  [/wordprocessingml\.document\.main\+xml$/, 'docx'],
  [/spreadsheetml\.sheet\.main\+xml$/, 'xlsx'],
  [/presentationml\.(presentation|slideshow)\.main\+xml$/, 'pptx'],
];
/** A workbook inside a document is the figures of a diagram; a workbook inside that is none. */
const DEEPEST = 1;

/**
 * Refuses an Office file that can act by itself, carries other programs' objects or fetches things from elsewhere.
 * @returns what kind of file it is
 */
export function checkOffice(bytes: Uint8Array, depth = 0): FileKind {
  let kind: FileKind | null = null;
  for (const part of readZip(bytes)) {
    const name = part.name.replaceAll('\\', '/');
    refusePart(name, part.bytes, depth);
    if (!/\.(xml|rels|vml)$/i.test(name)) continue;
    const text = readXml(part.bytes);
    if (/\.rels$/i.test(name)) refuseRelations(text);
    else if (/^\[content_types\]\.xml$/i.test(name)) kind = kindOf(text);
    else refuseFields(text);
  }
  if (!kind) throw new FileRefused('unknown-kind');
  return kind;
}

function kindOf(contentTypes: string): FileKind | null {
  const types = [...elements(contentTypes, 'Override'), ...elements(contentTypes, 'Default')].map(
    (each) => each.get('ContentType') ?? '',
  );
  if (types.some((type) => /macroEnabled|vbaProject|macrosheet/i.test(type))) throw new FileRefused('macro');
  if (types.some((type) => /activeX|oleObject/i.test(type))) throw new FileRefused('embedded-object');
  const kinds = MAIN.filter(([pattern]) => types.some((type) => pattern.test(type))).map(([, kind]) => kind);
  if (new Set(kinds).size > 1) throw new FileRefused('several-kinds');
  return kinds[0] ?? null;
}

function refusePart(name: string, bytes: Uint8Array, depth: number): void {
  if (/vba(Project|Data)|macrosheets?\/|\/dialogsheets\//i.test(name)) throw new FileRefused('macro', name);
  if (/activeX|oleObject/i.test(name)) throw new FileRefused('embedded-object', name);
  if (/(^|\/)(connections\.xml|queryTables\/)/i.test(name)) throw new FileRefused('external-content', name);
  if (/\/embeddings\//i.test(name)) {
    if (depth >= DEEPEST || !/\.(docx|xlsx|pptx)$/i.test(name))
      throw new FileRefused('embedded-object', name);
    checkOffice(bytes, depth + 1);
  }
  const compound = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
  if (compound) throw new FileRefused('embedded-object', name);
}

/** Only a link that a person chooses to follow may lead out of the file. */
function refuseRelations(text: string): void {
  let links = 0;
  for (const relation of elements(text, 'Relationship')) {
    const type = relation.get('Type') ?? '';
    if (/vbaProject|macrosheet/i.test(type)) throw new FileRefused('macro', type);
    if (/oleObject|activeX|\/control$/i.test(type)) throw new FileRefused('embedded-object', type);
    if (relation.get('TargetMode') !== 'External') continue;
    if (!type.endsWith('/hyperlink')) throw new FileRefused('external-content', type);
    links += 1;
  }
  // Counted apart from the elements, so that one written in a way that we do not read is no way around.
  if ((resolved(text).match(/TargetMode\s*=\s*["']\s*External/g) ?? []).length > links) {
    throw new FileRefused('external-content');
  }
}

const DATA_LINK = /\bDDE(AUTO)?\b|\bINCLUDETEXT\b/i;

function refuseFields(text: string): void {
  const instructions = [...text.matchAll(/<(?:\w+:)?(?:instrText|delInstrText)\b[^>]*>([^<]*)</g)].map(
    ([, instruction]) => resolved(instruction!),
  );
  // A field's words may be split over many runs of text.
  if (DATA_LINK.test(instructions.join('')) || DATA_LINK.test(instructions.join(' '))) {
    throw new FileRefused('data-link');
  }
  for (const field of elements(text, 'fldSimple')) {
    for (const value of field.values()) if (DATA_LINK.test(value)) throw new FileRefused('data-link');
  }
  if (/<(?:\w+:)?ddeLink\b/.test(text)) throw new FileRefused('data-link');
  if (/<(?:\w+:)?(oleLink|OLEObject)\b/.test(text)) throw new FileRefused('embedded-object');
  for (const [, formula] of text.matchAll(/<(?:\w+:)?f\b[^>]*>([^<]*)</g)) {
    if (/\w\s*\|[^!]*!/.test(resolved(formula!)) || /\bDDE\s*\(/i.test(formula!))
      throw new FileRefused('data-link');
  }
}
