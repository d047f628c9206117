import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PEOPLE } from '../../src/modules/organisation/index.ts';
import {
  buildOnce,
  type CityClient,
  killEverything,
  makeDataFolder,
  ownerUrl,
  removeDataFolder,
  signIn,
  startCity,
} from './city-process.ts';

/** Rounds of killing everything; more with SAMLAD_KILLS=500. */
const ROUNDS = Number(process.env.SAMLAD_KILLS ?? 50);
const WRITERS = 3;

let folder: string;
beforeAll(async () => {
  await buildOnce();
  folder = await makeDataFolder();
}, 120_000);
afterAll(() => removeDataFolder(folder));

/** What one writer was told is saved, and what it had asked for when the power went. */
interface Ledger {
  organisations: string[];
  /** Each writer's form holds a number that only grows. */
  form: { key: string; asked: number; saved: number };
}

/** Writes as fast as the server answers until it does not; only what was acknowledged goes into the ledger. */
async function write(client: CityClient, address: string, ledger: Ledger, name: string): Promise<void> {
  for (let n = 0; ; n++) {
    try {
      const organisation = `${name}-${n}`;
      const added = await client.request(address, 'POST', '/organisations', {
        kind: 'board',
        name: organisation,
      });
      if (added.status === 200) ledger.organisations.push(organisation);
      ledger.form.asked += 1;
      const content = { n: ledger.form.asked };
      const kept = await client.request(address, 'PUT', `/drafts/${ledger.form.key}`, { content });
      if (kept.status === 200) ledger.form.saved = ledger.form.asked;
      if (added.status === 429) await sleep(50);
    } catch {
      return;
    }
  }
}

async function findHalves(url: string): Promise<Record<string, unknown>> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const { rows } = await owner.query(`select
      (select count(*)::int from organisation.organisation o where not exists (select 1 from audit.event e
        where e.object_id = o.id::text and e.object_type = 'organisation.organisation' and e.action = 'insert')) as "changes without a log row",
      (select count(*)::int from audit.event e where e.object_type = 'organisation.organisation'
        and e.action = 'insert' and not exists (select 1 from organisation.organisation o
        where o.id::text = e.object_id)) as "log rows without a change",
      (select count(*)::int from (select block, lag(block) over (order by block) as before,
        previous_seal, lag(seal) over (order by block) as chained from audit.seal) s
        where before is not null and (block <> before + 1 or previous_seal <> chained)) as "broken seals"`);
    return rows[0] as Record<string, unknown>;
  } finally {
    await owner.end();
  }
}

async function listNames(url: string): Promise<Set<string>> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ name: string }>('select name from organisation.organisation');
    return new Set(rows.map(({ name }) => name));
  } finally {
    await owner.end();
  }
}

test(
  `${ROUNDS} times everything is killed in the middle of writes: what was acknowledged is there, nothing is half, the next start needs no hand`,
  async () => {
    const ledgers: Ledger[] = Array.from({ length: WRITERS }, (_, n) => ({
      organisations: [],
      form: { key: `kill-test-${n}`, asked: 0, saved: 0 },
    }));
    let city = startCity(folder);
    const clients: CityClient[] = [];
    let address = await city.address;
    for (let n = 0; n < WRITERS; n++)
      clients.push(
        await signIn(
          address,
          [DEMO_PEOPLE.planner, DEMO_PEOPLE.secondPlanner, DEMO_PEOPLE.administrator][n]!,
        ),
      );

    for (let round = 0; round < ROUNDS; round++) {
      const writing = clients.map((client, n) => write(client, address, ledgers[n]!, `Prov ${round}-${n}`));
      await sleep(50 + Math.random() * 400);
      await killEverything(folder, city.node);
      await Promise.all(writing);
      // Every third time the next start is killed too, somewhere on its way.
      if (round % 3 === 2) {
        const interrupted = startCity(folder);
        await sleep(Math.random() * 900);
        await killEverything(folder, interrupted.node);
      }
      city = startCity(folder);
      address = await city.address;
      for (const [n, ledger] of ledgers.entries()) {
        const { status, body } = await clients[n]!.request(address, 'GET', `/drafts/${ledger.form.key}`);
        const found = status === 404 ? 0 : (body.content as { n: number }).n;
        expect(found, `round ${round}: the form of writer ${n}`).toBeGreaterThanOrEqual(ledger.form.saved);
        expect(found, `round ${round}: the form of writer ${n}`).toBeLessThanOrEqual(ledger.form.asked);
      }
      const names = await listNames(await ownerUrl(folder));
      const lost = ledgers.flatMap(({ organisations }) => organisations).filter((name) => !names.has(name));
      expect(lost, `round ${round}`).toEqual([]);
      expect(await findHalves(await ownerUrl(folder)), `round ${round}`).toEqual({
        'changes without a log row': 0,
        'log rows without a change': 0,
        'broken seals': 0,
      });
    }
    const written = ledgers.reduce(
      (sum, { organisations, form }) => sum + organisations.length + form.saved,
      0,
    );
    expect(written).toBeGreaterThan(ROUNDS * 2);
    console.info(`${ROUNDS} kills, ${written} acknowledged writes, none lost`);
    city.node.kill('SIGTERM');
    expect(await city.ended).toEqual({ code: 0, signal: null });
  },
  ROUNDS * 20_000,
);
