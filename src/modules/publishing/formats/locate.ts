import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));

const FONT_FOLDERS = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'];

/** The folders of the shipped typeface that a report is set in, regular first. */
export function locateFonts(): string[] {
  const family = dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
  return FONT_FOLDERS.map((folder) => join(family, folder));
}

export const regularFont = () => join(locateFonts()[0]!, 'SourceSans3_400Regular.ttf');

let located: Promise<string> | null = null;

/**
 * The maker's file: beside the built server when there is one; from source (development, tests) it is bundled
 * once per process and kept under a name made of its content in the package manager's cache folder.
 */
export function locateMaker(): Promise<string> {
  const built = join(here, 'report-maker.js');
  if (existsSync(built)) return Promise.resolve(built);
  located ??= bundleMaker(join(here, 'maker.ts'));
  return located;
}

async function bundleMaker(entry: string): Promise<string> {
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
  const folder = join(dirname(dirname(require.resolve('esbuild/package.json'))), '.cache', 'samlad');
  const name = createHash('sha256').update(code).digest('hex').slice(0, 16);
  const file = join(folder, `report-maker-${name}.mjs`);
  if (existsSync(file)) return file;
  await mkdir(folder, { recursive: true });
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, code);
  await rename(partial, file);
  return file;
}
