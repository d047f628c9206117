import { z } from 'zod';
import { type Endpoint, endpoint } from '../../../../platform/http/endpoint.ts';
import { HandAnswer, HandSheet, StandingAnswer } from './contract.ts';
import * as service from './service.ts';

const ByRound = z.object({ roundId: z.uuid() });

export const byHandApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/followup/rounds/:roundId/filled-answers/:organisationId',
    summary:
      'One organisation’s part of a filled round, question by question, with where each answer came from',
    tag: 'followup',
    params: ByRound.extend({ organisationId: z.uuid() }),
    response: HandSheet,
    handle: (ctx, { params }) => service.getSheet(ctx, params.roundId, params.organisationId),
  }),
  endpoint({
    method: 'put',
    path: '/followup/rounds/:roundId/filled-answer',
    summary: 'Write, correct or take away one answer of a filled round by hand',
    tag: 'followup',
    params: ByRound,
    body: HandAnswer,
    response: z.object({ answer: StandingAnswer.nullable() }),
    problems: ['conflict', 'followup.filling-not-open'],
    handle: async (ctx, { params, body }) => ({
      answer: await service.writeByHand(ctx, params.roundId, body),
    }),
  }),
];
