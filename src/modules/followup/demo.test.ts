import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoLoader } from '../../../bin/demo-city.ts';
import { createTestCity, type TestCity } from '../../../tests/support/city.ts';
import type { ActingContext } from '../../platform/identity/context.ts';
import type { Role } from '../../platform/identity/contract.ts';
import { governance } from '../governance/index.ts';
import { DEMO_PEOPLE, demoPeopleOf, organisation } from '../organisation/index.ts';
import { followup } from './index.ts';
import { getCompiled, getProgress, getWork } from './service/results.ts';
import { listRounds } from './service/rounds.ts';
import { changes, tasks } from './service/start.ts';

let city: TestCity;
let as: <T>(person: string, role: Role, work: (ctx: ActingContext) => Promise<T>) => Promise<T>;

beforeAll(async () => {
  city = await createTestCity();
  await city.owner.pool.query('select identity.bootstrap_administrator($1, null, true)', [
    DEMO_PEOPLE.administrator,
  ]);
  const loader = createDemoLoader(city, () => new Date());
  await organisation.demo!(loader);
  await governance.demo!(loader);
  await followup.demo!(loader);
  as = (person, role, work) => loader.as({ person, role }, work);
});
afterAll(() => city.close());

const rounds = async (ctx: ActingContext) => (await listRounds(ctx, { limit: 10 })).items;

describe('the demo city’s follow-up', () => {
  it('has a round filled from documents, one answered here, both closed, and one in progress', async () => {
    const [present, earlier, filled] = await as(DEMO_PEOPLE.reader, 'reader', rounds);
    expect(present).toMatchObject({ status: 'open' });
    expect(present?.documents).toHaveLength(3);
    expect(earlier).toMatchObject({ status: 'closed', origin: 'asked' });
    expect(filled).toMatchObject({ status: 'closed', origin: 'filled', year: present!.year - 2 });
    const { distribution } = await as(DEMO_PEOPLE.reader, 'reader', (ctx) =>
      getCompiled(ctx, filled!.id, { include: 'approved' }),
    );
    expect(distribution).toMatchObject({ none: 0, notApplicable: 0 });
    expect(distribution.yes + distribution.partly + distribution.no).toBe(72);
    for (const count of [distribution.yes, distribution.partly, distribution.no])
      expect(count).toBeGreaterThan(10);
  });

  it('has answers in every state, of most boards', async () => {
    const progress = await as(DEMO_PEOPLE.planner, 'planner', async (ctx) =>
      getProgress(ctx, (await rounds(ctx))[0]!.id),
    );
    const { total, byOrganisation } = progress;
    for (const count of [total.notBegun, total.draft, total.submitted, total.returned, total.approved]) {
      expect(count).toBeGreaterThan(0);
    }
    const silent = byOrganisation.filter(({ counts }) => counts.notBegun === counts.asked);
    expect(silent.map(({ organisation: { name } }) => name)).toEqual([
      'Göteborg & Co',
      'Miljö- och klimatnämnden',
    ]);
  });

  it('shows an elected member every value and comments of very different length', async () => {
    const compiled = await as(DEMO_PEOPLE.reader, 'reader', async (ctx) =>
      getCompiled(ctx, (await rounds(ctx))[0]!.id, { include: 'approved' }),
    );
    for (const count of Object.values(compiled.distribution)) expect(count).toBeGreaterThan(5);
    const answers = compiled.documents.flatMap(({ areas }) =>
      areas.flatMap((area) => area.questions.flatMap((question) => question.answers)),
    );
    expect(answers.every(({ state }) => state === 'approved')).toBe(true);
    const lengths = answers.map(({ comment }) => comment.length);
    expect(Math.max(...lengths)).toBeGreaterThan(1500);
    expect(lengths.filter((length) => length === 0).length).toBeGreaterThan(0);
  });

  it('gives a coordinator, an approver and the planner something to do, with the way there', async () => {
    const { coordinator, approver } = demoPeopleOf('Socialnämnd Sydväst');
    const own = await as(coordinator, 'board-coordinator', tasks);
    expect(own.map(({ id }) => id.split('.')[1]).sort()).toEqual(['answer', 'returned']);
    const work = await as(coordinator, 'board-coordinator', async (ctx) =>
      getWork(ctx, (await rounds(ctx))[0]!.id),
    );
    for (const { href, due } of own) {
      expect(work.questions.map(({ id }) => id)).toContain(href.split('?')[0]!.split('/').at(-1));
      expect(due).toBe(work.round.dueOn);
    }
    expect((await as(approver, 'board-approver', tasks)).length).toBe(1);
    expect(new Set(own.map(({ group }) => group)).size).toBe(1);
    expect(own[0]!.progress!.of).toBe(work.questions.length);
    const planner = await as(DEMO_PEOPLE.planner, 'planner', tasks);
    expect(planner.map(({ id }) => id.split('.')[1])).toEqual(['follow']);
    expect(planner[0]!.progress!.done).toBeLessThan(planner[0]!.progress!.of);
    const news = await as(coordinator, 'board-coordinator', changes);
    expect(news.length).toBeGreaterThan(3);
    expect(await as(DEMO_PEOPLE.administrator, 'administrator', changes)).toEqual([]);
  });
});
