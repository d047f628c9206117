import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { DEFAULT_REGISTER } from './register.ts';
import { readAndParse } from './run.ts';

const plan =
  'Plan för torget 2025–2026\n\nFokusområde 1: Torget\n\nInsats 1:1 Värdar\nAnsvar\tKulturnämnden\n';

it('gives the proposal and the text that it points into', async () => {
  const { proposal, source } = await readAndParse(Buffer.from(plan), DEFAULT_REGISTER);
  if (proposal.kind !== 'plan') throw new Error(`read as ${proposal.kind}`);
  const { start, end } = proposal.focusAreas[0]!.measures[0]!.source;
  expect(source.text.slice(start, end)).toContain('Insats 1:1 Värdar');
});

it('leaves the caller’s bytes as they were', async () => {
  const bytes = Buffer.from(plan);
  await readAndParse(bytes, DEFAULT_REGISTER);
  expect(bytes.toString()).toBe(plan);
});

it('reads several files at once', async () => {
  const readings = await Promise.all([1, 2, 3].map(() => readAndParse(Buffer.from(plan), DEFAULT_REGISTER)));
  expect(readings.map(({ proposal }) => proposal.kind)).toEqual(['plan', 'plan', 'plan']);
});

it('works from the built server, with the worker beside it', async () => {
  const root = join(import.meta.dirname, '../../../..');
  mkdirSync(join(root, '.test'), { recursive: true });
  const folder = mkdtempSync(join(root, '.test', 'built-'));
  try {
    await build({
      entryPoints: {
        server: join(import.meta.dirname, 'run.ts'),
        'import-worker': join(import.meta.dirname, 'worker.ts'),
      },
      outdir: folder,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'silent',
    });
    writeFileSync(
      join(folder, 'use.mjs'),
      `import { readAndParse } from './server.js';
       const register = ${JSON.stringify(DEFAULT_REGISTER)};
       const { proposal } = await readAndParse(Buffer.from(${JSON.stringify(plan)}), register);
       console.log(proposal.kind);`,
    );
    expect(execFileSync(process.execPath, [join(folder, 'use.mjs')], { encoding: 'utf8' })).toBe('plan\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
