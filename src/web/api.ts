import type { z } from 'zod';

/** Where the server's interface begins; paths given to the client leave it out. */
const root = '/api/v1';

export type FieldProblem = { path: string; message: string };

/**
 * What the server (or the network) refused, as RFC 9457 tells it. `title` and `detail` are already
 * in the person's language. `status` is 0 when the server was not reached.
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | null;
  readonly requestId: string | null;
  /** Faults at fields, by the path of the field in what was sent (`name`, `period.from`). */
  readonly errors: readonly FieldProblem[];
  /** What the server has now, when somebody else changed it first (code `conflict`). */
  readonly current: unknown;

  constructor(problem: {
    status: number;
    code: string;
    title?: string;
    detail?: string | null;
    requestId?: string | null;
    errors?: readonly FieldProblem[];
    current?: unknown;
  }) {
    super(problem.title ?? problem.code);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title ?? '';
    this.detail = problem.detail ?? null;
    this.requestId = problem.requestId ?? null;
    this.errors = problem.errors ?? [];
    this.current = problem.current;
  }

  /** The server was not reached: no network, or it is being restarted. */
  get offline(): boolean {
    return this.status === 0;
  }

  /** Nobody is signed in any more. */
  get signedOut(): boolean {
    return this.status === 401;
  }

  /** Not there, or not for this person: the two look the same on purpose. */
  get notFound(): boolean {
    return this.status === 403 || this.status === 404;
  }

  /** Somebody else changed it first; `current` holds what is there now. */
  get conflict(): boolean {
    return this.status === 409 || this.status === 412;
  }
}

export function isProblem(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem;
}

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type RequestOptions = {
  signal?: AbortSignal | undefined;
  /** Lets the request outlive the page: the last autosave before it is closed (64 kB at most). */
  keepalive?: boolean;
};

let csrfToken: string | null = null;
const signedOutListeners = new Set<() => void>();

/** The session hands over the token that every change must carry. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** Tells when the server says that nobody is signed in; returns how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** Somebody found out that nobody is signed in any more. */
export function tellSignedOut(): void {
  for (const listener of signedOutListeners) listener();
}

/** Turns an unsuccessful answer into a problem, also when it is not one of ours (a proxy, say). */
export async function problemFrom(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const gateway = response.status >= 502 && response.status <= 504 && text(fields.code) === undefined;
  return new ApiProblem({
    status: gateway ? 0 : response.status,
    code: text(fields.code) ?? (gateway ? 'offline' : 'unexpected'),
    title: text(fields.title),
    detail: text(fields.detail),
    requestId: text(fields.requestId) ?? response.headers.get('x-request-id'),
    errors: Array.isArray(fields.errors) ? (fields.errors as FieldProblem[]) : [],
    current: fields.current,
  });
}

function encodeBody(body: unknown, headers: Record<string, string>): BodyInit | undefined {
  if (body === undefined) return undefined;
  if (body instanceof Blob) {
    headers['content-type'] = 'application/octet-stream';
    if (body instanceof File) headers['x-file-name'] = encodeURIComponent(body.name);
    return body;
  }
  headers['content-type'] = 'application/json';
  return JSON.stringify(body);
}

async function request<S extends z.ZodType>(
  method: 'GET' | Method,
  path: string,
  body: unknown,
  schema: S,
  options: RequestOptions,
): Promise<z.output<S>> {
  const headers: Record<string, string> = { accept: 'application/json' };
  const payload = encodeBody(body, headers);
  if (method !== 'GET' && csrfToken !== null) headers['x-samlad-csrf'] = csrfToken;
  let response: Response;
  try {
    response = await fetch(`${root}${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(payload === undefined ? {} : { body: payload }),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.keepalive ? { keepalive: true } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem({ status: 0, code: 'offline' });
  }
  if (!response.ok) {
    const problem = await problemFrom(response);
    if (problem.signedOut) tellSignedOut();
    throw problem;
  }
  const content: unknown = response.status === 204 ? undefined : await response.json();
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  // The contract was broken by us, not by the person: a bug to be found, never to be hidden.
  console.error(`${method} ${path} answered outside its contract`, parsed.error.issues);
  throw new ApiProblem({
    status: response.status,
    code: 'unexpected-answer',
    requestId: response.headers.get('x-request-id'),
  });
}

export const api = {
  /** Reads. `path` begins after `/api/v1`: `api.get('/governance/documents', DocumentPage)`. */
  get<S extends z.ZodType>(path: string, schema: S, options: RequestOptions = {}): Promise<z.output<S>> {
    return request('GET', path, undefined, schema, options);
  },
  /** Changes. `body` is JSON, or a `File` for uploads; `z.undefined()` where 204 is answered. */
  send<S extends z.ZodType>(
    method: Method,
    path: string,
    body: unknown,
    schema: S,
    options: RequestOptions = {},
  ): Promise<z.output<S>> {
    return request(method, path, body, schema, options);
  },
  /** Address of a file to download (export, original document), for an ordinary link. */
  href(path: string): string {
    return `${root}${path}`;
  },
};

/** A query string without empty values: `query({ q: '2:4', kind: '' })` → `?q=2%3A4`. */
export function query(values: Record<string, string | number | boolean | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '') continue;
    search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
