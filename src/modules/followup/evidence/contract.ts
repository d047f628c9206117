import { z } from 'zod';
import { Named } from '../contract.ts';

export const MOST_FILE_BYTES = 10 * 1024 * 1024;
/** Files to one answer, and as many links. */
export const MOST_PIECES = 10;

/** What a file chooser offers; what a file is, its content decides. */
export const FILE_ENDS = [
  '.pdf',
  '.docx',
  '.xlsx',
  '.pptx',
  '.odt',
  '.ods',
  '.odp',
  '.png',
  '.jpg',
  '.jpeg',
  '.webp',
  '.txt',
  '.csv',
];

export const EvidenceLinkDraft = z.object({
  title: z.string().trim().max(200).default(''),
  address: z.string().trim().min(1).max(2000),
});
export type EvidenceLinkDraft = z.infer<typeof EvidenceLinkDraft>;

/** A link or a file that supports an answer. */
export const Evidence = z.object({
  id: z.uuid(),
  answerId: z.uuid(),
  questionId: z.uuid(),
  organisation: Named,
  kind: z.enum(['link', 'file']),
  title: z.string(),
  /** A link's address. */
  address: z.string().nullable(),
  fileName: z.string().nullable(),
  contentType: z.string().nullable(),
  /** In bytes. */
  size: z.int().nullable(),
  sha256: z.string().nullable(),
  warnings: z.array(z.enum(['formulas'])),
  addedBy: z.string(),
  addedAt: z.string(),
});
export type Evidence = z.infer<typeof Evidence>;

export const EvidenceFilter = z.object({
  questionId: z.uuid().optional(),
  organisationId: z.uuid().optional(),
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type EvidenceFilter = z.infer<typeof EvidenceFilter>;

export const EvidencePage = z.object({ items: z.array(Evidence), next: z.string().nullable() });
export type EvidencePage = z.infer<typeof EvidencePage>;

/** A piece of evidence as a compiled or frozen result tells it: facts only, never bytes. */
export const EvidenceFact = z.object({
  title: z.string(),
  kind: z.enum(['link', 'file']),
  href: z.string().nullable(),
  fileName: z.string().nullable(),
  size: z.int().nullable(),
  sha256: z.string().nullable(),
});
export type EvidenceFact = z.infer<typeof EvidenceFact>;

/** A file that an approved answer rests on, as it is listed for the archive. */
export interface EvidenceFile {
  id: string;
  organisation: string;
  /** Of the measure; empty when it has none. */
  number: string;
  title: string;
  fileName: string;
  contentType: string;
  /** In bytes. */
  size: number;
  sha256: string;
}
