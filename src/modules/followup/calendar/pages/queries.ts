import { query } from '../../../../web/api.ts';
import { apiQuery } from '../../../../web/queries.ts';
import { Calendar } from '../contract.ts';

/** @param year as in the address; empty for the present year */
export const calendarQuery = (year: string) =>
  apiQuery(
    ['followup', 'calendar', year],
    `/followup/calendar${query({ year: year || undefined })}`,
    Calendar,
  );
