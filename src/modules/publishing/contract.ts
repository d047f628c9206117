import { z } from 'zod';
import { About } from './contract/about.ts';
import { Addendum } from './contract/content.ts';
import { ReadOfficeEdition } from './contract/office.ts';

export type { ReportAnswer, ReportEdition } from './contract/content.ts';

const Moment = z.iso.datetime();

export const PublicationState = z.enum(['published', 'withdrawn']);
export type PublicationState = z.infer<typeof PublicationState>;

/** One decision to publish or to withdraw. */
export const Publication = z.object({
  number: z.int(),
  state: PublicationState,
  reason: z.string(),
  decidedAt: Moment,
  decidedBy: z.string(),
});
export type Publication = z.infer<typeof Publication>;

export const ReportSummary = z.object({
  id: z.uuid(),
  roundId: z.uuid(),
  slug: z.string(),
  title: z.string(),
  year: z.int(),
  hash: z.string(),
  frozenAt: Moment,
  /** null when it never was published. */
  publication: PublicationState.nullable(),
});
export type ReportSummary = z.infer<typeof ReportSummary>;

/** Closed rounds with their reports; `report` is null until a planner of the owner unit opens it. */
export const ReportList = z.object({
  reports: z.array(
    z.object({
      roundId: z.uuid(),
      title: z.string(),
      year: z.int(),
      owner: z.string(),
      closedAt: Moment,
      report: ReportSummary.nullable(),
    }),
  ),
});
export type ReportList = z.infer<typeof ReportList>;

/** Everything about a report that its page shows. */
export const Report = ReportSummary.extend({
  ...About.omit({ outline: true }).shape,
  /** Planners of the owner unit add to it, publish it and withdraw it. */
  editable: z.boolean(),
  addenda: z.array(Addendum),
  /** What the office says of the year: the edition that is part of the report. */
  office: ReadOfficeEdition.nullable(),
  /** Where the office's text stands, for those who write it; null for others. */
  officeState: z
    .object({
      /** The latest edition, 0 before the first. */
      number: z.int(),
      /** Whether the draft says something else than the latest edition. */
      differs: z.boolean(),
    })
    .nullable(),
  publications: z.array(Publication),
});
export type Report = z.infer<typeof Report>;

/** `pdf` is PDF/UA-1, for reading; `pdfa` is PDF/A-2a, for the archive. */
export const EXPORT_FORMATS = ['pdf', 'pdfa', 'docx', 'xlsx', 'json', 'csv'] as const;
export const ExportFormat = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof ExportFormat>;
/** Formats that a long report is divided into volumes in. */
export const PRINTED_FORMATS: readonly ExportFormat[] = ['pdf', 'pdfa', 'docx'];

/** Which file of a report that is printed in several. */
export const ByVolume = z.object({ volume: z.coerce.number().int().min(1).max(9999).default(1) });
export type ByVolume = z.infer<typeof ByVolume>;

/** How far a file has come; `share` of 1 is ready. */
export const ExportProgress = z.object({
  state: z.enum(['waiting', 'setting', 'writing', 'ready']),
  share: z.number(),
});
export type ExportProgress = z.infer<typeof ExportProgress>;

export const AddendumDraft = z.object({
  text: z.string().trim().min(1).max(20_000),
  questionId: z.uuid().nullable().default(null),
});
export type AddendumDraft = z.infer<typeof AddendumDraft>;

/** `latest` is the number of the latest decision that the person has seen; 0 when there is none. */
export const PublishInput = z.object({ latest: z.int().min(0) });
export type PublishInput = z.infer<typeof PublishInput>;

export const WithdrawInput = PublishInput.extend({ reason: z.string().trim().min(1).max(2000) });
export type WithdrawInput = z.infer<typeof WithdrawInput>;

/** What the package for the archive is registered under at the city; empty when it is not yet. */
export const PackageInput = z.object({ diaryNumber: z.string().trim().max(60).default('') });
export type PackageInput = z.infer<typeof PackageInput>;
