import { apiQuery } from '../../../../../web/queries.ts';
import { HandSheet } from '../contract.ts';

export const handSheetQuery = (roundId: string, organisationId: string) =>
  apiQuery(
    ['followup', 'filling', roundId, 'by-hand', organisationId],
    `/followup/rounds/${roundId}/filled-answers/${organisationId}`,
    HandSheet,
  );
