/** How many lines at the edge of a page may be its header or footer. */
const EDGE = 4;

const PAGE_NUMBER = [
  /^\d{1,4}\s*\(\s*\d{1,4}\s*\)$/,
  /^(?:sida|sid\.?|s\.)\s*\d{1,4}(?:\s*(?:av|\/|\()\s*\d{1,4}\)?)?$/i,
  /^[-–]\s*\d{1,4}\s*[-–]$/,
];

/** A header that ends with the page's number: 'Stadens plan för … 3 (28)'. */
const HEADER_WITH_NUMBER = /\S\s+(?:sid(?:a|an)?\.?\s+)?\d{1,3}\s?\(\d{1,3}\)$/i;

/** Whether a line is a page's number, alone or at the end of its header. */
function isPageNumber(text: string): boolean {
  if (HEADER_WITH_NUMBER.test(text)) return text.length < 240;
  if (text.length >= 24) return false;
  const [, page, pages] = /^(\d{1,3})\s*(?:\/|av)\s*(\d{1,3})$/.exec(text) ?? [];
  return (
    (page !== undefined && Number(page) <= Number(pages)) || PAGE_NUMBER.some((pattern) => pattern.test(text))
  );
}

const CONTENTS_LINE = /(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,})\s*\d{1,3}$/;

/**
 * Finds what belongs to the page and not to the text: page numbers, headers and footers that
 * return on page after page, and lines of a table of contents.
 * `clean` holds every line of the file, blank ones as ''.
 */
export function findFurniture(clean: string[], pageStarts: boolean[]): boolean[] {
  const furniture: boolean[] = clean.map(
    (text) => isPageNumber(text) || CONTENTS_LINE.test(text.slice(-200)),
  );
  const total = countLines(clean);
  markHeadersAbovePageNumbers(clean, furniture, total);
  markRepeatedAtPageEdges(clean, pageStarts, furniture);
  markTableOfContents(clean, furniture);
  return furniture;
}

/** The same line on two pages may differ in its page number only. */
function shape(text: string): string {
  return text.toLowerCase().replace(/\d+/g, '#');
}

function countLines(clean: string[]): Map<string, number> {
  const total = new Map<string, number>();
  for (const text of clean) if (text !== '') total.set(shape(text), (total.get(shape(text)) ?? 0) + 1);
  return total;
}

/** Lines directly above or below a page number that stand by another page number as well. */
function markHeadersAbovePageNumbers(
  clean: string[],
  furniture: boolean[],
  total: Map<string, number>,
): void {
  const besideNumbers = new Map<string, number>();
  const candidates: number[] = [];
  for (const [at, text] of clean.entries()) {
    if (!isPageNumber(text)) continue;
    for (const step of [-1, 1]) {
      let taken = 0;
      for (let i = at + step; i >= 0 && i < clean.length && Math.abs(i - at) < 8 && taken < 3; i += step) {
        const near = clean[i]!;
        if (near === '') {
          if (taken > 0) break;
          continue;
        }
        if (isPageNumber(near)) break;
        taken++;
        if ((total.get(shape(near)) ?? 0) < 2) break;
        candidates.push(i);
        besideNumbers.set(shape(near), (besideNumbers.get(shape(near)) ?? 0) + 1);
      }
    }
  }
  for (const i of candidates) if (besideNumbers.get(shape(clean[i]!))! >= 2) furniture[i] = true;
}

function markRepeatedAtPageEdges(clean: string[], pageStarts: boolean[], furniture: boolean[]): void {
  const edges: number[] = [];
  const starts = pageStarts.flatMap((isStart, at) => (isStart ? [at] : []));
  for (const [nth, start] of starts.entries()) {
    const end = starts[nth + 1] ?? clean.length;
    const filled: number[] = [];
    for (let at = start; at < end && filled.length < EDGE; at++) if (clean[at] !== '') filled.push(at);
    const bottom: number[] = [];
    for (let at = end - 1; at >= start && bottom.length < EDGE; at--) if (clean[at] !== '') bottom.push(at);
    edges.push(...new Set([...filled, ...bottom]));
  }
  const counts = new Map<string, number>();
  for (const at of edges) counts.set(shape(clean[at]!), (counts.get(shape(clean[at]!)) ?? 0) + 1);
  const pages = starts.length;
  for (const at of edges) {
    const count = counts.get(shape(clean[at]!))!;
    const lonelyNumber = /^\d{1,3}$/.test(clean[at]!) && pages > 2 && count >= pages / 2;
    if (lonelyNumber) furniture[at] = true;
    else if (count >= 3 && count >= pages / 3 && isRunningHeader(clean[at]!)) furniture[at] = true;
  }
}

/** A repeated line that carries structure (a label, an answer, a heading, a list item) is not a header. */
function isRunningHeader(text: string): boolean {
  if (/[|\t]/.test(text) || /^(?:#|•|-)/.test(text)) return false;
  if (
    /^(?:fokusområde|målområde|mål|insats|strategi|bilaga|ansvar|förväntat|målgrupp|samordning)/i.test(text)
  )
    return false;
  if (/^(?:ja|nej|delvis|(?:ej|inte) aktuellt|svar|kommentar|tillstyrker|avstyrker)\b/i.test(text))
    return false;
  return text.length > 3;
}

/** After 'Innehåll' every line that ends with a page number, as long as they come. */
function markTableOfContents(clean: string[], furniture: boolean[]): void {
  for (const [at, text] of clean.entries()) {
    if (!/^(?:#+\s*)?(?:innehåll|innehållsförteckning)$/i.test(text)) continue;
    let misses = 0;
    let last = at;
    for (let i = at + 1; i < clean.length && misses < 3; i++) {
      if (clean[i] === '') continue;
      if (/\s\d{1,3}$/.test(clean[i]!.slice(-8))) {
        last = i;
        misses = 0;
      } else misses++;
    }
    if (last === at) continue;
    for (let i = at; i <= last; i++) if (clean[i] !== '') furniture[i] = true;
  }
}
