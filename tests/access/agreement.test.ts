import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Actor } from '../../src/platform/identity/context.ts';
import { withSession } from '../../src/platform/identity/context.ts';
import { createTestCity, type TestCity } from '../support/city.ts';
import { type Decision, decisionsFor } from './decisions.ts';
import { anyWorld, type Session, type World } from './world.ts';
import { MAKE_PROBE, saveWorld } from './world-in-database.ts';

/** How many decisions are compared; any number with SAMLAD_DECISIONS=1000000. */
const WANTED = Number(process.env.SAMLAD_DECISIONS ?? 12_000);
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

/** What the database lets a session do: everything is tried as samlad_app with the session's token, and undone. */
async function askDatabase(world: World, session: Session) {
  const token = session.tokenIsRight ? session.token : `${session.token}x`;
  let answer: { actor: Actor | null; decisions: Decision[]; outcomes: string[] } | null = null;
  const asking = withSession(
    city.app,
    { token, requestId: 'test', language: 'sv' },
    city.now,
    async (ctx) => {
      const decisions = decisionsFor(world, session, ctx.actor);
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
): Promise<{ decisions: Decision[]; sentences: string[] }> {
  const { actor, decisions, outcomes } = await askDatabase(world, session);
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

interface Comparison {
  decided: number;
  /** Acts that were allowed, and acts that were refused, at least once. */
  allowed: Set<string>;
  refused: Set<string>;
  sentences: string[];
}

const neverAllowed = ({ allowed, refused }: Comparison) =>
  [...refused].filter((act) => !allowed.has(act)).sort();

/**
 * Compares until so many decisions are made and every act was allowed at least once (ten times as many at most), or
 * a disagreement is found.
 */
async function compareUntil(wanted: number, seed: number, firstIsEnough = false): Promise<Comparison> {
  const result: Comparison = { decided: 0, allowed: new Set(), refused: new Set(), sentences: [] };
  for (const world of worldsFrom(seed)) {
    await saveWorld(admin, world);
    const found = new Set<string>();
    for (const session of world.sessions) {
      const { decisions, sentences } = await compare(world, session);
      result.decided += decisions.length;
      for (const { act, kind, oracle } of decisions)
        (oracle ? result.allowed : result.refused).add(`${act} ${kind}`);
      for (const sentence of sentences) found.add(sentence);
      if (firstIsEnough && found.size > 0) break;
    }
    // The same disagreement shows in many places; its shortest sentences are enough to see which it is.
    result.sentences = [...found].sort((a, b) => a.length - b.length).slice(0, 20);
    const covered = neverAllowed(result).length <= NEVER_ALLOWED.length || result.decided >= 10 * wanted;
    if (result.sentences.length > 0 || (result.decided >= wanted && covered)) return result;
  }
  return result;
}

const anySeed = () => Number(process.env.SAMLAD_SEED ?? Math.floor(Math.random() * 2 ** 31));

test(
  `database, policy.ts and oracle agree on ${WANTED} generated decisions`,
  async () => {
    const seed = anySeed();
    const result = await compareUntil(WANTED, seed);
    const { decided, allowed, refused, sentences } = result;
    expect(sentences, `SAMLAD_SEED=${seed}`).toEqual([]);
    expect(decided).toBeGreaterThanOrEqual(WANTED);
    console.info(`${decided} decisions agreed`);
    // Every act on everything was both allowed and refused, so that agreement says something.
    expect(neverAllowed(result)).toEqual(NEVER_ALLOWED);
    expect([...allowed].filter((act) => !refused.has(act))).toEqual([]);
  },
  Math.max(112_000, WANTED * 20),
);

/** Faults as a developer might make them, each of which the comparison must notice. */
const FAULTS: [name: string, sql: string][] = [
  [
    'a draft is shown to every content role',
    `create policy fault on governance.version for select to samlad_app
    using ((select access.content_role()))`,
  ],
  [
    'a planner of another unit edits',
    `create policy fault on governance.document for update to samlad_app
    using ((select access.role()) = 'planner')`,
  ],
  [
    'an administrator sees documents',
    `create policy fault on governance.document for select to samlad_app
    using ((select access.role()) = 'administrator')`,
  ],
  [
    'an open round is seen by boards that are not asked',
    `create policy fault on followup.round for select to samlad_app
    using (status = 'open' and (select access.content_role()))`,
  ],
  [
    'planners read the drafts of boards',
    `create policy fault on followup.answer for select to samlad_app
    using ((select access.role()) = 'planner')`,
  ],
  [
    'somebody approves what they submitted',
    `create policy fault on followup.answer for update to samlad_app
    using ((select access.role()) = 'board-approver' and organisation_id = (select access.unit_id())
      and state = 'submitted')`,
  ],
  [
    'planners see who has which question',
    `create policy fault on followup.delegation for select to samlad_app
    using ((select access.role()) = 'planner')`,
  ],
  [
    'boards see what planners fill in before it is closed',
    `create policy fault on followup.answer for select to samlad_app
    using ((select access.role()) = 'board-coordinator' and organisation_id = (select access.unit_id()))`,
  ],
  [
    'evidence of drafts is shown to every content role',
    `create policy fault on followup.evidence for select to samlad_app
    using ((select access.content_role()))`,
  ],
  [
    'an administrator gives themself a role',
    `create policy fault on identity.role_assignment for insert to samlad_app
    with check ((select access.role()) = 'administrator')`,
  ],
  [
    'addresses are shown to all colleagues',
    `create policy fault on identity.email_address for select to samlad_app
    using ((select access.role()) is not null)`,
  ],
  [
    'an ended session goes on',
    `create or replace function identity.current_session() returns identity.live_session
    language sql stable security definer set search_path = '' as $$
    select row(s.id, s.person_id, a.id, a.role, a.organisation_id, s.expires_at)::identity.live_session
    from identity.session s join identity.person p on p.id = s.person_id
    left join identity.role_assignment a on a.id = s.assignment_id and a.person_id = s.person_id
    where s.token_hash = sha256(convert_to(current_setting('samlad.session', true), 'UTF8')) $$`,
  ],
  [
    'a role is taken from somebody else',
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

test.each(FAULTS)(
  'the comparison notices when %s',
  async (_name, fault) => {
    const before = await admin.query<{ text: string }>(
      `select pg_get_functiondef('identity.current_session'::regproc) as text`,
    );
    await admin.query(fault);
    try {
      const { sentences } = await compareUntil(60_000, anySeed(), true);
      expect(sentences.length).toBeGreaterThan(0);
    } finally {
      await admin.query(`do $$ declare y record; begin
      for y in select polrelid::regclass as place from pg_policy where polname = 'fault' loop
        execute format('drop policy fault on %s', y.place); end loop; end $$`);
      await admin.query(before.rows[0]!.text);
    }
  },
  300_000,
);
