/** Why a file is not taken in. Stable codes: the HTTP layer and the pages build on them. */
export const FILE_REFUSALS = [
  'empty',
  'unknown-kind',
  'wrong-name',
  'svg',
  'old-office',
  'damaged',
  'encrypted',
  'several-kinds',
  'bomb',
  'picture-too-large',
  'pdf-script',
  'pdf-attachment',
  'pdf-unreadable',
  'macro',
  'embedded-object',
  'external-content',
  'data-link',
  'binary-text',
  'took-too-long',
  'infected',
  'check-failed',
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** A file that is not taken in. `cause` is for the log only and never leaves the server. */
export class FileRefused extends Error {
  readonly reason: FileRefusal;

  constructor(reason: FileRefusal, cause?: unknown) {
    super(`file refused: ${reason}`, cause === undefined ? undefined : { cause });
    this.name = 'FileRefused';
    this.reason = reason;
  }
}
