import { createHash } from 'node:crypto';
import {
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type RawBuilder,
  sql,
  type Transaction,
} from 'kysely';
import pg from 'pg';

// Dates stay 'YYYY-MM-DD' strings and big counts become numbers: a date has no time zone to get wrong.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => Number(value));
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (value) => Number(value));

/** Tables are declared by the module that owns them: `ctx.db.withTables<OrganisationTables>()`. */
export type Database = Kysely<object>;
export type DatabaseTransaction = Transaction<object>;

export interface Connection {
  db: Database;
  pool: pg.Pool;
  close(): Promise<void>;
}

const MARK = '/* prepared */';
const names = new Map<string, string>();

/**
 * Begins a statement that every connection prepares once and keeps planned: behind the wall planning takes longer than
 * looking something up. Only for statements run often, whose text is always the same and that touch few rows however
 * much there is; the plan is made without knowing the values.
 */
export const prepared: RawBuilder<unknown> = sql.raw(MARK);

function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}

/** Gives the statements marked as prepared the name that makes the connection keep them. */
const preparing = (pool: pg.Pool): PostgresPool => ({
  connect: async () => {
    const client = await pool.connect();
    const query = (text: unknown, values?: unknown[]) =>
      typeof text === 'string' && text.startsWith(MARK)
        ? client.query({ name: nameOf(text), text, values: values ?? [] })
        : client.query(text as string, values);
    return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
  },
  end: () => pool.end(),
});

/** A pool of connections as one login role. */
export function connect(url: string, max = 20): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'samlad',
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
  });
  // A connection that the server drops while idle must not bring the process down; the next query gets a new one.
  pool.on('error', () => {});
  // Nor may one that drops between two queries of a transaction: the next query of it says so.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  return {
    db,
    pool,
    close: async () => {
      await db.destroy();
      // Where only the pool was used, the query builder has never heard of it and leaves it open.
      if (!pool.ending) await pool.end();
    },
  };
}
