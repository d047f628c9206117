import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestCity, type TestCity, type TestSession } from '../../../../tests/support/city.ts';
import type { SessionRunner } from '../../../platform/http/endpoint.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { ROLES, type Role } from '../../../platform/identity/contract.ts';
import { confirmImport, exportCsv, exportXlsx, previewImport } from './service.ts';

let city: TestCity;
const sessions = {} as Record<Role, TestSession>;
beforeAll(async () => {
  city = await createTestCity();
  const office = await city.addOrganisation('Kommunstyrelsen', 'executive-board');
  await city.addOrganisation('=cmd|nämnden');
  for (const role of ROLES) sessions[role] = await city.signIn(role, office);
});
afterAll(() => city.close());

const runnerFor = (role: Role): SessionRunner => ({
  asker: { token: sessions[role].token, requestId: 'test', language: 'sv' },
  within: <T>(work: (ctx: ActingContext) => Promise<T>) => city.as(sessions[role], work),
});
const utf8 = (text: string) => new TextEncoder().encode(text);
const count = async () =>
  (await sql<{ n: number }>`select count(*) as n from organisation.organisation`.execute(city.owner.db))
    .rows[0]!.n;
const refusedAs = (code: string) => ({ definition: { code } });

test('a preview saves nothing and a confirmation saves exactly that', async () => {
  const file = utf8('Namn;Typ;Hör till\nProvnämnden;Nämnd;\nProvkontoret;Förvaltning;Provnämnden\n');
  const before = await count();
  const preview = await previewImport(runnerFor('planner'), file);
  expect(preview.counts).toEqual({ new: 2, changed: 0, unchanged: 0, wrong: 0 });
  expect(await count()).toBe(before);
  await confirmImport(runnerFor('planner'), file, preview.fingerprint);
  expect(await count()).toBe(before + 2);
  const { rows } = await sql<{ parent: string }>`select p.name as parent from organisation.organisation o
    join organisation.organisation p on p.id = o.parent_id where o.name = 'Provkontoret'`.execute(
    city.owner.db,
  );
  expect(rows).toEqual([{ parent: 'Provnämnden' }]);
  const again = await previewImport(runnerFor('planner'), file);
  expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 2, wrong: 0 });
});

test('one wrong row keeps every row from being saved', async () => {
  const file = utf8('Namn;Typ\nRätt nämnd;Nämnd\nFel nämnd;Nämd\n');
  const before = await count();
  const { fingerprint, counts } = await previewImport(runnerFor('planner'), file);
  expect(counts).toMatchObject({ new: 1, wrong: 1 });
  await expect(confirmImport(runnerFor('planner'), file, fingerprint)).rejects.toMatchObject(
    refusedAs('organisation.import-faulty'),
  );
  expect(await count()).toBe(before);
});

test('what changed between preview and confirmation is seen, and so is another file', async () => {
  await city.addOrganisation('Ändrade nämnden');
  const file = utf8('Namn;Typ;Kortnamn\nÄndrade nämnden;Nämnd;ÄN\n');
  const { fingerprint } = await previewImport(runnerFor('planner'), file);
  await expect(
    confirmImport(runnerFor('planner'), utf8('Namn;Typ;Kortnamn\nÄndrade nämnden;Nämnd;XX\n'), fingerprint),
  ).rejects.toMatchObject(refusedAs('organisation.import-stale'));
  await sql`update organisation.organisation set short_name = 'Ny', revision = revision + 1
    where name = 'Ändrade nämnden'`.execute(city.owner.db);
  await expect(confirmImport(runnerFor('planner'), file, fingerprint)).rejects.toMatchObject({
    ...refusedAs('organisation.import-stale'),
    more: { current: { rows: [{ changes: [{ column: 'Kortnamn', from: 'Ny', to: 'ÄN' }] }] } },
  });
});

test('nobody but administrators and planners imports, and only administrators take people along', async () => {
  const file = utf8('Namn;Typ\nSmygnämnden;Nämnd\n');
  for (const role of ROLES) {
    const may = role === 'planner' || role === 'administrator';
    const preview = previewImport(runnerFor(role), file);
    if (may) expect((await preview).counts.new).toBe(1);
    else await expect(preview).rejects.toMatchObject(refusedAs('not-found'));
    const people = city.as(sessions[role], (ctx) => exportCsv(ctx, 'people'));
    if (role === 'administrator') expect((await people).body).toContain('Person-id');
    else await expect(people).rejects.toMatchObject(refusedAs('not-found'));
  }
});

test('an administrator exports and imports people with their roles, and it changes nothing', async () => {
  const { body } = await city.as(sessions.administrator, (ctx) => exportXlsx(ctx));
  const preview = await previewImport(runnerFor('administrator'), body);
  expect(preview.sheets.map(({ kind }) => kind)).toEqual(['organisations', 'people']);
  expect(preview.rows).toEqual([]);
  expect(preview.counts.unchanged).toBeGreaterThan(6);
});

test('an imported person has the e-mail address, the roles and the log to show for it', async () => {
  const file = utf8(
    'Namn;Titel;E-post;Roll;Organisation\nRut Demo;Chef;rut@exempel.se;Samordnare;Kommunstyrelsen\nRut Demo;Chef;rut@exempel.se;Godkännare;Kommunstyrelsen\n',
  );
  const { fingerprint, counts } = await previewImport(runnerFor('administrator'), file);
  expect(counts.new).toBe(2);
  await confirmImport(runnerFor('administrator'), file, fingerprint);
  const { rows } = await sql<{ address: string; roles: string[]; demo: boolean }>`select m.address, p.demo,
      (select array_agg(a.role order by a.role) from identity.role_assignment a where a.person_id = p.id) as roles
    from identity.person p join identity.email_address m on m.person_id = p.id where p.name = 'Rut Demo'`.execute(
    city.owner.db,
  );
  expect(rows).toEqual([
    { address: 'rut@exempel.se', demo: false, roles: ['board-approver', 'board-coordinator'] },
  ]);
  const log = await city.as(sessions['log-reviewer'], (ctx) =>
    sql<{ action: string }>`select action from audit.event where action in ('import', 'give-role')
      and person_id = ${sessions.administrator.personId} order by id desc limit 3`.execute(ctx.db),
  );
  expect(log.rows.map(({ action }) => action)).toEqual(['import', 'give-role', 'give-role']);
});

test('an export is in the log, and holds back what a spreadsheet would run', async () => {
  const { body } = await city.as(sessions.reader, (ctx) => exportCsv(ctx, 'organisations'));
  expect(body.startsWith('\ufeffNamn;Typ;')).toBe(true);
  expect(body).toContain("\n'=cmd|nämnden;Nämnd;");
  const { rows } = await city.as(sessions['log-reviewer'], (ctx) =>
    sql<{
      person_id: string;
      detail: object;
    }>`select person_id, detail from audit.event where action = 'export'
      order by id desc limit 1`.execute(ctx.db),
  );
  expect(rows).toMatchObject([{ person_id: sessions.reader.personId, detail: { format: 'csv' } }]);
});
