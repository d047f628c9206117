import { z } from 'zod';
import { ReportDistribution } from './content.ts';
import { OfficeOutline } from './office.ts';

/** What is told about a report without opening all of it. */
export const About = z.object({
  city: z.string(),
  owner: z.string(),
  closedAt: z.iso.datetime(),
  organisations: z.int(),
  questions: z.int(),
  comments: z.int(),
  distribution: ReportDistribution,
  facts: z.array(z.string()),
  documents: z.array(z.string()),
  /** Diary numbers of the documents that have one. */
  diaryNumbers: z.array(z.string()),
  /** What an addendum can be about. */
  abouts: z.array(z.object({ questionId: z.uuid(), name: z.string() })),
  /** What the office writes about. */
  outline: OfficeOutline,
  /** What PDF, DOCX and the public page are divided into; one for a report that is short enough. */
  volumes: z.array(z.object({ number: z.int(), title: z.string() })),
});
export type About = z.infer<typeof About>;
