import { z } from 'zod';

export const CalendarYear = z.object({ year: z.coerce.number().int().min(1990).max(2200).optional() });
export type CalendarYear = z.infer<typeof CalendarYear>;

export const CALENDAR_KINDS = [
  'round-opens',
  'round-opened',
  'round-reminds',
  'round-due',
  'round-closed',
  'document-begins',
  'document-ends',
] as const;

/** Something of a day. */
export const CalendarEntry = z.object({
  day: z.iso.date(),
  kind: z.enum(CALENDAR_KINDS),
  title: z.string(),
  href: z.string(),
});
export type CalendarEntry = z.infer<typeof CalendarEntry>;

export const Calendar = z.object({
  year: z.int(),
  today: z.iso.date(),
  /** By day; of one day in the order of `CALENDAR_KINDS`. */
  entries: z.array(CalendarEntry),
});
export type Calendar = z.infer<typeof Calendar>;
