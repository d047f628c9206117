import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface TestAccount {
  subject: string;
  email: string;
  emailVerified: boolean;
}

export interface IdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in next, without being asked; null refuses as somebody who presses cancel. */
  next: TestAccount | null;
  close(): Promise<void>;
}

/** A real OpenID provider on this computer that signs in whoever the test says, and asks for PKCE always. */
export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const accounts = new Map<string, TestAccount>();
  const running: IdentityProvider = {
    issuer,
    clientId: 'samlad',
    clientSecret: 'a secret between the two for tests',
    next: null,
    close: () =>
      new Promise((resolve) => {
        listener.closeAllConnections();
        listener.close(() => resolve());
      }),
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: running.clientId,
        client_secret: running.clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['for tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    findAccount: (_ctx, subject) => {
      const account = accounts.get(subject);
      return (
        account && {
          accountId: subject,
          claims: async () => ({ sub: subject, email: account.email, email_verified: account.emailVerified }),
        }
      );
    },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  listener.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) {
      answer(request, response);
      return;
    }
    const { next } = running;
    if (next) accounts.set(next.subject, next);
    provider
      .interactionFinished(
        request,
        response,
        next ? { login: { accountId: next.subject } } : { error: 'access_denied' },
        { mergeWithLastSubmission: false },
      )
      .catch(() => response.writeHead(500).end());
  });
  return running;
}
