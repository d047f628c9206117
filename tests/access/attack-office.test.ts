import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeRound, getRound } from '../../src/modules/followup/service/rounds.ts';
import '../../src/modules/publishing/index.ts';
import {
  decideOfficeText,
  getOfficeWork,
  saveOfficeText,
} from '../../src/modules/publishing/service/office.ts';
import { getReport, publishReport } from '../../src/modules/publishing/service/reports.ts';
import type { TestSession } from '../support/city.ts';
import { createFollowupCity, type FollowupCity } from '../support/followup-city.ts';

const SECRET = 'hemligt utkast';
const EARLIER = 'det som sades förut';
const STANDS = 'det som sägs nu';
const SUMMARY = { section: 'summary', about: null } as const;

let city: FollowupCity;
let attacker: pg.Client;
let roundId: string;
let reportId: string;
let slug: string;
let otherQuestion: string;
let outsiders: (TestSession | null)[];

const closed = async () => {
  const { round, questionIds } = await city.beginOpenRound();
  const { revision } = await city.as(city.planner, (ctx) => getRound(ctx, round.id));
  await city.as(city.planner, (ctx) => closeRound(ctx, round.id, revision));
  return { id: round.id, questionIds };
};

beforeAll(async () => {
  city = await createFollowupCity();
  const closedRound = await closed();
  roundId = closedRound.id;
  otherQuestion = (await closed()).questionIds[0]!;
  await city.as(city.planner, async (ctx) => {
    for (const [revision, text] of [EARLIER, STANDS].entries()) {
      await saveOfficeText(ctx, roundId, { ...SUMMARY, text, baseRevision: revision });
      const { drafts, editions } = await getOfficeWork(ctx, roundId);
      const seen = drafts.map((draft) => ({ ...SUMMARY, revision: draft.revision }));
      await decideOfficeText(ctx, roundId, { latest: editions.length, seen });
    }
    await saveOfficeText(ctx, roundId, { ...SUMMARY, text: SECRET, baseRevision: 2 });
    ({ id: reportId, slug } = await getReport(ctx, roundId));
    await publishReport(ctx, roundId, { latest: 0 });
  });
  outsiders = [
    await city.signIn('planner', city.south),
    await city.signIn('reader', city.office),
    city.coordinator,
    city.approver,
    await city.signIn('administrator', city.office),
    await city.signIn('log-reviewer', city.office),
    null,
  ];
  attacker = new pg.Client({ connectionString: city.urls.samlad_app });
  await attacker.connect();
});
afterAll(async () => {
  await attacker.end();
  await city.close();
});

/** Runs SQL in a session; what comes out, rows or error, is all there is to be had. */
async function attack(session: TestSession | null, query: string) {
  await attacker.query('begin');
  try {
    await attacker.query('select identity.resume_session($1, $2)', [session?.token ?? '', 'attack']);
    const { rows } = await attacker.query<Record<string, unknown>>(query);
    return { told: JSON.stringify(rows), code: '' };
  } catch (error) {
    const { message, detail, hint, where, code } = error as pg.DatabaseError;
    return { told: [message, detail, hint, where].join(' '), code: code ?? '' };
  } finally {
    await attacker.query('rollback');
  }
}

describe('what the office has not decided, and what it said before, stays with its planners', () => {
  test.each<[string, () => string]>([
    ['the drafts', () => 'select * from publishing.office_text'],
    ['the drafts by a lock', () => 'select * from publishing.office_text for key share'],
    ['their history', () => 'select * from publishing.office_text_revision'],
    ['every edition', () => 'select * from publishing.office_edition'],
    [
      'writing',
      () => `update publishing.office_text set text = 'x' || text, revision = revision + 1 returning *`,
    ],
    ['emptying', () => 'delete from publishing.office_text returning *'],
    [
      'beginning the same section',
      () => `insert into publishing.office_text (report_id, section, text, revision, updated_by, updated_at)
        select '${reportId}', 'summary', 'x', 1, access.person_id(), now()
        on conflict (report_id, section, about) do update set revision = office_text.revision + 1 returning *`,
    ],
    ['the public function', () => `select office from publishing.public_report('${slug}')`],
    ['the public list', () => 'select * from publishing.public_reports()'],
    ['which editions stand', () => 'select publishing.latest_office_editions()'],
    ['the log', () => 'select e::text from audit.event e'],
  ])('%s', async (_name, query) => {
    for (const session of outsiders) {
      const { told } = await attack(session, query());
      expect(told).not.toContain(SECRET);
      expect(told).not.toContain(EARLIER);
    }
  });

  test('the edition that stands is all that others read, and nobody else reads even that', async () => {
    const query = 'select content from publishing.office_edition';
    for (const session of outsiders.slice(0, 4)) {
      const { told } = await attack(session, query);
      expect(told.match(/"content"/g)).toHaveLength(1);
      expect(told).toContain(STANDS);
    }
    for (const session of outsiders.slice(4)) expect((await attack(session, query)).told).toBe('[]');
    expect((await attack(null, `select office from publishing.public_report('${slug}')`)).told).toContain(
      STANDS,
    );
  });

  test('nobody else is told by an error whether somebody has begun', async () => {
    const begin = (report: string) =>
      `insert into publishing.office_text (report_id, section, text, revision, updated_by, updated_at)
       values ('${report}', 'summary', 'x', 1, access.person_id(), now())`;
    for (const session of outsiders.slice(0, 6)) {
      const there = await attack(session, begin(reportId));
      expect(there.code).toBe('42501');
      expect(await attack(session, begin('00000000-0000-4000-8000-000000000001'))).toEqual(there);
    }
  });
});

describe('not even a planner of the unit', () => {
  const draft = (values: string) =>
    `insert into publishing.office_text (report_id, section, about, text, revision, updated_by, updated_at)
     values ('${reportId}', ${values})`;
  const edition = (number: number, by: string, hash = `encode(sha256(convert_to(c, 'UTF8')), 'hex')`) =>
    `insert into publishing.office_edition (report_id, number, content, hash, decided_by, decided_at)
     select '${reportId}', ${number}, c, ${hash}, '${by}', now()
     from (values ('{"assessment":"","documents":[],"questions":[],"summary":"x"}')) v (c)`;

  test.each<[string, string, () => string]>([
    [
      'writes about a question of another round',
      '42501',
      () => draft(`'question', '${otherQuestion}', 'x', 1, '${city.planner.personId}', now()`),
    ],
    [
      'writes about a document that was not followed up',
      '42501',
      () => draft(`'document', '${roundId}', 'x', 1, '${city.planner.personId}', now()`),
    ],
    [
      'writes in the name of somebody else',
      '42501',
      () => draft(`'assessment', null, 'x', 1, '${city.approver.personId}', now()`),
    ],
    [
      'writes more than there is room for',
      '23514',
      () => draft(`'assessment', null, repeat('x', 20001), 1, '${city.planner.personId}', now()`),
    ],
    [
      'begins at another revision',
      '23001',
      () => draft(`'assessment', null, 'x', 7, '${city.planner.personId}', now()`),
    ],
    ['writes without a revision', '23001', () => `update publishing.office_text set text = 'x'`],
    [
      'moves a draft to another section',
      '23001',
      () => `update publishing.office_text set section = 'assessment', revision = revision + 1`,
    ],
    ['changes what has been', '42501', () => `update publishing.office_text_revision set text = 'x'`],
    [
      'adds to what has been',
      '42501',
      () =>
        `insert into publishing.office_text_revision select id, 99, 'x', '${city.planner.personId}', now() from publishing.office_text`,
    ],
    ['removes a draft', '42501', () => 'delete from publishing.office_text'],
    ['changes an edition', '42501', () => `update publishing.office_edition set content = '{}'`],
    ['removes an edition', '42501', () => 'delete from publishing.office_edition'],
    ['skips a number', '23001', () => edition(4, city.planner.personId)],
    ['takes a number that is taken', '23505', () => edition(2, city.planner.personId)],
    ['decides in the name of somebody else', '42501', () => edition(3, city.approver.personId)],
    [
      'seals with a hash that is not the text’s',
      '23514',
      () => edition(3, city.planner.personId, `encode(sha256('y'), 'hex')`),
    ],
  ])('%s', async (_name, code, query) => {
    expect((await attack(city.planner, query())).code).toBe(code);
  });
});

test('the log says that a text was written and decided, never the words', async () => {
  const { rows } = await sql<{ detail: string; place: string }>`
    select e::text as detail, object_type as place from audit.event e
    where object_type in ('publishing.office_text', 'publishing.office_edition')`.execute(city.owner.db);
  expect(new Set(rows.map(({ place }) => place)).size).toBe(2);
  for (const { detail } of rows)
    for (const words of [SECRET, EARLIER, STANDS]) expect(detail).not.toContain(words);
});
