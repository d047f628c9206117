// npm test: everything, every step even when one fails. The last line is `N passed, N failed`.
// node tools/test.mjs types lint   runs only the steps named.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Against a test that hangs, not against a slow machine: the whole takes some minutes on two quiet cores. */
const LONGEST_STEP_MS = 30 * 60_000;
const scratch = await mkdtemp(join(tmpdir(), 'samlad-npm-test-'));
const running = new Set();

/** Runs a program of this project to its end, without input, in a process group of its own. */
function run(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const late = setTimeout(() => {
      output += `\nended after ${LONGEST_STEP_MS / 60_000} minutes`;
      kill(child);
    }, LONGEST_STEP_MS);
    child.on('close', (code) => {
      clearTimeout(late);
      running.delete(child);
      resolve({ ok: code === 0, output });
    });
  });
}

function kill(child) {
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    // it has just ended by itself
  }
}

const one = async (args) => {
  const { ok, output } = await run(args);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output };
};

/** A Vitest run, each test counted. A test that is skipped, a file that does not load, a run without tests: failed. */
async function vitest(name, args, env) {
  const report = join(scratch, `${name}.json`);
  const { ok, output } = await run(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    env,
  );
  const { testResults = [] } = JSON.parse(await readFile(report, 'utf8').catch(() => '{}'));
  let passed = 0;
  let failed = 0;
  const skipped = [];
  for (const file of testResults) {
    const failedBefore = failed;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') passed += 1;
      else failed += 1;
      if (status !== 'passed' && status !== 'failed') skipped.push(`skipped: ${fullName}`);
    }
    if (file.status === 'failed' && failed === failedBefore) failed += 1;
  }
  if (failed === 0 && (!ok || passed === 0)) failed = 1;
  return { passed, failed, output: [output, ...skipped].join('\n') };
}

async function* testsIn(folder) {
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* testsIn(path);
    else if (path.endsWith('.test.ts')) yield path;
  }
}

/**
 * What another version of PostgreSQL says nothing new about: HTTP over the same queries, the loading of the demo, files
 * that go out and come in again; and what looks at the machine's own in the first run already.
 */
const SAME_EVERYWHERE = /^tests\/http\/|demo\.test\.ts$|round-trip\.test\.ts$|database-url\.test\.ts$/;

/** Test files in which the database itself decides: its queries, policies and triggers, its roles and its log. */
async function databaseTests() {
  const found = [];
  for (const folder of ['src', 'tests']) {
    for await (const path of testsIn(folder)) {
      if (SAME_EVERYWHERE.test(path)) continue;
      if (/create(Test|Followup)City|adminUrl/.test(await readFile(join(root, path), 'utf8')))
        found.push(path);
    }
  }
  return found;
}

async function findMachinePostgres() {
  const program =
    'import("./src/platform/database/server.ts").then(async (m) => console.log((await m.findMachineBinaries())?.folder ?? ""))';
  const { output } = await run(['--import', 'tsx', '--eval', program]);
  return output.trim();
}

const quick = [
  { name: 'lockfile', work: () => one(['tools/lockfile.mjs', '--check']) },
  { name: 'types', work: () => one(['node_modules/typescript/bin/tsc', '--project', '.']) },
  {
    name: 'lint',
    work: () => one(['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']),
  },
  { name: 'module boundaries', work: () => one(['tools/boundaries.mjs']) },
  { name: 'unused code', work: () => one(['node_modules/knip/bin/knip.js', '--no-config-hints']) },
];
const slow = [
  { name: 'unit and integration', work: () => vitest('embedded', []) },
  {
    name: 'integration on the machine’s PostgreSQL',
    work: async () => {
      const folder = await findMachinePostgres();
      if (!folder)
        return {
          passed: 0,
          failed: 0,
          output: '',
          note: 'there is none here; the embedded one has been tested',
        };
      const result = await vitest('machine', await databaseTests(), {
        SAMLAD_TEST_POSTGRES: 'machine',
        SAMLAD_DECISIONS: process.env.SAMLAD_DECISIONS ?? '3000',
      });
      return { ...result, note: folder };
    },
  },
  { name: 'browser', work: () => vitest('browser', ['--config', 'tests/e2e/vitest.config.ts']) },
];

const total = { passed: 0, failed: 0 };
async function runAll(steps) {
  for (const { name, work } of steps) {
    const begun = performance.now();
    const { passed, failed, output, note } = await work();
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    if (failed > 0) console.log(`\n${output.trim()}\n`);
    console.log(
      `${failed > 0 ? 'FAILED' : 'passed'}  ${name}: ${passed} passed, ${failed} failed, ${seconds} s${note ? ` (${note})` : ''}`,
    );
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    for (const child of running) kill(child);
    process.exit(1);
  });
}

const wanted = process.argv.slice(2);
const chosen = (steps) =>
  wanted.length > 0 ? steps.filter(({ name }) => wanted.some((word) => name.includes(word))) : steps;
try {
  await Promise.all([runAll(chosen(quick)), runAll(chosen(slow))]);
} catch (error) {
  console.error(error);
  total.failed += 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
if (total.passed === 0 && total.failed === 0) total.failed = 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
