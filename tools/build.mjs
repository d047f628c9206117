import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const WORKER = 'src/modules/governance/import/worker.ts';
const CHECKER = 'src/platform/files/check/worker.ts';
const MAKER = 'src/modules/publishing/formats/maker.ts';
const ANSWER_READER = 'src/modules/publishing/formats/answer-reader.ts';

async function* filesIn(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

/** A stamp of everything a build depends on: names, sizes and times, quick to take. */
async function stampOf(places) {
  const hash = createHash('sha256');
  for (const place of places) {
    const info = await stat(join(root, place)).catch(() => null);
    if (!info) continue;
    const paths = info.isDirectory() ? filesIn(join(root, place)) : [join(root, place)];
    for await (const path of paths) {
      const { size, mtimeMs } = await stat(path);
      hash.update(`${path}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** One build at a time: of several that start together, the later ones must not write over what the first already runs. */
async function alone(work) {
  const lock = join(dist, '.building');
  await mkdir(dist, { recursive: true });
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const builder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (builder > 0 && !isAlive(builder)) await rm(lock, { force: true });
    else await sleep(50);
  }
  try {
    await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function whenStale(name, places, work) {
  const file = join(dist, `.${name}`);
  const stampNow = () => stampOf([...places, 'package-lock.json', 'tools/build.mjs']);
  const isBuilt = async (stamp) => (await readFile(file, 'utf8').catch(() => '')) === stamp;
  if (await isBuilt(await stampNow())) return;
  await alone(async () => {
    const stamp = await stampNow();
    if (await isBuilt(stamp)) return;
    await rm(file, { force: true });
    await work();
    await writeFile(file, stamp);
  });
}

async function buildServer() {
  const { build: bundle } = await import('esbuild');
  await bundle({
    absWorkingDir: root,
    entryPoints: {
      samlad: 'bin/samlad.ts',
      ...(existsSync(join(root, WORKER)) ? { 'import-worker': WORKER } : {}),
      'report-maker': MAKER,
      'file-checker': CHECKER,
      'answer-reader': ANSWER_READER,
    },
    outdir: 'dist/server',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
}

async function buildPages() {
  const { build: bundle } = await import('vite');
  // Vite heeds the NODE_ENV of whoever starts it: that of a test runner gives React for development, which is slower
  // and runs every effect twice. What people use is what is tested.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await bundle({
      root: join(root, 'src/web'),
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
    });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Builds what is stale: the server always, the pages where they are wanted. */
export async function build({ pages }) {
  await whenStale('server', ['bin', 'src'], buildServer);
  if (pages) await whenStale('pages', ['src', 'vite.config.ts'], buildPages);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build({ pages: true });
