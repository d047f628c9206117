import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { bootstrapDatabase, type RoleUrls } from './bootstrap.ts';
import { migrate } from './migrate.ts';
import { findEmbeddedBinaries, findMachineBinaries, startServer } from './server.ts';

/** A database that is up, migrated and ours alone for as long as we run. */
export interface Installation {
  urls: RoleUrls;
  migrations: string[];
  /** Stops the server if we manage it, and lets go of the installation. */
  close(): Promise<void>;
}

/** A secret of this installation, made at the first start. The roles' passwords derive from it. */
async function installationSecret(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'secret');
  await mkdir(dataFolder, { recursive: true });
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    const secret = randomBytes(32).toString('base64url');
    await writeFile(file, secret, { mode: 0o600, flag: 'wx' });
    return secret;
  }
}

/** Held for as long as we run, so that two servers never share an installation. Gone by itself when we die. */
async function holdInstallation(adminUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {});
  await client.connect();
  for (let attempt = 0; attempt < 40; attempt++) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(724002) as held');
    if (rows[0]?.held) return client;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await client.end();
  throw new Error(
    'Samlad körs redan i den här datamappen. Stoppa den först, eller välj en annan mapp med SAMLAD_DATA.',
  );
}

/**
 * Opens an installation: `databaseUrl` if given (a role that may create roles and databases), else the embedded
 * server in the data folder; makes roles and database where missing and migrates.
 */
export async function openInstallation(
  dataFolder: string,
  databaseUrl: string | undefined,
  migrationsFolder: string,
): Promise<Installation> {
  const secret = await installationSecret(dataFolder);
  if (databaseUrl) {
    const holder = await holdInstallation(databaseUrl);
    const database = new URL(databaseUrl).pathname.slice(1) || 'samlad';
    const urls = await bootstrapDatabase(databaseUrl, database === 'postgres' ? 'samlad' : database, secret);
    const migrations = await migrate(urls.samlad_owner, migrationsFolder);
    return { urls, migrations, close: () => holder.end() };
  }
  const binaries = (await findEmbeddedBinaries()) ?? (await findMachineBinaries());
  if (!binaries) {
    throw new Error(
      'Det finns ingen PostgreSQL för den här datorn. Ange DATABASE_URL till en PostgreSQL 15–18.',
    );
  }
  const server = await startServer(binaries, dataFolder);
  const holder = await holdInstallation(server.adminUrl).catch(async (error: unknown) => {
    if (!server.adopted) await server.stop();
    throw error;
  });
  try {
    const urls = await bootstrapDatabase(server.adminUrl, 'samlad', secret);
    const migrations = await migrate(urls.samlad_owner, migrationsFolder);
    return {
      urls,
      migrations,
      close: async () => {
        await holder.end();
        await server.stop();
      },
    };
  } catch (error) {
    await holder.end();
    await server.stop();
    throw error;
  }
}
