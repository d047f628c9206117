import { query } from '../../../../web/api.ts';
import { apiQuery } from '../../../../web/queries.ts';
import { EvidencePage } from '../contract.ts';

/** Evidence to one question, or of one organisation; both are few enough to be read at once. */
export const evidenceQuery = (
  roundId: string,
  filter: { questionId?: string | undefined; organisationId?: string | undefined },
) =>
  apiQuery(
    ['followup', 'evidence', roundId, filter.questionId ?? null, filter.organisationId ?? null],
    `/followup/rounds/${roundId}/evidence${query({ ...filter, limit: 500 })}`,
    EvidencePage,
  );
