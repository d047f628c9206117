import { getMunicipality } from '../../../platform/config/municipality.ts';
import type { PublicAnswer, PublicPage, Visitor } from '../../../platform/http/public-page.ts';
import { ReportContent } from '../contract/content.ts';
import { canonicalJson, hashOf } from '../rules/canonical.ts';
import { editionKey, type NamedEdition } from '../service/editions.ts';
import { describeFile } from '../service/exports.ts';
import { renderFile } from '../service/rendering.ts';
import { findPublicReport, listPublicReports, type PublicReport } from '../store/public.ts';
import { dcat, rss } from './feeds.ts';
import { listPage, missingPage, PUBLIC_FILES, reportPage, withdrawnPage } from './pages.ts';

const HTML = 'text/html; charset=utf-8';

const missing = (): PublicAnswer => ({
  status: 404,
  contentType: HTML,
  body: missingPage(getMunicipality().name),
});

/** The edition of a report that is public now; null when it was withdrawn. */
function editionOf({ content, hash, frozenAt, addenda }: PublicReport): NamedEdition | null {
  if (content === null || hash === null || frozenAt === null || addenda === null) return null;
  const open = () => ({ content: ReportContent.parse(JSON.parse(content)), hash, frozenAt, addenda });
  return { hash, addenda, open };
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
  const edition = editionOf(report);
  if (!edition)
    return { status: 410, contentType: HTML, body: withdrawnPage(report, getMunicipality().name) };
  return await show(edition, report);
}

const made = (contentType: string, body: string): PublicAnswer => ({
  status: 200,
  contentType,
  body,
  etag: hashOf(body).slice(0, 32),
});
/** The pages last opened, by what they are made of: a long one takes a tenth of a second to write. */
const MOST_PAGES = 24;
const written = new Map<string, string>();
function writePage(edition: NamedEdition, report: PublicReport): string {
  const key = `${editionKey(edition)} ${report.slug} ${report.decidedAt}`;
  const page = written.get(key) ?? reportPage(report.slug, edition.open(), report.decidedAt);
  written.delete(key);
  written.set(key, page);
  if (written.size > MOST_PAGES) written.delete(written.keys().next().value!);
  return page;
}

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
    handle: (visitor, { slug }) =>
      withReport(visitor, slug, (edition, report) => made(HTML, writePage(edition, report))),
  },
  {
    path: '/publicerat/rapport/:slug/:file',
    handle: async (visitor, { slug, file }) => {
      const known = Object.entries(PUBLIC_FILES).find(([name]) => name === file)?.[1];
      if (!known) return missing();
      return await withReport(visitor, slug, async (edition, report) => ({
        status: 200,
        ...describeFile(report.slug, known.format),
        body: await renderFile(edition, known.format),
        etag: hashOf(canonicalJson([editionKey(edition), known.format])).slice(0, 32),
      }));
    },
  },
];
