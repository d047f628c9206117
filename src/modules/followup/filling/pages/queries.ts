import { query } from '../../../../web/api.ts';
import { apiQuery } from '../../../../web/queries.ts';
import { EarlierChoices, FileReview, Filling } from '../contract.ts';

const rounds = '/followup/rounds';

export const earlierChoicesQuery = (year: string) =>
  apiQuery(['followup', 'earlier-years', year], `/followup/earlier-years/${year}`, EarlierChoices);
export const fillingQuery = (roundId: string) =>
  apiQuery(['followup', 'filling', roundId], `${rounds}/${roundId}/filling`, Filling);
export const fileReviewQuery = (roundId: string, fileId: string, organisationId: string) =>
  apiQuery(
    ['followup', 'filling', roundId, fileId, organisationId],
    `${rounds}/${roundId}/files/${fileId}${query({ organisationId: organisationId || undefined })}`,
    FileReview,
  );
