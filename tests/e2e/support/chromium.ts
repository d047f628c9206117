import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const run = promisify(execFile);
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const isProgram = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function findInstalled(): Promise<string | null> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...PLACES,
    chromium.executablePath(),
  ];
  for (const candidate of candidates) if (candidate && (await isProgram(candidate))) return candidate;
  return null;
}

/** Debian's package, where we may install it. */
async function install(): Promise<void> {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 50_000_000 };
  await run('apt-get', ['update', '-qq'], options);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
}

/**
 * The Chromium that the browser tests use: SAMLAD_CHROMIUM, an installed one, or Debian's package installed now.
 * @throws Error of one line that says how to get one
 */
export async function getChromium(): Promise<string> {
  const named = process.env.SAMLAD_CHROMIUM;
  if (named) {
    if (await isProgram(named)) return named;
    throw new Error(
      `SAMLAD_CHROMIUM is ${named}, which is no program: give the path of a Chromium or Chrome.`,
    );
  }
  const found = await findInstalled();
  if (found) return found;
  let why = '';
  if (process.getuid?.() === 0 && (await isProgram('/usr/bin/apt-get'))) {
    try {
      await install();
    } catch (error) {
      why = ` (installing Debian's package failed: ${String((error as { stderr?: string }).stderr ?? error)
        .trim()
        .split('\n')
        .at(-1)})`;
    }
    const installed = await findInstalled();
    if (installed) return installed;
  }
  throw new Error(
    `The browser tests need a Chromium${why}: run "sudo apt-get install chromium", or "npx playwright-core install chromium", or give its path in SAMLAD_CHROMIUM.`,
  );
}
