import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestCity, type TestCity, type TestSession } from '../../../tests/support/city.ts';
import { startTestServer, type TestServer } from '../../../tests/support/server.ts';
import { sealPending } from '../../platform/audit/seal.ts';
import { ROLES } from '../../platform/identity/contract.ts';
import { dayOf } from '../organisation/index.ts';
import { LogQuery, SampleQuery } from './contract.ts';
import * as service from './service.ts';

let city: TestCity;
let board: string;
let reviewer: TestSession;
let planner: TestSession;

let server: TestServer;
let begun: Date;
beforeAll(async () => {
  // Sealing waits for every transaction of the server that is under way: other tests have theirs on another.
  server = await startTestServer();
  city = await createTestCity(server.adminUrl);
  begun = (await sql<{ at: Date }>`select now() as at`.execute(city.owner.db)).rows[0]!.at;
  board = await city.addOrganisation('Kommunstyrelsen');
  reviewer = await city.signIn('log-reviewer', board, 'Göran Granskare');
  planner = await city.signIn('planner', board, 'Åsa Planerare');
  for (let row = 0; row < 7; row++) {
    await city.as(planner, (ctx) =>
      sql`select audit.note('prov', 'test.sak', ${String(row)})`.execute(ctx.db),
    );
  }
  await sealPending(city.app);
  await city.as(planner, (ctx) => sql`select audit.note('export', 'test.sak', 'sist')`.execute(ctx.db));
});
afterAll(async () => {
  await city.close();
  await server.stop();
});

const list = (query: object = {}) =>
  city.as(reviewer, (ctx) => service.listEvents(ctx, LogQuery.parse(query)));

test.each(ROLES.filter((role) => role !== 'log-reviewer'))('a %s sees nothing of the log', async (role) => {
  const session = await city.signIn(role, board);
  for (const ask of [
    (ctx: Parameters<typeof service.getSealStatus>[0]) => service.listEvents(ctx, LogQuery.parse({})),
    (ctx: Parameters<typeof service.getSealStatus>[0]) => service.exportEvents(ctx, {}),
    (ctx: Parameters<typeof service.getSealStatus>[0]) => service.getSample(ctx, SampleQuery.parse({})),
    service.getSealStatus,
    service.getChoices,
  ])
    await expect(city.as<unknown>(session, ask)).rejects.toThrow('not-found');
  const { rows } = await city.as(session, (ctx) => sql`select 1 from audit.event`.execute(ctx.db));
  expect(rows).toEqual([]);
});

test('a row tells who did what, when, in which role and for which unit', async () => {
  const { events } = await list({ objectType: 'test.sak', action: 'export' });
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    person: { id: planner.personId, name: 'Åsa Planerare' },
    role: 'planner',
    organisation: { id: board, name: 'Kommunstyrelsen' },
    requestId: 'test',
    objectId: 'sist',
    block: null,
  });
  expect(events[0]?.attention).toContain('export');
  expect(new Date(events[0]!.at).getTime()).toBeGreaterThanOrEqual(begun.getTime());
});

test('pages follow each other without gap or repetition, newest first', async () => {
  const seen: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await list({ personId: planner.personId, limit: 3, ...(after ? { after } : {}) });
    seen.push(...page.events.map(({ objectId }) => objectId));
    if (!page.next) break;
    after = page.next;
  }
  expect(seen.slice(0, 8)).toEqual(['sist', '6', '5', '4', '3', '2', '1', '0']);
  expect(new Set(seen).size).toBe(seen.length);
});

test('the filters by person, action, type, request and day each leave only what they say', async () => {
  const everything = (await list({ limit: 200 })).events;
  expect(
    (await list({ personId: planner.personId })).events.every(
      ({ person }) => person?.id === planner.personId,
    ),
  ).toBe(true);
  expect((await list({ action: 'prov' })).events).toHaveLength(7);
  expect((await list({ requestId: 'ingen-sådan' })).events).toEqual([]);
  const days = everything.map(({ at }) => dayOf(new Date(at))).sort();
  expect((await list({ from: days[0]!, to: days.at(-1)!, limit: 200 })).events).toHaveLength(
    everything.length,
  );
  expect((await list({ to: '2020-01-01' })).events).toEqual([]);
});

test('a sealed row tells its block, and the status counts what is sealed and what waits', async () => {
  expect((await list({ action: 'prov' })).events.every(({ block }) => block === 1)).toBe(true);
  const status = await city.as(reviewer, service.getSealStatus);
  expect(status.blocks).toBe(1);
  expect(status.sealed).toBeGreaterThanOrEqual(7);
  expect(status.waiting).toBeGreaterThanOrEqual(1);
  expect(status.overdue).toBe(false);
});

test('the sample is the same for the same seed, and another for another', async () => {
  const sample = (seed: string) =>
    city.as(reviewer, (ctx) => service.getSample(ctx, SampleQuery.parse({ seed, size: 4 })));
  const first = await sample('a');
  expect(first.events).toHaveLength(4);
  expect((await sample('a')).events).toEqual(first.events);
  const others = await Promise.all(['b', 'c', 'd', 'e'].map(sample));
  const ids = ({ events }: typeof first) => events.map(({ id }) => id).join();
  expect(others.some((other) => ids(other) !== ids(first))).toBe(true);
});

test('the choices name everybody and every kind of act', async () => {
  const choices = await city.as(reviewer, service.getChoices);
  expect(choices.people.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Åsa Planerare', 'Göran Granskare']),
  );
  expect(choices.actions).toEqual(expect.arrayContaining(['export', 'prov', 'sign-in']));
  expect(choices.objectTypes).toContain('test.sak');
});

test('an export holds the rows, keeps formulas as text, and is itself a row of the log', async () => {
  await city.as(planner, (ctx) => sql`select audit.note('prov', 'test.sak', '=1+1')`.execute(ctx.db));
  const file = await city.as(reviewer, (ctx) => service.exportEvents(ctx, { objectType: 'test.sak' }));
  const text = String(file.body);
  expect(text).toContain('Åsa Planerare');
  expect(text).toContain(";'=1+1;");
  expect(file.fileName).toMatch(/^logg \d{4}-\d\d-\d\d\.csv$/);
  const { events } = await list({ action: 'export', personId: reviewer.personId });
  expect(events[0]).toMatchObject({
    objectType: 'audit.event',
    detail: { rows: 9, filters: ['objectType'] },
  });
});
