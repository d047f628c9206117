import { z } from 'zod';
import { type Endpoint, endpoint, unboundEndpoint } from '../../../../platform/http/endpoint.ts';
import { importErrorCodes } from '../errors.ts';
import {
  BlockChange,
  BlockSaved,
  FinishImport,
  ImportFinished,
  ImportList,
  ImportReview,
  ImportSummary,
} from './contract.ts';
import { finishImport } from './finish.ts';
import * as service from './service.ts';

const ById = z.object({ importId: z.uuid() });
const tag = 'import';
const MOST_BYTES = 50 * 1024 * 1024;

export const importApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/imports',
    summary: 'One’s own imports, newest first',
    tag,
    response: ImportList,
    handle: (ctx) => service.listImports(ctx),
  }),
  unboundEndpoint({
    method: 'post',
    path: '/imports',
    summary: 'Read a file and propose its structure',
    tag,
    body: 'upload',
    maxBytes: MOST_BYTES,
    response: ImportSummary,
    problems: importErrorCodes.map((code) => `import.${code}`),
    handle: (runner, { body }) => service.beginImport(runner, body),
  }),
  endpoint({
    method: 'get',
    path: '/imports/:importId',
    summary: 'Source and proposal, as far as they are reviewed',
    tag,
    params: ById,
    response: ImportReview,
    handle: (ctx, { params }) => service.getReview(ctx, params.importId),
  }),
  endpoint({
    method: 'delete',
    path: '/imports/:importId',
    summary: 'Throw an import away',
    tag,
    params: ById,
    handle: (ctx, { params }) => service.removeImport(ctx, params.importId),
  }),
  endpoint({
    method: 'put',
    path: '/imports/:importId/parts/:key',
    summary: 'Keep a part as corrected, and whether it is accepted',
    tag,
    params: ById.extend({ key: z.string().max(200) }),
    body: BlockChange,
    response: BlockSaved,
    problems: ['import.finished'],
    handle: (ctx, { params, body }) => service.saveBlock(ctx, params.importId, params.key, body),
  }),
  endpoint({
    method: 'post',
    path: '/imports/:importId/document',
    summary: 'Save the reviewed document to the register, as a draft',
    tag,
    params: ById,
    body: FinishImport,
    response: ImportFinished,
    problems: ['import.not-reviewed', 'import.finished', 'import.not-a-governing-document'],
    handle: (ctx, { params, body }) => finishImport(ctx, params.importId, body),
  }),
  endpoint({
    method: 'get',
    path: '/imports/:importId/findings.csv',
    summary: 'What was found in a file that is not a governing document',
    tag,
    params: ById,
    response: 'file',
    handle: (ctx, { params }) => service.exportFindings(ctx, params.importId),
  }),
];
