import { createHash } from 'node:crypto';

/** Writes a value piece by piece: a report of 32,000 answers is some 20 MB, joined once. */
function write(value: unknown, parts: string[]): void {
  if (Array.isArray(value)) {
    parts.push('[');
    for (let at = 0; at < value.length; at += 1) {
      if (at > 0) parts.push(',');
      write(value[at], parts);
    }
    parts.push(']');
  } else if (value !== null && typeof value === 'object') {
    const object = value as Record<string, unknown>;
    let before = '{';
    // Without an order of its own, sort goes by code units.
    for (const key of Object.keys(object).sort()) {
      if (object[key] === undefined) continue;
      parts.push(before, JSON.stringify(key), ':');
      write(object[key], parts);
      before = ',';
    }
    parts.push(before === '{' ? '{}' : '}');
  } else parts.push(JSON.stringify(value ?? null));
}

/**
 * One and the same text for equal values: keys in order of code units, no white space, numbers and strings as
 * JSON.stringify writes them (RFC 8785 for what a report holds).
 */
export function canonicalJson(value: unknown): string {
  const parts: string[] = [];
  write(value, parts);
  return parts.join('');
}

/** SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
export const hashOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
