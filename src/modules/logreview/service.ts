import { stringify } from 'csv-stringify/sync';
import type { FileResult } from '../../platform/http/endpoint.ts';
import { problems } from '../../platform/http/problem.ts';
import { calendarDay } from '../../platform/i18n/format.ts';
import { roleName } from '../../platform/i18n/role-names.ts';
import type { ActingContext } from '../../platform/identity/context.ts';
import type {
  LogChoices,
  LogEvent,
  LogFilter,
  LogPage,
  LogQuery,
  Sample,
  SampleQuery,
  SealStatus,
} from './contract.ts';
import { mayReviewLog } from './policy.ts';
import { attentionOf, isOverdue, plainCell } from './rules.ts';
import * as store from './store.ts';

const MOST_EXPORTED = 50_000;

const withAttention = (event: store.StoredEvent): LogEvent => ({ ...event, attention: attentionOf(event) });

function checkReviewer(ctx: ActingContext): void {
  if (!mayReviewLog(ctx.actor)) throw problems.notFound();
}

/** Newest first. */
export async function listEvents(
  ctx: ActingContext,
  { after, limit, ...filter }: LogQuery,
): Promise<LogPage> {
  checkReviewer(ctx);
  const events = await store.listEvents(ctx.db, filter, after ?? null, limit + 1);
  const shown = events.slice(0, limit);
  return { events: shown.map(withAttention), next: events.length > limit ? shown.at(-1)!.id : null };
}

/** A few rows to begin with, the same all day for everybody unless another seed is asked for. */
export async function getSample(ctx: ActingContext, { size, seed, ...period }: SampleQuery): Promise<Sample> {
  checkReviewer(ctx);
  const chosen = seed ?? calendarDay(ctx.now());
  const events = await store.listSample(ctx.db, period, chosen, size);
  return { events: events.map(withAttention), seed: chosen };
}

export async function getSealStatus(ctx: ActingContext): Promise<SealStatus> {
  checkReviewer(ctx);
  const { oldestWaiting, lastSealedAt, ...counts } = await store.readSealStatus(ctx.db);
  return {
    ...counts,
    lastSealedAt: lastSealedAt?.toISOString() ?? null,
    overdue: isOverdue(oldestWaiting, ctx.now()),
  };
}

export async function getChoices(ctx: ActingContext): Promise<LogChoices> {
  checkReviewer(ctx);
  return await store.readChoices(ctx.db);
}

const HEADINGS = {
  sv: [
    'Nummer',
    'Tid',
    'Person',
    'Roll',
    'För',
    'Handling',
    'Typ',
    'Objekt',
    'Ändrade fält',
    'Uppgifter',
    'Anrop',
    'Block',
  ],
  en: [
    'Number',
    'Time',
    'Person',
    'Role',
    'For',
    'Act',
    'Type',
    'Object',
    'Changed fields',
    'Facts',
    'Request',
    'Block',
  ],
};

/** The rows that match, newest first, at most 50,000. That it was taken out is a row of the log too. */
export async function exportEvents(ctx: ActingContext, filter: LogFilter): Promise<FileResult> {
  checkReviewer(ctx);
  const events = await store.listEvents(ctx.db, filter, null, MOST_EXPORTED);
  const lines = events.map((event) => [
    event.id,
    event.at,
    event.person?.name ?? '',
    event.role ? roleName(event.role, ctx.language) : '',
    event.organisation?.name ?? '',
    event.action,
    event.objectType,
    event.objectId,
    event.columns.join(' '),
    Object.keys(event.detail).length > 0 ? JSON.stringify(event.detail) : '',
    event.requestId ?? '',
    event.block === null ? '' : String(event.block),
  ]);
  await store.noteExport(ctx.db, { rows: events.length, filters: Object.keys(filter).sort() });
  return {
    fileName: `logg ${calendarDay(ctx.now())}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: stringify([HEADINGS[ctx.language], ...lines.map((line) => line.map(plainCell))], {
      delimiter: ';',
      bom: true,
    }),
  };
}
