import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { bootstrapDatabase } from '../../src/platform/database/bootstrap.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import {
  findEmbeddedBinaries,
  findMachineBinaries,
  startServer,
} from '../../src/platform/database/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string;
    /** Where the files of a demo city are kept that several tests begin with; made by who needs it first. */
    demoFolder: string;
  }
}

export const TEMPLATE = 'samlad_template';
export const TEST_SECRET = 'a secret for tests';

/** A PostgreSQL server with one migrated template that tests copy. */
export interface TestServer {
  adminUrl: string;
  stop(): Promise<void>;
}

/** SAMLAD_TEST_POSTGRES=machine uses the machine's own server binaries, otherwise the embedded ones. */
export async function startTestServer(): Promise<TestServer> {
  const wanted = process.env.SAMLAD_TEST_POSTGRES ?? 'embedded';
  const binaries = wanted === 'machine' ? await findMachineBinaries() : await findEmbeddedBinaries();
  if (!binaries) throw new Error(`there is no ${wanted} PostgreSQL here`);
  const folder = await mkdtemp(join(tmpdir(), 'samlad-test-'));
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'README'), 'Made by the tests; may be deleted.\n');
  const server = await startServer(binaries, folder, [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
  ]);
  const urls = await bootstrapDatabase(server.adminUrl, TEMPLATE, TEST_SECRET);
  await migrate(urls.samlad_owner, join(import.meta.dirname, '../../migrations'));
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query(`alter database ${TEMPLATE} is_template true allow_connections false`);
  await admin.end();
  return {
    adminUrl: server.adminUrl,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One server for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  project.provide('adminUrl', server.adminUrl);
  const demoFolder = await mkdtemp(join(tmpdir(), 'samlad-demo-'));
  await chmod(demoFolder, 0o755);
  project.provide('demoFolder', demoFolder);
  return async () => {
    await server.stop();
    await rm(demoFolder, { recursive: true, force: true });
  };
}
