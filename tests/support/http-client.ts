/** A browser's part of HTTP: keeps cookies per host, follows no redirect by itself. */
export function createHttpClient(base: string) {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: URL) => {
    const jar = jars.get(url.host) ?? new Map<string, string>();
    jars.set(url.host, jar);
    return jar;
  };
  const client = {
    cookies: (url = base) => jarOf(new URL(url)),
    async get(address: string, headers: Record<string, string> = {}): Promise<Response> {
      return await client.send('GET', address, undefined, headers);
    },
    async send(
      method: string,
      address: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ): Promise<Response> {
      const url = new URL(address, base);
      const jar = jarOf(url);
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        headers: {
          ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
          ...(method === 'GET' ? {} : { origin: url.origin }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      for (const line of response.headers.getSetCookie()) {
        const [pair = '', ...attributes] = line.split(';');
        const name = pair.slice(0, pair.indexOf('='));
        const value = pair.slice(pair.indexOf('=') + 1);
        const ended = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute)) || value === '';
        if (ended) jar.delete(name);
        else jar.set(name, value);
      }
      return response;
    },
    /** Goes on as long as it is sent on. @returns the first address that `until` says yes to, not asked for */
    async follow(address: string, until: (url: URL) => boolean): Promise<URL> {
      let url = new URL(address, base);
      for (let step = 0; step < 12; step++) {
        if (until(url)) return url;
        const response = await client.get(url.toString());
        const location = response.headers.get('location');
        if (!location) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
        url = new URL(location, url);
      }
      throw new Error('sent on in a circle');
    },
  };
  return client;
}

export type HttpClient = ReturnType<typeof createHttpClient>;

/** Signs in as an invented person through HTTP; later changes carry the session's token by themselves. */
export async function signInToDemo(base: string, personId: string) {
  const client = createHttpClient(base);
  const answer = await client.send('POST', '/api/v1/demo/sign-in', { personId });
  if (answer.status !== 204) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  const { csrfToken } = (await (await client.get('/api/v1/session')).json()) as { csrfToken: string };
  return {
    ...client,
    csrfToken,
    change: (method: string, address: string, body?: unknown, headers: Record<string, string> = {}) =>
      client.send(method, address, body, { 'x-samlad-csrf': csrfToken, ...headers }),
  };
}

export type SignedInClient = Awaited<ReturnType<typeof signInToDemo>>;
