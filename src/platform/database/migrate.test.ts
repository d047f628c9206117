import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestCity, type TestCity } from '../../../tests/support/city.ts';
import { migrate } from './migrate.ts';

let city: TestCity;
let folder: string;
beforeAll(async () => {
  city = await createTestCity();
  folder = await mkdtemp(join(tmpdir(), 'samlad-migrations-'));
});
afterAll(async () => {
  await city.close();
  await rm(folder, { recursive: true });
});

test('a database that a newer version has been at says so, rather than that a nameless migration failed', async () => {
  await writeFile(join(folder, '0001_only.sql'), 'select 1;');
  await expect(migrate(city.urls.samlad_owner, folder)).rejects.toThrow(
    /^Databasen går inte att uppdatera: .*previously executed migration/,
  );
});
