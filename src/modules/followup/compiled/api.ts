import { z } from 'zod';
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import {
  AnswersFilter,
  AnswersPage,
  BoardLacks,
  CompiledFilter,
  Completeness,
  HeatMap,
  HeatMapFilter,
  Overview,
} from './contract.ts';
import * as service from './service.ts';

const ByRound = z.object({ roundId: z.uuid() });
const tag = 'followup';

export const compiledApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/followup/rounds/:roundId/compiled',
    summary: 'The answers put together in counts, per document, area and question',
    tag,
    params: ByRound,
    query: CompiledFilter,
    response: Overview,
    handle: (ctx, { params, query }) => service.getOverview(ctx, params.roundId, query),
  }),
  endpoint({
    method: 'get',
    path: '/followup/rounds/:roundId/answers',
    summary: 'The answers to the letter, a page of questions at a time',
    tag,
    params: ByRound,
    query: AnswersFilter,
    response: AnswersPage,
    handle: (ctx, { params, query }) => service.listAnswers(ctx, params.roundId, query),
  }),
  endpoint({
    method: 'get',
    path: '/followup/rounds/:roundId/heat-map',
    summary: 'What every organisation said about every strategy or measure of a document',
    tag,
    params: ByRound,
    query: HeatMapFilter,
    response: HeatMap,
    handle: (ctx, { params, query }) => service.getHeatMap(ctx, params.roundId, query),
  }),
  endpoint({
    method: 'get',
    path: '/followup/rounds/:roundId/completeness',
    summary: 'What each organisation’s part lacks, in counts',
    tag,
    params: ByRound,
    query: CompiledFilter,
    response: Completeness,
    handle: (ctx, { params, query }) => service.getCompleteness(ctx, params.roundId, query),
  }),
  endpoint({
    method: 'get',
    path: '/followup/rounds/:roundId/completeness/:organisationId',
    summary: 'What one organisation’s part lacks, question by question',
    tag,
    params: ByRound.extend({ organisationId: z.uuid() }),
    query: CompiledFilter,
    response: BoardLacks,
    handle: (ctx, { params, query }) =>
      service.getBoardLacks(ctx, params.roundId, params.organisationId, query),
  }),
];
