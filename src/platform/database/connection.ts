import { Kysely, PostgresDialect, type Transaction } from 'kysely';
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
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}
