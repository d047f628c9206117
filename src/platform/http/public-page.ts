import type { Context } from '../identity/context.ts';

/** What a public page is answered with. */
export interface PublicAnswer {
  status: 200 | 404 | 410;
  contentType: string;
  body: string | Uint8Array;
  /** Names this very content; whoever has it already gets 304. */
  etag?: string;
  /** For a download. */
  fileName?: string;
}

/** Whoever opens a public page. Nobody is signed in here, even when the visitor's browser has a session. */
export interface Visitor {
  /** Address of the installation, without a slash at the end. */
  origin: string;
  /** Opens a transaction without a session for as long as the work lasts. */
  within<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
}

/** A page for anybody, made on the server and readable without script. */
export interface PublicPage {
  /** As Hono writes paths: `/publicerat/rapport/:slug`. */
  path: string;
  handle(visitor: Visitor, params: Record<string, string>): Promise<PublicAnswer>;
  /** What its form does. Whoever sends it has no session here, so the right to it must stand in the address. */
  submit?(visitor: Visitor, params: Record<string, string>): Promise<PublicAnswer>;
}
