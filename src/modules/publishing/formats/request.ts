import type { ExportFormat } from '../contract.ts';

/** What a process of its own makes: files, the page that the public reads, and what is told about a report. */
export type MadeFormat = Exclude<ExportFormat, 'json'> | 'page' | 'about';

/** What is to be made; comes on a line of its own before the edition. */
export interface MakeRequest {
  format: MadeFormat;
  colour: string;
  volume: number;
  page?: { slug: string; publishedAt: string };
  /** A folder that does not exist: nothing in it can be read into a typeset document. */
  workspace: string;
  fontPaths: string[];
}
