import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestCity, type TestCity, type TestSession } from '../../../tests/support/city.ts';
import { ROLES, type Role } from '../../platform/identity/contract.ts';
import { AreaDraft, OrganisationDraft } from './contract.ts';
import { addArea, changeArea, listAreas } from './service/areas.ts';
import {
  addOrganisation,
  changeOrganisation,
  draftOf,
  getOrganisationDetail,
  listOrganisations,
  mergeOrganisation,
  registerNames,
} from './service/organisations.ts';
import { listUnitPeople } from './service/people.ts';

let city: TestCity;
let office: string;
const sessions = {} as Record<Role, TestSession>;
beforeAll(async () => {
  city = await createTestCity();
  office = await city.addOrganisation('Kommunstyrelsen', 'executive-board');
  for (const role of ROLES) sessions[role] = await city.signIn(role, office);
});
afterAll(() => city.close());

const draft = (name: string, more: Partial<OrganisationDraft> = {}) =>
  OrganisationDraft.parse({ name, kind: 'board', ...more });
const add = (name: string, more: Partial<OrganisationDraft> = {}) =>
  city.as(sessions.planner, (ctx) => addOrganisation(ctx, draft(name, more)));
const editors: Role[] = ['planner', 'administrator'];

test('administrators and planners add organisations and areas, nobody else does', async () => {
  for (const role of ROLES) {
    const adding = () => city.as(sessions[role], (ctx) => addOrganisation(ctx, draft(`Nämnd ${role}`)));
    const area = AreaDraft.parse({ kind: 'city-area', name: `Område ${role}` });
    const addingArea = () => city.as(sessions[role], (ctx) => addArea(ctx, area));
    if (editors.includes(role)) {
      expect((await adding()).name).toBe(`Nämnd ${role}`);
      expect((await addingArea()).revision).toBe(1);
    } else {
      await expect(adding()).rejects.toMatchObject({ definition: { code: 'not-found' } });
      await expect(addingArea()).rejects.toMatchObject({ definition: { code: 'not-found' } });
    }
  }
});

test('the database refuses what the service would, for whoever asks it directly', async () => {
  for (const role of ROLES.filter((each) => !editors.includes(each))) {
    const insert = city.as(sessions[role], (ctx) =>
      sql`insert into organisation.organisation (name, kind) values ('Smygnämnden', 'board')`.execute(ctx.db),
    );
    await expect(insert).rejects.toThrow(/row-level security/);
    const changed = await city.as(sessions[role], (ctx) =>
      sql`update organisation.organisation set short_name = 'X' returning id`.execute(ctx.db),
    );
    expect(changed.rows).toEqual([]);
  }
});

test('pages follow the Swedish order through å, ä and ö, and nothing is lost or repeated between them', async () => {
  const names = ['Önämnden', 'Anämnden', 'Ånämnden', 'Znämnden', 'Änämnden', 'anämnd', 'Ånämnden'];
  for (const [index, name] of names.entries()) {
    await add(name, index === 6 ? { validTo: '2001-01-01' } : {});
  }
  const read = async (sort: 'name' | '-name') => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await city.as(sessions.reader, (ctx) =>
        listOrganisations(ctx, { q: 'nämnd', on: 'all', limit: 2, sort, ...(after ? { after } : {}) }),
      );
      seen.push(...page.organisations.map(({ name, id }) => `${name} ${id}`));
      after = page.next ?? undefined;
      expect(page.count).toBeGreaterThanOrEqual(7);
    } while (after);
    return seen;
  };
  const up = await read('name');
  expect(new Set(up).size).toBe(up.length);
  expect(up.filter((each) => /^(Ö|A|Å|Z|Ä|a)nämnd/.test(each)).map((each) => each.split(' ')[0])).toEqual([
    'anämnd',
    'Anämnden',
    'Znämnden',
    'Ånämnden',
    'Ånämnden',
    'Änämnden',
    'Önämnden',
  ]);
  expect(await read('-name')).toEqual([...up].reverse());
});

test('the list shows what existed on the day asked for', async () => {
  await add('Nämnden som var', { validFrom: '2011-01-01', validTo: '2020-12-31' });
  const names = async (on?: string) =>
    (await city.as(sessions.reader, (ctx) => listOrganisations(ctx, { q: 'som var', on }))).organisations;
  expect(await names()).toHaveLength(0);
  expect(await names('2010-12-31')).toHaveLength(0);
  expect(await names('2011-01-01')).toHaveLength(1);
  expect(await names('2020-12-31')).toHaveLength(1);
  expect(await names('all')).toHaveLength(1);
  const area = AreaDraft.parse({ kind: 'city-area', name: 'Förr', validTo: '2020-12-31' });
  await city.as(sessions.planner, (ctx) => addArea(ctx, area));
  const areas = async (on?: string) =>
    (await city.as(sessions.reader, (ctx) => listAreas(ctx, { on }))).areas.some(
      ({ name }) => name === 'Förr',
    );
  expect(await areas()).toBe(false);
  expect(await areas('2020-12-31')).toBe(true);
});

test('a name may be used again once the old organisation has ended, never twice at once', async () => {
  await add('Delade nämnden', { validTo: '2020-12-31' });
  await add('Delade nämnden', { validFrom: '2021-01-01' });
  await expect(add('DELADE nämnden')).rejects.toMatchObject({
    definition: { code: 'organisation.name-taken' },
    more: { errors: [{ path: 'name' }] },
  });
});

test('of two people changing the same organisation the second is told and nothing is overwritten', async () => {
  const board = await add('Tvåmansnämnden');
  const change = { ...draftOf(board), revision: board.revision };
  await city.as(sessions.planner, (ctx) =>
    changeOrganisation(ctx, board.id, { ...change, shortName: 'Ett' }),
  );
  const second = city.as(sessions.administrator, (ctx) =>
    changeOrganisation(ctx, board.id, { ...change, shortName: 'Två' }),
  );
  await expect(second).rejects.toMatchObject({
    definition: { code: 'conflict' },
    more: { current: { shortName: 'Ett' } },
  });
  const area = await city.as(sessions.planner, (ctx) =>
    addArea(ctx, AreaDraft.parse({ kind: 'police-area', name: 'Tvåmansområdet' })),
  );
  const rename = (name: string) =>
    city.as(sessions.planner, (ctx) => changeArea(ctx, area.id, { ...area, name }));
  await rename('Ett');
  await expect(rename('Två')).rejects.toMatchObject({ definition: { code: 'conflict' } });
});

test('an organisation cannot belong to its own part', async () => {
  const top = await add('Toppen');
  const part = await add('Delen', { kind: 'administration', parentId: top.id });
  const change = { ...draftOf(top), revision: top.revision, parentId: part.id };
  await expect(
    city.as(sessions.planner, (ctx) => changeOrganisation(ctx, top.id, change)),
  ).rejects.toMatchObject({ definition: { code: 'invalid' }, more: { errors: [{ path: 'parentId' }] } });
});

test('a board that goes up in another gets a last day and a successor, and its roles end', async () => {
  const closing = await add('Nämnden som går upp');
  const successor = await add('Nämnden som tar över');
  const coordinator = await city.signIn('board-coordinator', closing.id, 'Kim Provsson');
  const merger = { successorId: successor.id, lastDay: '2026-06-30', revision: closing.revision };
  const merge = (role: Role) => city.as(sessions[role], (ctx) => mergeOrganisation(ctx, closing.id, merger));
  await expect(merge('planner')).rejects.toMatchObject({ definition: { code: 'not-found' } });
  const { organisation, endedRoles } = await merge('administrator');
  expect(organisation).toMatchObject({ validTo: '2026-06-30', successor: { id: successor.id } });
  expect(endedRoles).toBe(1);
  await expect(merge('administrator')).rejects.toMatchObject({ definition: { code: 'conflict' } });

  const taker = await city.as(sessions.reader, (ctx) => getOrganisationDetail(ctx, successor.id));
  expect(taker.predecessors).toEqual([
    { id: closing.id, name: 'Nämnden som går upp', validTo: '2026-06-30' },
  ]);
  const { rows } = await sql<{ days: number }>`select valid_to - valid_from as days
    from identity.role_assignment where person_id = ${coordinator.personId}`.execute(city.owner.db);
  expect(rows[0]!.days).toBe(-1);
  const people = (on: string) => city.as(sessions.reader, (ctx) => listUnitPeople(ctx, closing.id, { on }));
  expect((await people('all')).people.map(({ name }) => name)).toEqual(['Kim Provsson']);
  expect((await people('2026-12-01')).people).toEqual([]);
});

test('an administrator does not merge the unit that their own role lies in', async () => {
  const successor = await add('Nya kommunstyrelsen', { kind: 'executive-board' });
  await expect(
    city.as(sessions.administrator, (ctx) =>
      mergeOrganisation(ctx, office, { successorId: successor.id, lastDay: '2027-01-01', revision: 1 }),
    ),
  ).rejects.toMatchObject({ definition: { code: 'organisation.own-role' } });
});

test('the import of documents gets every name, also old ones, those in force first', async () => {
  await add('Namnbytet', { shortName: 'NB', aliases: ['Bytet'], validTo: '2020-01-01' });
  const names = await city.as(sessions.planner, (ctx) => registerNames(ctx));
  expect(names.find(({ name }) => name === 'Namnbytet')?.aliases).toEqual(['Bytet', 'NB']);
  const first = names.findIndex(({ name }) => name === 'Nämnden som var');
  expect(first).toBeGreaterThan(names.findIndex(({ name }) => name === 'Önämnden'));
});
