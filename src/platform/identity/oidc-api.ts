import { z } from 'zod';
import { SIGN_IN_COOKIE } from '../http/cookies.ts';
import { type Endpoint, publicEndpoint } from '../http/endpoint.ts';
import {
  ATTEMPT_SECONDS,
  findPersonForAccount,
  type Oidc,
  type SignInFailure,
  SignInRefused,
} from './oidc.ts';
import { endSession, keepToken, openSession, refuseSignIn, type SignInSettings } from './sessions.ts';

const failurePage = (failure: SignInFailure) => `/logga-in?fel=${failure}`;

/** Signing in at the municipality's identity provider. Both are visited by the browser itself, so both redirect. */
export function oidcApi(settings: SignInSettings, oidc: Oidc): Endpoint[] {
  return [
    publicEndpoint({
      method: 'get',
      path: '/oidc/start',
      summary: 'Go to the identity provider to sign in',
      tag: 'sign-in',
      query: z.object({ returnTo: z.string().max(4000).optional() }),
      response: 'redirect',
      handle: async (ctx, { query }, reply) => {
        try {
          const { address, token } = await oidc.begin(query.returnTo);
          reply.setCookie(SIGN_IN_COOKIE, token, ATTEMPT_SECONDS);
          return address;
        } catch (error) {
          if (!(error instanceof SignInRefused)) throw error;
          await refuseSignIn(settings, 'oidc', error.reason, ctx.requestId);
          return failurePage(error.failure);
        }
      },
    }),
    publicEndpoint({
      method: 'get',
      path: '/oidc/callback',
      summary: 'Come back from the identity provider',
      tag: 'sign-in',
      query: z.looseObject({}),
      response: 'redirect',
      handle: async (ctx, _input, reply) => {
        const brought = reply.cookie(SIGN_IN_COOKIE);
        reply.setCookie(SIGN_IN_COOKIE, null);
        try {
          const { account, returnTo } = await oidc.finish(brought, reply.search);
          const personId = await findPersonForAccount(settings.login, account);
          const token = personId && (await openSession(settings, personId, 'oidc', ctx.requestId));
          if (!token) throw new SignInRefused('unknown-account', personId ? 'not-valid' : 'unknown-account');
          await endSession(ctx);
          keepToken(reply, token, settings.lengths);
          return returnTo;
        } catch (error) {
          if (!(error instanceof SignInRefused)) throw error;
          await refuseSignIn(settings, 'oidc', error.reason, ctx.requestId);
          return failurePage(error.failure);
        }
      },
    }),
  ];
}
