import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { FileResult } from '../../../platform/http/endpoint.ts';
import type { FileFormat } from './contract.ts';

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
const harmless = (text: string) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

/** Headings and rows as a file that spreadsheets in Sweden open as it should: semicolons and a byte order mark, or XLSX. */
export async function writeSheet(
  name: string,
  format: FileFormat,
  headings: string[],
  rows: string[][],
): Promise<FileResult> {
  const safe = rows.map((row) => row.map(harmless));
  const fileName = `${name}.${format}`;
  if (format === 'csv') {
    return {
      fileName,
      contentType: 'text/csv; charset=utf-8',
      body: stringify([headings, ...safe], { bom: true, delimiter: ';', record_delimiter: 'windows' }),
    };
  }
  const text = (value: string) => ({ value, type: String, wrap: true, alignVertical: 'top' as const });
  const width = (at: number) =>
    Math.min(60, Math.max(10, ...[headings, ...safe.slice(0, 200)].map((row) => row[at]?.length ?? 0)));
  const body = await writeXlsxFile(
    [
      headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...safe.map((row) => row.map(text)),
    ],
    {
      sheet: name.slice(0, 31),
      columns: headings.map((_, at) => ({ width: width(at) })),
      stickyRowsCount: 1,
    },
  ).toBuffer();
  return {
    fileName,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  };
}
