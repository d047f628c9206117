import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { type Table, textOf } from './cells.ts';
import { COLUMNS, TELLTALE } from './columns.ts';
import { MOST_ROWS, REGISTER_KINDS, type RegisterKind } from './contract.ts';
import { importProblems } from './problems.ts';

/** A spreadsheet of 20,000 rows unpacks to some 15 MB; what unpacks to more than this is not one. */
const MOST_UNPACKED = 60_000_000;
const MOST_ENTRIES = 200;
const MOST_COLUMNS = 60;

export type Tables = Partial<Record<RegisterKind, Table>>;

/**
 * Reads an XLSX or CSV file with register rows. Touches nothing but the bytes.
 * @throws organisation.import-unreadable, -headings, -empty, -rows
 */
export async function readRegisterFile(bytes: Uint8Array): Promise<Tables> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const sheets = isZip ? await readSheets(bytes) : [readCsv(bytes)];
  const tables: Tables = {};
  for (const sheet of sheets) {
    const table = toTable(sheet);
    if (!table) continue;
    const kind = REGISTER_KINDS.find((each) => table.headings.includes(TELLTALE[each]));
    if (!kind || tables[kind]) throw wrongHeadings(table.headings);
    checkHeadings(kind, table.headings);
    tables[kind] = table;
  }
  if (Object.keys(tables).length === 0) throw importProblems.empty();
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows.length, 0);
  if (rows > MOST_ROWS) throw importProblems.tooManyRows();
  if (rows === 0) throw importProblems.empty();
  return tables;
}

function toTable(sheet: string[][]): Table | null {
  const [headings = [], ...rest] = sheet;
  if (headings.every((each) => each === '') && rest.length === 0) return null;
  while (headings.at(-1) === '') headings.pop();
  const rows = rest
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { headings, rows };
}

const wrongHeadings = (headings: string[]) => {
  const found = headings.filter(Boolean).slice(0, 8).join(', ').slice(0, 200);
  const expected = REGISTER_KINDS.map((kind) => `${TELLTALE[kind]}`).join(', ');
  return importProblems.wrongHeadings({
    detail: {
      sv: `Rad 1 har rubrikerna: ${found || '(inga)'}. En fil med organisationer, områden eller personer har någon av rubrikerna ${expected}. Exportera, och fyll i den filen.`,
      en: `Row 1 has the headings: ${found || '(none)'}. A file of organisations, areas or people has one of the headings ${expected}. Export, and fill in that file.`,
    },
  });
};

function checkHeadings(kind: RegisterKind, headings: string[]): void {
  const known = new Set(COLUMNS[kind].map(({ heading }) => heading));
  const unknown = headings.filter((heading) => !known.has(heading)).map((each) => each.slice(0, 60));
  const twice = headings.filter((heading, index) => headings.indexOf(heading) < index);
  const missing = COLUMNS[kind].filter(({ required, heading }) => required && !headings.includes(heading));
  const say = (sv: string, en: string) => importProblems.wrongHeadings({ detail: { sv, en } });
  const list = (names: string[]) => names.map((name) => `”${name}”`).join(', ');
  if (unknown.length > 0) {
    throw say(
      `Rad 1: rubriken ${list(unknown)} känns inte igen. Ta bort kolumnen eller rätta rubriken.`,
      `Row 1: the heading ${list(unknown)} is not known. Remove the column or correct the heading.`,
    );
  }
  if (twice.length > 0) {
    throw say(
      `Rad 1: rubriken ${list(twice)} finns två gånger.`,
      `Row 1: the heading ${list(twice)} is there twice.`,
    );
  }
  if (missing.length > 0) {
    const names = list(missing.map(({ heading }) => heading));
    throw say(`Rad 1: rubriken ${names} saknas.`, `Row 1: the heading ${names} is missing.`);
  }
}

/** Unpacks no more than a spreadsheet needs, so that a zip bomb stays packed, and looks before anything is laid out. */
function openSpreadsheet(bytes: Uint8Array): Uint8Array {
  let unpacked = 0;
  let entries = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.(xml|rels)$/i.test(name)) return false;
      unpacked += originalSize;
      entries += 1;
      if (unpacked > MOST_UNPACKED || entries > MOST_ENTRIES) throw importProblems.tooManyRows();
      return true;
    },
  });
  for (const [name, content] of Object.entries(files)) {
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) checkExtent(strFromU8(content));
  }
  return zipSync(files, { level: 0 });
}

/** One cell in the farthest corner would be laid out as seventeen billion empty ones. */
function checkExtent(sheet: string): void {
  for (const [, letters = '', digits] of sheet.matchAll(
    /<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']([A-Z]+)(\d+)["']/gi,
  )) {
    const column = [...letters.toUpperCase()].reduce((at, sign) => at * 26 + sign.charCodeAt(0) - 64, 0);
    if (Number(digits) > MOST_ROWS + 1 || column > MOST_COLUMNS) throw importProblems.tooManyRows();
  }
}

async function readSheets(bytes: Uint8Array): Promise<string[][][]> {
  try {
    const sheets = await readXlsxFile(Buffer.from(openSpreadsheet(bytes)));
    return sheets.map(({ data }) => data.map((row) => row.map(textOf)));
  } catch (error) {
    if ((error as { definition?: unknown }).definition) throw error;
    throw importProblems.unreadable();
  }
}

/** UTF-8 with or without its mark; else the encoding that Excel in Sweden saves. */
function decode(bytes: Uint8Array): string {
  if (bytes.subarray(0, 4096).includes(0)) throw importProblems.unreadable();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function readCsv(bytes: Uint8Array): string[][] {
  const text = decode(bytes);
  const firstLine = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '');
  const count = (sign: string) => firstLine.split(sign).length;
  const delimiter = [';', ',', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  let rows: string[][];
  try {
    rows = parse(text, { delimiter, bom: true, relax_column_count: true, to: MOST_ROWS + 1000 });
  } catch {
    throw importProblems.unreadable();
  }
  return rows.map((row) => row.map(textOf));
}
