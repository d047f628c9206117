import { FileRefused } from '../refusals.ts';

/**
 * An office part as text. Other encodings and documents with a type of their own could say one thing to us and another
 * to the program that opens the file.
 */
export function readXml(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new FileRefused('damaged', error);
  }
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)/.exec(text)?.[1] ?? 'utf-8';
  if (!/^(utf-8|us-ascii)$/i.test(declared) || /<!(DOCTYPE|ENTITY)/.test(text))
    throw new FileRefused('damaged');
  return text;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of XML with its references to characters resolved. */
export const resolved = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** The attributes of every element of this local name. */
export function* elements(text: string, local: string): Generator<Map<string, string>> {
  const tag = new RegExp(
    `<(?:[\\w.-]+:)?${local}((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)\\s*/?>`,
    'g',
  );
  for (const [, attributes] of text.matchAll(tag)) {
    const pairs = [...attributes!.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
    yield new Map(pairs.map(([, name, double, single]) => [name!, resolved(double ?? single ?? '')]));
  }
}
