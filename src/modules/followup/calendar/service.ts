import type { FileResult } from '../../../platform/http/endpoint.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { listDocumentsForRound } from '../../governance/index.ts';
import { dayOf } from '../../organisation/index.ts';
import { runsRound } from '../policy.ts';
import { calendarTexts } from './calendar-texts.ts';
import type { Calendar, CalendarYear } from './contract.ts';
import { writeCalendarFile } from './ics.ts';
import { calendarOf } from './rules.ts';
import * as store from './store.ts';

/** What happens in a year, as far as the asker may see it; this year when none is asked for. A fixed number of queries. */
export async function getCalendar(ctx: ActingContext, asked: CalendarYear): Promise<Calendar> {
  const today = dayOf(ctx.now());
  const year = asked.year ?? Number(today.slice(0, 4));
  const rounds = await store.listRoundDates(ctx.db, year);
  const documents = await listDocumentsForRound(ctx, year);
  return {
    year,
    today,
    entries: calendarOf(
      year,
      rounds.map(({ plan, ownerOrganisationId, ...round }) => ({
        ...round,
        reminders: runsRound(ctx.actor, { ownerOrganisationId }) ? { plan } : null,
      })),
      documents,
    ),
  };
}

/** The same calendar as a file for the person's own one. */
export async function getCalendarFile(ctx: ActingContext, asked: CalendarYear): Promise<FileResult> {
  const { year, entries } = await getCalendar(ctx, asked);
  const { fileName, fileTitle, kinds } = calendarTexts[ctx.language];
  return {
    fileName: fileName(year),
    contentType: 'text/calendar; charset=utf-8',
    body: writeCalendarFile({ name: fileTitle(year), entries }, kinds, ctx.now()),
  };
}
