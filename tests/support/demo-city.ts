import { sql } from 'kysely';
import { createDemoLoader, DEMO_ADMINISTRATOR } from '../../bin/demo-city.ts';
import { modules } from '../../src/modules/index.ts';
import { createTestCity, type TestCity } from './city.ts';

/** A test's own database with the whole demo city in it. */
export async function createTestDemoCity(): Promise<TestCity> {
  const city = await createTestCity();
  await sql`select identity.bootstrap_administrator(${DEMO_ADMINISTRATOR}, null, true)`.execute(
    city.owner.db,
  );
  const loader = createDemoLoader(city, city.now);
  for (const module of modules) await module.demo?.(loader);
  return city;
}
