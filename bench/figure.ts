/** One measured figure. `bound` is what it must stay under, in the same unit. */
export type Figure = {
  name: string;
  unit: string;
  median: number;
  p95: number;
  bound?: number;
  /** The same work by a plainer way (plain SQL, no row-level security) in the same run; median, same unit. */
  baseline?: number;
  note?: string;
};

/** Median and 95th percentile of the values (nearest rank). */
export function summariseValues(values: number[]): { median: number; p95: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { median: rank(0.5), p95: rank(0.95) };
}
