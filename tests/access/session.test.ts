import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withSession } from '../../src/platform/identity/context.ts';
import { createTestCity, type TestCity } from '../support/city.ts';

let city: TestCity;
beforeAll(async () => {
  city = await createTestCity();
});
afterAll(() => city.close());

const countOrganisations = async (token: string | null) =>
  await withSession(city.app, { token, requestId: 'test', language: 'sv' }, city.now, async (ctx) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from organisation.organisation`.execute(
      ctx.db,
    );
    return rows[0]?.n;
  });

test('without a token there are no rows', async () => {
  const board = await city.addOrganisation('Socialnämnd Prov');
  const session = await city.signIn('reader', board);
  expect(await countOrganisations(null)).toBe(0);
  expect(await countOrganisations('something else')).toBe(0);
  expect(await countOrganisations(session.token)).toBe(1);
});

test('a session that has ended sees nothing more', async () => {
  const board = await city.addOrganisation('Socialnämnd Slut');
  const session = await city.signIn('reader', board);
  await city.as(session, (ctx) => sql`select identity.end_session()`.execute(ctx.db));
  expect(await countOrganisations(session.token)).toBe(0);
});

test('the token set in one transaction is gone in the next on the same connection', async () => {
  const board = await city.addOrganisation('Socialnämnd Läcka');
  const session = await city.signIn('reader', board);
  await countOrganisations(session.token);
  const { rows } = await sql<{ n: number }>`select count(*) as n from organisation.organisation`.execute(
    city.app.db,
  );
  expect(rows[0]?.n).toBe(0);
});
