import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { exportSeals, parseKeptSeals } from '../../src/platform/audit/kept-seals.ts';
import { FIRST_PREVIOUS, leafOf, merkleRoot, sealOf } from '../../src/platform/audit/merkle.ts';
import { readLog } from '../../src/platform/audit/read-log.ts';
import { sealPending } from '../../src/platform/audit/seal.ts';
import { type KeptSeal, verifyLog } from '../../src/platform/audit/verify.ts';
import { createTestCity, type TestCity, type TestSession } from '../support/city.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let city: TestCity;
let session: TestSession;
let server: TestServer;
// Sealing waits for every transaction of the server that is under way: other tests have theirs on another.
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  city = await createTestCity(server.adminUrl);
  session = await city.signIn('planner', await city.addOrganisation('Socialnämnd Logg'));
});
afterEach(() => city.close());

const note = (text: string) =>
  city.as(session, (ctx) => sql`select audit.note('prov', 'test.sak', ${text})`.execute(ctx.db));

/** Three blocks of five rows each, and what came before in the first. */
async function writeBlocks(): Promise<void> {
  for (let block = 0; block < 3; block++) {
    for (let row = 0; row < 5; row++) await note(`${block}-${row} "å\\ä\n"`);
    await sealPending(city.app);
  }
}

async function verify(kept: KeptSeal[] = []) {
  const reading = await readLog(city.urls.samlad_owner);
  try {
    return await verifyLog(reading.events, reading.seals, kept);
  } finally {
    await reading.close();
  }
}

async function keepSeals(): Promise<KeptSeal[]> {
  const reading = await readLog(city.urls.samlad_owner);
  const lines: string[] = [];
  for await (const line of exportSeals(reading)) lines.push(line);
  await reading.close();
  return parseKeptSeals(lines.join('\n'));
}

const tamper = (change: ReturnType<typeof sql>) => change.execute(city.owner.db);
const texts = ({ faults }: Awaited<ReturnType<typeof verify>>) => faults.map(({ text }) => text).join('\n');

/** What a superuser can do who knows how sealing works: recompute every seal from the rows as they now are. */
async function forgeSeals(): Promise<void> {
  const { events, seals, close } = await readLog(city.urls.samlad_owner);
  const rows = [];
  for await (const event of events) rows.push(event);
  await close();
  let previousSeal: Buffer = FIRST_PREVIOUS;
  let from = -1n;
  for (const seal of seals) {
    const upto = BigInt(seal.uptoTransaction);
    const own = rows.filter(
      ({ transactionId }) => BigInt(transactionId) > from && BigInt(transactionId) <= upto,
    );
    const forged = { ...seal, events: own.length, merkleRoot: merkleRoot(own.map(leafOf)), previousSeal };
    previousSeal = sealOf(forged);
    from = upto;
    await tamper(sql`update audit.seal set events = ${forged.events}, merkle_root = ${forged.merkleRoot},
      previous_seal = ${forged.previousSeal}, seal = ${previousSeal} where block = ${seal.block}`);
  }
}

test('a log that nobody has touched is whole, with and without kept seals', async () => {
  await writeBlocks();
  await note('not sealed yet');
  const kept = await keepSeals();
  expect(kept).toHaveLength(3);
  expect(await verify()).toMatchObject({ faults: [], blocks: 3, unsealed: 1 });
  const verified = await verify(kept);
  expect(verified.faults).toEqual([]);
  expect(verified.sealed).toBe(kept.reduce((sum, { events }) => sum + events, 0));
});

test('an empty log is whole', async () => {
  const empty = await createTestCity(server.adminUrl);
  const reading = await readLog(empty.urls.samlad_owner);
  expect((await verifyLog(reading.events, reading.seals)).faults).toEqual([]);
  await reading.close();
  await empty.close();
});

test.each([
  ['who acted', sql`person_id = gen_random_uuid()`],
  ['what was done', sql`action = 'read'`],
  ['when', sql`recorded_at = recorded_at + interval '1 microsecond'`],
  ['the facts', sql`detail = '{"a": 1}'`],
  ['which request', sql`request_id = null`],
])('a row in which %s was changed is found, and named with kept seals', async (_, change) => {
  await writeBlocks();
  const kept = await keepSeals();
  const { rows } = await sql<{ id: string }>`
    update audit.event set ${change} where object_id like '1-2%' returning id`.execute(city.owner.db);
  const found = await verify();
  expect(found.faults.map(({ block }) => block)).toEqual([2]);
  expect(texts(found)).toContain('minst en av blockets 5 rader är ändrad');
  expect(texts(await verify(kept))).toContain(`Rad ${rows[0]?.id} i block 2 är ändrad`);
});

test('a row that was removed is found', async () => {
  await writeBlocks();
  const kept = await keepSeals();
  await tamper(sql`delete from audit.event where object_id like '1-3%'`);
  expect(texts(await verify())).toContain('blocket ska ha 5 rader men har 4');
  expect(texts(await verify(kept))).toContain('I block 2 saknas den ursprungliga raden på plats 4 av 5');
});

test('two rows that changed places are found', async () => {
  await writeBlocks();
  await tamper(sql`
    with pair as (select min(id) as low, max(id) as high from audit.event where object_id like '2-%')
    update audit.event e set object_id = o.object_id from audit.event o, pair
    where (e.id, o.id) in ((pair.low, pair.high), (pair.high, pair.low))`);
  expect((await verify()).faults.map(({ block }) => block)).toEqual([3]);
});

test('a row slipped in afterwards, dated back, is found', async () => {
  await writeBlocks();
  await tamper(sql`
    insert into audit.event (transaction_id, recorded_at, action, object_type, object_id)
    select transaction_id, recorded_at, 'sign-in', 'identity.session', 'false' from audit.event where object_id like '1-2%'`);
  expect(texts(await verify())).toContain('blocket ska ha 5 rader men har 6');
});

test('a whole block that was removed with its rows is found', async () => {
  await writeBlocks();
  await tamper(sql`delete from audit.event where object_id like '1-%'`);
  await tamper(sql`delete from audit.seal where block = 2`);
  expect(texts(await verify())).toContain('Block 2 saknas');
});

test('the end of the chain cut off is found with kept seals, though what is left is whole', async () => {
  await writeBlocks();
  const kept = await keepSeals();
  await tamper(sql`delete from audit.event where object_id like '2-%'`);
  await tamper(sql`delete from audit.seal where block = 3`);
  expect((await verify()).faults).toEqual([]);
  const found = texts(await verify(kept));
  expect(found).toContain('Block 3 finns i filen men inte i databasen');
  expect(found).toContain('blocket ska ha 5 rader men har 0');
});

test('a superuser who changes a row and forges every seal is found with kept seals', async () => {
  await writeBlocks();
  const kept = await keepSeals();
  await tamper(sql`update audit.event set action = 'nothing' where object_id like '1-2%'`);
  await forgeSeals();
  expect((await verify()).faults).toEqual([]);
  const found = texts(await verify(kept));
  expect(found).toContain('Block 2 i databasen har en annan försegling än i filen');
  expect(found).toContain('Block 3 i databasen har en annan försegling än i filen');
  expect(found).toMatch(/Rad \d+ i block 2 är ändrad/);
});

test('a forged seal that the chain does not lead to is found', async () => {
  await writeBlocks();
  await tamper(sql`update audit.seal set previous_seal = sha256('x') where block = 2`);
  const found = texts(await verify());
  expect(found).toContain('Block 2 hänger inte ihop med block 1');
  expect(found).toContain('Förseglingen av block 2 stämmer inte');
});

test('a damaged file of seals is said to be damaged', async () => {
  await writeBlocks();
  const [first, ...rest] = await keepSeals();
  first!.leaves.pop();
  expect(texts(await verify([first!, ...rest]))).toContain('Filen är skadad');
  expect(() => parseKeptSeals('{"block": 1}')).toThrow('Rad 1 i filen med förseglingar går inte att läsa.');
});

test('blocks sealed after the seals were kept are verified too', async () => {
  await writeBlocks();
  const kept = await keepSeals();
  await note('later');
  await sealPending(city.app);
  expect(await verify(kept)).toMatchObject({ faults: [], blocks: 4 });
  await tamper(sql`update audit.event set object_id = 'changed' where object_id = 'later'`);
  expect((await verify(kept)).faults.map(({ block }) => block)).toEqual([4]);
});

test('the database and the verifier compute the same tree', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { minLength: 1, maxLength: 40 }),
      async (leaves) => {
        const buffers = leaves.map((leaf) => Buffer.from(leaf));
        const { rows } = await sql<{
          root: Buffer;
        }>`select audit.merkle_root(${buffers}::bytea[]) as root`.execute(city.owner.db);
        expect(merkleRoot(buffers).equals(rows[0]!.root)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test('the database and the verifier write a row as the same text, whatever is in it', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 }).map((value) => value.replaceAll('\0', ''));
  const facts = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)));
  await fc.assert(
    fc.asyncProperty(
      text,
      text,
      fc.array(text, { maxLength: 3 }),
      facts,
      async (action, object, columns, detail) => {
        await tamper(sql`delete from audit.event`);
        await sql`insert into audit.event (action, object_type, object_id, columns, detail)
        values (${action}, 'test.sak', ${object}, ${columns}::text[], ${JSON.stringify(detail)}::jsonb)`.execute(
          city.owner.db,
        );
        const { rows } = await sql<{ leaf: Buffer }>`
        select sha256('\\x00'::bytea || convert_to(audit.canonical(e), 'UTF8')) as leaf from audit.event e`.execute(
          city.owner.db,
        );
        const reading = await readLog(city.urls.samlad_owner);
        for await (const event of reading.events) expect(leafOf(event).equals(rows[0]!.leaf)).toBe(true);
        await reading.close();
      },
    ),
    { numRuns: 60 },
  );
});

test('sealing beside many writers, some of them slow to commit, misses no row and seals none twice', async () => {
  let writing = true;
  let made = 0;
  const sealing = (async () => {
    while (writing) {
      if (await sealPending(city.app)) made += 1;
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
  })();
  const writer = async (name: number) => {
    // Until some have been sealed while others were written, however slow the machine is.
    for (let row = 0; row < 12 || made < 4; row++) {
      await city.as(session, async (ctx) => {
        await sql`select audit.note('prov', 'test.sak', ${`${name}-${row}-first`})`.execute(ctx.db);
        // Some hold their transaction open while others begin, write and commit after them.
        await sql`select pg_sleep(${((name * 7 + row * 13) % 10) / 200})`.execute(ctx.db);
        await sql`select audit.note('prov', 'test.sak', ${`${name}-${row}-last`})`.execute(ctx.db);
      });
    }
  };
  await Promise.all(Array.from({ length: 5 }, (_, name) => writer(name)));
  writing = false;
  await sealing;
  await sealPending(city.app);
  const { faults, sealed, unsealed, blocks } = await verify();
  expect(faults).toEqual([]);
  expect(unsealed).toBe(0);
  expect(blocks).toBeGreaterThan(3);
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit.event`.execute(city.owner.db);
  expect(sealed).toBe(rows[0]!.n);
  expect(rows[0]!.n).toBeGreaterThanOrEqual(120);
});

test('two sealers at once make one chain', async () => {
  await writeBlocks();
  for (let round = 0; round < 5; round++) {
    for (let row = 0; row < 4; row++) await note(`round ${round}`);
    await Promise.all(Array.from({ length: 4 }, () => sealPending(city.app)));
  }
  await sealPending(city.app);
  expect(await verify()).toMatchObject({ faults: [], unsealed: 0 });
});
