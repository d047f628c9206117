import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findProjectFolder(from: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'migrations')) && existsSync(join(folder, 'package.json'))) return folder;
  }
  throw new Error('Samlads mapp med package.json och migrations hittades inte.');
}

/** Where package.json, migrations and dist are, whether we run from source or built. */
export const projectFolder = findProjectFolder(dirname(fileURLToPath(import.meta.url)));

export const version = (
  JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string }
).version;
