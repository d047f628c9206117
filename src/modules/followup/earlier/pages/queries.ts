import { apiQuery } from '../../../../web/queries.ts';
import { EarlierAnswers } from '../contract.ts';

/** Closed rounds never change: what was read stays right for as long as the page is open. */
export const earlierQuery = (roundId: string) => ({
  ...apiQuery(
    ['followup', 'earlier', roundId],
    `/followup/rounds/${roundId}/earlier-answers`,
    EarlierAnswers,
  ),
  staleTime: Number.POSITIVE_INFINITY,
});
