import { z } from 'zod';
import { FILE_PROBLEMS } from '../../../platform/files/problems.ts';
import { type Endpoint, endpoint, unboundEndpoint } from '../../../platform/http/endpoint.ts';
import { Evidence, EvidenceFilter, EvidenceLinkDraft, EvidencePage, MOST_FILE_BYTES } from './contract.ts';
import * as service from './service.ts';

const ByQuestion = z.object({ questionId: z.uuid() });
const ByEvidence = z.object({ evidenceId: z.uuid() });
const tag = 'followup';
const refusals = ['followup.answer-moved', 'followup.round-not-open', 'followup.evidence-too-many'];

export const evidenceApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/followup/rounds/:roundId/evidence',
    summary: 'Links and files of the answers that the asker reads',
    tag,
    params: z.object({ roundId: z.uuid() }),
    query: EvidenceFilter,
    response: EvidencePage,
    handle: (ctx, { params, query }) => service.listEvidence(ctx, params.roundId, query),
  }),
  endpoint({
    method: 'post',
    path: '/followup/questions/:questionId/evidence/links',
    summary: 'Put a link to the answer of the organisation acted for',
    tag,
    params: ByQuestion,
    body: EvidenceLinkDraft,
    response: Evidence,
    problems: refusals,
    handle: (ctx, { params, body }) => service.addLink(ctx, params.questionId, body),
  }),
  unboundEndpoint({
    method: 'post',
    path: '/followup/questions/:questionId/evidence/files',
    summary: 'Check a file and put it to the answer of the organisation acted for',
    tag,
    params: ByQuestion,
    body: 'upload',
    maxBytes: MOST_FILE_BYTES,
    response: Evidence,
    problems: [...refusals, 'followup.evidence-no-room', ...FILE_PROBLEMS],
    handle: (runner, { params, body }) => service.addFile(runner, params.questionId, body),
  }),
  endpoint({
    method: 'delete',
    path: '/followup/evidence/:evidenceId',
    summary: 'Remove a link, or a file with its bytes, from an answer that is not submitted',
    tag,
    params: ByEvidence,
    problems: ['followup.answer-moved', 'followup.round-not-open', 'not-allowed-now'],
    handle: (ctx, { params }) => service.removeEvidence(ctx, params.evidenceId),
  }),
  endpoint({
    method: 'get',
    path: '/followup/evidence/:evidenceId/file',
    summary: 'A file as it was given; that it was opened is noted in the log',
    tag,
    params: ByEvidence,
    response: 'file',
    handle: (ctx, { params }) => service.getFile(ctx, params.evidenceId),
  }),
];
