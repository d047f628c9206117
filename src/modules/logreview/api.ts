import { type Endpoint, endpoint } from '../../platform/http/endpoint.ts';
import { LogChoices, LogFilter, LogPage, LogQuery, Sample, SampleQuery, SealStatus } from './contract.ts';
import * as service from './service.ts';

const tag = 'log review';

export const logreviewApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/log/events',
    summary: 'Rows of the log, newest first',
    tag,
    query: LogQuery,
    response: LogPage,
    handle: (ctx, { query }) => service.listEvents(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/log/events.csv',
    summary: 'Rows of the log as a file; noted in the log',
    tag,
    query: LogFilter,
    response: 'file',
    handle: (ctx, { query }) => service.exportEvents(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/log/sample',
    summary: 'A random sample of the log to look at',
    tag,
    query: SampleQuery,
    response: Sample,
    handle: (ctx, { query }) => service.getSample(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/log/seals',
    summary: 'How much of the log is sealed',
    tag,
    response: SealStatus,
    handle: (ctx) => service.getSealStatus(ctx),
  }),
  endpoint({
    method: 'get',
    path: '/log/choices',
    summary: 'What the log can be filtered by',
    tag,
    response: LogChoices,
    handle: (ctx) => service.getChoices(ctx),
  }),
];
