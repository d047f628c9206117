import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Session } from '../../src/platform/identity/contract.ts';
import { startTestServer, type TestServer } from '../support/application.ts';
import { createTestCity, type TestCity } from '../support/city.ts';
import { createHttpClient, type HttpClient } from '../support/http-client.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';

let city: TestCity;
let server: TestServer;
let provider: IdentityProvider;
let board: string;
let count = 0;
let moment = () => new Date();

beforeAll(async () => {
  city = await createTestCity();
  board = await city.addOrganisation('Socialnämnd Inloggning');
  let began: Promise<IdentityProvider> | undefined;
  server = await startTestServer(city, {
    now: () => moment(),
    signIn: (address) => {
      began = startIdentityProvider(`${address}/api/v1/oidc/callback`);
      return {
        // The issuer is known once the provider listens; nothing asks for it before.
        get issuer() {
          return provider.issuer;
        },
        clientId: 'samlad',
        clientSecret: 'a secret between the two for tests',
        publicUrl: address,
        trustEmail: false,
      };
    },
  });
  provider = await began!;
});
afterAll(async () => {
  await provider.close();
  await server.close();
  await city.close();
});
beforeEach(() => {
  moment = () => new Date();
});

async function addPerson({ demo = false, address }: { demo?: boolean; address?: string } = {}) {
  count += 1;
  const email = address ?? `person${count}@stad.example`;
  const { rows } = await sql<{ id: string }>`
    insert into identity.person (name, demo) values (${`Person ${count}`}, ${demo}) returning id`.execute(
    city.owner.db,
  );
  const id = rows[0]!.id;
  await sql`insert into identity.email_address (person_id, address) values (${id}, ${email})`.execute(
    city.owner.db,
  );
  await sql`insert into identity.role_assignment (person_id, role, organisation_id)
    values (${id}, 'board-coordinator', ${board})`.execute(city.owner.db);
  return { id, email, account: { subject: `subject-${count}`, email, emailVerified: true } };
}

const isBack = (url: URL) => url.origin === server.address && !url.pathname.startsWith('/api/');
const isCallback = (url: URL) => url.origin === server.address && url.pathname === '/api/v1/oidc/callback';

/** The whole way through the provider; @returns the page of ours that the browser ends at */
async function signIn(browser: HttpClient, returnTo = '/'): Promise<string> {
  const { pathname, search, hash } = await browser.follow(
    `/api/v1/oidc/start?returnTo=${encodeURIComponent(returnTo)}`,
    isBack,
  );
  return pathname + search + hash;
}

const sessionOf = async (browser: HttpClient) =>
  Session.parse(await (await browser.get('/api/v1/session')).json());

const refusals = async () =>
  (
    await sql<{ reason: string; object: string }>`
      select detail ->> 'reason' as reason, object_id as object from audit.event
      where action = 'sign-in-refused' order by id`.execute(city.owner.db)
  ).rows.map(({ reason }) => reason);

test('a person signs in with the municipal account, first by address and then by account', async () => {
  const person = await addPerson();
  provider.next = person.account;
  const browser = createHttpClient(server.address);
  expect(await signIn(browser, '/styrning/dokument?sida=2')).toBe('/styrning/dokument?sida=2');
  const session = await sessionOf(browser);
  expect(session.person?.id).toBe(person.id);
  expect(session.acting).toMatchObject({ role: 'board-coordinator', organisation: { id: board } });
  expect(session.demo).toBe(false);

  await sql`delete from identity.email_address where person_id = ${person.id}`.execute(city.owner.db);
  const later = createHttpClient(server.address);
  await signIn(later);
  expect((await sessionOf(later)).person?.id).toBe(person.id);
});

test('the session cookie and the attempt’s cookie are of this host alone, and the attempt’s is gone afterwards', async () => {
  const person = await addPerson();
  provider.next = person.account;
  const browser = createHttpClient(server.address);
  const start = await browser.get('/api/v1/oidc/start');
  const attempt = start.headers.getSetCookie()[0]!;
  expect(attempt).toMatch(
    /^__Host-samlad-sign-in=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  const callback = await browser.follow(start.headers.get('location')!, isCallback);
  const done = await browser.get(callback.toString());
  const session = done.headers.getSetCookie().find((line) => line.startsWith('__Host-samlad='));
  expect(session).toMatch(/; Max-Age=36000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect([...browser.cookies().keys()]).toEqual(['__Host-samlad']);
});

test('the provider is asked for a code with PKCE, a state and a nonce', async () => {
  const start = await createHttpClient(server.address).get('/api/v1/oidc/start');
  const asked = new URL(start.headers.get('location')!).searchParams;
  expect(asked.get('response_type')).toBe('code');
  expect(asked.get('code_challenge_method')).toBe('S256');
  for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
});

test('an answer with another state is refused, and the attempt is spent', async () => {
  const person = await addPerson();
  provider.next = person.account;
  const browser = createHttpClient(server.address);
  const callback = await browser.follow('/api/v1/oidc/start', isCallback);
  const wrong = new URL(callback);
  wrong.searchParams.set('state', 'x'.repeat(43));
  expect((await browser.get(wrong.toString())).headers.get('location')).toBe('/logga-in?fel=too-late');
  expect((await browser.get(callback.toString())).headers.get('location')).toBe('/logga-in?fel=too-late');
  expect((await sessionOf(browser)).person).toBeNull();
  expect((await refusals()).slice(-2)).toEqual(['wrong-state', 'no-attempt']);
});

test('an answer taken from one browser does nothing in another', async () => {
  const person = await addPerson();
  provider.next = person.account;
  const browser = createHttpClient(server.address);
  const callback = await browser.follow('/api/v1/oidc/start', isCallback);
  const other = createHttpClient(server.address);
  await other.get('/api/v1/oidc/start');
  expect((await other.get(callback.toString())).headers.get('location')).toBe('/logga-in?fel=too-late');
  expect((await sessionOf(other)).person).toBeNull();
});

test('an answer works once', async () => {
  const person = await addPerson();
  provider.next = person.account;
  const browser = createHttpClient(server.address);
  const start = await browser.get('/api/v1/oidc/start');
  const attempt = browser.cookies().get('__Host-samlad-sign-in')!;
  const callback = await browser.follow(start.headers.get('location')!, isCallback);
  expect((await browser.get(callback.toString())).headers.get('location')).toBe('/');
  const thief = createHttpClient(server.address);
  thief.cookies().set('__Host-samlad-sign-in', attempt);
  expect((await thief.get(callback.toString())).headers.get('location')).toBe('/logga-in?fel=too-late');
  expect((await sessionOf(thief)).person).toBeNull();
});

test('a code that the provider does not know is refused', async () => {
  const person = await addPerson();
  provider.next = person.account;
  const browser = createHttpClient(server.address);
  const callback = await browser.follow('/api/v1/oidc/start', isCallback);
  callback.searchParams.set('code', 'made-up');
  expect((await browser.get(callback.toString())).headers.get('location')).toBe('/logga-in?fel=provider');
  expect((await refusals()).at(-1)).toBe('code-refused');
});

test('a code of another attempt is refused, since the verifier is another', async () => {
  const person = await addPerson();
  provider.next = person.account;
  const victim = createHttpClient(server.address);
  const stolen = await victim.follow('/api/v1/oidc/start', isCallback);
  const thief = createHttpClient(server.address);
  const own = await thief.follow('/api/v1/oidc/start', isCallback);
  own.searchParams.set('code', stolen.searchParams.get('code')!);
  expect((await thief.get(own.toString())).headers.get('location')).toBe('/logga-in?fel=provider');
});

test('who takes more than ten minutes has to begin again', async () => {
  const person = await addPerson();
  provider.next = person.account;
  const browser = createHttpClient(server.address);
  const callback = await browser.follow('/api/v1/oidc/start', isCallback);
  moment = () => new Date(Date.now() + 601_000);
  expect((await browser.get(callback.toString())).headers.get('location')).toBe('/logga-in?fel=too-late');
});

test('who presses cancel at the provider comes back to the sign-in page', async () => {
  provider.next = null;
  expect(await signIn(createHttpClient(server.address))).toBe('/logga-in?fel=cancelled');
});

test('an address that the provider has not verified links nobody', async () => {
  const person = await addPerson();
  provider.next = { ...person.account, emailVerified: false };
  expect(await signIn(createHttpClient(server.address))).toBe('/logga-in?fel=unknown-account');
  const { rows } = await sql`select 1 from identity.external_account where person_id = ${person.id}`.execute(
    city.owner.db,
  );
  expect(rows).toEqual([]);
});

test('an account that belongs to nobody is refused, and the refusal is in the log without the address', async () => {
  provider.next = { subject: 'stranger', email: 'okand@annan.example', emailVerified: true };
  expect(await signIn(createHttpClient(server.address))).toBe('/logga-in?fel=unknown-account');
  const { rows } = await sql<{ line: string }>`
    select e::text as line from audit.event e where action = 'sign-in-refused' order by id desc limit 1`.execute(
    city.owner.db,
  );
  expect(rows[0]?.line).toContain('unknown-account');
  expect(rows[0]?.line).not.toContain('annan.example');
  expect(server.log.join('')).not.toContain('annan.example');
});

test('a second account with the same address does not take over the person', async () => {
  const person = await addPerson();
  provider.next = person.account;
  await signIn(createHttpClient(server.address));
  provider.next = { ...person.account, subject: 'somebody-with-the-same-address' };
  expect(await signIn(createHttpClient(server.address))).toBe('/logga-in?fel=unknown-account');
});

test('a person whose time is over is refused', async () => {
  const person = await addPerson();
  await sql`update identity.person set valid_from = current_date - 10, valid_to = current_date - 1
    where id = ${person.id}`.execute(city.owner.db);
  provider.next = person.account;
  expect(await signIn(createHttpClient(server.address))).toBe('/logga-in?fel=unknown-account');
  expect((await refusals()).at(-1)).toBe('not-valid');
});

test('an invented person cannot sign in through the provider, not even with an account linked to them', async () => {
  const person = await addPerson({ demo: true });
  provider.next = person.account;
  expect(await signIn(createHttpClient(server.address))).toBe('/logga-in?fel=unknown-account');
  await sql`insert into identity.external_account (issuer, subject, person_id)
    values (${provider.issuer}, ${person.account.subject}, ${person.id})`.execute(city.owner.db);
  expect(await signIn(createHttpClient(server.address))).toBe('/logga-in?fel=unknown-account');
});

test('there is no demo sign-in beside the provider', async () => {
  const person = await addPerson({ demo: true });
  const browser = createHttpClient(server.address);
  expect((await browser.get('/api/v1/demo/people')).status).toBe(404);
  const answer = await browser.send('POST', '/api/v1/demo/sign-in', { personId: person.id });
  expect(answer.status).toBe(404);
});

test('signing in again gives a new token and ends the old session', async () => {
  const person = await addPerson();
  provider.next = person.account;
  const browser = createHttpClient(server.address);
  browser.cookies().set('__Host-samlad', 'chosen-by-somebody-else');
  await signIn(browser);
  const first = browser.cookies().get('__Host-samlad')!;
  expect(first).not.toBe('chosen-by-somebody-else');
  await signIn(browser);
  const second = browser.cookies().get('__Host-samlad')!;
  expect(second).not.toBe(first);
  const old = createHttpClient(server.address);
  old.cookies().set('__Host-samlad', first);
  expect((await sessionOf(old)).person).toBeNull();
  expect((await sessionOf(browser)).person?.id).toBe(person.id);
});

test.each([
  ['unused for an hour', sql`last_seen_at = now() - interval '61 minutes'`],
  ['ten hours old though just used', sql`last_seen_at = now(), expires_at = now() - interval '1 second'`],
])('a session %s is over', async (_, change) => {
  const person = await addPerson();
  provider.next = person.account;
  const browser = createHttpClient(server.address);
  await signIn(browser);
  expect((await browser.get('/api/v1/tasks')).status).toBe(200);
  await sql`update identity.session set ${change} where person_id = ${person.id}`.execute(city.owner.db);
  expect((await browser.get('/api/v1/tasks')).status).toBe(401);
  expect((await sessionOf(browser)).person).toBeNull();
});

test('after signing out, the token is worth nothing', async () => {
  const person = await addPerson();
  provider.next = person.account;
  const browser = createHttpClient(server.address);
  await signIn(browser);
  const token = browser.cookies().get('__Host-samlad')!;
  const { csrfToken } = await sessionOf(browser);
  const out = await browser.send('DELETE', '/api/v1/session', undefined, { 'x-samlad-csrf': csrfToken! });
  expect(out.status).toBe(204);
  expect(browser.cookies().has('__Host-samlad')).toBe(false);
  browser.cookies().set('__Host-samlad', token);
  expect((await browser.get('/api/v1/tasks')).status).toBe(401);
});

test('the log of requests has no token, code, state or address in it', async () => {
  const person = await addPerson();
  provider.next = person.account;
  const browser = createHttpClient(server.address);
  const callback = await browser.follow('/api/v1/oidc/start', isCallback);
  await browser.get(callback.toString());
  const log = server.log.join('');
  expect(log).toContain('/oidc/callback');
  for (const secret of [
    callback.searchParams.get('code')!,
    callback.searchParams.get('state')!,
    browser.cookies().get('__Host-samlad')!,
    person.email,
  ])
    expect(log).not.toContain(secret);
});

test('a provider that does not answer gives the sign-in page, not an error', async () => {
  const away = await startTestServer(city, {
    signIn: (address) => ({
      issuer: 'http://127.0.0.1:1',
      clientId: 'samlad',
      publicUrl: address,
      trustEmail: false,
    }),
  });
  const answer = await createHttpClient(away.address).get('/api/v1/oidc/start');
  expect(answer.headers.get('location')).toBe('/logga-in?fel=provider');
  await away.close();
});
