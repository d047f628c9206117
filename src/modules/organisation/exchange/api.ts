import { z } from 'zod';
import { type Endpoint, endpoint, unboundEndpoint } from '../../../platform/http/endpoint.ts';
import { ImportPreview, ImportResult, MOST_BYTES, RegisterKind } from './contract.ts';
import * as service from './service.ts';

const tag = 'organisation';
const unreadable = ['unreadable', 'headings', 'empty', 'rows'].map((code) => `organisation.import-${code}`);

export const exchangeApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/organisation-register/register.xlsx',
    summary: 'The register as a spreadsheet, one sheet a kind',
    tag,
    response: 'file',
    handle: (ctx) => service.exportXlsx(ctx),
  }),
  endpoint({
    method: 'get',
    path: '/organisation-register/:kind/register.csv',
    summary: 'One kind of the register’s rows as CSV',
    tag,
    params: z.object({ kind: RegisterKind }),
    response: 'file',
    handle: (ctx, { params }) => service.exportCsv(ctx, params.kind),
  }),
  unboundEndpoint({
    method: 'post',
    path: '/organisation-register/preview',
    summary: 'What importing a file would do; saves nothing',
    tag,
    body: 'upload',
    maxBytes: MOST_BYTES,
    response: ImportPreview,
    problems: unreadable,
    handle: (runner, { body }) => service.previewImport(runner, body.bytes),
  }),
  unboundEndpoint({
    method: 'post',
    path: '/organisation-register/import',
    summary: 'Import a file as previewed, everything or nothing',
    tag,
    query: z.object({ fingerprint: z.string().length(64) }),
    body: 'upload',
    maxBytes: MOST_BYTES,
    response: ImportResult,
    problems: [
      ...unreadable,
      'organisation.import-faulty',
      'organisation.import-stale',
      'organisation.name-taken',
    ],
    handle: (runner, { query, body }) => service.confirmImport(runner, body.bytes, query.fingerprint),
  }),
];
