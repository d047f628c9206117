import { z } from 'zod';
import { AnswerContent, Named, Round } from '../contract.ts';

/** What a planner types about a round of an earlier year. Nobody is asked, so there are no dates. */
export const EarlierRoundDraft = z.object({
  title: z.string().trim().min(1).max(200),
  year: z.coerce.number().int().min(1990).max(2200),
  introduction: z.string().max(20_000).default(''),
  versionIds: z.array(z.uuid()).min(1).max(40),
  everyone: z.boolean().default(true),
  organisationIds: z.array(z.uuid()).max(500).default([]),
});
export type EarlierRoundDraft = z.infer<typeof EarlierRoundDraft>;

/** What a round of an earlier year can be made of: what was in force then, and who there was then. */
export const EarlierChoices = z.object({
  year: z.int(),
  documents: z.array(
    z.object({
      versionId: z.uuid(),
      title: z.string(),
      items: z.int(),
      validFrom: z.iso.date().nullable(),
      validTo: z.iso.date().nullable(),
      /** Whether it is still in force. */
      inForce: z.boolean(),
    }),
  ),
  organisations: z.array(Named),
});
export type EarlierChoices = z.infer<typeof EarlierChoices>;

export const FILE_FORMATS = ['document', 'xlsx', 'csv', 'json'] as const;
export const FileFormat = z.enum(FILE_FORMATS);
export type FileFormat = z.infer<typeof FileFormat>;

/** Where in a file an answer stands: offsets into its text and the page, or the row. */
export const Place = z.union([
  z.object({ start: z.int(), end: z.int(), page: z.int().nullable() }),
  z.object({ row: z.int() }),
]);
export type Place = z.infer<typeof Place>;

export const FileLink = z.object({ title: z.string(), address: z.string() });
export type FileLink = z.infer<typeof FileLink>;

/** One answer found in a file, before it is matched with anything. */
export const FileEntry = z.object({
  document: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  question: z.string(),
  /** The strategy or measure across versions, when the file says. */
  lineageId: z.string().nullable(),
  /** Whose answer it is, when the file says: the name as written there, and the identifier. */
  organisation: z.string().nullable(),
  organisationId: z.string().nullable(),
  content: AnswerContent,
  /** Links that support it, to be brought back with it. */
  links: z.array(FileLink).default([]),
  /** What supports it too and cannot be brought back: names of files, links that must not be followed. */
  leftBehind: z.array(z.string()).default([]),
  place: Place,
});
export type FileEntry = z.infer<typeof FileEntry>;

/** A file of the round, as the list shows it. */
export const FillingFile = z.object({
  id: z.uuid(),
  fileName: z.string(),
  sha256: z.string(),
  format: FileFormat,
  uploadedAt: z.iso.datetime(),
  savedAt: z.iso.datetime().nullable(),
  undoneAt: z.iso.datetime().nullable(),
  /** Answers found in it. */
  found: z.int(),
  /** Answers in the round whose present text comes from it. */
  standing: z.int(),
  /** Whose: as saved, and before that as recognised. */
  organisations: z.array(Named),
  /** It has never been saved and can be thrown away. */
  removable: z.boolean(),
});
export type FillingFile = z.infer<typeof FillingFile>;

/** A filled round with its files and how far each organisation is filled in. */
export const Filling = z.object({
  round: Round,
  files: z.array(FillingFile),
  organisations: z.array(z.object({ organisation: Named, asked: z.int(), filled: z.int() })),
});
export type Filling = z.infer<typeof Filling>;

/** Every field of an answer that a person can decide about. */
export const FIELDS = ['value', 'reason', 'comment', 'status', 'hindrance', 'cost'] as const;
export const FieldName = z.enum(FIELDS);
export type FieldName = z.infer<typeof FieldName>;

/** What becomes of a field that the round and the file say different things in. */
export const FieldChoice = z.enum(['keep', 'file', 'both']);
export type FieldChoice = z.infer<typeof FieldChoice>;

/**
 * What stands before the saving of an entry: `new` and `same` need no decision; `conflict`, `unmatched`, `not-asked`,
 * `no-organisation`, `twice` (another entry speaks for the same) and `no-reason` do.
 */
export const EntryState = z.enum([
  'new',
  'same',
  'conflict',
  'unmatched',
  'not-asked',
  'no-organisation',
  'twice',
  'no-reason',
]);
export type EntryState = z.infer<typeof EntryState>;

export const ReviewedEntry = FileEntry.omit({ lineageId: true }).extend({
  /** Its number in the file, from 0. */
  entry: z.int(),
  state: EntryState,
  organisation: Named.nullable(),
  /** The organisation as the file writes it. */
  organisationAsWritten: z.string().nullable(),
  match: z.object({ questionId: z.uuid(), score: z.number() }).nullable(),
  /** What the round has already. */
  present: z
    .object({
      content: AnswerContent,
      revision: z.int(),
      /** The file it came from; null when written by hand. */
      fileName: z.string().nullable(),
    })
    .nullable(),
  /** Fields in which the two differ. */
  fields: z.array(FieldName),
});
export type ReviewedEntry = z.infer<typeof ReviewedEntry>;

export const FileReview = z.object({
  round: Round,
  file: FillingFile,
  text: z.string(),
  pages: z.array(z.object({ page: z.int(), start: z.int(), end: z.int() })),
  /** For a document: whose answers they are, as chosen or recognised. */
  organisation: Named.nullable(),
  recognised: z.array(z.object({ organisation: Named, mentions: z.int(), score: z.number() })),
  /** Other files of the round that speak for one of the same organisations. */
  others: z.array(
    z.object({ fileId: z.uuid(), fileName: z.string(), organisation: Named, saved: z.boolean() }),
  ),
  questions: z.array(
    z.object({
      id: z.uuid(),
      document: z.string(),
      number: z.string().nullable(),
      title: z.string(),
      text: z.string(),
      recipientIds: z.array(z.uuid()),
    }),
  ),
  entries: z.array(ReviewedEntry),
  /** What the round has of the organisations that something in the file waits for a person about. */
  present: z.array(
    z.object({
      questionId: z.uuid(),
      organisationId: z.uuid(),
      content: AnswerContent,
      revision: z.int(),
      removed: z.boolean(),
      fileName: z.string().nullable(),
    }),
  ),
});
export type FileReview = z.infer<typeof FileReview>;

/** What a person decided about one entry that needed it, or decided otherwise. */
export const EntryDecision = z.object({
  entry: z.int(),
  /** Not taken into the round, on purpose. */
  leaveOut: z.boolean().default(false),
  /** Another question, or another organisation, than proposed. */
  questionId: z.uuid().optional(),
  organisationId: z.uuid().optional(),
  /** Why it is not applicable, where the file does not say. */
  reason: z.string().max(20_000).optional(),
  fields: z.partialRecord(FieldName, FieldChoice).default({}),
  /** The revision of the present answer that the decision was made on. */
  baseRevision: z.int().min(0).optional(),
});
export type EntryDecision = z.infer<typeof EntryDecision>;

export const FileSave = z.object({
  /** For a document: whose answers they are. */
  organisationId: z.uuid().nullable().default(null),
  decisions: z.array(EntryDecision).max(50_000).default([]),
});
export type FileSave = z.infer<typeof FileSave>;

export const FileSaved = z.object({
  added: z.int(),
  changed: z.int(),
  /** The round said the same already. */
  same: z.int(),
  leftOut: z.int(),
  /** Links brought back, and those for which an answer had no room. */
  links: z.int(),
  linksWithoutRoom: z.int(),
});
export type FileSaved = z.infer<typeof FileSaved>;

export const FileUndone = z.object({
  removed: z.int(),
  /** Got back the text they had before. */
  restored: z.int(),
  /** Changed since by another file or by hand: left as they are. */
  kept: z.int(),
});
export type FileUndone = z.infer<typeof FileUndone>;

/** Where each filled answer of a round came from, as far as the asker may read the answers. */
export const AnswerSources = z.object({
  sources: z.array(
    z.object({
      answerId: z.uuid(),
      questionId: z.uuid(),
      organisationId: z.uuid(),
      fileName: z.string(),
      sha256: z.string(),
      place: Place,
    }),
  ),
});
export type AnswerSources = z.infer<typeof AnswerSources>;
