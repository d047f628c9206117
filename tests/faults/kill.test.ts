import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PEOPLE, demoPeopleOf } from '../../src/modules/organisation/index.ts';
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

/** A board's answer to one question of a round in progress, whose comment is a number that only grows. */
interface AnswerLedger {
  roundId: string;
  questionId: string;
  revision: number;
  asked: number;
  saved: number;
}

interface Work {
  questions: { id: string }[];
  answers: { questionId: string; state: string; revision: number; comment: string }[];
}

/** The first question in an open round that the coordinator may answer. */
async function findQuestion(client: CityClient, address: string): Promise<AnswerLedger> {
  const { body } = await client.request(address, 'GET', '/followup/rounds');
  for (const round of body.items as { id: string; status: string }[]) {
    if (round.status !== 'open') continue;
    const work = (await client.request(address, 'GET', `/followup/rounds/${round.id}/work`))
      .body as unknown as Work;
    const question = work.questions.find(({ id }) => {
      const answer = work.answers.find((each) => each.questionId === id);
      return !answer || answer.state === 'draft' || answer.state === 'returned';
    });
    const revision = work.answers.find((each) => each.questionId === question?.id)?.revision ?? 0;
    if (question) return { roundId: round.id, questionId: question.id, revision, asked: 0, saved: 0 };
  }
  throw new Error('the demo city has no question left to answer');
}

async function readAnswer(client: CityClient, address: string, ledger: AnswerLedger) {
  const { body } = await client.request(address, 'GET', `/followup/rounds/${ledger.roundId}/work`);
  return (body as unknown as Work).answers.find(({ questionId }) => questionId === ledger.questionId);
}

/** Answers as fast as the server lets it; after an answer that never came, it first looks what is there. */
async function answer(client: CityClient, address: string, ledger: AnswerLedger): Promise<void> {
  try {
    ledger.revision = (await readAnswer(client, address, ledger))?.revision ?? ledger.revision;
    for (;;) {
      ledger.asked += 1;
      const { status, body } = await client.request(
        address,
        'PUT',
        `/followup/questions/${ledger.questionId}/answer`,
        {
          value: 'yes',
          reason: '',
          comment: String(ledger.asked),
          status: null,
          hindrance: '',
          cost: null,
          baseRevision: ledger.revision,
        },
      );
      if (status === 200) {
        ledger.saved = ledger.asked;
        ledger.revision = (body.answer as { revision: number }).revision;
      } else await sleep(50);
    }
  } catch {
    return;
  }
}

const savedIn = (ledgers: Ledger[], answered: AnswerLedger) =>
  ledgers.reduce((sum, { organisations, form }) => sum + organisations.length + form.saved, answered.saved);

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
        where before is not null and (block <> before + 1 or previous_seal <> chained)) as "broken seals",
      (select count(*)::int from followup.answer a where not exists (select 1 from followup.answer_revision r
        where r.answer_id = a.id and r.revision = a.revision and r.comment = a.comment)) as "answers without history"`);
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
    const board = await signIn(address, demoPeopleOf('Socialnämnd Nordost').coordinator, 'board-coordinator');
    const answered = await findQuestion(board, address);

    for (let round = 0; round < ROUNDS; round++) {
      const before = savedIn(ledgers, answered);
      const writing = clients.map((client, n) => write(client, address, ledgers[n]!, `Prov ${round}-${n}`));
      writing.push(answer(board, address, answered));
      // At any moment once writes are on their way, on a slow machine too.
      const answeredBefore = answered.saved;
      const underWay = () =>
        savedIn(ledgers, answered) >= before + WRITERS && answered.saved > answeredBefore;
      for (let waited = 0; waited < 500 && !underWay(); waited++) await sleep(10);
      await sleep(Math.random() * 300);
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
      const comment = Number((await readAnswer(board, address, answered))?.comment ?? 0);
      if (answered.saved > 0) {
        expect(comment, `round ${round}: the answer`).toBeGreaterThanOrEqual(answered.saved);
        expect(comment, `round ${round}: the answer`).toBeLessThanOrEqual(answered.asked);
      }
      const names = await listNames(await ownerUrl(folder));
      const lost = ledgers.flatMap(({ organisations }) => organisations).filter((name) => !names.has(name));
      expect(lost, `round ${round}`).toEqual([]);
      expect(await findHalves(await ownerUrl(folder)), `round ${round}`).toEqual({
        'changes without a log row': 0,
        'log rows without a change': 0,
        'broken seals': 0,
        'answers without history': 0,
      });
    }
    const written = savedIn(ledgers, answered);
    expect(answered.saved).toBeGreaterThan(0);
    expect(written).toBeGreaterThan(ROUNDS * 2);
    console.info(`${ROUNDS} kills, ${written} acknowledged writes, none lost`);
    city.node.kill('SIGTERM');
    expect(await city.ended).toEqual({ code: 0, signal: null });
  },
  ROUNDS * 20_000,
);
