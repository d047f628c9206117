import { z } from 'zod';
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import { ReminderPlanChange, RoundReminders } from './contract.ts';
import { changePlan, getReminders, remindNow } from './service.ts';

const ByRound = z.object({ roundId: z.uuid() });
const tag = 'followup';

export const remindersApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/followup/rounds/:roundId/reminders',
    summary: 'What reminders a round sends, to whom and when, and what was sent',
    tag,
    params: ByRound,
    response: RoundReminders,
    handle: (ctx, { params }) => getReminders(ctx, params.roundId),
  }),
  endpoint({
    method: 'put',
    path: '/followup/rounds/:roundId/reminders',
    summary: 'Choose the days on which a round reminds',
    tag,
    params: ByRound,
    body: ReminderPlanChange,
    response: RoundReminders,
    problems: ['conflict'],
    handle: (ctx, { params, body }) => changePlan(ctx, params.roundId, body),
  }),
  endpoint({
    method: 'post',
    path: '/followup/rounds/:roundId/reminders/now',
    summary: 'Remind everybody who has something left in the round, once a day at most',
    tag,
    params: ByRound,
    response: RoundReminders,
    handle: (ctx, { params }) => remindNow(ctx, params.roundId),
  }),
];
