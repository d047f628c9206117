import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let located: Promise<string> | null = null;

/**
 * The worker's file: beside the built server when there is one; from source (development, tests) it is bundled once
 * per process and kept under a name made of its content in the package manager's cache folder.
 */
export function locateWorker(): Promise<string> {
  const here = dirname(fileURLToPath(import.meta.url));
  const built = join(here, 'import-worker.js');
  if (existsSync(built)) return Promise.resolve(built);
  located ??= bundleWorker(join(here, 'worker.ts'));
  return located;
}

async function bundleWorker(entry: string): Promise<string> {
  const { build } = await import('esbuild');
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
    logLevel: 'silent',
  });
  const code = result.outputFiles[0]!.text;
  // Inside node_modules, so that the packages it imports are found from there.
  const modules = dirname(dirname(createRequire(import.meta.url).resolve('esbuild/package.json')));
  const folder = join(modules, '.cache', 'samlad');
  const file = join(
    folder,
    `import-worker-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`,
  );
  if (existsSync(file)) return file;
  await mkdir(folder, { recursive: true });
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, code);
  await rename(partial, file);
  return file;
}
