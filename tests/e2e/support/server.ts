import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { getChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demo city answers, for instance http://127.0.0.1:40123. */
    address: string;
    chromium: string;
  }
}

const START_WITHIN_MS = 120_000;

/** Starts `samlad demo` as a person does, which also builds what is stale. */
async function startDemo(data: string): Promise<{ address: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['bin/samlad.js', 'demo'], {
    env: { ...process.env, SAMLAD_DATA: data, SAMLAD_PORT: '0', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGTERM');
      reject(new Error(`the demo did not start within two minutes:\n${output}`));
    }, START_WITHIN_MS);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (!found) return;
      clearTimeout(late);
      resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the demo ended with ${code}:\n${output}`));
    });
  });
  return { address, child };
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromium', await getChromium());
  const data = await mkdtemp(join(tmpdir(), 'samlad-e2e-'));
  const remove = () => rm(data, { recursive: true, force: true });
  const { address, child } = await startDemo(data).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  project.provide('address', address);
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    await remove();
  };
}
