import { z } from 'zod';
import { type Endpoint, endpoint, unboundEndpoint } from '../../../platform/http/endpoint.ts';
import { Answer } from '../contract.ts';
import { getOwnAnswer } from '../service/answers.ts';
import { Presence, PresenceAsk } from './contract.ts';
import { attend, depart } from './service.ts';

const ByQuestion = z.object({ questionId: z.uuid() });

export const presenceApi: Endpoint[] = [
  unboundEndpoint({
    method: 'post',
    path: '/followup/questions/:questionId/presence',
    summary:
      'Say that the answer is open here, and learn who else has it open; waits up to eight seconds for a change',
    tag: 'followup',
    params: ByQuestion,
    body: PresenceAsk,
    response: Presence,
    handle: (runner, { params, body }) => attend(runner, params.questionId, body),
  }),
  endpoint({
    method: 'delete',
    path: '/followup/questions/:questionId/presence/:page',
    summary: 'Say that the answer is no longer open here',
    tag: 'followup',
    params: ByQuestion.extend({ page: z.uuid() }),
    handle: async (ctx, { params }) => depart(ctx, params.questionId, params.page),
  }),
  endpoint({
    method: 'get',
    path: '/followup/questions/:questionId/answer',
    summary: 'What the organisation acted for has answered so far',
    tag: 'followup',
    params: ByQuestion,
    response: Answer,
    handle: (ctx, { params }) => getOwnAnswer(ctx, params.questionId),
  }),
];
