import { type RawBuilder, sql } from 'kysely';

/** Where a page ends: what its last row was sorted by, and its identifier. */
interface Cursor {
  key: string;
  id: string;
}

export function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, string];
    return typeof key === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { key, id } : null;
  } catch {
    return null;
  }
}

const writeCursor = (cursor: Cursor) =>
  Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url');

/**
 * The condition and order of a keyset page: rows after the cursor by `key` and then `id`.
 * @param sort the column's name, with a leading minus for the other way
 */
export function keyset(key: RawBuilder<unknown>, id: RawBuilder<unknown>, sort: string, after?: string) {
  const cursor = readCursor(after);
  const way = sort.startsWith('-') ? sql`desc` : sql`asc`;
  const beyond = sort.startsWith('-') ? sql`<` : sql`>`;
  return {
    after: cursor
      ? sql`(${key} collate public.swedish, ${id}) ${beyond} (${cursor.key} collate public.swedish, ${cursor.id}::uuid)`
      : sql`true`,
    order: sql`${key} collate public.swedish ${way}, ${id} ${way}`,
  };
}

/** Cuts what was read (one row more than wanted) to a page, and tells where the next begins. */
export function cutPage<Row extends { id: string }>(
  rows: (Row & { sortKey: string })[],
  limit: number,
): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page,
    next: rows.length > limit && last ? writeCursor({ key: last.sortKey, id: last.id }) : null,
  };
}

/** A pattern for `ilike` that finds the text anywhere, as it is written. */
export const containing = (text: string | undefined) =>
  text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : null;

/** Whether a period of the table is in force on the day; a null day means any time. */
export const validOn = (table: string, day: string | null) =>
  sql`(${day}::date is null or (${sql.ref(`${table}.valid_from`)} <= ${day}::date
    and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} >= ${day}::date)))`;

/** The name of the unique index a statement ran into, or null for any other error. */
export function takenIndex(error: unknown): string | null {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' ? (constraint ?? '') : null;
}
