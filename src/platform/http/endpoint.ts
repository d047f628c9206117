import type { z } from 'zod';
import type { ActingContext, Asker, Context } from '../identity/context.ts';

/** A file to download. */
export interface FileResult {
  fileName: string;
  contentType: string;
  body: Uint8Array | string;
  /** Made by somebody else: whatever opens it gets no rights of ours, and no cache shares it. */
  untrusted?: boolean;
}

/** Bytes sent by the client, with the name the person's file has. */
export interface Upload {
  bytes: Uint8Array;
  fileName: string;
}

/** The few things an endpoint may do to the answer itself; sign-in needs them. */
export interface Reply {
  cookie(name: string): string | null;
  /** A cookie for this site only, unreadable to scripts; null removes it. */
  setCookie(name: string, value: string | null, seconds?: number): unknown;
  /** The query of this request, with its question mark. Never the host, which is for the caller to make up. */
  search: string;
}

type Schema = z.ZodType;
type Output<S> = S extends Schema ? z.output<S> : unknown;

export interface Input<Params, Query, Body> {
  params: Output<Params>;
  query: Output<Query>;
  body: Body extends 'upload' ? Upload : Output<Body>;
}

/**
 * What an endpoint that must not hold a transaction open (a long import, a report) gets instead of a context:
 * `within` opens one for as long as the work lasts.
 */
export interface SessionRunner {
  asker: Asker;
  within<T>(work: (ctx: ActingContext) => Promise<T>): Promise<T>;
}

interface Shape<Params, Query, Body, Response> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Path under /api/v1 with `:name` parameters. */
  path: string;
  /** One line, English, for the API description. */
  summary: string;
  tag: string;
  params?: Params;
  query?: Query;
  /** A schema for JSON, or 'upload' for the bytes of one file (name in the header x-file-name, URI-encoded). */
  body?: Body;
  /** Largest body in bytes; 1 MB when left out. */
  maxBytes?: number;
  /** A schema for JSON, 'file' for a download, 'redirect' for an address to go on to, or left out for 204. */
  response?: Response;
  /** Codes of the named errors it can answer besides the shared ones. */
  problems?: string[];
}

type Result<Response> = Response extends Schema
  ? z.input<Response>
  : Response extends 'file'
    ? FileResult
    : Response extends 'redirect'
      ? string
      : unknown;

/** An endpoint as the server mounts it; made by the functions below. */
export interface Endpoint
  extends Shape<
    Schema | undefined,
    Schema | undefined,
    Schema | 'upload' | undefined,
    Schema | 'file' | 'redirect' | undefined
  > {
  access: 'public' | 'acting' | 'unbound';
  handle: (ctx: never, input: never, reply: Reply) => Promise<unknown>;
}

/** For people who are signed in and act in a role; runs in one transaction of their session. */
export function endpoint<
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | 'upload' | undefined = undefined,
  Response extends Schema | 'file' | 'redirect' | undefined = undefined,
>(
  shape: Shape<Params, Query, Body, Response> & {
    handle: (
      ctx: ActingContext,
      input: Input<Params, Query, Body>,
      reply: Reply,
    ) => Promise<Result<Response>>;
  },
): Endpoint {
  return { ...shape, access: 'acting' } as unknown as Endpoint;
}

/** For anyone, signed in or not. */
export function publicEndpoint<
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | 'upload' | undefined = undefined,
  Response extends Schema | 'file' | 'redirect' | undefined = undefined,
>(
  shape: Shape<Params, Query, Body, Response> & {
    handle: (ctx: Context, input: Input<Params, Query, Body>, reply: Reply) => Promise<Result<Response>>;
  },
): Endpoint {
  return { ...shape, access: 'public' } as unknown as Endpoint;
}

/** For work too long to hold a transaction; the person must be signed in and act in a role before it begins. */
export function unboundEndpoint<
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | 'upload' | undefined = undefined,
  Response extends Schema | 'file' | 'redirect' | undefined = undefined,
>(
  shape: Shape<Params, Query, Body, Response> & {
    handle: (
      runner: SessionRunner,
      input: Input<Params, Query, Body>,
      reply: Reply,
    ) => Promise<Result<Response>>;
  },
): Endpoint {
  return { ...shape, access: 'unbound' } as unknown as Endpoint;
}
