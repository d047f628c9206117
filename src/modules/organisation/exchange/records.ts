import type { Bilingual } from '../../../platform/http/problem.ts';
import { readDay, type Table } from './cells.ts';
import { COLUMNS, type Column } from './columns.ts';
import type { RegisterKind } from './contract.ts';

/** A value out of a cell; undefined when the file does not have the column. */
export type Value = string | string[] | boolean | null | undefined;

/** A row with its values read, and what could not be read. */
export interface FileRecord {
  row: number;
  values: Record<string, Value>;
  faults: Bilingual[];
}

/** A fault at a cell, saying where: `Rad 7, kolumnen Typ: …`. */
export function faultAt(row: number, heading: string | null, sv: string, en: string): Bilingual {
  return heading === null
    ? { sv: `Rad ${row}: ${sv}`, en: `Row ${row}: ${en}` }
    : { sv: `Rad ${row}, kolumnen ${heading}: ${sv}`, en: `Row ${row}, column ${heading}: ${en}` };
}

export const headingOf = (kind: RegisterKind, key: string): string =>
  COLUMNS[kind].find((column) => column.key === key)?.heading ?? key;

function readCell(column: Column, cell: string, wrong: (sv: string, en: string) => void): Value {
  if (cell === '') {
    if (column.required) wrong('fyll i cellen.', 'fill in the cell.');
    if (column.type === 'list') return [];
    return column.type === 'yes-no' ? false : column.type === 'text' ? '' : null;
  }
  const shown = cell.length > 60 ? `${cell.slice(0, 60)} …` : cell;
  switch (column.type) {
    case 'text':
      return cell;
    case 'list':
      return cell
        .split(';')
        .map((each) => each.trim())
        .filter(Boolean);
    case 'day': {
      const found = readDay(cell);
      if (!found)
        wrong(`”${shown}” är inget datum. Skriv som 2026-11-21.`, `”${shown}” is no date. Write 2026-11-21.`);
      return found;
    }
    case 'yes-no': {
      const answer = cell.toLowerCase();
      if (['ja', 'j', 'sant', 'true', '1', 'x', 'yes'].includes(answer)) return true;
      if (!['nej', 'n', 'falskt', 'false', '0', 'no'].includes(answer)) {
        wrong(`”${shown}” är varken Ja eller Nej.`, `”${shown}” is neither Ja nor Nej.`);
      }
      return false;
    }
    case 'choice': {
      const wanted = cell.toLowerCase();
      const found = Object.entries(column.choices ?? {}).find(([, name]) => name.toLowerCase() === wanted);
      if (found) return found[0];
      const names = Object.values(column.choices ?? {}).join(', ');
      wrong(`”${shown}” finns inte. Välj bland ${names}.`, `”${shown}” is unknown. Choose from ${names}.`);
      return null;
    }
  }
}

/** The rows of a table with their cells read by type. */
export function readRecords(kind: RegisterKind, table: Table): FileRecord[] {
  const columns = table.headings.map((heading) => COLUMNS[kind].find((each) => each.heading === heading));
  return table.rows.map(({ row, cells }) => {
    const faults: Bilingual[] = [];
    const values: FileRecord['values'] = {};
    columns.forEach((column, index) => {
      if (!column) return;
      values[column.key] = readCell(column, cells[index] ?? '', (sv, en) =>
        faults.push(faultAt(row, column.heading, sv, en)),
      );
    });
    const beyond = cells.slice(table.headings.length).find((cell) => cell !== '');
    if (beyond !== undefined) {
      faults.push(
        faultAt(
          row,
          null,
          'det står något till höger om den sista kolumnen. Kontrollera att raden inte har förskjutits.',
          'there is something to the right of the last column. Check that the row has not been shifted.',
        ),
      );
    }
    return { row, values, faults };
  });
}
