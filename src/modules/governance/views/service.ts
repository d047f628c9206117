import type { FileResult } from '../../../platform/http/endpoint.ts';
import { textsIn } from '../../../platform/i18n/catalogue.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { dayOf } from '../../organisation/index.ts';
import { readSearch } from '../rules/search.ts';
import { organisationDuties } from '../service/reading.ts';
import { makeQuery } from '../store/views.ts';
import type {
  FileFormat,
  FindQuery,
  Found,
  Gap,
  GapFilter,
  GapPage,
  Network,
  NetworkQuery,
  Pyramid,
} from './contract.ts';
import { GapKind } from './contract.ts';
import { dutyTexts } from './duty-texts.ts';
import { gapTexts } from './gap-texts.ts';
import { documentKindNames, itemKindNames } from './names.ts';
import { partsOf } from './rules/duties.ts';
import { findGaps } from './rules/gaps.ts';
import { readMarked } from './rules/marked.ts';
import { narrow } from './rules/network.ts';
import { writeSheet } from './sheet.ts';
import { noteExport } from './store/export.ts';
import { listDocumentFacts } from './store/gaps.ts';
import { listCurrentDocuments, listDocumentLinks, listItemLinksIn, listItemsIn } from './store/map.ts';
import { findHits } from './store/search.ts';

/** More measures than this is no picture any more. */
const MOST_ITEMS_IN_A_PICTURE = 300;

/** Documents and how they connect; measures and strategies too when asked for. Four queries at most. */
export async function getNetwork(ctx: ActingContext, query: NetworkQuery): Promise<Network> {
  const all = await listCurrentDocuments(ctx.db);
  const { documents, links } = narrow(all, await listDocumentLinks(ctx.db), query.documentId);
  const size = documents.reduce((sum, { items }) => sum + items, 0);
  const tooMany = query.items === 'yes' && size > MOST_ITEMS_IN_A_PICTURE;
  if (query.items === 'no' || tooMany) return { documents, links, items: [], itemLinks: [], tooMany };
  const versionIds = documents.map(({ version }) => version.id);
  const items = await listItemsIn(ctx.db, versionIds);
  return {
    documents,
    links,
    items: items.map(({ levels: _, ...item }) => item),
    itemLinks: await listItemLinksIn(ctx.db, versionIds),
    tooMany,
  };
}

/** Every document and what is in it, with the prevention levels. What has been superseded or has expired is left out. */
export async function getPyramid(ctx: ActingContext): Promise<Pyramid> {
  const documents = (await listCurrentDocuments(ctx.db)).filter(
    ({ version }) => version.status !== 'superseded' && version.status !== 'expired',
  );
  const items = await listItemsIn(
    ctx.db,
    documents.map(({ version }) => version.id),
  );
  return { documents: documents.map(({ items: _, ...document }) => document), items };
}

/** Everything that is missing in what the person may see, on today's date. One query. */
export async function listAllGaps(ctx: ActingContext): Promise<Gap[]> {
  const unit = ctx.actor.role === 'planner' ? ctx.actor.organisationId : null;
  return findGaps(await listDocumentFacts(ctx.db, unit), dayOf(ctx.now()));
}

/** A page of what is missing, with counts for the filters. */
export async function listGaps(ctx: ActingContext, filter: GapFilter): Promise<GapPage> {
  const all = await listAllGaps(ctx);
  const ofKind = (gap: Gap) => !filter.kind || gap.kind === filter.kind;
  const ofDocument = (gap: Gap) => !filter.documentId || gap.document.id === filter.documentId;
  const found = all.filter((gap) => ofKind(gap) && ofDocument(gap));
  // The mark is the last gap shown; when it has been mended meanwhile, the list begins anew.
  const begin = filter.after ? found.findIndex(({ id }) => id === filter.after) + 1 : 0;
  const gaps = found.slice(begin, begin + filter.limit);
  const documents = new Map<string, GapPage['documents'][number]>();
  for (const { document } of all.filter(ofKind)) {
    const counted = documents.get(document.id);
    if (counted) counted.count += 1;
    else documents.set(document.id, { document, count: 1 });
  }
  return {
    gaps,
    count: found.length,
    next: begin + filter.limit < found.length ? gaps.at(-1)!.id : null,
    kinds: GapKind.options
      .map((kind) => ({ kind, count: all.filter((gap) => gap.kind === kind && ofDocument(gap)).length }))
      .filter(({ count }) => count > 0),
    documents: [...documents.values()],
  };
}

/** What is missing, one a row, for a spreadsheet. The export is noted in the log. */
export async function exportGaps(
  ctx: ActingContext,
  filter: Pick<GapFilter, 'kind' | 'documentId'>,
  format: FileFormat,
): Promise<FileResult> {
  const t = textsIn(gapTexts, ctx.language);
  const gaps = (await listAllGaps(ctx)).filter(
    (gap) =>
      (!filter.kind || gap.kind === filter.kind) &&
      (!filter.documentId || gap.document.id === filter.documentId),
  );
  await noteExport(ctx.db, 'governance.gaps', filter.documentId ?? '', {
    format,
    kind: filter.kind ?? null,
    rows: gaps.length,
  });
  const { document, kind, number, subject, day, why, link } = t.headings;
  return await writeSheet(
    `${t.fileName}-${dayOf(ctx.now())}`,
    format,
    [document, kind, number, subject, day, why, link],
    gaps.map((gap) => [
      gap.document.title,
      t.kinds[gap.kind],
      gap.subject.number,
      gap.subject.title,
      gap.day ?? '',
      t.why[gap.kind],
      gap.href,
    ]),
  );
}

/** What an organisation must do, one duty a row, for a spreadsheet. The export is noted in the log. @throws not-found */
export async function exportDuties(
  ctx: ActingContext,
  organisationId: string,
  day: string | undefined,
  format: FileFormat,
): Promise<FileResult> {
  const { organisation, on, duties } = await organisationDuties(ctx, organisationId, day);
  const t = textsIn(dutyTexts, ctx.language);
  await noteExport(ctx.db, 'governance.duties', organisationId, { format, on, rows: duties.length });
  const h = t.headings;
  return await writeSheet(
    `${t.fileName}-${on}`,
    format,
    [
      h.organisation,
      h.document,
      h.area,
      h.kind,
      h.number,
      h.title,
      h.part,
      h.expectedResult,
      h.note,
      h.validFrom,
      h.validTo,
    ],
    duties.map((duty) => [
      organisation.name,
      `${documentKindNames[duty.document.kind][ctx.language]}: ${duty.document.title}`,
      [duty.area?.number, duty.area?.title].filter(Boolean).join(' '),
      itemKindNames[duty.kind][ctx.language],
      duty.number,
      duty.title,
      partsOf(duty)
        .map((part) => t.parts[part])
        .join(', '),
      duty.expectedResult,
      duty.note,
      duty.validFrom ?? '',
      duty.validTo ?? '',
    ]),
  );
}

const NOTHING: Found = { hits: [], counts: { measure: 0, strategy: 0, document: 0 }, next: null };

/** `0.123:uuid`, where a page of hits ends. */
function readMark(mark: string | undefined): { rank: number; id: string } | null {
  const found = mark?.match(/^([\d.e+-]+)_([0-9a-f-]{36})$/);
  return found ? { rank: Number(found[1]), id: found[2]! } : null;
}

/** Finds words by Swedish stem or beginning and numbers exactly, the hits marked. Two queries. */
export async function find(ctx: ActingContext, query: FindQuery): Promise<Found> {
  const { wordList, ...terms } = readSearch(query.q);
  if (!terms.words && terms.itemNumbers.length === 0 && terms.diaryNumbers.length === 0) return NOTHING;
  const tsquery = await makeQuery(ctx.db, wordList);
  const { hits, counts } = await findHits(ctx.db, { ...terms, tsquery }, query, readMark(query.after));
  const shown = (kind: string) => hits.filter((hit) => hit.kind === kind).slice(0, query.limit);
  const kept = (['measure', 'strategy', 'document'] as const).flatMap(shown);
  const last = kept.at(-1);
  return {
    hits: kept.map(({ rank: _, title, excerpt, ...hit }) => ({
      ...hit,
      title: readMarked(title),
      excerpt: readMarked(excerpt),
    })),
    counts,
    next: query.kind && last && hits.length > kept.length ? `${last.rank}_${last.id}` : null,
  };
}
