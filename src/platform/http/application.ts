import { randomUUID } from 'node:crypto';
import { Hono, type Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Connection } from '../database/connection.ts';
import { attachmentHeader } from '../files/name.ts';
import {
  type Asker,
  acting,
  type Context,
  csrfTokenFor,
  type Language,
  withSession,
} from '../identity/context.ts';
import { LANGUAGE_COOKIE, SESSION_COOKIE } from './cookies.ts';
import { findDatabaseProblem } from './database-problem.ts';
import type { Endpoint, FileResult, Reply, SessionRunner } from './endpoint.ts';
import type { Metrics } from './metrics.ts';
import { describeApi } from './openapi.ts';
import { type Bilingual, Problem, problems } from './problem.ts';
import type { PublicPage, Visitor } from './public-page.ts';
import type { RateLimits } from './rate-limit.ts';
import { isSame } from './same.ts';
import { SessionTurns } from './session-turns.ts';
import { isStorable } from './storable.ts';

const DEFAULT_BODY_BYTES = 1_000_000;

/** What the HTTP layer needs of the rest. */
export interface ApplicationParts {
  app: Connection;
  endpoints: Endpoint[];
  publicPages?: PublicPage[];
  /** Origins that may send changes, for instance http://127.0.0.1:8080. */
  origins: () => string[];
  /** Answers nobody who came by another name: against pages whose name was made to point at this computer. */
  onlyOwnHosts: boolean;
  now: () => Date;
  log: Logger;
  metrics: Metrics;
  rateLimits: RateLimits;
  version: string;
  /** Authorises a scrape of /metrics; null means anyone who can reach it (loopback only). */
  metricsToken: string | null;
  ready: () => Promise<boolean>;
}

export type Variables = { requestId: string; language: Language; route: string; untrusted?: boolean };
type HttpContext = HonoContext<{ Variables: Variables }>;

function languageOf(c: HttpContext): Language {
  return getCookie(c, LANGUAGE_COOKIE) === 'en' ? 'en' : 'sv';
}

const zodMessages = { sv: z.locales.sv().localeError, en: z.locales.en().localeError };

function parse<S extends z.ZodType>(schema: S, value: unknown, language: Language): z.output<S> {
  if (!isStorable(value)) throw problems.invalid();
  const result = schema.safeParse(value, { error: zodMessages[language] });
  if (result.success) return result.data;
  throw problems.invalid({
    errors: result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  });
}

/** The one place where errors become answers. Internals never leave. */
export function problemResponse(c: HttpContext, error: unknown, log: Logger): Response {
  const language = c.get('language') ?? languageOf(c);
  const requestId = c.get('requestId');
  const expected = error instanceof Problem;
  if (!expected) log.error({ requestId, route: c.get('route'), err: error }, 'unexpected error');
  const problem = expected ? error : (findDatabaseProblem(error) ?? problems.internal());
  const say = (text: string | Bilingual) => (typeof text === 'string' ? text : text[language]);
  const { definition, more } = problem;
  return c.body(
    JSON.stringify({
      type: `/api/v1/problems#${definition.code}`,
      title: say(definition.title),
      status: definition.status,
      code: definition.code,
      detail: say(more.detail ?? definition.detail),
      requestId,
      ...(more.errors
        ? { errors: more.errors.map((field) => ({ path: field.path, message: say(field.message) })) }
        : {}),
      ...(more.current !== undefined ? { current: more.current } : {}),
    }),
    definition.status,
    {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      // The rest of a body that is too large is never read, so nothing more can come this way.
      ...(definition.status === 413 ? { connection: 'close' } : {}),
    },
  );
}

/** A change must come from our own pages: same origin, and for a session its own token in a header. */
function checkOrigin(c: HttpContext, origins: string[], token: string | null): void {
  const site = c.req.header('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') throw problems.crossSite();
  const origin = c.req.header('origin');
  if (origin && !origins.includes(origin)) throw problems.crossSite();
  if (!origin && !site) throw problems.crossSite();
  if (token && !isSame(c.req.header('x-samlad-csrf'), csrfTokenFor(token))) throw problems.crossSite();
}

async function readBody(c: HttpContext, endpoint: Endpoint, language: Language): Promise<unknown> {
  if (!endpoint.body) return undefined;
  if (endpoint.body === 'upload') {
    const name = c.req.header('x-file-name') ?? 'fil';
    let fileName = name;
    try {
      fileName = decodeURIComponent(name);
    } catch {
      // a name that is not URI-encoded is used as it is
    }
    return { bytes: new Uint8Array(await c.req.arrayBuffer()), fileName: fileName.slice(0, 255) };
  }
  let json: unknown;
  try {
    json = await c.req.json();
  } catch {
    throw problems.invalid({
      errors: [
        { path: '', message: { sv: 'Anropet är inte giltig JSON.', en: 'The request is not valid JSON.' } },
      ],
    });
  }
  return parse(endpoint.body, json, language);
}

function sendResult(c: HttpContext, endpoint: Endpoint, result: unknown): Response {
  c.header('cache-control', 'no-store');
  if (!endpoint.response) return c.body(null, 204);
  if (endpoint.response === 'redirect') return c.redirect(result as string, 302);
  if (endpoint.response === 'file') {
    const { fileName, contentType, body, untrusted } = result as FileResult;
    if (untrusted) {
      c.set('untrusted', true);
      c.header('cache-control', 'private, no-store');
    }
    return c.body(body as string, 200, {
      'content-type': contentType,
      'content-disposition': attachmentHeader(fileName),
    });
  }
  return c.json(endpoint.response.parse(result) as object);
}

function replyOf(c: HttpContext): Reply {
  const options = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;
  return {
    cookie: (name) => getCookie(c, name) ?? null,
    setCookie: (name, value, seconds) => {
      if (value === null) deleteCookie(c, name, options);
      else setCookie(c, name, value, { ...options, ...(seconds ? { maxAge: seconds } : {}) });
    },
    search: new URL(c.req.url).search,
  };
}

function mount(
  api: Hono<{ Variables: Variables }>,
  endpoint: Endpoint,
  parts: ApplicationParts,
  turns: SessionTurns,
): void {
  const { app, now } = parts;
  const limit = bodyLimit({
    maxSize: endpoint.maxBytes ?? DEFAULT_BODY_BYTES,
    onError: () => {
      throw problems.tooLarge();
    },
  });
  const handle = async (c: HttpContext): Promise<Response> => {
    c.set('route', endpoint.path);
    const language = c.get('language');
    const token = getCookie(c, SESSION_COOKIE) ?? null;
    const changes = endpoint.method !== 'get';
    if (changes) checkOrigin(c, parts.origins(), token);
    parts.rateLimits.check(token, endpoint.tag === 'sign-in' ? 'sign-in' : changes ? 'change' : 'read');
    const asker: Asker = { token, requestId: c.get('requestId'), language };
    const read = async () => ({
      params: endpoint.params && parse(endpoint.params, c.req.param(), language),
      query: endpoint.query && parse(endpoint.query, c.req.query(), language),
      body: await readBody(c, endpoint, language),
    });
    if (endpoint.access === 'unbound') {
      const runner: SessionRunner = {
        asker,
        within: (work) => turns.take(token, () => withSession(app, asker, now, (ctx) => work(acting(ctx)))),
      };
      await runner.within(async () => {});
      parts.rateLimits.confirm(token);
      const answer = async () => await endpoint.handle(runner as never, (await read()) as never, replyOf(c));
      const ofFiles = endpoint.body === 'upload' || endpoint.response === 'file';
      return sendResult(
        c,
        endpoint,
        ofFiles ? await parts.rateLimits.oneOfFew(token, answer) : await answer(),
      );
    }
    const input = await read();
    const work = async (ctx: Context) => {
      if (ctx.actor) parts.rateLimits.confirm(token);
      const bound = endpoint.access === 'acting' ? acting(ctx) : ctx;
      return await endpoint.handle(bound as never, input as never, replyOf(c));
    };
    const result = await turns.take(token, () => withSession(app, asker, now, work));
    return sendResult(c, endpoint, result);
  };
  api.on(endpoint.method.toUpperCase(), endpoint.path, limit, async (c) => {
    try {
      return await handle(c);
    } catch (error) {
      // What is thrown without being an error would pass by the one place where errors become answers.
      throw error instanceof Error
        ? error
        : new Error('something was thrown that is no error', { cause: error });
    }
  });
}

/** Mounts a page for anybody. A session that the browser sends along is not looked at. */
function mountPublic(
  server: Hono<{ Variables: Variables }>,
  page: PublicPage,
  { app, now, origins, rateLimits }: ApplicationParts,
): void {
  const visitorOf = (c: HttpContext): Visitor => {
    const nobody: Asker = { token: null, requestId: c.get('requestId'), language: 'sv' };
    return { origin: origins()[0] ?? '', within: (work) => withSession(app, nobody, now, work) };
  };
  const { submit } = page;
  if (submit) {
    // The body says nothing that the address does not, so none of it is read.
    server.post(page.path, async (c) => {
      c.set('route', page.path);
      rateLimits.check(null, 'change');
      const answer = await submit(visitorOf(c), c.req.param() as Record<string, string>);
      return c.body(answer.body as string, answer.status, {
        'content-type': answer.contentType,
        'cache-control': 'no-store',
      });
    });
  }
  server.get(page.path, async (c) => {
    c.set('route', page.path);
    rateLimits.check(null, 'read');
    const answer = await page.handle(visitorOf(c), c.req.param() as Record<string, string>);
    c.header('content-type', answer.contentType);
    // Anyone may keep it, nobody may show it without asking: what is withdrawn is gone at once.
    c.header('cache-control', 'public, no-cache');
    if (answer.etag) {
      c.header('etag', `"${answer.etag}"`);
      if (c.req.header('if-none-match')?.includes(`"${answer.etag}"`)) return c.body(null, 304);
    }
    if (answer.fileName) c.header('content-disposition', `attachment; filename="${answer.fileName}"`);
    return c.body(answer.body as string, answer.status);
  });
}

const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
};

/** The whole HTTP side but the static files: headers, request ids, log, metrics, health, the API and its description. */
export function createApplication(parts: ApplicationParts): Hono<{ Variables: Variables }> {
  const { log, metrics } = parts;
  const server = new Hono<{ Variables: Variables }>();

  server.use(async (c, next) => {
    await next();
    if (c.get('untrusted')) c.res.headers.set('content-security-policy', "sandbox; default-src 'none'");
  });
  server.use(
    secureHeaders({
      contentSecurityPolicy: CONTENT_SECURITY_POLICY,
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      strictTransportSecurity: 'max-age=31536000',
      crossOriginOpenerPolicy: 'same-origin',
      crossOriginResourcePolicy: 'same-origin',
      permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    }),
  );
  server.use(async (c, next) => {
    // Never the caller's own: what stands in the log is not for others to write.
    const requestId = randomUUID();
    c.set('requestId', requestId);
    c.set('language', languageOf(c));
    c.set('route', c.req.path.startsWith('/api/') ? 'unknown' : 'page');
    c.header('x-request-id', requestId);
    const begun = performance.now();
    await next();
    const seconds = (performance.now() - begun) / 1000;
    metrics.observe(c.req.method, c.get('route'), c.res.status, seconds);
    log.info(
      {
        requestId,
        method: c.req.method,
        route: c.get('route'),
        status: c.res.status,
        ms: Math.round(seconds * 1000),
      },
      'request',
    );
  });
  server.use(async (c, next) => {
    const host = c.req.header('host');
    if (parts.onlyOwnHosts && !parts.origins().some((origin) => new URL(origin).host === host))
      throw problems.crossSite();
    await next();
  });
  server.onError((error, c) => problemResponse(c, error, log));
  server.notFound((c) => problemResponse(c, problems.notFound(), log));

  server.get('/health/live', (c) => c.json({ status: 'ok' }));
  server.get('/health/ready', async (c) => {
    const ready = await parts.ready().catch(() => false);
    return c.json({ status: ready ? 'ok' : 'unavailable' }, ready ? 200 : 503);
  });
  server.get('/metrics', async (c) => {
    if (parts.metricsToken && !isSame(c.req.header('authorization'), `Bearer ${parts.metricsToken}`))
      throw problems.notFound();
    return c.text(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });

  for (const page of parts.publicPages ?? []) mountPublic(server, page, parts);

  const api = new Hono<{ Variables: Variables }>();
  const turns = new SessionTurns();
  for (const endpoint of parts.endpoints) mount(api, endpoint, parts, turns);
  let description: object | null = null;
  api.get('/openapi.json', (c) => {
    c.set('route', '/openapi.json');
    description ??= describeApi(parts.endpoints, parts.version);
    return c.json(description);
  });
  api.all('*', () => {
    throw problems.notFound();
  });
  server.route('/api/v1', api);
  return server;
}
