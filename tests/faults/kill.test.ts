import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PEOPLE, demoPeopleOf } from '../../src/modules/organisation/index.ts';
import {
  type CityProcess,
  copyDemoFolder,
  killEverything,
  ownerUrl,
  removeDataFolder,
  signIn,
  startCity,
} from './city-process.ts';
import { createApproval } from './kills/approval.ts';
import { createClosing } from './kills/closing.ts';
import { createReportMaking } from './kills/report.ts';
import type { MadeRound } from './kills/rounds.ts';
import type { Crew, Work } from './kills/work.ts';
import { createWriting } from './kills/writing.ts';

/** Every kind of work killed in every way once; SAMLAD_KILLS=100 for the long run (see docs/operations.md). */
const ROUNDS = Number(process.env.SAMLAD_KILLS ?? 12);
const BOARD = demoPeopleOf('Socialnämnd Nordost');

let city: CityProcess;
let folder: string;
let temporary: string;
beforeAll(async () => {
  folder = await copyDemoFolder();
  temporary = join(folder, 'temporary');
  await mkdir(temporary);
});
afterAll(async () => {
  await killEverything(folder, city?.node);
  await removeDataFolder(folder);
});

const servers = new Set<number>();
const start = () => {
  const started = startCity(folder, { TMPDIR: temporary });
  servers.add(started.node.pid!);
  return started;
};

async function hireCrew(address: string): Promise<Crew> {
  return {
    planner: await signIn(address, DEMO_PEOPLE.planner),
    secondPlanner: await signIn(address, DEMO_PEOPLE.secondPlanner),
    administrator: await signIn(address, DEMO_PEOPLE.administrator),
    coordinator: await signIn(address, BOARD.coordinator, 'board-coordinator'),
    approver: await signIn(address, BOARD.approver, 'board-approver'),
  };
}

async function asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: await ownerUrl(folder) });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** What is half must be nowhere, whatever was going on. */
async function findHalves(owner: pg.Client): Promise<Record<string, number>> {
  const { rows } = await owner.query<Record<string, number>>(`select
    (select count(*)::int from organisation.organisation o where not exists (select 1 from audit.event e
      where e.object_id = o.id::text and e.object_type = 'organisation.organisation' and e.action = 'insert')) as "changes without a log row",
    (select count(*)::int from audit.event e where e.object_type = 'organisation.organisation'
      and e.action = 'insert' and not exists (select 1 from organisation.organisation o
      where o.id::text = e.object_id)) as "log rows without a change",
    (select count(*)::int from (select block, lag(block) over (order by block) as before,
      previous_seal, lag(seal) over (order by block) as chained from audit.seal) s
      where before is not null and (block <> before + 1 or previous_seal <> chained)) as "broken seals",
    (select count(*)::int from followup.answer a where not exists (select 1 from followup.answer_revision r
      where r.answer_id = a.id and r.revision = a.revision and r.state = a.state and r.comment = a.comment)) as "answers without history",
    (select count(*)::int from followup.answer_revision r join followup.answer a on a.id = r.answer_id
      where r.revision > a.revision) as "history without an answer",
    (select count(*)::int from followup.round r full join publishing.report p on p.round_id = r.id
      where (r.status = 'closed') <> (p.id is not null)) as "half-closed rounds",
    (select count(*)::int from publishing.report
      where hash <> encode(sha256(convert_to(content, 'UTF8')), 'hex')) as "reports with another hash"`);
  return rows[0]!;
}

/** Takes the power in one of three ways and comes back with a city that answers. */
const WAYS: Record<string, (city: CityProcess, round: number) => Promise<CityProcess>> = {
  everything: async (city, round) => {
    await killEverything(folder, city.node);
    // Every other time the next start is killed too, somewhere on its way.
    if (round % 2 === 1) {
      const interrupted = start();
      await sleep(Math.random() * 900);
      await killEverything(folder, interrupted.node);
    }
    return start();
  },
  'the server': async (city) => {
    city.node.kill('SIGKILL');
    await city.ended;
    return start();
  },
  'the database': async (city) => {
    const lock = await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8');
    process.kill(Number(lock.split('\n')[0]), 'SIGKILL');
    return city;
  },
};

async function untilReady(city: CityProcess): Promise<void> {
  const address = await city.address;
  const until = performance.now() + 60_000;
  // Some in a row, since a database that was just killed may have answered once more.
  for (let fine = 0; fine < 5; ) {
    const answer = await fetch(`${address}/health/ready`).catch(() => null);
    fine = answer?.status === 200 ? fine + 1 : 0;
    if (city.node.exitCode !== null || city.node.signalCode !== null || performance.now() > until)
      throw new Error(`it does not come back by itself:\n${city.output()}`);
    await sleep(60);
  }
}

test(
  `${ROUNDS} times the server, its database or both are killed at work: what was acknowledged is there, nothing is half, and work goes on without a hand`,
  async () => {
    city = start();
    let address = await city.address;
    const crew = await hireCrew(address);
    const rounds: MadeRound[] = [];
    const works: Work[] = [
      await createWriting(crew, address),
      createApproval(crew, rounds),
      createClosing(crew, rounds),
      createReportMaking(crew, temporary, servers),
    ];
    const ways = Object.entries(WAYS);
    const count = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round++) {
      const work = works[round % works.length]!;
      const [way, killing] = ways[round % ways.length]!;
      const name = `${way} killed during ${work.name}`;
      let over = false;
      await work.prepare?.(address);
      let ended = false;
      const going = work
        .go(address, () => over)
        .finally(() => {
          ended = true;
        });
      going.catch(() => {});
      while (!work.underWay() && !ended) await sleep(5);
      // What ended before it was under way says why.
      if (ended) await going;
      expect(work.underWay(), name).toBe(true);
      // At any moment once it is under way.
      await sleep(Math.random() * 200);
      city = await killing(city, round);
      over = true;
      await going;
      address = await city.address;
      await untilReady(city);
      await asOwner(async (owner) => {
        for (const each of works.slice(0, round + 1)) {
          if (each === work || each === works[0]) await each.check(address, owner);
        }
        expect(await findHalves(owner), `round ${round}: ${name}`).toEqual({
          'changes without a log row': 0,
          'log rows without a change': 0,
          'broken seals': 0,
          'answers without history': 0,
          'history without an answer': 0,
          'half-closed rounds': 0,
          'reports with another hash': 0,
        });
      }).catch((error: Error) => {
        throw Object.assign(error, { message: `round ${round}, ${name}: ${error.message}` });
      });
      count.set(name, (count.get(name) ?? 0) + 1);
    }
    console.info([...count].map(([name, times]) => `${times} × ${name}`).join('\n'));
    city.node.kill('SIGTERM');
    expect(await city.ended).toEqual({ code: 0, signal: null });
  },
  Math.max(10 * 60_000, ROUNDS * 30_000),
);
