/** Letters and digits in small letters with one space between words: what two texts are compared by. */
export const plain = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    // A word that a page or column divided.
    .replace(/(\p{L})-\s+(?=\p{Ll})/gu, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const LONGEST_COMPARED = 1000;

/** The runs of three characters in a text. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const padded = ` ${plain(text).slice(0, LONGEST_COMPARED)} `;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) grams.add(padded.slice(at, at + 3));
  return grams;
}

/** How alike two texts are by their runs of three characters (Dice's coefficient): 0 nothing in common, 1 the same. */
export function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const gram of one) if (other.has(gram)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}
