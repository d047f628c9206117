import type { Cell } from 'write-excel-file/node';

// Words that every object of the language has, which the library that writes spreadsheets loses (`constructor`).
const BUILT_IN = new Set(Object.getOwnPropertyNames(Object.prototype));
const asCode = (unit: string) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** What XML cannot hold or the library drops, and what looks like its code, as the code that spreadsheets use: `_x0007_`. */
function toCellText(text: string): string {
  const coded = text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd]/g, asCode)
    .replace(/\p{Noncharacter_Code_Point}/gu, (sign) => sign.split('').map(asCode).join(''))
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, asCode);
  return BUILT_IN.has(coded) ? asCode(coded) + coded.slice(1) : coded;
}

export const textCell = (text: string): Cell => ({ value: toCellText(text), type: String });
export const numberCell = (value: number | null): Cell => (value === null ? null : { value, type: Number });
export const heading = (text: string): Cell => ({ value: text, type: String, fontWeight: 'bold' });
