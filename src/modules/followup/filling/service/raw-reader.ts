import type { AnswerContent } from '../../contract.ts';
import type { FileFormat } from '../contract.ts';

/** One organisation's answer to one question as an export holds it; `value` is null when there is none. */
export interface RawRow extends AnswerContent {
  lineageId: string | null;
  organisationId: string | null;
  document: string;
  number: string | null;
  title: string;
  question: string;
  organisation: string;
  /** Links that supported the answer. */
  links: readonly { title: string; address: string }[];
  /** Names of files that did: an export tells of them and does not hold them. */
  files: readonly string[];
}

/** A file that is not in the form that answers are exported in. */
export class NotAnExport extends Error {}

/**
 * Reads an exported file in a worker that dies, in the order of its rows.
 * @throws {NotAnExport} for a file of another shape; WorkerFailed when the worker gave up
 */
type RawReader = (bytes: Uint8Array, format: Exclude<FileFormat, 'document'>) => Promise<RawRow[]>;

let reader: RawReader | null = null;

/** Who writes the exports also knows how to read them: that module says how, once, when it is loaded. */
export function readExportsWith(read: RawReader): void {
  reader = read;
}

export function readExport(...[bytes, format]: Parameters<RawReader>): Promise<RawRow[]> {
  if (!reader) throw new Error('no module has said how exports are read');
  return reader(bytes, format);
}
