/** What a person typed into the search box, taken apart. */
export interface SearchTerms {
  /** Numbers of measures and strategies, such as 2:4: found exactly. */
  itemNumbers: string[];
  /** Diary numbers, such as 0355/20: found exactly. */
  diaryNumbers: string[];
  /** Whether there are words to look for besides. */
  words: boolean;
  /** The words for PostgreSQL, each by its Swedish stem or its beginning; all must be there. Empty without words. */
  tsquery: string;
}

const ITEM_NUMBER = /^\d{1,3}:\d{1,3}[a-zåäö]?$/;
const DIARY_NUMBER = /^(?:[a-zåäö]{1,6}\d{0,2}-?)?\d{2,6}\/\d{2,4}$/;

/** Takes a search apart. Words are letters and digits only: no sign of a query language comes from the person. */
export function readSearch(typed: string): Omit<SearchTerms, 'tsquery'> & { wordList: string[] } {
  const itemNumbers: string[] = [];
  const diaryNumbers: string[] = [];
  const wordList: string[] = [];
  for (const piece of typed.normalize('NFC').toLowerCase().split(/\s+/)) {
    const bare = piece.replace(/^[("'»”]+|[)"'«”,.;!?]+$/g, '');
    if (ITEM_NUMBER.test(bare)) itemNumbers.push(bare);
    else if (DIARY_NUMBER.test(bare)) diaryNumbers.push(bare);
    else wordList.push(...(bare.match(/[\p{L}\p{N}]+/gu) ?? []));
  }
  const meaningful = wordList.filter((word) => !NOISE.has(word)).slice(0, 12);
  return { itemNumbers, diaryNumbers, words: meaningful.length > 0, wordList: meaningful };
}

/**
 * A word and the forms the Swedish stemmer of PostgreSQL does not lead back by itself: skolan → skola, närvaron →
 * närvaro, teamet → team, områdena → område, and each of them with the s of a genitive.
 */
export function formsOf(word: string): string[] {
  const forms = [word];
  const base = word.length > 4 && word.endsWith('s') ? word.slice(0, -1) : word;
  if (base.length < 5) return forms;
  if (/[ao]n$/.test(base)) forms.push(base.slice(0, -1));
  if (/[^h]et$/.test(base)) forms.push(base.slice(0, -1), base.slice(0, -2));
  if (base.endsWith('ena')) forms.push(base.slice(0, -2));
  return forms;
}

/** Words a person writes around a number, and the smallest of the language: they never narrow a search. */
const NOISE = new Set([
  'insats',
  'insatsen',
  'strategi',
  'strategin',
  'dnr',
  'och',
  'i',
  'på',
  'för',
  'av',
  'att',
  'som',
  'en',
  'ett',
  'den',
  'det',
  'de',
  'till',
  'med',
  'om',
]);
