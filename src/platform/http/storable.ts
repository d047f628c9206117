/** Deeper than any form of ours, and far from where anything that reads it recursively gives up. */
const DEEPEST = 64;

/**
 * Whether everything in a parsed JSON value can be kept: no NUL and no half characters, which no database text can hold,
 * and not nested beyond reason.
 */
export function isStorable(value: unknown): boolean {
  const left: [value: unknown, depth: number][] = [[value, 0]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [item, depth] = next;
    if (typeof item === 'string') {
      if (item.includes('\0') || /\p{Surrogate}/u.test(item)) return false;
    } else if (typeof item === 'object' && item !== null) {
      if (depth >= DEEPEST) return false;
      for (const [key, inner] of Object.entries(item)) left.push([key, depth + 1], [inner, depth + 1]);
    }
  }
  return true;
}
