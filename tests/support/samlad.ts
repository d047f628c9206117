import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface CommandResult {
  code: number | null;
  out: string;
  err: string;
}

const SETTINGS = /^(SAMLAD_|OIDC_|DATABASE_URL)/;

/** The environment without any setting of ours, and those given. */
export function environmentWith(settings: Record<string, string>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !SETTINGS.test(name));
  return { ...Object.fromEntries(own), ...settings };
}

/** Once in a test file, before the command line is run. */
export async function buildSamlad(): Promise<void> {
  await run(process.execPath, ['bin/samlad.js', '--version']);
}

/** Runs the built command line to its end. */
export async function runSamlad(
  args: string[],
  settings: Record<string, string> = {},
): Promise<CommandResult> {
  const child = spawn(process.execPath, ['dist/server/samlad.js', ...args], {
    env: environmentWith(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

/** A data folder of a test's own. */
export async function makeDataFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'samlad-command-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
