import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, summariseValues } from './figure.ts';

const projectFolder = join(import.meta.dirname, '..');

/** Starts the demo city as a person does and stops it again; seconds until it answers. */
async function secondsToStart(dataFolder: string): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(projectFolder, 'bin/samlad.js'), 'demo'], {
    cwd: projectFolder,
    env: { ...process.env, DATABASE_URL: '', SAMLAD_DATA: dataFolder, SAMLAD_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const seconds = await new Promise<number>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('svarar på http')) resolve((performance.now() - begun) / 1000);
    });
    child.once('exit', () => reject(new Error(`the server did not start:\n${output}`)));
  });
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  return seconds;
}

async function withDataFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'samlad-bench-'));
  await chmod(folder, 0o755);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first start after `npm ci` (build, cluster, migrations, demo city) and the second, from command to answer. */
export async function measureStart(): Promise<Figure[]> {
  const first: number[] = [];
  const second: number[] = [];
  for (let n = 0; n < 3; n++) {
    await withDataFolder(async (folder) => {
      await rm(join(projectFolder, 'dist'), { recursive: true, force: true });
      first.push(await secondsToStart(folder));
      for (let again = 0; again < 3; again++) second.push(await secondsToStart(folder));
    });
  }
  return [
    {
      name: 'first start',
      unit: 's',
      bound: 15,
      ...summariseValues(first),
      note: 'build, database, demo city',
    },
    { name: 'second start', unit: 's', bound: 3, ...summariseValues(second) },
  ];
}
