import { z } from 'zod';
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import { DelegationChange, Delegations } from './contract.ts';
import { changeDelegations, getDelegations } from './service.ts';

const ByRound = z.object({ roundId: z.uuid() });

export const delegationApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/followup/rounds/:roundId/delegations',
    summary: 'Who in the organisation acted for has which question',
    tag: 'followup',
    params: ByRound,
    response: Delegations,
    handle: (ctx, { params }) => getDelegations(ctx, params.roundId),
  }),
  endpoint({
    method: 'put',
    path: '/followup/rounds/:roundId/delegations',
    summary: 'Hand questions to colleagues, or take them back',
    tag: 'followup',
    params: ByRound,
    body: DelegationChange,
    response: Delegations,
    problems: ['followup.round-not-open', 'followup.not-a-coordinator'],
    handle: (ctx, { params, body }) => changeDelegations(ctx, params.roundId, body),
  }),
];
