import { z } from 'zod';
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts';
import {
  FileFormat,
  FindQuery,
  Found,
  GapFilter,
  GapPage,
  Network,
  NetworkQuery,
  Pyramid,
} from './contract.ts';
import * as service from './service.ts';

const tag = 'governance';

export const viewsApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/governance/network',
    summary: 'Documents and measures and how they connect',
    tag,
    query: NetworkQuery,
    response: Network,
    handle: (ctx, { query }) => service.getNetwork(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/governance/pyramid',
    summary: 'Documents and measures by prevention level',
    tag,
    response: Pyramid,
    handle: (ctx) => service.getPyramid(ctx),
  }),
  endpoint({
    method: 'get',
    path: '/governance/gaps',
    summary: 'What is missing in documents, measures and indicators',
    tag,
    query: GapFilter,
    response: GapPage,
    handle: (ctx, { query }) => service.listGaps(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/governance/gaps/file',
    summary: 'What is missing, as CSV or XLSX',
    tag,
    query: GapFilter.pick({ kind: true, documentId: true }).extend({ format: FileFormat }),
    response: 'file',
    handle: (ctx, { query: { format, ...filter } }) => service.exportGaps(ctx, filter, format),
  }),
  endpoint({
    method: 'get',
    path: '/governance/duties/:organisationId/file',
    summary: 'What an organisation must do, as CSV or XLSX',
    tag,
    params: z.object({ organisationId: z.uuid() }),
    query: z.object({ on: z.iso.date().optional(), format: FileFormat }),
    response: 'file',
    handle: (ctx, { params, query }) =>
      service.exportDuties(ctx, params.organisationId, query.on, query.format),
  }),
  endpoint({
    method: 'get',
    path: '/governance/find',
    summary: 'Search with hits marked, grouped by kind, a kind at a time by page',
    tag,
    query: FindQuery,
    response: Found,
    handle: (ctx, { query }) => service.find(ctx, query),
  }),
];
