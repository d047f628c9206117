import { getMunicipality } from '../../../platform/config/municipality.ts';
import type { PublicAnswer, PublicPage, Visitor } from '../../../platform/http/public-page.ts';
import { wrapJson } from '../formats/json.ts';
import { canonicalJson, hashOf } from '../rules/canonical.ts';
import { partOfReport } from '../rules/office.ts';
import { aboutEdition } from '../service/about.ts';
import { editionKey, type NamedEdition } from '../service/editions.ts';
import { countVolumes, describeFile } from '../service/exports.ts';
import { PUBLIC, renderFile } from '../service/rendering.ts';
import {
  findPublicContent,
  findPublicReport,
  listPublicReports,
  type PublicReport,
} from '../store/public.ts';
import { dcat, rss } from './feeds.ts';
import { listPage, missingPage, PUBLIC_FILES, withdrawnPage } from './pages.ts';

const HTML = 'text/html; charset=utf-8';

const missing = (): PublicAnswer => ({
  status: 404,
  contentType: HTML,
  body: missingPage(getMunicipality().name),
});

/** The edition of a report that is public now; null when it was withdrawn. */
function editionOf(
  visitor: Visitor,
  { slug, hash, frozenAt, addenda, office }: PublicReport,
): NamedEdition | null {
  if (hash === null || frozenAt === null || addenda === null) return null;
  const seal = { hash, frozenAt, addenda, office: partOfReport(office) };
  const write = async () => {
    const content = await visitor.within((ctx) => findPublicContent(ctx.db, slug));
    if (content === null) throw new Error('withdrawn while it was read');
    return wrapJson(seal, content);
  };
  return { ...seal, asker: PUBLIC, write };
}

/** Looks a report up and answers for those that are not there or not any more. */
async function withReport(
  visitor: Visitor,
  slug: string | undefined,
  show: (edition: NamedEdition, report: PublicReport) => Promise<PublicAnswer> | PublicAnswer,
): Promise<PublicAnswer> {
  const sound = slug !== undefined && /^[a-z0-9-]{1,120}$/.test(slug);
  const report = sound ? await visitor.within((ctx) => findPublicReport(ctx.db, slug)) : null;
  if (!report) return missing();
  const edition = editionOf(visitor, report);
  if (!edition)
    return { status: 410, contentType: HTML, body: withdrawnPage(report, getMunicipality().name) };
  return await show(edition, report);
}

const made = (contentType: string, body: string | Uint8Array, name?: string): PublicAnswer => ({
  status: 200,
  contentType,
  body,
  etag: hashOf(name ?? String(body)).slice(0, 32),
});
/** A page of the report: the whole, or one volume of a long one. */
const showPage = (visitor: Visitor, slug: string | undefined, volume: number) =>
  withReport(visitor, slug, async (edition, report) => {
    if (volume < 1 || (volume > 1 && volume > (await aboutEdition(edition)).volumes.length)) return missing();
    const page = { slug: report.slug, publishedAt: report.decidedAt };
    return made(
      HTML,
      await renderFile(edition, { format: 'page', volume, page }),
      canonicalJson([editionKey(edition), volume, page]),
    );
  });

const list = (visitor: Visitor) => visitor.within((ctx) => listPublicReports(ctx.db));

/** What anybody may open. Everything comes through the two functions of the database that know only what is published. */
export const publicPages: PublicPage[] = [
  {
    path: '/publicerat',
    handle: async (visitor) => made(HTML, listPage(await list(visitor), getMunicipality().name)),
  },
  {
    path: '/publicerat/rss.xml',
    handle: async (visitor) =>
      made(
        'application/rss+xml; charset=utf-8',
        rss(await list(visitor), getMunicipality().name, visitor.origin),
      ),
  },
  {
    path: '/publicerat/dcat.rdf',
    handle: async (visitor) =>
      made(
        'application/rdf+xml; charset=utf-8',
        dcat(await list(visitor), getMunicipality().name, visitor.origin),
      ),
  },
  {
    path: '/publicerat/rapport/:slug',
    handle: (visitor, { slug }) => showPage(visitor, slug, 1),
  },
  {
    path: '/publicerat/rapport/:slug/:file',
    handle: async (visitor, { slug, file = '' }) => {
      const [, page] = /^del-(\d{1,4})$/.exec(file) ?? [];
      if (page) return await showPage(visitor, slug, Number(page));
      const [, base = '', part, ending = ''] = /^([a-z]+)(?:-del-(\d{1,4}))?(\.[a-z]+)$/.exec(file) ?? [];
      const known = Object.entries(PUBLIC_FILES).find(([name]) => name === base + ending)?.[1];
      if (!known) return missing();
      const volume = Number(part ?? 1);
      return await withReport(visitor, slug, async (edition, report) => {
        const count = await countVolumes(edition, known.format);
        if (volume < 1 || volume > count || (part !== undefined) !== count > 1) return missing();
        return {
          status: 200,
          ...describeFile(report.slug, known.format, volume, count),
          body: await renderFile(edition, { format: known.format, volume }),
          etag: hashOf(canonicalJson([editionKey(edition), known.format, volume])).slice(0, 32),
        };
      });
    },
  },
];
