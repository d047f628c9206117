import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';

/** Plain SQL files, in the order of their names; each runs once, in one transaction with all others. */
async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const entries = files.map(async (file) => {
    const text = await readFile(join(folder, file), 'utf8');
    return [
      file.replace(/\.sql$/, ''),
      {
        up: (db: Kysely<unknown>) =>
          sql
            .raw(text)
            .execute(db)
            .then(() => {}),
      },
    ];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * Brings the database to the newest schema. Forward only.
 * @param ownerUrl connection as samlad_owner
 * @returns names of the migrations that ran
 */
export async function migrate(ownerUrl: string, folder: string): Promise<string[]> {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: ownerUrl, max: 2 }) }),
  });
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => readMigrations(folder) },
      migrationTableSchema: 'samlad_migrations',
      allowUnorderedMigrations: false,
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error) {
      const failed = results?.find((result) => result.status === 'Error');
      const why = error instanceof Error ? error.message : String(error);
      // Without a name no migration was tried: the database and this version do not go together.
      const what = failed
        ? `Migreringen ${failed.migrationName} misslyckades.`
        : `Databasen går inte att uppdatera: ${why}`;
      throw new Error(what, { cause: error });
    }
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}
