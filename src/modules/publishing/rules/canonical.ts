import { createHash } from 'node:crypto';

/**
 * One and the same text for equal values: keys in order of code units, no white space, numbers and strings as
 * JSON.stringify writes them (RFC 8785 for what a report holds).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
export const hashOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
