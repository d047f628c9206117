/**
 * Confidence is counted, not felt: the share of independent signs that agree on a reading, with the
 * reading itself as one of them. Two signs of three agreeing give (1 + 2) / (1 + 3) = 0.75.
 * A reading on which nothing else agrees is never 0, for it was found somewhere.
 */
export function confidenceOf(signs: boolean[]): number {
  const agreeing = signs.filter(Boolean).length;
  return Math.round(((1 + agreeing) / (1 + signs.length)) * 100) / 100;
}
