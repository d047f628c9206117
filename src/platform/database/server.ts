import { execFile, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve as resolvePath } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { z } from 'zod';
import { type Account, findServerAccount, reachablePlaces, type ServerBinaries } from './binaries.ts';
import { endServerProcesses, findPostmaster, stopPostmaster, waitUntil } from './processes.ts';
import { writeWhole } from './whole-file.ts';

export { findEmbeddedBinaries, findMachineBinaries } from './binaries.ts';

const run = promisify(execFile);
const LOOK_EVERY_MS = 250;
/** Between attempts to start a server that does not come up. */
const LONGEST_PAUSE_MS = 30_000;

/** A running PostgreSQL server that this process manages. */
export interface ManagedServer {
  /** Connection string of the server's superuser, database `postgres`. */
  adminUrl: string;
  /** True when a server left over from a killed process was taken over. */
  adopted: boolean;
  /** From now on the server is started again, on the same port, whenever it is found dead. */
  keepRunning(report: (what: 'lost' | 'back' | 'gone' | Error) => void): void;
  stop(): Promise<void>;
}

/** How to reach the cluster: kept beside it, readable by us only. */
const Credentials = z.object({ password: z.string().min(20), port: z.int().min(1).max(65535) });
type Credentials = z.infer<typeof Credentials>;

/** Everything about one cluster that starting and mending it needs. */
interface Cluster {
  bin: string;
  data: string;
  credentialsFile: string;
  account: Account | null;
  settings: string[];
}

const spawnOptions = (cluster: Cluster) => ({
  cwd: '/',
  ...(cluster.account ?? {}),
  env: { ...process.env, LC_ALL: 'C', LANG: 'C' },
});
const newPassword = () => randomBytes(24).toString('base64url');
const keep = (cluster: Cluster, credentials: Credentials) =>
  writeWhole(cluster.credentialsFile, JSON.stringify(credentials));

/**
 * Below the ports that systems give to outgoing connections (Linux from 32768, others from 49152): one of those may be
 * taken again before we listen, and later whenever a server that is to come back on its port has ended.
 */
const PORTS = { first: 20_000, last: 32_000 };
/** Others may look for a port at the same moment. */
const PORTS_TRIED = 20;

/** A TCP port on loopback that is free now, and that nothing takes but a server that is to listen on it. */
export async function findFreePort(): Promise<number> {
  for (let tried = 0; tried < PORTS_TRIED; tried += 1) {
    const port = randomInt(PORTS.first, PORTS.last);
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer().once('error', () => resolve(false));
      probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new Error('Det finns ingen ledig port för databasen.');
}

/** The same in the words of PostgreSQL, when somebody else was first after all. */
const isPortTaken = (error: unknown) =>
  error instanceof Error && /could not bind IPv4|Address already in use/.test(error.message);

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Makes the cluster. Counts as made only when everything is in place: a killed first start begins again. */
async function makeCluster(cluster: Cluster): Promise<void> {
  const { bin, data, account } = cluster;
  const begun = `${data}.begun`;
  const present = await readdir(data).catch(() => []);
  if (present.length > 0 && !existsSync(begun))
    throw new Error(`I ${data} finns filer som Samlad inte har gjort. Välj en annan mapp med SAMLAD_DATA.`);
  await writeFile(begun, '');
  await endServerProcesses(data);
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true, mode: 0o700 });
  const password = newPassword();
  const passwordFile = `${data}.pw`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (account) {
      await chown(data, account.uid, account.gid);
      await chown(passwordFile, account.uid, account.gid);
    }
    const how = ['-U', 'postgres', '-E', 'UTF8', '--locale=C', '-A', 'scram-sha-256', '--no-sync'];
    await run(join(bin, 'initdb'), ['-D', data, `--pwfile=${passwordFile}`, ...how], spawnOptions(cluster));
  } finally {
    await rm(passwordFile, { force: true });
  }
  await keep(cluster, { password, port: await findFreePort() });
  await writeFile(join(data, 'samlad-made'), '');
  await rm(begun, { force: true });
}

async function readCredentials(cluster: Cluster): Promise<Credentials | null> {
  const text = await readFile(cluster.credentialsFile, 'utf8').catch(() => '');
  try {
    return Credentials.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The credentials were lost or damaged: the folder is ours, so the superuser gets a new password. */
async function renewCredentials(cluster: Cluster): Promise<Credentials> {
  const { bin, data } = cluster;
  await stopPostmaster(data);
  await clearLock(cluster);
  const credentials = { password: newPassword(), port: await findFreePort() };
  await new Promise<void>((resolve, reject) => {
    const child = spawn(join(bin, 'postgres'), ['--single', '-D', data, 'postgres'], {
      ...spawnOptions(cluster),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4000);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Databasens lösenord kunde inte förnyas:\n${log}`)),
    );
    child.stdin.end(`alter role postgres password '${credentials.password}'\n`);
  });
  await keep(cluster, credentials);
  return credentials;
}

/** Takes a stale lock file away, when it is certain that nothing of the server runs. */
async function clearLock(cluster: Cluster): Promise<void> {
  if (process.platform === 'linux') {
    await endServerProcesses(cluster.data);
    await rm(join(cluster.data, 'postmaster.pid'), { force: true });
  }
}

/** Starts the server and waits until it answers. fsync stays on: what is acknowledged is on disk. */
async function launch(cluster: Cluster, port: number, url: string): Promise<void> {
  await clearLock(cluster);
  const options = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=128MB',
    'timezone=Europe/Stockholm',
    'log_timezone=UTC',
    'logging_collector=off',
    'jit=off',
    ...cluster.settings,
  ];
  const child = spawn(
    join(cluster.bin, 'postgres'),
    ['-D', cluster.data, ...options.flatMap((option) => ['-c', option])],
    { ...spawnOptions(cluster), stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  let log = '';
  let failure: Error | null = null;
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
  });
  child.once('error', (error) => {
    failure = error;
  });
  child.unref();
  (child.stderr as unknown as { unref(): void }).unref();
  const ready = await waitUntil(async () => {
    if (failure) throw failure;
    if (child.exitCode !== null) throw new Error(`Databasen startade inte:\n${log}`);
    return await answers(url);
  }, 60);
  if (!ready) throw new Error(`Databasen svarade inte inom 60 sekunder:\n${log}`);
}

/**
 * Starts a PostgreSQL server on loopback in a data folder, or takes over the one a killed process left behind.
 * The first start makes the cluster; what an interrupted start left is mended or made again.
 * @param settings further `name=value` server settings (tests turn fsync off)
 * @param choosePort gives another port when asked again
 */
export async function startServer(
  binaries: ServerBinaries,
  folder: string,
  settings: string[] = [],
  choosePort: () => Promise<number> = findFreePort,
): Promise<ManagedServer> {
  const dataFolder = resolvePath(folder);
  const account = await findServerAccount();
  await mkdir(dataFolder, { recursive: true });
  const places = await reachablePlaces(binaries, dataFolder, account);
  const cluster = { ...places, credentialsFile: join(dataFolder, 'credentials.json'), account, settings };
  const { data } = cluster;
  if (!existsSync(join(data, 'samlad-made'))) await makeCluster(cluster);
  const credentials = (await readCredentials(cluster)) ?? (await renewCredentials(cluster));
  const urlAt = (port: number) => `postgres://postgres:${credentials.password}@127.0.0.1:${port}/postgres`;

  let adopted = false;
  if (await findPostmaster(data)) {
    adopted = await waitUntil(() => answers(urlAt(credentials.port)), 10);
    if (!adopted) await stopPostmaster(data);
  }
  for (let tried = 1; !adopted; tried += 1) {
    credentials.port = await choosePort();
    await keep(cluster, credentials);
    try {
      await launch(cluster, credentials.port, urlAt(credentials.port));
      break;
    } catch (error) {
      if (tried === PORTS_TRIED || !isPortTaken(error)) throw error;
    }
  }
  const adminUrl = urlAt(credentials.port);

  let watching: NodeJS.Timeout | null = null;
  let stopped = false;
  let launching: Promise<void> = Promise.resolve();
  const keepRunning: ManagedServer['keepRunning'] = (report) => {
    let pause = LOOK_EVERY_MS;
    const look = async () => {
      if (await findPostmaster(data)) return;
      if (stopped) return;
      if (!existsSync(data)) {
        // Nothing to start again: whoever watches us has to see that, rather than we looking for ever.
        stopped = true;
        report('gone');
        return;
      }
      report('lost');
      await launch(cluster, credentials.port, adminUrl);
      report('back');
      pause = LOOK_EVERY_MS;
    };
    const again = () => {
      if (stopped) return;
      watching = setTimeout(() => {
        launching = look()
          .catch((error: unknown) => {
            pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
            report(error instanceof Error ? error : new Error(String(error)));
          })
          .finally(again);
      }, pause);
      watching.unref();
    };
    again();
  };
  const stop = async () => {
    stopped = true;
    if (watching) clearTimeout(watching);
    await launching;
    await stopPostmaster(data);
  };
  return { adminUrl, adopted, keepRunning, stop };
}
