import { z } from 'zod';
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import { EarlierAnswers } from './contract.ts';
import { getEarlierAnswers } from './service.ts';

export const earlierApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/followup/rounds/:roundId/earlier-answers',
    summary: 'What the organisation acted for answered the last time to what the round asks it',
    tag: 'followup',
    params: z.object({ roundId: z.uuid() }),
    response: EarlierAnswers,
    handle: (ctx, { params }) => getEarlierAnswers(ctx, params.roundId),
  }),
];
