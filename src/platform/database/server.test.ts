import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { findEmbeddedBinaries, findFreePort, findMachineBinaries, startServer } from './server.ts';

const listenOn = (port: number) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

test('a free port is one that can be listened on, and none that outgoing connections are given', async () => {
  const ports = await Promise.all(Array.from({ length: 40 }, findFreePort));
  for (const port of new Set(ports)) {
    expect(port).toBeLessThan(32_768);
    const server = await listenOn(port);
    await new Promise((resolve) => server.close(resolve));
  }
  expect(new Set(ports).size).toBeGreaterThan(30);
});

test('a database whose port somebody took at the last moment starts on another', async () => {
  const wanted = process.env.SAMLAD_TEST_POSTGRES ?? 'embedded';
  const binaries = wanted === 'machine' ? await findMachineBinaries() : await findEmbeddedBinaries();
  const folder = await mkdtemp(join(tmpdir(), 'samlad-port-'));
  await chmod(folder, 0o755);
  const taken = await findFreePort();
  const somebody = await listenOn(taken);
  const chosen = [taken, taken];
  const choose = async () => chosen.pop() ?? (await findFreePort());
  const server = await startServer(binaries!, folder, ['fsync=off'], choose);
  try {
    expect(new URL(server.adminUrl).port).not.toBe(String(taken));
    const client = new pg.Client({ connectionString: server.adminUrl });
    await client.connect();
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  } finally {
    await server.stop();
    somebody.close();
    await rm(folder, { recursive: true, force: true });
  }
});
