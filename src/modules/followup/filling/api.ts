import { z } from 'zod';
import { type Endpoint, endpoint, unboundEndpoint } from '../../../platform/http/endpoint.ts';
import { importErrorCodes } from '../../governance/index.ts';
import { Round } from '../contract.ts';
import { byHandApi } from './by-hand/api.ts';
import {
  AnswerSources,
  EarlierChoices,
  EarlierRoundDraft,
  FileReview,
  FileSave,
  FileSaved,
  FileUndone,
  Filling,
  FillingFile,
} from './contract.ts';
import * as files from './service/files.ts';
import { getReview } from './service/review.ts';
import * as rounds from './service/rounds.ts';
import * as saving from './service/saving.ts';

const ByRound = z.object({ roundId: z.uuid() });
const ByFile = ByRound.extend({ fileId: z.uuid() });
const tag = 'followup';
const MOST_BYTES = 50 * 1024 * 1024;
const notOpen = 'followup.filling-not-open';

export const fillingApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/followup/earlier-years/:year',
    summary: 'Documents and organisations that a round of an earlier year can be made of',
    tag,
    params: z.object({ year: z.coerce.number().int().min(1990).max(2200) }),
    response: EarlierChoices,
    handle: (ctx, { params }) => rounds.listEarlierChoices(ctx, params.year),
  }),
  endpoint({
    method: 'post',
    path: '/followup/earlier-years',
    summary: 'Begin a round of an earlier year, filled by planners from files',
    tag,
    body: EarlierRoundDraft,
    response: Round,
    handle: (ctx, { body }) => rounds.beginFilledRound(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/followup/rounds/:roundId/filling',
    summary: 'A filled round: its files, and how far each organisation is filled in',
    tag,
    params: ByRound,
    response: Filling,
    handle: (ctx, { params }) => files.getFilling(ctx, params.roundId),
  }),
  endpoint({
    method: 'get',
    path: '/followup/rounds/:roundId/sources',
    summary: 'Which file each answer of a filled round came from, and where in it',
    tag,
    params: ByRound,
    response: AnswerSources,
    handle: (ctx, { params }) => rounds.listAnswerSources(ctx, params.roundId),
  }),
  ...byHandApi,
  unboundEndpoint({
    method: 'post',
    path: '/followup/rounds/:roundId/files',
    summary: 'Read a file of answers for review',
    tag,
    params: ByRound,
    body: 'upload',
    maxBytes: MOST_BYTES,
    response: FillingFile,
    problems: [
      notOpen,
      'followup.filling-no-answers',
      'followup.filling-wrong-shape',
      ...importErrorCodes.map((code) => `import.${code}`),
    ],
    handle: (runner, { params, body }) => files.addFile(runner, params.roundId, body),
  }),
  endpoint({
    method: 'get',
    path: '/followup/rounds/:roundId/files/:fileId',
    summary: 'A file beside what it would give the round',
    tag,
    params: ByFile,
    query: z.object({ organisationId: z.uuid().optional() }),
    response: FileReview,
    handle: (ctx, { params, query }) =>
      getReview(ctx, params.roundId, params.fileId, query.organisationId ?? null),
  }),
  endpoint({
    method: 'delete',
    path: '/followup/rounds/:roundId/files/:fileId',
    summary: 'Throw away a file that has given no answers',
    tag,
    params: ByFile,
    problems: [notOpen, 'followup.filling-file-in-use'],
    handle: (ctx, { params }) => files.removeFile(ctx, params.roundId, params.fileId),
  }),
  endpoint({
    method: 'post',
    path: '/followup/rounds/:roundId/files/:fileId/save',
    summary: 'Save a file’s answers to the round, all or none',
    tag,
    params: ByFile,
    body: FileSave,
    response: FileSaved,
    problems: ['conflict', notOpen, 'followup.filling-undecided'],
    handle: (ctx, { params, body }) => saving.saveFile(ctx, params.roundId, params.fileId, body),
  }),
  endpoint({
    method: 'post',
    path: '/followup/rounds/:roundId/files/:fileId/undo',
    summary: 'Take a file’s answers back from the round',
    tag,
    params: ByFile,
    response: FileUndone,
    problems: ['conflict', notOpen],
    handle: (ctx, { params }) => saving.undoFile(ctx, params.roundId, params.fileId),
  }),
];
