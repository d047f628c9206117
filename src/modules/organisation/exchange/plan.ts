import type { Bilingual } from '../../../platform/http/problem.ts';
import { COLUMNS } from './columns.ts';
import type { ImportRow, RegisterKind, RowState } from './contract.ts';
import type { FileRecord, Value } from './records.ts';
import { faultAt, headingOf } from './records.ts';
import type { NameIndex } from './register.ts';
import { showValue } from './write-file.ts';

/** A row of a file with what it would do. `after` is what would be written; null when it is wrong. */
export interface Planned<After> {
  row: number;
  name: string;
  state: RowState;
  changes: ImportRow['changes'];
  faults: Bilingual[];
  after: After;
}

/** Gathers what is wrong with one row, each fault with its row and column. */
export class Faults {
  readonly list: Bilingual[];

  constructor(
    private readonly kind: RegisterKind,
    private readonly record: FileRecord,
  ) {
    this.list = [...record.faults];
  }

  at(key: string | null, sv: string, en: string): void {
    this.list.push(faultAt(this.record.row, key === null ? null : headingOf(this.kind, key), sv, en));
  }

  /** A message of the rules, which says the same in a form: it stands in the middle of a sentence here. */
  rule(key: string, message: string | Bilingual): void {
    const { sv, en } = typeof message === 'string' ? { sv: message, en: message } : message;
    const begin = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
    this.at(key, begin(sv), begin(en));
  }

  /** Finds what a cell refers to; writes a fault and gives null when nothing, or several, are called that. */
  reference(key: string, index: NameIndex, text: string): string | null {
    if (text === '') return null;
    const found = index.resolve(text);
    if ('id' in found) return found.id;
    const shown = text.length > 60 ? `${text.slice(0, 60)} …` : text;
    if (found.fault === 'unknown') {
      this.at(
        key,
        `”${shown}” finns inte. Lägg till den, eller rätta namnet.`,
        `”${shown}” does not exist. Add it, or correct the name.`,
      );
    } else {
      this.at(
        key,
        `flera heter ”${shown}”. Skriv id i stället för namnet.`,
        `several are called ”${shown}”. Write the id instead of the name.`,
      );
    }
    return null;
  }
}

/** What differs, by column, as the file shows it. Columns that the file does not have are left out. */
export function changesBetween(
  kind: RegisterKind,
  before: object,
  after: object,
  inFile: Record<string, Value>,
): ImportRow['changes'] {
  return COLUMNS[kind].flatMap((column) => {
    if (inFile[column.key] === undefined) return [];
    const show = (values: object) => showValue(column, (values as Record<string, Value>)[column.key]);
    const [from, to] = [show(before), show(after)];
    return from === to ? [] : [{ column: column.heading, from, to }];
  });
}

export function stateOf(isNew: boolean, changes: unknown[], faults: unknown[]): RowState {
  if (faults.length > 0) return 'wrong';
  if (isNew) return 'new';
  return changes.length > 0 ? 'changed' : 'unchanged';
}

/** Text of a cell; empty when the file lacks the column. */
export const textIn = (record: FileRecord, key: string): string => {
  const value = record.values[key];
  return typeof value === 'string' ? value : '';
};

/** The value of a cell, or what is there now when the file lacks the column or (for what must not be empty) the cell is. */
export const dayIn = (record: FileRecord, key: string, otherwise: string): string =>
  textIn(record, key) || otherwise;

export const dayOrNullIn = (record: FileRecord, key: string, otherwise: string | null): string | null => {
  const value = record.values[key];
  return value === undefined ? otherwise : typeof value === 'string' ? value : null;
};

/** Remembers rows by what they are about, and tells of the first when a second comes. */
export class Seen {
  private readonly rows = new Map<string, number>();

  /** @returns the row that was about the same, or null */
  note(key: string, row: number): number | null {
    const earlier = this.rows.get(key);
    if (earlier === undefined) this.rows.set(key, row);
    return earlier ?? null;
  }
}
