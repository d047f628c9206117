import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { roleUrls } from '../../src/platform/database/bootstrap.ts';

const projectFolder = join(import.meta.dirname, '../..');

/** A data folder of a test's own; open to the account that the database runs as when we are root. */
export async function makeDataFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'samlad-fault-')));
  await chmod(folder, 0o755);
  return folder;
}

/** Everything that runs for a data folder: its database's processes and what was started with its name. */
export async function listProcesses(folder: string): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    const place = await readlink(`/proc/${name}/cwd`).catch(() => '');
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (`${place}/`.startsWith(`${folder}/`) || command.includes(`${folder}/`)) found.push(Number(name));
  }
  return found;
}

function kill(pid: number | undefined, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    if (pid) process.kill(pid, signal);
  } catch {
    // it is gone
  }
}

/** kill -9 of everything of a folder, and waits until it is gone. */
export async function killEverything(folder: string, node?: ChildProcess): Promise<void> {
  kill(node?.pid);
  for (;;) {
    const pids = await listProcesses(folder);
    if (pids.length === 0) break;
    for (const pid of pids) kill(pid);
    await sleep(10);
  }
}

export async function removeDataFolder(folder: string): Promise<void> {
  await killEverything(folder);
  await rm(folder, { recursive: true, force: true });
}

/** The server as a process of its own, started as a person starts it. */
export interface CityProcess {
  node: ChildProcess;
  /** What it has printed. */
  output(): string;
  /** Where it answers; rejects, with what it printed, when it ends instead. */
  address: Promise<string>;
  /** How it ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts the demo city in a data folder, on a free port. */
export function startCity(folder: string, environment: Record<string, string> = {}): CityProcess {
  const node = spawn(process.execPath, [join(projectFolder, 'bin/samlad.js'), 'demo'], {
    cwd: projectFolder,
    env: { ...process.env, DATABASE_URL: '', SAMLAD_DATA: folder, SAMLAD_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const address = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /svarar på (http:\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    };
    node.stdout.on('data', listen);
    node.stderr.on('data', listen);
    node.once('close', (code, signal) => reject(new Error(`ended with ${code ?? signal}:\n${output}`)));
  });
  address.catch(() => {});
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    node.once('close', (code, signal) => resolve({ code, signal }));
  });
  return { node, output: () => output, address, ended };
}

/** Builds the server and the pages once, so that no start has to. */
export async function buildOnce(): Promise<void> {
  const child = spawn(process.execPath, [join(projectFolder, 'tools/build.mjs')], { stdio: 'inherit' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error('the build failed');
}

/**
 * A data folder in which the demo city has been started once and ended cleanly. The first test file of a run that wants
 * one makes it; every file gets a copy of its own.
 */
export async function copyDemoFolder(): Promise<string> {
  const kept = await realpath(inject('demoFolder'));
  const [whole, failed] = [join(kept, 'whole'), join(kept, 'failed')];
  const city = join(kept, 'city');
  // Only one can make the folder; it says how that went.
  const isFirst = await mkdir(city).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    await chmod(city, 0o755);
    try {
      await startDemoOnce(city);
      await writeFile(whole, '');
    } catch (error) {
      await writeFile(failed, String(error));
      throw error;
    }
  }
  while (!existsSync(whole)) {
    if (existsSync(failed)) throw new Error(await readFile(failed, 'utf8'));
    await sleep(50);
  }
  const copy = await makeDataFolder();
  await promisify(execFile)('cp', ['-a', `${city}/.`, copy]);
  return copy;
}

async function startDemoOnce(folder: string): Promise<void> {
  await buildOnce();
  const city = startCity(folder);
  await city.address;
  city.node.kill('SIGTERM');
  const { code } = await city.ended;
  if (code !== 0) throw new Error(`the demo city ended with ${code}:\n${city.output()}`);
}

/** The way in behind the wall of a city that runs in a data folder. */
export async function ownerUrl(folder: string): Promise<string> {
  const { port } = JSON.parse(await readFile(join(folder, 'credentials.json'), 'utf8')) as { port: number };
  const secret = (await readFile(join(folder, 'secret'), 'utf8')).trim();
  return roleUrls(`postgres://127.0.0.1:${port}/samlad`, secret).samlad_owner;
}

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** A signed-in person's browser, as far as the server can tell. It survives restarts: the session does. */
export interface CityClient {
  request(address: string, method: string, path: string, body?: unknown): Promise<Answer>;
  download(address: string, path: string): Promise<{ status: number; bytes: Uint8Array }>;
}

/** Signs in as a demo person, in one of the person's roles. */
export async function signIn(address: string, name: string, role?: string): Promise<CityClient> {
  const call = async (at: string, method: string, path: string, headers: HeadersInit, body?: unknown) =>
    await fetch(`${at}/api/v1${path}`, {
      method,
      headers: {
        origin: at,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  const { people } = (await (await call(address, 'GET', '/demo/people', {})).json()) as {
    people: { id: string; name: string; assignments: { id: string; role: string }[] }[];
  };
  const person = people.find((each) => each.name === name);
  if (!person) throw new Error(`the demo city has no ${name}`);
  const opened = await call(address, 'POST', '/demo/sign-in', {}, { personId: person.id });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const session = (await (await call(address, 'GET', '/session', { cookie })).json()) as {
    csrfToken: string;
  };
  const headers = { cookie, 'x-samlad-csrf': session.csrfToken };
  const assignment = person.assignments.find((each) => each.role === role);
  if (assignment) await call(address, 'POST', '/session/acting', headers, { assignmentId: assignment.id });
  return {
    request: async (at, method, path, body) => {
      const answer = await call(at, method, path, headers, body);
      const text = await answer.text();
      return { status: answer.status, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} };
    },
    download: async (at, path) => {
      const answer = await call(at, 'GET', path, headers);
      return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
    },
  };
}
