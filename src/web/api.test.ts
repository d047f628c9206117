import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ApiProblem, api, onSignedOut, query, setCsrfToken } from './api.ts';
import { failureOf } from './use-autosave.ts';

const asked: { url: string; init: RequestInit }[] = [];

function answer(response: Response | Error) {
  asked.length = 0;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    if (response instanceof Error) throw response;
    return response;
  });
}

const problem = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });

const caught = (attempt: Promise<unknown>) =>
  attempt.then(
    () => {
      throw new Error('should have failed');
    },
    (error: ApiProblem) => error,
  );

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  setCsrfToken(null);
});

test('reads what the contract promises', async () => {
  answer(Response.json({ name: 'Nordost' }));
  expect(await api.get('/organisations/1', z.object({ name: z.string() }))).toEqual({ name: 'Nordost' });
  expect(asked[0]!.url).toBe('/api/v1/organisations/1');
});

test('a change carries the token of the session, a reading does not', async () => {
  setCsrfToken('abc');
  answer(new Response(null, { status: 204 }));
  await api.send('PUT', '/drafts/x', { content: {} }, z.undefined(), { keepalive: true });
  expect(asked[0]!.init).toMatchObject({
    method: 'PUT',
    keepalive: true,
    headers: { 'x-samlad-csrf': 'abc', 'content-type': 'application/json' },
  });
  answer(Response.json({}));
  await api.get('/tasks', z.object({}));
  expect(asked[0]!.init.headers).not.toHaveProperty('x-samlad-csrf');
});

test('an answer outside the contract is a fault, not data', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  answer(Response.json({ name: 7 }));
  const error = await caught(api.get('/x', z.object({ name: z.string() })));
  expect(error.code).toBe('unexpected-answer');
});

test('a problem keeps code, words, faults at fields and request id', async () => {
  const errors = [{ path: 'name', message: 'Skriv ett namn' }];
  answer(
    problem(422, { code: 'invalid', title: 'Ogiltigt', detail: 'Rätta felen.', requestId: 'r1', errors }),
  );
  const error = await caught(api.send('POST', '/x', {}, z.unknown()));
  expect(error).toBeInstanceOf(ApiProblem);
  expect(error).toMatchObject({
    status: 422,
    code: 'invalid',
    detail: 'Rätta felen.',
    requestId: 'r1',
    errors,
  });
  expect(failureOf(error)).toBe('refused');
});

test('a conflict brings what the server has now', async () => {
  answer(problem(409, { code: 'conflict', title: 'Ändrat', current: { comment: 'deras' } }));
  const error = await caught(api.send('PUT', '/x', {}, z.unknown()));
  expect(error.conflict).toBe(true);
  expect(error.current).toEqual({ comment: 'deras' });
  expect(failureOf(error)).toBe('conflict');
});

test('no network and a server that restarts are both no contact', async () => {
  answer(new TypeError('Failed to fetch'));
  expect((await caught(api.get('/x', z.unknown()))).offline).toBe(true);
  answer(new Response('<html>Bad gateway</html>', { status: 502 }));
  const error = await caught(api.get('/x', z.unknown()));
  expect(error.offline).toBe(true);
  expect(failureOf(error)).toBe('offline');
});

test('forbidden and missing are the same', async () => {
  for (const status of [403, 404]) {
    answer(problem(status, { code: 'not-found', title: 'Finns inte' }));
    expect((await caught(api.get('/x', z.unknown()))).notFound).toBe(true);
  }
});

test('everyone who listens hears that the session is over, and unsaved text waits for it', async () => {
  const heard = vi.fn();
  const stop = onSignedOut(heard);
  answer(problem(401, { code: 'not-signed-in', title: 'Du behöver logga in' }));
  const error = await caught(api.send('PUT', '/x', {}, z.unknown()));
  stop();
  expect(heard).toHaveBeenCalledOnce();
  expect(failureOf(error)).toBe('offline');
});

test('empty values are left out of a query', () => {
  expect(query({ q: '2:4', kind: '', after: null, limit: 20, all: false })).toBe(
    '?q=2%3A4&limit=20&all=false',
  );
  expect(query({})).toBe('');
});
