import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { bootstrapDatabase, type RoleUrls, roleUrls } from './bootstrap.ts';
import { ALREADY_RUNNING, holdFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import { findEmbeddedBinaries, findMachineBinaries, type ManagedServer, startServer } from './server.ts';
import { explainStartFailure } from './start-failure.ts';
import { writeWhole } from './whole-file.ts';

/** A database that is up, migrated and ours alone for as long as we run. */
export interface Installation {
  urls: RoleUrls;
  migrations: string[];
  /** Starts a server that we manage again whenever it dies; a server of somebody else's is theirs to start. */
  keepRunning(report: (what: 'lost' | 'back' | 'gone' | Error) => void): void;
  /** Removes everything in the database and migrates from empty. For a demo city whose loading was interrupted. */
  startOver(): Promise<void>;
  /** Stops the server if we manage it, and lets go of the installation. */
  close(): Promise<void>;
}

/** A secret of this installation, made at the first start. The roles' passwords derive from it. */
async function installationSecret(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'secret');
  await mkdir(dataFolder, { recursive: true });
  const present = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (present.length >= 32) return present;
  const secret = randomBytes(32).toString('base64url');
  await writeWhole(file, secret);
  return secret;
}

interface Hold {
  release(): Promise<void>;
}

/**
 * Held for as long as we run, so that two servers, on one machine or two, never share a database. Gone by itself
 * when we die; taken again when the database has been away.
 */
async function holdDatabase(adminUrl: string): Promise<Hold> {
  let released = false;
  let holder: pg.Client;
  const take = async (attempts: number): Promise<void> => {
    const client = new pg.Client({ connectionString: adminUrl });
    client.on('error', () => {});
    await client.connect();
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(724002) as held');
      if (rows[0]?.held) {
        holder = client;
        client.once('end', () => void takeAgain());
        return;
      }
      await sleep(50);
    }
    await client.end();
    throw new Error(ALREADY_RUNNING);
  };
  const takeAgain = async () => {
    while (!released) {
      await sleep(500, undefined, { ref: false });
      if (
        released ||
        (await take(1).then(
          () => true,
          () => false,
        ))
      )
        return;
    }
  };
  await take(40);
  return {
    release: async () => {
      released = true;
      await holder.end().catch(() => {});
    },
  };
}

async function startManagedServer(dataFolder: string): Promise<ManagedServer> {
  const binaries = (await findEmbeddedBinaries()) ?? (await findMachineBinaries());
  if (!binaries) {
    throw new Error(
      'Det finns ingen PostgreSQL för den här datorn. Ange DATABASE_URL till en PostgreSQL 15–18.',
    );
  }
  return await startServer(binaries, dataFolder);
}

/** All that is ours in the database goes, the migrations' own table too. */
async function removeEverything(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('drop owned by samlad_owner cascade');
  } finally {
    await owner.end();
  }
}

/**
 * Opens an installation: `databaseUrl` if given (a role that may create roles and databases), else the embedded
 * server in the data folder; makes roles and database where missing and migrates.
 * @throws Error with a Swedish text that says what to do
 */
export async function openInstallation(
  folder: string,
  databaseUrl: string | undefined,
  migrationsFolder: string,
): Promise<Installation> {
  const dataFolder = resolve(folder);
  const undo: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const release = await holdFolder(dataFolder);
    undo.push(release);
    const secret = await installationSecret(dataFolder);
    const server = databaseUrl ? null : await startManagedServer(dataFolder);
    if (server) undo.push(() => server.stop());
    const adminUrl = server?.adminUrl ?? databaseUrl!;
    const named = databaseUrl ? new URL(databaseUrl).pathname.slice(1) : '';
    const database = named === '' || named === 'postgres' ? 'samlad' : named;
    const urls = await bootstrapDatabase(adminUrl, database, secret, async (url) => {
      const hold = await holdDatabase(url);
      undo.push(() => hold.release());
    });
    const migrations = await migrate(urls.samlad_owner, migrationsFolder);
    return {
      urls,
      migrations,
      keepRunning: (report) => server?.keepRunning(report),
      startOver: async () => {
        await removeEverything(urls.samlad_owner);
        await bootstrapDatabase(adminUrl, database, secret);
        await migrate(urls.samlad_owner, migrationsFolder);
      },
      close,
    };
  } catch (error) {
    await close();
    throw explainStartFailure(error, folder, databaseUrl);
  }
}

/** A database that a command looks into, beside a server that may be running. */
export interface Visit {
  urls: RoleUrls;
  close(): Promise<void>;
}

/**
 * Reaches an installation without taking it over: joins the embedded server if it runs, else starts it for as long as
 * the visit lasts, in which no other start is let in. Makes nothing and migrates nothing.
 * @throws Error with a Swedish text when there is no installation
 */
export async function visitInstallation(folder: string, databaseUrl: string | undefined): Promise<Visit> {
  const dataFolder = resolve(folder);
  const secret = (await readFile(join(dataFolder, 'secret'), 'utf8').catch(() => '')).trim();
  if (!secret) {
    throw new Error(
      `Det finns ingen installation i ${dataFolder}. Kör samlad migrate först, eller peka ut rätt mapp med SAMLAD_DATA.`,
    );
  }
  const urlsAt = (adminUrl: string) => {
    const url = new URL(adminUrl);
    if (url.pathname === '/' || url.pathname === '/postgres') url.pathname = '/samlad';
    return roleUrls(url.toString(), secret);
  };
  if (databaseUrl) return { urls: urlsAt(databaseUrl), close: async () => {} };
  const release = await holdFolder(dataFolder).catch((error: unknown) => {
    if (error instanceof Error && error.message === ALREADY_RUNNING) return null;
    throw error;
  });
  try {
    const server = await startManagedServer(dataFolder);
    return {
      urls: urlsAt(server.adminUrl),
      close: async () => {
        if (!release) return;
        await server.stop();
        await release();
      },
    };
  } catch (error) {
    await release?.();
    throw explainStartFailure(error, folder, databaseUrl);
  }
}
