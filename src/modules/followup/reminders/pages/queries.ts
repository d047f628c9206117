import { apiQuery } from '../../../../web/queries.ts';
import { RoundReminders } from '../contract.ts';

export const remindersPath = (roundId: string) => `/followup/rounds/${roundId}/reminders`;
export const remindersQuery = (roundId: string) =>
  apiQuery(['followup', 'reminders', roundId], remindersPath(roundId), RoundReminders);
