import { z } from 'zod';
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import { Round } from '../contract.ts';
import { EarlierChoices, EarlierRoundDraft } from './contract.ts';
import * as rounds from './service/rounds.ts';

const tag = 'followup';

export const fillingApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/followup/earlier-years/:year',
    summary: 'Documents and organisations that a round of an earlier year can be made of',
    tag,
    params: z.object({ year: z.coerce.number().int().min(1990).max(2200) }),
    response: EarlierChoices,
    handle: (ctx, { params }) => rounds.listEarlierChoices(ctx, params.year),
  }),
  endpoint({
    method: 'post',
    path: '/followup/earlier-years',
    summary: 'Begin a round of an earlier year, filled by planners from files',
    tag,
    body: EarlierRoundDraft,
    response: Round,
    handle: (ctx, { body }) => rounds.beginFilledRound(ctx, body),
  }),
];
