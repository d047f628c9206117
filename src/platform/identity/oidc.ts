import { sql } from 'kysely';
import * as client from 'openid-client';
import type { Connection } from '../database/connection.ts';
import { hashToken, newToken } from './context.ts';
import { ownPath } from './return-path.ts';

/** The municipality's identity provider, and where it sends people back to. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  /** Left out for a public client; PKCE is used either way. */
  clientSecret?: string | undefined;
  /** Origin that people reach Samlad at. */
  publicUrl: string;
  /** The provider vouches for every address, though it does not send email_verified. */
  trustEmail: boolean;
}

/** Why a sign-in came to nothing; the sign-in page has a text for each. */
export type SignInFailure = 'cancelled' | 'too-late' | 'unknown-account' | 'provider';

export class SignInRefused extends Error {
  constructor(
    readonly failure: SignInFailure,
    /** What the log says; never anything that the provider wrote. */
    readonly reason: string,
    cause?: unknown,
  ) {
    super(reason, { cause });
    this.name = 'SignInRefused';
  }
}

interface Attempt {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
  until: number;
}

/** Whom the provider vouches for. */
export interface Account {
  issuer: string;
  subject: string;
  verifiedEmail: string | null;
}

export const ATTEMPT_SECONDS = 600;
/** More attempts at once than any city has; beyond it the oldest are forgotten, and those people begin again. */
const MOST_ATTEMPTS = 20_000;
export const CALLBACK_PATH = '/api/v1/oidc/callback';

const isLoopback = (url: URL) => ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);

/**
 * Signing in with OpenID Connect: authorisation code with PKCE, state and nonce. What belongs to an attempt stays here,
 * under the hash of a token that only the browser that began has, and is gone once it has been used.
 */
export function createOidc(settings: OidcSettings, now: () => Date) {
  const attempts = new Map<string, Attempt>();
  const redirectUri = new URL(CALLBACK_PATH, settings.publicUrl).toString();
  let known: client.Configuration | null = null;

  const configuration = async () => {
    if (known) return known;
    const issuer = new URL(settings.issuer);
    try {
      known = await client.discovery(
        issuer,
        settings.clientId,
        { redirect_uris: [redirectUri] },
        settings.clientSecret ? client.ClientSecretPost(settings.clientSecret) : client.None(),
        { timeout: 10, execute: isLoopback(issuer) ? [client.allowInsecureRequests] : [] },
      );
    } catch (error) {
      throw new SignInRefused('provider', 'provider-unreachable', error);
    }
    return known;
  };

  const forgetOld = () => {
    const moment = now().getTime();
    for (const [key, attempt] of attempts) {
      if (attempt.until > moment && attempts.size < MOST_ATTEMPTS) break;
      attempts.delete(key);
    }
  };

  return {
    /** @returns where to send the browser, and the token that it must bring back */
    async begin(returnTo: string | undefined): Promise<{ address: string; token: string }> {
      const provider = await configuration();
      forgetOld();
      const token = newToken();
      const attempt: Attempt = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        returnTo: ownPath(returnTo),
        until: now().getTime() + ATTEMPT_SECONDS * 1000,
      };
      attempts.set(hashToken(token).toString('base64url'), attempt);
      const address = client.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.toString(), token };
    },

    /**
     * @param token what the browser brought back
     * @param search the query the provider sent it with
     * @throws SignInRefused
     */
    async finish(token: string | null, search: string): Promise<{ account: Account; returnTo: string }> {
      const key = token ? hashToken(token).toString('base64url') : '';
      const attempt = attempts.get(key);
      attempts.delete(key);
      if (!attempt || attempt.until <= now().getTime()) throw new SignInRefused('too-late', 'no-attempt');
      const address = new URL(redirectUri);
      address.search = search;
      if (address.searchParams.get('state') !== attempt.state)
        throw new SignInRefused('too-late', 'wrong-state');
      if (address.searchParams.has('error')) {
        const cancelled = address.searchParams.get('error') === 'access_denied';
        throw new SignInRefused(cancelled ? 'cancelled' : 'provider', 'provider-refused');
      }
      const provider = await configuration();
      try {
        const tokens = await client.authorizationCodeGrant(provider, address, {
          pkceCodeVerifier: attempt.verifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new SignInRefused('provider', 'no-identity');
        const { email, email_verified } = (
          claims.email === undefined && provider.serverMetadata().userinfo_endpoint
            ? await client.fetchUserInfo(provider, tokens.access_token, claims.sub)
            : claims
        ) as { email?: unknown; email_verified?: unknown };
        const vouched = email_verified === true || (settings.trustEmail && email_verified !== false);
        const verifiedEmail = vouched && typeof email === 'string' ? email : null;
        return {
          account: { issuer: claims.iss, subject: claims.sub, verifiedEmail },
          returnTo: attempt.returnTo,
        };
      } catch (error) {
        throw error instanceof SignInRefused ? error : new SignInRefused('provider', 'code-refused', error);
      }
    },
  };
}

export type Oidc = ReturnType<typeof createOidc>;

/** The person an account belongs to; linked the first time by verified e-mail address. */
export async function findPersonForAccount(login: Connection, account: Account): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select identity.find_person_for_account(${account.issuer}, ${account.subject}, ${account.verifiedEmail}) as id
  `.execute(login.db);
  return rows[0]?.id ?? null;
}
