import { swedishOrder } from '../platform/i18n/format.ts';
import { useAddressState } from './address.ts';

export type SortValue = string | number | boolean | null | undefined;
export type Sorting = { key: string; descending: boolean };

/** `name` sorts by name, `-name` the other way. */
export function readSorting(text: string): Sorting | null {
  if (text === '') return null;
  return text.startsWith('-') ? { key: text.slice(1), descending: true } : { key: text, descending: false };
}

/** What a press on a column's heading leads to: ascending, then descending, then ascending again. */
export function nextSorting(current: string, key: string): string {
  return current === key ? `-${key}` : key;
}

/** Orders two cells; what is missing comes last whichever way the column is sorted. */
export function compareCells(a: SortValue, b: SortValue, descending: boolean): number {
  const missing = (value: SortValue) => value === null || value === undefined || value === '';
  if (missing(a) || missing(b)) return Number(missing(a)) - Number(missing(b));
  const order = typeof a === 'string' && typeof b === 'string' ? swedishOrder(a, b) : Number(a) - Number(b);
  return descending ? -order : order;
}

/** The rows in the wanted order; as they came when the server sorts, or nobody has asked. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly { key: string; sortBy?: (row: Row) => SortValue }[],
  sorting: Sorting | null,
): readonly Row[] {
  const sortBy = columns.find((column) => column.key === sorting?.key)?.sortBy;
  if (!sortBy || !sorting) return rows;
  return [...rows].sort((a, b) => compareCells(sortBy(a), sortBy(b), sorting.descending));
}

export type TableState<F extends Record<string, string>> = {
  /** As in the address: `name`, `-name` or empty. Send it to the server when the server sorts. */
  sort: string;
  setSort: (sort: string) => void;
  filters: { [K in keyof F]: string };
  setFilter: (name: keyof F & string, value: string) => void;
  filtered: boolean;
  clear: () => void;
};

/**
 * Sorting and filters of a table, kept in the address.
 * `const table = useTable({ sort: 'title', filters: { kind: '', q: '' } })`
 */
export function useTable<F extends Record<string, string>>({
  sort = '',
  filters,
}: {
  sort?: string;
  filters?: F;
}): TableState<F> {
  const initial: Record<string, string> = filters ?? {};
  const { values, set } = useAddressState<Record<string, string>>({ ...initial, sort });
  const { sort: sorting, ...chosen } = values;
  return {
    sort: sorting ?? '',
    setSort: (next) => set({ sort: next }),
    filters: chosen as { [K in keyof F]: string },
    setFilter: (name, value) => set({ [name]: value }),
    filtered: Object.keys(initial).some((name) => chosen[name] !== initial[name]),
    clear: () => set(initial),
  };
}
