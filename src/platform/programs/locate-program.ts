import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A program that runs beside the server, in a worker or a process of its own. */
export interface Program {
  /** What the build calls it: `dist/server/<name>.js`. */
  name: string;
  /** Its source in the folder of the file that names it, or the built one is not found: `new URL('./worker.ts', import.meta.url)`. */
  source: URL;
}

const bundled = new Map<string, Promise<string>>();

/**
 * The program's file: beside the built server when there is one; from source (development, tests) it is bundled once
 * per process and kept under a name made of its content in the package manager's cache folder.
 */
export function locateProgram({ name, source }: Program): Promise<string> {
  const entry = fileURLToPath(source);
  const built = join(dirname(entry), `${name}.js`);
  if (existsSync(built)) return Promise.resolve(built);
  const file = bundled.get(name) ?? bundle(name, entry);
  bundled.set(name, file);
  return file;
}

async function bundle(name: string, entry: string): Promise<string> {
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
  const file = join(folder, `${name}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`);
  if (existsSync(file)) return file;
  await mkdir(folder, { recursive: true });
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, code);
  await rename(partial, file);
  return file;
}
