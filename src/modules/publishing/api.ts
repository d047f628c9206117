import { z } from 'zod';
import { type Endpoint, endpoint, unboundEndpoint } from '../../platform/http/endpoint.ts';
import {
  AddendumDraft,
  ByVolume,
  ExportFormat,
  ExportProgress,
  PackageInput,
  PublishInput,
  Report,
  ReportList,
  WithdrawInput,
} from './contract.ts';
import * as archive from './service/archive.ts';
import * as exports from './service/exports.ts';
import * as reports from './service/reports.ts';

const ByRound = z.object({ roundId: z.uuid() });
const ByFormat = ByRound.extend({ format: ExportFormat });
const tag = 'publishing';
const frozen = ['publishing.round-not-closed', 'publishing.not-frozen'];

export const publishingApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/publishing/reports',
    summary: 'Closed rounds with their frozen reports, latest year first',
    tag,
    response: ReportList,
    handle: (ctx) => reports.listReports(ctx),
  }),
  endpoint({
    method: 'get',
    path: '/publishing/reports/:roundId',
    summary: 'One frozen report: its hash, addenda and publication',
    tag,
    params: ByRound,
    response: Report,
    problems: frozen,
    handle: (ctx, { params }) => reports.getReport(ctx, params.roundId),
  }),
  unboundEndpoint({
    method: 'post',
    path: '/publishing/reports/:roundId/files/:format',
    summary: 'Begin to make a file of the report; ask again to see how far it has come',
    tag,
    params: ByFormat,
    query: ByVolume,
    response: ExportProgress,
    problems: [...frozen, 'publishing.typesetting-failed'],
    handle: (runner, { params, query }) =>
      exports.prepareExport(runner, params.roundId, params.format, query.volume),
  }),
  unboundEndpoint({
    method: 'get',
    path: '/publishing/reports/:roundId/files/:format',
    summary: 'The report as a file; a long one in volumes',
    tag,
    params: ByFormat,
    query: ByVolume,
    response: 'file',
    problems: [...frozen, 'publishing.typesetting-failed'],
    handle: (runner, { params, query }) =>
      exports.exportReport(runner, params.roundId, params.format, query.volume),
  }),
  unboundEndpoint({
    method: 'post',
    path: '/publishing/reports/:roundId/package',
    summary: 'Begin to make the package for the archive; ask again to see how far it has come',
    tag,
    params: ByRound,
    query: PackageInput,
    response: ExportProgress,
    problems: [...frozen, 'publishing.typesetting-failed'],
    handle: (runner, { params, query }) => archive.preparePackage(runner, params.roundId, query),
  }),
  unboundEndpoint({
    method: 'get',
    path: '/publishing/reports/:roundId/package',
    summary:
      'One file for the archive: the report, its addenda, evidence, METS and checksums; for planners of the owner unit',
    tag,
    params: ByRound,
    query: PackageInput,
    response: 'file',
    problems: [...frozen, 'publishing.typesetting-failed'],
    handle: (runner, { params, query }) => archive.exportPackage(runner, params.roundId, query),
  }),
  endpoint({
    method: 'post',
    path: '/publishing/reports/:roundId/addenda',
    summary: 'Add a dated correction to a frozen report',
    tag,
    params: ByRound,
    body: AddendumDraft,
    response: Report,
    problems: frozen,
    handle: (ctx, { params, body }) => reports.addAddendum(ctx, params.roundId, body),
  }),
  endpoint({
    method: 'post',
    path: '/publishing/reports/:roundId/publish',
    summary: 'Make the report public',
    tag,
    params: ByRound,
    body: PublishInput,
    response: Report,
    problems: ['conflict', ...frozen],
    handle: (ctx, { params, body }) => reports.publishReport(ctx, params.roundId, body),
  }),
  endpoint({
    method: 'post',
    path: '/publishing/reports/:roundId/withdraw',
    summary: 'Take a published report back, with the reason',
    tag,
    params: ByRound,
    body: WithdrawInput,
    response: Report,
    problems: ['conflict', ...frozen],
    handle: (ctx, { params, body }) => reports.withdrawReport(ctx, params.roundId, body),
  }),
];
