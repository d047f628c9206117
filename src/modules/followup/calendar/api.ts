import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import { Calendar, CalendarYear } from './contract.ts';
import { getCalendar, getCalendarFile } from './service.ts';

export const calendarApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/followup/calendar',
    summary: 'What happens in a year: rounds, their reminders, documents that begin and end',
    tag: 'followup',
    query: CalendarYear,
    response: Calendar,
    handle: (ctx, { query }) => getCalendar(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/followup/calendar.ics',
    summary: 'The same as an iCalendar file of whole days',
    tag: 'followup',
    query: CalendarYear,
    response: 'file',
    handle: (ctx, { query }) => getCalendarFile(ctx, query),
  }),
];
