import type { SourceText } from '../source.ts';

/** Joins page texts with a form feed between them and notes where each page begins and ends. */
export function toSourceText(pageTexts: string[]): SourceText {
  const pages: SourceText['pages'] = [];
  let text = '';
  for (const [index, raw] of pageTexts.entries()) {
    if (index > 0) text += '\f';
    const start = text.length;
    text += cleanText(raw);
    pages.push({ page: index + 1, start, end: text.length });
  }
  return { text, pages };
}

/** One form of line end, space, letter and bullet; what is left can be compared and searched. */
function cleanText(raw: string): string {
  return raw
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|\u2028|\u2029|\v/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/[\uf0b7\uf0a7\u25cf]/g, '•')
    .replace(/\u00ad\n\t?(\S+) ?/g, '$1\n')
    .replace(/\u00ad/g, '')
    .normalize('NFC');
}
