import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemoLoader, loadDemoCity } from '../../../bin/demo-city.ts';
import { createTestCity, type TestCity } from '../../../tests/support/city.ts';
import type { Installation } from '../../platform/database/installation.ts';
import type { ActingContext } from '../../platform/identity/context.ts';
import { DEMO_PEOPLE, dayOf, demoPeopleOf, listOrganisations } from '../organisation/index.ts';
import type { DocumentRow } from './contract.ts';
import { DEMO_TITLES } from './demo/titles.ts';
import * as service from './service.ts';
import { find } from './views/service.ts';

let city: TestCity;
let as: <T>(
  person: string,
  role: 'planner' | 'reader' | 'board-coordinator',
  work: (ctx: ActingContext) => Promise<T>,
) => Promise<T>;

let year: string;
beforeAll(async () => {
  city = await createTestCity();
  year = dayOf(city.now()).slice(0, 4);
  await loadDemoCity(
    { app: city.app, login: city.login, installation: { urls: city.urls } as Installation },
    city.now,
  );
  const loader = createDemoLoader(city, city.now);
  as = (person, role, work) => loader.as({ person, role }, work);
});
afterAll(() => city.close());

const register = (ctx: ActingContext) => service.listDocuments(ctx, { limit: 100 });
const titled = (rows: DocumentRow[], title: string) => rows.find((row) => row.title === title)!;

test('an elected member sees the program, both plans and what they refer to', async () => {
  const { items, total } = await as(DEMO_PEOPLE.reader, 'reader', register);
  expect(total).toBe(11);
  expect(titled(items, DEMO_TITLES.program)).toMatchObject({ items: 18, version: { status: 'adopted' } });
  expect(titled(items, DEMO_TITLES.plan)).toMatchObject({ items: 17, versions: 2 });
  expect(titled(items, DEMO_TITLES.planAgainstSilence)).toMatchObject({ items: 3 });
});

test('the program and the plan apply today, whatever the year', async () => {
  const { items } = await as(DEMO_PEOPLE.reader, 'reader', register);
  const lastDay = `${year}-12-31`;
  for (const title of [DEMO_TITLES.program, DEMO_TITLES.plan])
    expect(titled(items, title).version.validTo! >= lastDay).toBe(true);
});

test('of an earlier year what was adopted can be followed up, not the proposal that it replaced', async () => {
  const offered = await as(DEMO_PEOPLE.planner, 'planner', (ctx) => service.listDocumentsForRound(ctx, 2023));
  const plans = offered.filter(({ title }) => title === DEMO_TITLES.plan);
  expect(plans).toMatchObject([{ status: 'adopted', validFrom: '2023-01-01' }]);
});

test('the comparison of the two plans shows the years and the three measures that changed', async () => {
  const compared = await as(DEMO_PEOPLE.reader, 'reader', async (ctx) => {
    const plan = titled((await register(ctx)).items, DEMO_TITLES.plan);
    const { versions } = await service.getDocument(ctx, plan.id);
    return await service.compareVersions(ctx, plan.id, versions.at(-1)!.id, versions[0]!.id);
  });
  expect(compared.counts).toEqual({ added: 0, removed: 0, changed: 3, unchanged: 14 });
  expect(compared.metadata).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: 'validFrom', before: '2022-01-01', after: '2023-01-01' }),
    ]),
  );
  const changed = compared.items.filter(({ fate }) => fate === 'changed');
  expect(changed.map(({ number }) => number)).toEqual(['1:2', '2:3', '2:4']);
  const marked = changed[2]!.differences[0]!.parts.filter(({ change }) => change !== 'same');
  expect(marked).toEqual([
    { change: 'removed', text: 'efter' },
    { change: 'added', text: 'under' },
  ]);
});

test('Socialnämnd Nordost sees what it must do, also through "all boards and companies"', async () => {
  const { coordinator } = demoPeopleOf('Socialnämnd Nordost');
  const { duties } = await as(coordinator, 'board-coordinator', async (ctx) => {
    const { organisations } = await listOrganisations(ctx, {
      q: 'Socialnämnd Nordost',
      scope: 'all',
      limit: 5,
    });
    return await service.organisationDuties(ctx, organisations[0]!.id, '2025-06-01');
  });
  const inPlan = duties.filter(({ document }) => document.title === DEMO_TITLES.plan);
  expect(inPlan.find(({ number }) => number === '1:1')?.parts).toEqual(['coordinator', 'responsible']);
  expect(inPlan.find(({ number }) => number === '3:2')).toMatchObject({
    parts: ['responsible'],
    throughScope: true,
  });
  expect(duties.filter(({ kind }) => kind === 'strategy')).toHaveLength(18);
  expect(inPlan.some(({ number }) => number === '2:3')).toBe(false);
});

test.each([
  ['2:4', 'Socialtjänstens närvaro på skolor med särskilda behov'],
  ['insats 1:5', 'Gemensam rutin för tidiga insatser'],
  ['förskoleteamen', 'Fyra sociala förskoleteam'],
  ['FÖRÄLDRASKAPSS', 'Förstärkt föräldraskapsstöd'],
  ['avloppsvat', 'Narkotika i avloppsvatten'],
  ['1668/20', DEMO_TITLES.plan],
  ['skolan närvaro', 'Socialtjänstens närvaro på skolor med särskilda behov'],
])('a search for %s finds "%s" first', async (q, title) => {
  const { hits } = await as(DEMO_PEOPLE.reader, 'reader', (ctx) => find(ctx, { q, limit: 50 }));
  expect(hits[0]?.title.map(({ text }) => text).join('')).toBe(title);
});

test('a search by the name of an organisation finds what it does', async () => {
  const { hits } = await as(DEMO_PEOPLE.reader, 'reader', (ctx) =>
    find(ctx, { q: 'idrotts- och föreningsnämnden', limit: 50 }),
  );
  expect(hits.map(({ number }) => number).sort()).toEqual(['1:2', '1:3']);
});
