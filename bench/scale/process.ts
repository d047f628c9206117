import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { modules } from '../../src/modules/index.ts';
import { csrfTokenFor } from '../../src/platform/identity/context.ts';
import type { ScaleCity, ScaleSession } from './city.ts';

const projectFolder = join(import.meta.dirname, '../..');
const run = (args: string[], env: NodeJS.ProcessEnv) =>
  spawn(process.execPath, args, { cwd: projectFolder, env, stdio: ['ignore', 'pipe', 'inherit'] });

/** The real server as a process of its own, over the city. */
export interface ScaleServer {
  address: string;
  pid: number;
  stop(): Promise<void>;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => child.once('exit', resolve));
}

export async function startScaleServer(city: ScaleCity): Promise<ScaleServer> {
  const build = run(['tools/build.mjs'], process.env);
  await ended(build);
  if (build.exitCode !== 0) throw new Error('the build failed');
  // The server is to believe that the demo city is loaded: then everybody here can be let in by the demo's sign-in.
  const owner = new pg.Client({ connectionString: city.urls.samlad_owner });
  await owner.connect();
  const parts = 'samlad_migrations.demo_part';
  await owner.query(`create table if not exists ${parts} (name text primary key, whole boolean not null)`);
  for (const { name } of modules)
    await owner.query(`insert into ${parts} values ($1, true) on conflict do nothing`, [name]);
  await owner.end();
  const folder = await mkdtemp(join(tmpdir(), 'samlad-scale-server-'));
  await writeFile(join(folder, 'secret'), city.secret);
  const child = run(['dist/server/samlad.js', 'demo'], {
    ...process.env,
    DATABASE_URL: city.adminUrl,
    SAMLAD_DATA: folder,
    SAMLAD_PORT: '0',
  });
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /svarar på (http:\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`the server did not start:\n${output}`)));
  });
  return {
    address,
    pid: child.pid!,
    stop: async () => {
      child.kill('SIGTERM');
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface Answered {
  status: number;
  milliseconds: number;
  body: Buffer;
}

/** A browser of the session's person with one connection that stays open. */
export function createScaleClient(server: Pick<ScaleServer, 'address'>, session: ScaleSession) {
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const headers = { cookie: `__Host-samlad=${session.token}`, origin: server.address };
  const send = (method: string, path: string, content?: unknown): Promise<Answered> =>
    new Promise<Answered>((resolve, reject) => {
      const begun = performance.now();
      const body = content === undefined ? undefined : JSON.stringify(content);
      const sent = request(
        `${server.address}/api/v1${path}`,
        {
          method,
          agent,
          headers: {
            ...headers,
            ...(method === 'GET' ? {} : { 'x-samlad-csrf': csrfTokenFor(session.token) }),
            ...(body
              ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
              : {}),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              milliseconds: performance.now() - begun,
              body: Buffer.concat(chunks),
            }),
          );
          response.once('error', reject);
        },
      );
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // The server had closed the connection that was kept open, which is no answer: another one is taken.
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(send(method, path, content));
        else reject(error);
      });
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
}

export type ScaleClient = ReturnType<typeof createScaleClient>;
