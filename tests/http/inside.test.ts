import { serve } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { connect } from '../../src/platform/database/connection.ts';
import { createApplication } from '../../src/platform/http/application.ts';
import { endpoint, publicEndpoint } from '../../src/platform/http/endpoint.ts';
import { createMetrics } from '../../src/platform/http/metrics.ts';
import { createRateLimits } from '../../src/platform/http/rate-limit.ts';
import { createLog } from '../../src/platform/log.ts';
import { createTestCity, type TestCity, type TestSession } from '../support/city.ts';
import { expectProblem } from '../support/expect-problem.ts';

let city: TestCity;
let board: string;
let administrator: TestSession;
beforeAll(async () => {
  city = await createTestCity();
  board = await city.addOrganisation('Kommunstyrelsen');
  administrator = await city.signIn('administrator', board);
});
afterAll(() => city.close());

/** An application of our own with endpoints that go wrong in all the ways a programmer can think of. */
async function startFaulty(database: TestCity['app'] = city.app) {
  const log: string[] = [];
  const secret = 'Sven Hemlig 19121212-1212 sven@stad.example';
  const fail = (path: string, handle: (db: TestCity['owner']['db']) => unknown) =>
    publicEndpoint({
      method: 'get',
      path,
      summary: 'Fails',
      tag: 'test',
      handle: (ctx) => handle(ctx.db) as Promise<unknown>,
    });
  const application = createApplication({
    app: database,
    endpoints: [
      fail('/throws', () => {
        throw new Error(`cannot find "${secret}" at sven@stad.example, 191212121212`);
      }),
      fail('/throws-text', () => Promise.reject(secret)),
      fail('/sql', (db) => sql`select * from secret_table where name = ${secret}`.execute(db)),
      fail('/cast', (db) => sql`select ${secret}::text::uuid`.execute(db)),
      fail('/unique', (db) =>
        sql`insert into draft.form_draft (person_id, form_key, content) values (gen_random_uuid(), ${secret}, '{}')`.execute(
          db,
        ),
      ),
      endpoint({
        method: 'get',
        path: '/people/:personId/secrets',
        summary: 'Answers something else than it says',
        tag: 'test',
        params: z.object({ personId: z.string() }),
        query: z.object({ q: z.string().optional() }),
        response: z.object({ n: z.number() }),
        handle: async () => ({ n: secret as unknown as number }),
      }),
    ],
    origins: () => [],
    onlyOwnHosts: false,
    now: () => new Date(),
    log: createLog('info', { write: (line: string) => log.push(line) }),
    metrics: createMetrics(),
    rateLimits: createRateLimits(() => new Date()),
    version: '0',
    metricsToken: 'a token for those who scrape',
    ready: async () => (await database.pool.query('select 1')).rowCount === 1,
  });
  const listener = serve({ fetch: application.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => listener.once('listening', resolve));
  const bound = listener.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  return { address, log, secret, close: () => listener.close() };
}

test('whatever goes wrong inside stays inside: neither the client nor the log is told what was written', async () => {
  const faulty = await startFaulty();
  const asked: [path: string, status: number][] = [
    ['/throws', 500],
    ['/throws-text', 500],
    ['/sql', 500],
    ['/cast', 422],
    ['/unique', 404],
  ];
  for (const [path, status] of asked) {
    const answer = await fetch(`${faulty.address}/api/v1${path}`);
    const body = await answer.text();
    expect(answer.status, path).toBe(status);
    expect(body).not.toMatch(
      /Sven|1912|stad\.example|select|secret_table|form_draft|node_modules|\.ts:|Error/,
    );
  }
  const headers = { cookie: `__Host-samlad=${administrator.token}` };
  const wrong = await fetch(`${faulty.address}/api/v1/people/${administrator.personId}/secrets?q=Sven`, {
    headers,
  });
  expect(wrong.status).toBe(500);
  const log = faulty.log.join('');
  expect(faulty.log.filter((line) => line.includes('unexpected error'))).toHaveLength(6);
  expect(log).not.toMatch(/Sven|1912|stad\.example/);
  expect(log).toContain('42P01');
  expect(log).toContain('"type":"ZodError"');
  faulty.close();
});

test('metrics are for those with the token, and their labels hold no identifier', async () => {
  const faulty = await startFaulty();
  await fetch(`${faulty.address}/api/v1/people/${administrator.personId}/secrets?q=Sven`);
  await fetch(`${faulty.address}/api/v1/nothing/${board}`);
  await fetch(`${faulty.address}/page/${board}`);
  expect((await fetch(`${faulty.address}/metrics`)).status).toBe(404);
  expect(
    (await fetch(`${faulty.address}/metrics`, { headers: { authorization: 'Bearer wrong' } })).status,
  ).toBe(404);
  const answer = await fetch(`${faulty.address}/metrics`, {
    headers: { authorization: 'Bearer a token for those who scrape' },
  });
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toContain('route="/people/:personId/secrets"');
  expect(text).toContain('route="unknown"');
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  expect(text).not.toContain('Sven');
  faulty.close();
});

test('alive and ready while the database is there; alive but not ready, and 503 not 500, when it is gone', async () => {
  const whole = await startFaulty();
  expect(await (await fetch(`${whole.address}/health/live`)).json()).toEqual({ status: 'ok' });
  expect((await fetch(`${whole.address}/health/ready`)).status).toBe(200);
  whole.close();
  const gone = connect('postgres://nobody:x@127.0.0.1:1/nothing', 2);
  const faulty = await startFaulty(gone);
  expect((await fetch(`${faulty.address}/health/live`)).status).toBe(200);
  const ready = await fetch(`${faulty.address}/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ status: 'unavailable' });
  await expectProblem(await fetch(`${faulty.address}/api/v1/throws`), 503, 'unavailable');
  faulty.close();
  await gone.close();
});
