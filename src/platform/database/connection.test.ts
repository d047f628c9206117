import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestCity, type TestCity } from '../../../tests/support/city.ts';
import { connect, type DatabaseTransaction, prepared } from './connection.ts';

let city: TestCity;
beforeAll(async () => {
  city = await createTestCity();
});
afterAll(() => city.close());

const listPrepared = async (db: DatabaseTransaction) =>
  (
    await sql<{ statement: string; uses: number }>`
    select statement, (generic_plans + custom_plans)::int as uses from pg_prepared_statements`.execute(db)
  ).rows;

test('a statement marked as prepared is planned once on a connection and gives what it gave before', async () => {
  const connection = connect(city.urls.samlad_owner, 1);
  try {
    await connection.db.transaction().execute(async (db) => {
      const add = async (a: number, b: number) =>
        (await sql<{ sum: number }>`${prepared} select ${a}::int + ${b}::int as sum`.execute(db)).rows[0]!
          .sum;
      for (let n = 0; n < 8; n += 1) expect(await add(n, 1)).toBe(n + 1);
      await sql`select ${1}::int as one`.execute(db);
      expect(await listPrepared(db)).toEqual([{ statement: expect.stringContaining('as sum'), uses: 8 }]);
    });
  } finally {
    await connection.close();
  }
});

test('what one session may see stays hidden from the next on the same connection, though the plan is the same', async () => {
  const organisation = await city.addOrganisation('Nämnden');
  const reviewer = await city.signIn('log-reviewer', organisation);
  const reader = await city.signIn('reader', organisation);
  const app = connect(city.urls.samlad_app, 1);
  const countEvents = (token: string) =>
    app.db.transaction().execute(async (db) => {
      await sql`select identity.resume_session(${token}, 'test')`.execute(db);
      const { rows } = await sql<{
        n: number;
      }>`${prepared} select count(*)::int as n from audit.event`.execute(db);
      return rows[0]!.n;
    });
  try {
    for (let n = 0; n < 8; n += 1) {
      expect(await countEvents(reviewer.token)).toBeGreaterThan(0);
      expect(await countEvents(reader.token)).toBe(0);
    }
  } finally {
    await app.close();
  }
});
