/**
 * Reads an item number such as '2:4'. Sources also write '2.4', '2;4' and '2 : 4'; the proposal always
 * has a colon. Returns null for anything else.
 */
export function readNumber(text: string): string | null {
  const match = /^(\d{1,2})\s?[:.;]\s?(\d{1,2})$/.exec(text.trim());
  return match ? `${Number(match[1])}:${Number(match[2])}` : null;
}

/** Every item number in a text, in order; a range '2:1–2:4' gives all of its numbers. */
export function readNumbers(text: string): string[] {
  const numbers: string[] = [];
  const pattern =
    /(?<![\d:.;/-])(\d{1,2})\s?[:;.]\s?(\d{1,2})(?![\d/-]|[:;.]\d)(\s?[–-]\s?(\d{1,2})\s?[:;.]\s?(\d{1,2})(?!\d))?/g;
  for (const match of text.matchAll(pattern)) {
    const [area, first] = [Number(match[1]), Number(match[2])];
    const last = match[3] && Number(match[4]) === area ? Number(match[5]) : first;
    for (let item = first; item <= Math.max(first, last); item++) numbers.push(`${area}:${item}`);
    if (match[3] && Number(match[4]) !== area) numbers.push(`${Number(match[4])}:${Number(match[5])}`);
  }
  return numbers;
}

/** Order of item numbers: by area, then by item. */
export function compareNumbers(a: string, b: string): number {
  const [areaA = 0, itemA = 0] = a.split(':').map(Number);
  const [areaB = 0, itemB = 0] = b.split(':').map(Number);
  return areaA - areaB || itemA - itemB;
}

/** The number's area: '2' for '2:4'. */
export function areaOf(number: string): string {
  return number.split(':')[0]!;
}

/**
 * Reads a quantity as Swedes write it: '5', '1 200', '3,5', '12 %', 'ca 300'.
 * An empty cell, a dash or words are a missing number: null, never zero.
 */
export function readQuantity(text: string): number | null {
  const bare = text
    .replace(/\(.*?\)/g, '')
    .replace(/^(?:ca\.?|cirka|omkring|drygt|minst|högst|max|under|över|[<>≤≥])\s*/i, '')
    .trim();
  const match =
    /^(-?\d{1,3}(?:[ .\u00a0]\d{3})+|-?\d+)(?:,(\d+)|\.(\d{1,2}))?\s*(?:%|procent|st\.?|stycken|personer|områden|kr|kronor)?\.?$/i.exec(
      bare,
    );
  if (!match) return null;
  return Number(`${match[1]!.replace(/[ .\u00a0]/g, '')}.${match[2] ?? match[3] ?? '0'}`);
}

/** The year in a text, or null. */
export function readYear(text: string): number | null {
  const match = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(text);
  return match ? Number(match[1]) : null;
}

/** A span of years: '2022–2025', '2022-2025', '2022 till 2025', '2022 t.o.m. 2025', '2022 - 25'. */
export function readYears(text: string): { from: number; to: number } | null {
  const match =
    /(?<![\d/-])(20\d{2})(?:-\d{2}-\d{2})?\s?(?:[–—-]|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?|och)\s?(?:år\s)?(20\d{2}|\d{2})(?![\d/])/i.exec(
      text,
    );
  if (!match) return null;
  const from = Number(match[1]);
  const to = match[2]!.length === 2 ? Math.floor(from / 100) * 100 + Number(match[2]) : Number(match[2]);
  return to >= from && to - from <= 40 ? { from, to } : null;
}
