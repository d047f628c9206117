import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { holdBackFormula } from './cells.ts';
import { COLUMNS, type Column, SHEET_NAMES } from './columns.ts';
import type { RegisterKind } from './contract.ts';
import { NameIndex, type Register } from './register.ts';

type Values = Record<string, string | string[] | boolean | null>;

/** The rows of a kind as a file has them: names for references, codes for choices. */
export function rowsOf(register: Register, kind: RegisterKind): Values[] {
  const organisations = new NameIndex(register.organisations);
  if (kind === 'areas') {
    return register.areas.map(({ name, kind: areaKind, validFrom, validTo, id }) => ({
      name,
      kind: areaKind,
      validFrom,
      validTo,
      id,
    }));
  }
  if (kind === 'organisations') {
    const areas = new NameIndex(register.areas);
    return register.organisations.map((each) => ({
      name: each.name,
      kind: each.kind,
      shortName: each.shortName,
      aliases: each.aliases,
      parent: organisations.textFor(each.parentId),
      area: areas.textFor(each.areaId),
      successor: organisations.textFor(each.successorId),
      inDeclarationOfIntent: each.inDeclarationOfIntent,
      validFrom: each.validFrom,
      validTo: each.validTo,
      id: each.id,
    }));
  }
  return register.people.flatMap((person): Values[] => {
    const who = {
      name: person.name,
      title: person.title,
      email: person.email,
      personFrom: person.validFrom,
      personTo: person.validTo,
      personId: person.id,
    };
    const none = { role: null, organisation: null, validFrom: null, validTo: null, roleId: null };
    if (person.roles.length === 0) return [{ ...who, ...none }];
    return person.roles.map((role) => ({
      ...who,
      role: role.role,
      organisation: organisations.textFor(role.organisationId),
      validFrom: role.validFrom,
      validTo: role.validTo,
      roleId: role.id,
    }));
  });
}

/** A value as the file shows it, without regard to format. */
export function showValue(column: Column, value: Values[string] | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nej';
  return column.choices?.[value] ?? value;
}

/** Semicolon, UTF-8 with a mark: what Excel in Sweden opens as it should. */
export function writeCsv(register: Register, kind: RegisterKind): string {
  const columns = COLUMNS[kind];
  const lines = rowsOf(register, kind).map((row) =>
    columns.map((column) => holdBackFormula(showValue(column, row[column.key]))),
  );
  return stringify([columns.map(({ heading }) => heading), ...lines], {
    delimiter: ';',
    bom: true,
    record_delimiter: 'windows',
  });
}

// Spreadsheets read _x0041_ as the letter with that number; the underscore itself is written so.
const keepLiteral = (text: string) => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

// A spreadsheet's calendar begins in 1900; an earlier day stands as text.
const toCell = (column: Column, value: Values[string] | undefined): Cell =>
  column.type === 'day' && typeof value === 'string' && value >= '1901-01-01'
    ? { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
    : { value: keepLiteral(holdBackFormula(showValue(column, value))), type: String };

/** One sheet a kind; dates are dates, everything else is text, so that nothing is taken for a formula. */
export async function writeXlsx(register: Register, kinds: readonly RegisterKind[]): Promise<Uint8Array> {
  const sheets = kinds.map((kind) => ({
    sheet: SHEET_NAMES[kind],
    columns: COLUMNS[kind].map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    data: [
      COLUMNS[kind].map(({ heading }): Cell => ({ value: heading, type: String, fontWeight: 'bold' })),
      ...rowsOf(register, kind).map((row) => COLUMNS[kind].map((column) => toCell(column, row[column.key]))),
    ],
  }));
  return await writeXlsxFile(sheets).toBuffer();
}
