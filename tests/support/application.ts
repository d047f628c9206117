import { serve } from '@hono/node-server';
import { type AssemblyParts, assembleApplication } from '../../bin/application.ts';
import { createLog } from '../../src/platform/log.ts';
import type { TestCity } from './city.ts';

/** A server of the whole API on a free port, over a test's own database. */
export interface TestServer {
  address: string;
  /** Every line of the log, as text. */
  log: string[];
  close(): Promise<void>;
}

export interface TestServerOptions {
  /** Given the address, since an identity provider must know it. */
  signIn?: (address: string) => AssemblyParts['signIn'];
  now?: () => Date;
  metricsToken?: string | null;
  lengths?: AssemblyParts['lengths'];
}

export async function startTestServer(city: TestCity, options: TestServerOptions = {}): Promise<TestServer> {
  const log: string[] = [];
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const listener = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const starting = serve({ fetch: (request) => answer(request), hostname: '127.0.0.1', port: 0 }, () =>
      resolve(starting),
    );
  });
  // Nothing is taken away between two requests, however far apart a slow machine has them.
  if ('keepAliveTimeout' in listener) listener.keepAliveTimeout = 0;
  const bound = listener.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  const application = assembleApplication({
    app: city.app,
    login: city.login,
    signIn: options.signIn?.(address) ?? 'demo',
    municipality: 'Provköping',
    lengths: options.lengths ?? { hours: 10, idleMinutes: 60 },
    address: () => address,
    metricsToken: options.metricsToken ?? null,
    now: options.now ?? city.now,
    log: createLog('info', { write: (line: string) => log.push(line) }),
  });
  answer = application.fetch;
  return {
    address,
    log,
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        if ('closeAllConnections' in listener) listener.closeAllConnections();
      }),
  };
}
