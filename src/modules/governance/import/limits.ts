/** What one import may use. Past any of them it ends with a named error and nothing is left behind. */
export type ImportLimits = {
  /** Size of the file. */
  bytes: number;
  /** From the start of reading to the proposal. */
  milliseconds: number;
  /** The worker's heap. */
  megabytes: number;
};

export const defaultImportLimits: ImportLimits = {
  bytes: 50 * 1024 * 1024,
  milliseconds: 30_000,
  megabytes: 256,
};
