import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Actor } from '../../src/platform/identity/context.ts';
import { withSession } from '../../src/platform/identity/context.ts';
import { createTestCity, type TestCity } from '../support/city.ts';
import { type Decision, decisionsFor } from './decisions.ts';
import { EVERY_CASE, seenBy, type Viewpoint } from './every-case.ts';
import { anyWorld, type Session, type World } from './world.ts';
import { MAKE_PROBE, saveWorld } from './world-in-database.ts';

/** How many decisions are compared; any number with SAMLAD_DECISIONS=1000000. */
const WANTED = Number(process.env.SAMLAD_DECISIONS ?? 10_000);
/** What a refusal looks like: no right or policy, a rule that holds for everybody, something that does not exist for the asker. */
const REFUSALS = /^(0$|42501|23001|23503|P0002)/;
const ACTS: Record<string, string> = {
  read: 'läsa',
  'read-email': 'läsa',
  add: 'lägga till',
  'add-part': 'lägga till',
  change: 'ändra',
  rename: 'byta namn på',
  remove: 'ta bort',
};

let city: TestCity;
let admin: pg.Client;
beforeAll(async () => {
  city = await createTestCity();
  const url = new URL(inject('adminUrl'));
  url.pathname = new URL(city.urls.samlad_owner).pathname;
  admin = new pg.Client({ connectionString: url.toString() });
  await admin.connect();
  await admin.query(MAKE_PROBE);
});
afterAll(async () => {
  await admin.end();
  await city.close();
});

/** What nobody may ever do. */
const NEVER_ALLOWED = ['submit-as-another svar'];

class Undo extends Error {}

/** Of what a session could do: so many decisions at most, and only those about one table. */
interface Share {
  atMost?: number;
  about?: string;
}

/** What the database lets a session do: everything is tried as samlad_app with the session's token, and undone. */
async function askDatabase(world: World, session: Session, { atMost, about = '' }: Share) {
  const token = session.tokenIsRight ? session.token : `${session.token}x`;
  let answer: { actor: Actor | null; decisions: Decision[]; outcomes: string[] } | null = null;
  const asking = withSession(
    city.app,
    { token, requestId: 'test', language: 'sv' },
    city.now,
    async (ctx) => {
      const decisions = decisionsFor(world, session, ctx.actor)
        .filter(({ statement }) => statement.includes(about))
        .slice(0, atMost);
      const statements = decisions.map(({ statement }) => statement);
      const { rows } = await sql<{ outcomes: string[] }>`
      select probe.try_each(${statements}::text[]) as outcomes`.execute(ctx.db);
      answer = { actor: ctx.actor, decisions, outcomes: rows[0]!.outcomes };
      throw new Undo();
    },
  );
  await asking.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return answer! as { actor: Actor | null; decisions: Decision[]; outcomes: string[] };
}

const yesOrNo = (value: boolean) => (value ? 'ja' : 'nej');

/** Disagreements as sentences that can be read without the world at hand. */
async function compare(
  world: World,
  session: Session,
  share: Share = {},
): Promise<{ decisions: Decision[]; sentences: string[] }> {
  const { actor, decisions, outcomes } = await askDatabase(world, session, share);
  const unit = world.organisations.find(({ id }) => id === actor?.organisationId)?.name;
  const who = actor ? `En ${actor.role ?? 'person utan roll'} för ${unit ?? 'ingen'}` : 'Ingen inloggad';
  const sentences = decisions.flatMap(({ act, object, rule, oracle }, n) => {
    const outcome = outcomes[n]!;
    const database = /^[1-9]\d*$/.test(outcome);
    if (!database && !REFUSALS.test(outcome))
      return [`${who}, ${act} ${object}: databasen svarade ${outcome}`];
    if (database === oracle && rule === oracle) return [];
    const says = `databas ${yesOrNo(database)}, regel ${yesOrNo(rule)}, orakel ${yesOrNo(oracle)}`;
    return [`${who} får ${ACTS[act] ?? act} ${object}: ${says} (${outcome})`];
  });
  return { decisions, sentences };
}

/** Endless random cities; the seed tells which. */
function* worldsFrom(seed: number): Generator<World> {
  for (let n = 0; ; n++) yield* fc.sample(anyWorld, { seed: seed + n, numRuns: 10, unbiased: true });
}

/** Which acts were allowed, and which were refused, at least once. */
interface Coverage {
  allowed: Set<string>;
  refused: Set<string>;
}
const missing = (from: Set<string>, all: Set<string>) => [...all].filter((act) => !from.has(act)).sort();

const today = async () =>
  (await admin.query<{ day: string }>(`select current_date::text as day`)).rows[0]!.day;

/** Compares one city, at most so many decisions of it. @returns how many, and the disagreements, shortest first */
async function compareWorld(world: World, coverage: Coverage, atMost = Number.POSITIVE_INFINITY) {
  const begun = await today();
  await saveWorld(admin, world);
  let decided = 0;
  const found = new Set<string>();
  for (const session of world.sessions) {
    if (decided >= atMost) break;
    const { decisions, sentences } = await compare(world, session, { atMost: atMost - decided });
    decided += decisions.length;
    for (const { act, kind, oracle } of decisions)
      (oracle ? coverage.allowed : coverage.refused).add(`${act} ${kind}`);
    for (const sentence of sentences) found.add(sentence);
  }
  // Over midnight, roles that were to begin tomorrow have begun: the same city once more, on one day.
  if (begun !== (await today())) return await compareWorld(world, coverage, atMost);
  // The same disagreement shows in many places; its shortest sentences are enough to see which it is.
  return { decided, sentences: [...found].sort((a, b) => a.length - b.length).slice(0, 20) };
}

const anySeed = () => Number(process.env.SAMLAD_SEED ?? Math.floor(Math.random() * 2 ** 31));

test('database, policy.ts and oracle agree on a city made so that everything is both allowed and refused', async () => {
  const coverage: Coverage = { allowed: new Set(), refused: new Set() };
  let all = 0;
  for (const world of EVERY_CASE) {
    const { decided, sentences } = await compareWorld(world, coverage);
    expect(sentences).toEqual([]);
    all += decided;
  }
  console.info(`${all} decisions agreed in the city of every case`);
  // Agreement says something only about what was both allowed and refused.
  expect(missing(coverage.allowed, coverage.refused)).toEqual(NEVER_ALLOWED);
  expect(missing(coverage.refused, coverage.allowed)).toEqual([]);
});

test(
  `database, policy.ts and oracle agree on ${WANTED} generated decisions`,
  async () => {
    const seed = anySeed();
    const coverage: Coverage = { allowed: new Set(), refused: new Set() };
    let decided = 0;
    for (const world of worldsFrom(seed)) {
      const compared = await compareWorld(world, coverage, WANTED - decided);
      expect(compared.sentences, `SAMLAD_SEED=${seed}`).toEqual([]);
      decided += compared.decided;
      if (decided >= WANTED) break;
    }
    expect(decided).toBe(WANTED);
    console.info(
      `${decided} decisions agreed; never allowed among them: ${missing(coverage.allowed, coverage.refused).join(', ')}`,
    );
  },
  Math.max(240_000, WANTED * 20),
);

/** Faults as a developer might make them, each of which the comparison must notice. */
const FAULTS: [name: string, seenBy: Viewpoint, sql: string][] = [
  [
    'a draft is shown to every content role',
    'reader',
    `create policy fault on governance.version for select to samlad_app
    using ((select access.content_role()))`,
  ],
  [
    'a planner of another unit edits',
    'neighbourPlanner',
    `create policy fault on governance.document for update to samlad_app
    using ((select access.role()) = 'planner')`,
  ],
  [
    'an administrator sees documents',
    'administrator',
    `create policy fault on governance.document for select to samlad_app
    using ((select access.role()) = 'administrator')`,
  ],
  [
    'an open round is seen by boards that are not asked',
    'outsideCoordinator',
    `create policy fault on followup.round for select to samlad_app
    using (status = 'open' and (select access.content_role()))`,
  ],
  [
    'planners read the drafts of boards',
    'neighbourPlanner',
    `create policy fault on followup.answer for select to samlad_app
    using ((select access.role()) = 'planner')`,
  ],
  [
    'somebody approves what they submitted',
    'approver',
    `create policy fault on followup.answer for update to samlad_app
    using ((select access.role()) = 'board-approver' and organisation_id = (select access.unit_id())
      and state = 'submitted')`,
  ],
  [
    'somebody approves what they wrote and a colleague submitted',
    'approver',
    `create policy fault on followup.answer for update to samlad_app
    using ((select access.role()) = 'board-approver' and organisation_id = (select access.unit_id())
      and state = 'submitted' and submitted_by <> (select access.person_id()))`,
  ],
  [
    'planners see who has which question',
    'neighbourPlanner',
    `create policy fault on followup.delegation for select to samlad_app
    using ((select access.role()) = 'planner')`,
  ],
  [
    'boards see what planners fill in before it is closed',
    'coordinator',
    `create policy fault on followup.answer for select to samlad_app
    using ((select access.role()) = 'board-coordinator' and organisation_id = (select access.unit_id()))`,
  ],
  [
    'evidence of drafts is shown to every content role',
    'reader',
    `create policy fault on followup.evidence for select to samlad_app
    using ((select access.content_role()))`,
  ],
  [
    'drafts of what the office says are shown to every content role',
    'reader',
    `create policy fault on publishing.office_text for select to samlad_app
    using ((select access.content_role()))`,
  ],
  [
    'what the office has said before is shown to every content role',
    'reader',
    `create policy fault on publishing.office_edition for select to samlad_app
    using ((select access.content_role()))`,
  ],
  [
    'an administrator gives themself a role',
    'administrator',
    `create policy fault on identity.role_assignment for insert to samlad_app
    with check ((select access.role()) = 'administrator')`,
  ],
  [
    'addresses are shown to all colleagues',
    'reader',
    `create policy fault on identity.email_address for select to samlad_app
    using ((select access.role()) is not null)`,
  ],
  [
    'an ended session goes on',
    'ended',
    `create or replace function identity.current_session() returns identity.live_session
    language sql stable security definer set search_path = '' as $$
    select row(s.id, s.person_id, a.id, a.role, a.organisation_id, s.expires_at)::identity.live_session
    from identity.session s join identity.person p on p.id = s.person_id
    left join identity.role_assignment a on a.id = s.assignment_id and a.person_id = s.person_id
    where s.token_hash = sha256(convert_to(current_setting('samlad.session', true), 'UTF8')) $$`,
  ],
  [
    'a role is taken from somebody else',
    'inAnothersRole',
    `create or replace function identity.current_session()
    returns identity.live_session language sql stable security definer set search_path = '' as $$
    select row(s.id, s.person_id, a.id, a.role, a.organisation_id, s.expires_at)::identity.live_session
    from identity.session s
    join identity.person p on p.id = s.person_id and current_date between p.valid_from and coalesce(p.valid_to, 'infinity')
    left join identity.role_assignment a on a.id = s.assignment_id
      and current_date between a.valid_from and coalesce(a.valid_to, 'infinity')
    where s.token_hash = sha256(convert_to(current_setting('samlad.session', true), 'UTF8'))
      and s.ended_at is null and s.expires_at > now() and s.last_seen_at + s.idle_after > now() $$`,
  ],
];

test.each(FAULTS)('the comparison notices when %s', async (_name, viewpoint, fault) => {
  const { world, session } = seenBy(viewpoint);
  await saveWorld(admin, world);
  expect((await compare(world, session)).sentences).toEqual([]);
  const before = await admin.query<{ text: string }>(
    `select pg_get_functiondef('identity.current_session'::regproc) as text`,
  );
  await admin.query(fault);
  try {
    const about = /^create policy fault on (\S+)/.exec(fault)?.[1];
    const { sentences } = await compare(world, session, { about });
    expect(sentences.length).toBeGreaterThan(0);
  } finally {
    await admin.query(`do $$ declare y record; begin
      for y in select polrelid::regclass as place from pg_policy where polname = 'fault' loop
        execute format('drop policy fault on %s', y.place); end loop; end $$`);
    await admin.query(before.rows[0]!.text);
  }
});
