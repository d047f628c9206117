/**
 * Where the caret goes when a text changes under it: it stays between the same two letters if they are still there.
 * `at` and the result count UTF-16 units, as text fields do.
 */
export function caretAfter(before: string, after: string, at: number): number {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same += 1;
  if (at <= same) return at;
  let sameEnd = 0;
  while (
    sameEnd < shorter - same &&
    before[before.length - 1 - sameEnd] === after[after.length - 1 - sameEnd]
  )
    sameEnd += 1;
  const fromEnd = before.length - at;
  return fromEnd <= sameEnd ? after.length - fromEnd : after.length - sameEnd;
}
