import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { modules } from '../src/modules/index.ts';
import type { Connection } from '../src/platform/database/connection.ts';
import { draftsApi } from '../src/platform/drafts/api.ts';
import { createApplication, type Variables } from '../src/platform/http/application.ts';
import type { Endpoint } from '../src/platform/http/endpoint.ts';
import { createMetrics } from '../src/platform/http/metrics.ts';
import { createRateLimits } from '../src/platform/http/rate-limit.ts';
import { identityApi } from '../src/platform/identity/api.ts';
import { createOidc, type OidcSettings } from '../src/platform/identity/oidc.ts';
import { oidcApi } from '../src/platform/identity/oidc-api.ts';
import type { SessionLengths, SignInSettings } from '../src/platform/identity/sessions.ts';
import { mailApi } from '../src/platform/mail/api.ts';
import { unsubscribePage } from '../src/platform/mail/unsubscribe-page.ts';
import { startPageApi } from '../src/platform/module.ts';
import { version } from './project.ts';

export interface AssemblyParts {
  app: Connection;
  login: Connection;
  /** How people sign in: by choosing an invented person on this computer, or at an identity provider. */
  signIn: 'demo' | OidcSettings;
  municipality: string;
  lengths: SessionLengths;
  /** Where we listen, for instance http://127.0.0.1:4800; known once we do. */
  address: () => string;
  /** Authorises a scrape of /metrics; null means anyone who can reach it. */
  metricsToken: string | null;
  now: () => Date;
  log: Logger;
}

/** Every endpoint there is. Demo sign-in is among them in demo mode only, the identity provider's otherwise. */
export function listEndpoints({ login, signIn, municipality, lengths, now }: AssemblyParts): Endpoint[] {
  const settings: SignInSettings = {
    login,
    municipality: { name: municipality, applicationName: 'Samlad' },
    demo: signIn === 'demo',
    lengths,
  };
  return [
    ...identityApi(settings),
    ...(signIn === 'demo' ? [] : oidcApi(settings, createOidc(signIn, now))),
    ...draftsApi,
    ...mailApi,
    ...startPageApi(modules),
    ...modules.flatMap((module) => module.endpoints),
  ];
}

/** The application without its pages: the same for `serve`, for `demo` and for the tests of HTTP. */
export function assembleApplication(parts: AssemblyParts): Hono<{ Variables: Variables }> {
  const { app, signIn, address, now, log, metricsToken } = parts;
  return createApplication({
    app,
    endpoints: listEndpoints(parts),
    publicPages: [unsubscribePage, ...modules.flatMap((module) => module.publicPages ?? [])],
    origins: () => {
      if (signIn !== 'demo') return [signIn.publicUrl];
      return [address(), `http://localhost:${new URL(address()).port}`];
    },
    onlyOwnHosts: signIn === 'demo',
    now,
    log,
    metrics: createMetrics(),
    rateLimits: createRateLimits(now),
    version,
    metricsToken,
    ready: async () => (await app.pool.query('select 1')).rowCount === 1,
  });
}
