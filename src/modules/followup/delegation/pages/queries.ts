import { apiQuery } from '../../../../web/queries.ts';
import { Delegations } from '../contract.ts';

export const delegationsQuery = (roundId: string) =>
  apiQuery(['followup', 'delegations', roundId], `/followup/rounds/${roundId}/delegations`, Delegations);
