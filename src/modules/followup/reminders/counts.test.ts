import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestSession } from '../../../../tests/support/city.ts';
import { createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import { dayOf } from '../../organisation/index.ts';
import { listAwaitingApproval, listOwnWork } from '../store/start.ts';
import { listFacts } from './store/job.ts';

let city: FollowupCity;
let roundId: string;
let asked: string[];
let people: TestSession[];
beforeAll(async () => {
  city = await createFollowupCity();
  ({
    round: { id: roundId },
  } = await city.beginOpenRound());
  const { rows } = await sql<{ id: string }>`select question_id as id from followup.question_recipient
    where organisation_id = ${city.north} order by 1`.execute(city.owner.db);
  asked = rows.map(({ id }) => id);
  const second = await city.signIn('board-coordinator', city.north);
  const secondApprover = await city.signIn('board-approver', city.north);
  people = [city.coordinator, second, city.approver, secondApprover];
  for (const [index, { personId }] of people.entries())
    await sql`insert into identity.email_address values (${personId}, ${`p${index}@example.se`})`.execute(
      city.owner.db,
    );
  // States are put as they are: how answers come to them has tests of its own.
  await sql`alter table followup.answer disable trigger user`.execute(city.owner.db);
});
afterAll(() => city.close());

/** What became of a question, who wrote it, who submitted it, and whom it was handed to; by place among the people, -1 for nobody. */
interface Fate {
  state: 'none' | 'draft' | 'returned' | 'submitted' | 'approved';
  writer: number;
  submitter: number;
  holder: number;
}
const fate: fc.Arbitrary<Fate> = fc.record({
  state: fc.constantFrom('none', 'draft', 'returned', 'submitted', 'approved'),
  writer: fc.integer({ min: 0, max: 3 }),
  submitter: fc.integer({ min: 0, max: 3 }),
  holder: fc.integer({ min: -1, max: 1 }),
});

async function arrange(fates: Fate[]) {
  await sql`delete from followup.answer`.execute(city.owner.db);
  await sql`delete from followup.delegation`.execute(city.owner.db);
  for (const [index, { state, writer, submitter, holder }] of fates.entries()) {
    const question = asked[index];
    const by = people[submitter]!.personId;
    const other = people.find((_, place) => place !== submitter && place !== writer)!.personId;
    if (state !== 'none')
      await sql`insert into followup.answer (round_id, question_id, organisation_id, state, value, written_by, updated_by, updated_at,
          submitted_by, submitted_at, approved_by, approved_at, returned_by, returned_at, return_note)
        values (${roundId}, ${question}, ${city.north}, ${state}, 'yes', ${people[writer]!.personId}, ${by}, now(),
          ${state === 'draft' ? null : by}, now(), ${state === 'approved' ? other : null}, now(),
          ${state === 'returned' ? other : null}, now(), 'Skriv mer.')`.execute(city.owner.db);
    if (holder >= 0)
      await sql`insert into followup.delegation
          (question_id, organisation_id, round_id, person_id, delegated_by, delegated_at)
        values (${question}, ${city.north}, ${roundId}, ${people[holder]!.personId}, ${by}, now())`.execute(
        city.owner.db,
      );
  }
}

async function shownTo(person: TestSession) {
  const { role, personId } = person;
  const row = await city.as(person, async ({ db }) => {
    if (role === 'board-approver') return (await listAwaitingApproval(db, city.north, personId))[0];
    return (await listOwnWork(db, city.north, personId))[0];
  });
  if (!row) return { left: 0, returned: 0, waiting: 0 };
  if ('waiting' in row) return { left: 0, returned: 0, waiting: row.waiting };
  return { left: row.mine + row.nobodys, returned: row.returned, waiting: 0 };
}

test('a letter counts what the reader’s own pages show, whatever has become of the questions', async () => {
  const today = dayOf(city.now());
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { minLength: asked.length, maxLength: asked.length }), async (fates) => {
      await arrange(fates);
      const facts = await city.jobs.db.transaction().execute((tx) => listFacts(tx, today));
      for (const person of people) {
        const own = facts.filter(({ personId }) => personId === person.personId);
        expect(own.length).toBeLessThanOrEqual(1);
        const told = own[0] ?? { toAnswer: 0, returned: 0, toApprove: 0 };
        expect({ left: told.toAnswer, returned: told.returned, waiting: told.toApprove }).toEqual(
          await shownTo(person),
        );
        if (own[0]) expect(told.toAnswer + told.returned + told.toApprove).toBeGreaterThan(0);
      }
    }),
    { numRuns: 40 },
  );
});
