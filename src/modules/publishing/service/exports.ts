import type { FileResult, SessionRunner } from '../../../platform/http/endpoint.ts';
import type { ExportFormat, ExportProgress } from '../contract.ts';
import * as store from '../store/reports.ts';
import { getEdition } from './editions.ts';
import { prepareFile, renderFile } from './rendering.ts';

const FILES: Record<ExportFormat, { ending: string; contentType: string }> = {
  pdf: { ending: '.pdf', contentType: 'application/pdf' },
  pdfa: { ending: '-arkiv.pdf', contentType: 'application/pdf' },
  docx: {
    ending: '.docx',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: {
    ending: '.xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  json: { ending: '.json', contentType: 'application/json; charset=utf-8' },
  csv: { ending: '.csv', contentType: 'text/csv; charset=utf-8' },
};

/** What a file of the report is called and what it is. */
export const describeFile = (slug: string, format: ExportFormat) => ({
  fileName: `${slug}${FILES[format].ending}`,
  contentType: FILES[format].contentType,
});

/** The report as a file. The export is noted in the audit log; no transaction is open while the file is made. */
export async function exportReport(
  runner: SessionRunner,
  roundId: string,
  format: ExportFormat,
): Promise<FileResult> {
  const { report, edition } = await runner.within(async (ctx) => {
    const found = await getEdition(ctx, roundId);
    await store.noteAct(ctx.db, 'export', found.report.id, {
      format,
      hash: found.report.hash,
      addenda: found.edition.addenda.length,
    });
    return found;
  });
  return {
    ...describeFile(report.slug, format),
    body: await renderFile({ ...edition, open: () => edition }, format),
  };
}

/** Begins to make the file and tells how far it has come. */
export async function prepareExport(
  runner: SessionRunner,
  roundId: string,
  format: ExportFormat,
): Promise<ExportProgress> {
  const { edition } = await runner.within((ctx) => getEdition(ctx, roundId));
  return prepareFile(edition, format);
}
