import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../src/platform/database/connection.ts';
import { startTestServer, type TestServer } from '../support/application.ts';
import { createTestCity, type TestCity, type TestSession } from '../support/city.ts';
import { expectProblem } from '../support/expect-problem.ts';
import { createHttpClient, type SignedInClient, signInToDemo } from '../support/http-client.ts';

const XSS = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let city: TestCity;
let server: TestServer;
let board: string;
let administrator: TestSession;
let client: SignedInClient;

beforeAll(async () => {
  city = await createTestCity();
  server = await startTestServer(city);
  board = await city.addOrganisation('Kommunstyrelsen');
  administrator = await city.signIn('administrator', board, 'Astrid Adminsdotter');
  client = await signInToDemo(server.address, administrator.personId);
});
afterAll(async () => {
  await server.close();
  await city.close();
});

const draft = { content: { title: 'Utkast' } };
const saveDraft = (headers: Record<string, string>) =>
  client.send('PUT', '/api/v1/drafts/prov', draft, headers);

test('a change with the session’s token from our own page is done', async () => {
  expect((await saveDraft({ 'x-samlad-csrf': client.csrfToken })).status).toBe(200);
  expect(
    (await saveDraft({ 'x-samlad-csrf': client.csrfToken, 'sec-fetch-site': 'same-origin' })).status,
  ).toBe(200);
});

test.each<[what: string, headers: Record<string, string>]>([
  ['the token of another session', { 'x-samlad-csrf': 'a'.repeat(43) }],
  ['another origin', { origin: 'https://evil.example' }],
  ['our name on another port', { origin: 'http://127.0.0.1:1' }],
  ['an origin that the browser will not name', { origin: 'null' }],
  ['a page of another site behind it', { 'sec-fetch-site': 'cross-site' }],
  ['a page of a sibling site behind it', { 'sec-fetch-site': 'same-site' }],
])('a change with %s is refused', async (_, headers) => {
  await expectProblem(await saveDraft({ 'x-samlad-csrf': client.csrfToken, ...headers }), 403, 'cross-site');
});

test('a change without the session’s token is refused', async () => {
  await expectProblem(await saveDraft({}), 403, 'cross-site');
});

test('a change without origin, as no browser sends it, is refused', async () => {
  const answer = await saveDraft({ 'x-samlad-csrf': client.csrfToken, origin: '' });
  await expectProblem(answer, 403, 'cross-site');
});

test('even signing in is refused from another site', async () => {
  const other = createHttpClient(server.address);
  const answer = await other.send(
    'POST',
    '/api/v1/demo/sign-in',
    { personId: administrator.personId },
    { origin: 'https://evil.example' },
  );
  await expectProblem(answer, 403, 'cross-site');
  expect(other.cookies().size).toBe(0);
});

test('a page whose name was made to point at this computer gets no answer in the demo', async () => {
  const { status } = await new Promise<{ status: number }>((resolve, reject) => {
    import('node:http').then(({ get }) =>
      get(`${server.address}/api/v1/session`, { headers: { host: 'evil.example' } }, (answer) =>
        resolve({ status: answer.statusCode ?? 0 }),
      ).on('error', reject),
    );
  });
  expect(status).toBe(403);
});

test.each([
  ['GET', '/api/v1/nothing'],
  ['POST', '/api/v1/organisations/x/y/z'],
  ['GET', '/api/v1'],
  ['PATCH', '/api/v1/session'],
])('%s %s, which does not exist, is a problem document', async (method, path) => {
  await expectProblem(await client.change(method, path), 404, 'not-found');
});

test('somebody without a session is told to sign in', async () => {
  await expectProblem(await fetch(`${server.address}/api/v1/tasks`), 401, 'not-signed-in');
});

test('forbidden and missing look the same, but for the request’s number', async () => {
  const reader = await city.signIn('reader', board);
  const asReader = await signInToDemo(server.address, reader.personId);
  const forbidden = await asReader.change('POST', `/api/v1/people/${administrator.personId}/roles`, {
    role: 'planner',
    organisationId: board,
  });
  const missing = await asReader.change('POST', '/api/v1/people/00000000-0000-4000-8000-000000000000/roles', {
    role: 'planner',
    organisationId: board,
  });
  const strip = ({ requestId: _, ...rest }: Record<string, unknown>) => rest;
  expect(forbidden.status).toBe(404);
  expect(strip(await forbidden.json())).toEqual(strip(await missing.json()));
});

test('faults in a form are told by field, in the language of the person', async () => {
  const swedish = await expectProblem(
    await client.change('POST', '/api/v1/people', { name: '' }),
    422,
    'invalid',
  );
  expect(swedish.errors.map(({ path }: { path: string }) => path)).toContain('name');
  client.cookies().set('samlad-language', 'en');
  const english = await expectProblem(
    await client.change('POST', '/api/v1/people', { name: '' }),
    422,
    'invalid',
  );
  client.cookies().delete('samlad-language');
  expect(english.title).not.toBe(swedish.title);
});

test('a body over the limit is refused, whether it tells its size or not', async () => {
  const large = JSON.stringify({ content: { a: 'x'.repeat(1_100_000) } });
  await expectProblem(await client.change('PUT', '/api/v1/drafts/prov', large), 413, 'too-large');
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(large));
      controller.close();
    },
  });
  const answer = await fetch(`${server.address}/api/v1/drafts/prov`, {
    method: 'PUT',
    body: stream,
    duplex: 'half',
    headers: {
      origin: server.address,
      'x-samlad-csrf': client.csrfToken,
      cookie: [...client.cookies()].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  } as RequestInit);
  await expectProblem(answer, 413, 'too-large');
});

test('every kind of answer has the headers that protect the page', async () => {
  const answers = [
    await client.get('/api/v1/session'),
    await client.get('/api/v1/nothing'),
    await client.get('/api/v1/openapi.json'),
    await client.get('/health/ready'),
    await client.get('/metrics'),
    await client.change('DELETE', '/api/v1/drafts/prov'),
    await client.change('PUT', '/api/v1/drafts/prov', '{'),
    await client.get('/nothing'),
  ];
  for (const answer of answers) {
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('x-request-id')).toMatch(UUID);
  }
});

/** Every operation of the API, with what is made up in place of its parameters. */
async function listOperations(): Promise<{ method: string; address: string }[]> {
  const { paths } = (await (await client.get('/api/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((method) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
      .map((method) => ({
        method: method.toUpperCase(),
        address: `/api/v1${path.replace(/^\/api\/v1/, '').replace(/\{\w+\}/g, crypto.randomUUID())}`,
      })),
  );
}

test('no change there is can be made from another site, or without the session’s token', async () => {
  const changes = (await listOperations()).filter(({ method }) => method !== 'GET');
  expect(changes.length).toBeGreaterThan(60);
  const elsewhere = { origin: 'https://ont.example', 'x-samlad-csrf': client.csrfToken };
  for (const { method, address } of changes) {
    await expectProblem(await client.send(method, address, {}, elsewhere), 403, 'cross-site');
    await expectProblem(await client.send(method, address, {}), 403, 'cross-site');
  }
});

test('no answer to somebody who is signed in is kept on its way', async () => {
  for (const { address } of (await listOperations()).filter(({ method }) => method === 'GET')) {
    if (address.endsWith('/openapi.json')) continue;
    const { headers, status } = await client.get(address);
    expect([address, status, headers.get('cache-control')]).toEqual([
      address,
      status,
      expect.stringContaining('no-store'),
    ]);
  }
});

test('the request’s number is ours, never the caller’s', async () => {
  const answer = await client.get('/api/v1/session', { 'x-request-id': '19121212-1212' });
  expect(answer.headers.get('x-request-id')).toMatch(UUID);
});

test('a form that nobody has begun is nothing, which is no fault', async () => {
  const answer = await client.get('/api/v1/drafts/never-begun');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toBeNull();
});

test('what people write comes back as they wrote it, as data', async () => {
  const saved = await client.change('PUT', '/api/v1/drafts/prov', { content: { title: XSS } });
  expect(saved.status).toBe(200);
  const answer = await client.get('/api/v1/drafts/prov');
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect((await answer.json()).content.title).toBe(XSS);
  const problem = await client.get(`/api/v1/organisations/${encodeURIComponent(XSS)}`);
  expect(problem.headers.get('content-type')).toMatch(/^application\/problem\+json/);
});

test('too many changes from one session are refused, and another session is not affected', async () => {
  const clock = new Date();
  const limited = await startTestServer(city, { now: () => clock });
  const busy = await signInToDemo(limited.address, administrator.personId);
  let refused: Response | null = null;
  for (let i = 0; i < 420 && !refused; i++) {
    const answer = await busy.change('PUT', '/api/v1/drafts/prov', '{');
    if (answer.status === 429) refused = answer;
  }
  await expectProblem(refused!, 429, 'too-many-requests');
  const calm = await signInToDemo(limited.address, (await city.signIn('reader', board)).personId);
  expect((await calm.change('PUT', '/api/v1/drafts/prov', draft)).status).toBe(200);
  await limited.close();
});

test('one session that asks for a hundred things at once leaves connections to the database for others', async () => {
  const app = connect(city.urls.samlad_app);
  const wide = await startTestServer({ ...city, app });
  const eager = await signInToDemo(wide.address, administrator.personId);
  const { pool } = app;
  let taken = 0;
  let most = 0;
  const onAcquire = () => {
    taken += 1;
    most = Math.max(most, taken);
  };
  const onRelease = () => {
    taken -= 1;
  };
  pool.on('acquire', onAcquire).on('release', onRelease);
  const asked = await Promise.all(Array.from({ length: 100 }, () => eager.get('/api/v1/people')));
  await wide.close();
  await app.close();
  expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(6);
});

test('sign-ins with a new made-up session each time are limited all the same', async () => {
  const clock = new Date();
  const limited = await startTestServer(city, { now: () => clock });
  const statuses = new Set<number>();
  const ask = async (i: number) => {
    const answer = await fetch(`${limited.address}/api/v1/demo/people`, {
      headers: { cookie: `__Host-samlad=made-up-${i}` },
    });
    statuses.add(answer.status);
    await answer.text();
  };
  for (let i = 0; i < 610; i += 10) await Promise.all(Array.from({ length: 10 }, (_, n) => ask(i + n)));
  expect(statuses).toContain(429);
  await limited.close();
});

test('the log has neither names, addresses, tokens, identifiers nor queries in it', async () => {
  await client.get('/api/v1/people?q=Astrid');
  await client.get(`/api/v1/organisations/${board}`);
  await client.change('POST', '/api/v1/people', {
    name: 'Beata Bengtsdotter',
    email: 'beata@stad.example',
    title: '',
  });
  await client.get('/nothing/19121212-1212?name=Astrid');
  const log = server.log.join('');
  expect(server.log.length).toBeGreaterThan(10);
  for (const secret of [
    'Astrid',
    'Beata',
    'stad.example',
    '19121212',
    client.csrfToken,
    client.cookies().get('__Host-samlad')!,
    board,
    administrator.personId,
    '?',
  ])
    expect(log).not.toContain(secret);
  expect(JSON.parse(server.log.at(-2)!)).toMatchObject({
    method: expect.any(String),
    route: expect.any(String),
    status: expect.any(Number),
    ms: expect.any(Number),
    requestId: expect.stringMatching(UUID),
  });
});

test('methods that no browser of ours uses make no labels of their own', async () => {
  const odd = await fetch(`${server.address}/api/v1/session`, { method: 'MADEUP' });
  await odd.body?.cancel();
  const metrics = await (await fetch(`${server.address}/metrics`)).text();
  expect(metrics).not.toContain('MADEUP');
});
