/** Swedish letters and signs that were UTF-8 but were read as Windows-1252. */
const MOJIBAKE: Record<string, string> = {
  'Ã¥': 'å',
  'Ã¤': 'ä',
  'Ã¶': 'ö',
  'Ã…': 'Å',
  'Ã„': 'Ä',
  'Ã–': 'Ö',
  'Ã©': 'é',
  'Ã\u0085': 'Å',
  'Ã\u0084': 'Ä',
  'Ã\u0096': 'Ö',
  'â€“': '–',
  'â€”': '—',
  'â€¢': '•',
  'â€\u009d': '”',
  'â€œ': '”',
  'â€™': '’',
  'â\u0080\u0093': '–',
  'â\u0080\u0094': '—',
  'â\u0080\u009c': '”',
  'â\u0080\u009d': '”',
  'â\u0080\u0099': '’',
  'â\u0080¢': '•',
  'Â§': '§',
  'Â\u00a0': ' ',
};
const MOJIBAKE_PATTERN = new RegExp(Object.keys(MOJIBAKE).join('|'), 'g');

/** Signs of Windows-1252 that were read as Latin-1 control characters. */
const CONTROLS: Record<string, string> = {
  '\u0085': '…',
  '\u0091': '‘',
  '\u0092': '’',
  '\u0093': '”',
  '\u0094': '”',
  '\u0095': '•',
  '\u0096': '–',
  '\u0097': '—',
};

const LIGATURES: Record<string, string> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' };

/** Marks, entities, combining characters, and spaces and hyphens of other kinds. */
const UNUSUAL = /[<&[]|[\u00a0\u00ad\u1680\u2000-\u2011\u202f\u205f\u2060\u3000\ufeff]|\p{M}/u;

/**
 * Repairs what text extraction does to characters: wrong code pages, ligatures, combining marks,
 * kinds of spaces. A soft hyphen stays only at the end of the line, where it marks a wrapped word.
 */
export function repairCharacters(raw: string): string {
  let text = raw;
  if (/[ÃâÂ]/.test(text)) text = text.replace(MOJIBAKE_PATTERN, (wrong) => MOJIBAKE[wrong]!);
  if (/[\u0080-\u009f]/.test(text))
    text = text.replace(/[\u0080-\u009f]/g, (control) => CONTROLS[control] ?? ' ');
  if (/[ﬀ-ﬆ]/.test(text)) text = text.replace(/[ﬀ-ﬆ]/g, (ligature) => LIGATURES[ligature] ?? ligature);
  text = text.trim();
  // Most lines are plain letters and need no more.
  if (!UNUSUAL.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/\[([^[\]]{1,200})\]\((?:https?:|www\.|#)[^()\s]{0,300}\)/g, '$1')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&amp;/gi, '&')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\u00ad(?!\s*$)/g, '')
    .replace(/[\u2010\u2011]/g, '-')
    .trim();
}
