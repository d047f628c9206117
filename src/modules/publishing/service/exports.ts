import type { FileResult, SessionRunner } from '../../../platform/http/endpoint.ts';
import { problems } from '../../../platform/http/problem.ts';
import { type ExportFormat, type ExportProgress, PRINTED_FORMATS } from '../contract.ts';
import * as store from '../store/reports.ts';
import { aboutEdition } from './about.ts';
import { type NamedEdition, nameEditionFor } from './editions.ts';
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
/** How many files a format of the edition is. @throws publishing.typesetting-failed */
export async function countVolumes(edition: NamedEdition, format: ExportFormat): Promise<number> {
  return PRINTED_FORMATS.includes(format) ? (await aboutEdition(edition)).volumes.length : 1;
}

/** What a file of the report is called and what it is; volumes sort by their name. */
export function describeFile(slug: string, format: ExportFormat, volume = 1, count = 1) {
  const part = count > 1 ? `-del-${String(volume).padStart(String(count).length, '0')}` : '';
  return { fileName: `${slug}${part}${FILES[format].ending}`, contentType: FILES[format].contentType };
}

async function findVolume(edition: NamedEdition, format: ExportFormat, volume: number): Promise<number> {
  const count = await countVolumes(edition, format);
  if (volume > count) throw problems.notFound();
  return count;
}

/** A volume of the report as a file. Noted in the audit log; no transaction is open while the file is made. */
export async function exportReport(
  runner: SessionRunner,
  roundId: string,
  format: ExportFormat,
  volume = 1,
): Promise<FileResult> {
  const { report, edition } = await nameEditionFor(runner, roundId);
  const count = await findVolume(edition, format, volume);
  await runner.within((ctx) =>
    store.noteAct(ctx.db, 'export', report.id, {
      format,
      hash: report.hash,
      addenda: edition.addenda.length,
      ...(count > 1 ? { volume } : {}),
    }),
  );
  return {
    ...describeFile(report.slug, format, volume, count),
    body: await renderFile(edition, { format, volume }),
  };
}

/** Begins to make the file and tells how far it has come. */
export async function prepareExport(
  runner: SessionRunner,
  roundId: string,
  format: ExportFormat,
  volume = 1,
): Promise<ExportProgress> {
  const { edition } = await nameEditionFor(runner, roundId);
  await findVolume(edition, format, volume);
  return prepareFile(edition, { format, volume });
}
