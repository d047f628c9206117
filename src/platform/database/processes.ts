import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a condition comes true before a number of seconds has passed. */
export async function waitUntil(condition: () => Promise<boolean>, seconds: number): Promise<boolean> {
  const end = process.hrtime.bigint() + BigInt(Math.round(seconds * 1e9));
  while (process.hrtime.bigint() < end) {
    if (await condition()) return true;
    await sleep(25);
  }
  return false;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it ended by itself meanwhile
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * The process that a postmaster.pid file names, if it lives and really is a server of this folder. The number in a
 * file left behind by a power cut may belong to any process since.
 */
export async function findPostmaster(data: string): Promise<number | null> {
  const lock = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => null);
  const pid = Number(lock?.split('\n')[0]);
  if (!pid) return null;
  if (process.platform !== 'linux') return lives(pid) ? pid : null;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.split('\0').includes(data) && /postgres(\.exe)?$/.test(command.split('\0')[0] ?? '')
    ? pid
    : null;
}

/**
 * Every process of the server of a folder, whether or not its postmaster lives. A server's processes work in its
 * data folder; an initdb that was interrupted names it. Linux only; elsewhere the list is empty and PostgreSQL's own
 * check of its lock file has to do.
 */
async function listServerProcesses(data: string): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const folder = await realpath(data).catch(() => data);
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    const place = await readlink(`/proc/${name}/cwd`).catch(() => '');
    const command = place === folder ? '' : await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    const [program = '', ...rest] = command.split('\0');
    if (place === folder || (/(initdb|postgres)$/.test(program) && rest.includes(data)))
      found.push(Number(name));
  }
  return found;
}

/**
 * Waits until nothing of a folder's server runs any more, and ends what lingers: backends whose postmaster was killed
 * could still write. Only then may a lock file be taken away or a half-made cluster be removed.
 */
export async function endServerProcesses(data: string): Promise<void> {
  const none = async () => (await listServerProcesses(data)).length === 0;
  if (await waitUntil(none, 1)) return;
  for (const pid of await listServerProcesses(data)) signal(pid, 'SIGQUIT');
  if (await waitUntil(none, 5)) return;
  for (const pid of await listServerProcesses(data)) signal(pid, 'SIGKILL');
  if (!(await waitUntil(none, 5)))
    throw new Error(`Databasprocesser i ${data} går inte att avsluta. Starta om datorn och försök igen.`);
}

/** Stops the server of a folder: lets transactions in progress go, writes everything down, ends. */
export async function stopPostmaster(data: string): Promise<void> {
  const pid = await findPostmaster(data);
  if (!pid) return;
  const gone = async () => (await findPostmaster(data)) === null;
  signal(pid, 'SIGINT');
  if (await waitUntil(gone, 20)) return;
  signal(pid, 'SIGQUIT');
  await waitUntil(gone, 10);
}
