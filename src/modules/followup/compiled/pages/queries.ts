import { query } from '../../../../web/api.ts';
import { apiPages, apiQuery } from '../../../../web/queries.ts';
import {
  type AnswersFilter,
  AnswersPage,
  BoardLacks,
  type CompiledFilter,
  Completeness,
  HeatMap,
  Overview,
} from '../contract.ts';

type Include = CompiledFilter['include'];
const round = (id: string) => `/followup/rounds/${id}`;

export const overviewQuery = (id: string, include: Include) =>
  apiQuery(['followup', 'compiled', id, include], `${round(id)}/compiled${query({ include })}`, Overview);
export const answersPages = (id: string, filter: Partial<Omit<AnswersFilter, 'after'>>) =>
  apiPages(
    ['followup', 'compiled-answers', id, filter],
    (after) => `${round(id)}/answers${query({ ...filter, after })}`,
    AnswersPage,
  );
export const questionAnswersQuery = (id: string, questionId: string, include: Include) =>
  apiQuery(
    ['followup', 'compiled-question', id, questionId, include],
    `${round(id)}/answers${query({ include, questionId })}`,
    AnswersPage,
  );
export const heatMapQuery = (id: string, versionId: string, include: Include) =>
  apiQuery(
    ['followup', 'heat-map', id, versionId, include],
    `${round(id)}/heat-map${query({ include, versionId })}`,
    HeatMap,
  );
export const completenessQuery = (id: string, include: Include) =>
  apiQuery(
    ['followup', 'completeness', id, include],
    `${round(id)}/completeness${query({ include })}`,
    Completeness,
  );
export const boardLacksQuery = (id: string, organisationId: string, include: Include) =>
  apiQuery(
    ['followup', 'completeness', id, include, organisationId],
    `${round(id)}/completeness/${organisationId}${query({ include })}`,
    BoardLacks,
  );
