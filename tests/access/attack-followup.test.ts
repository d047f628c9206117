import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addLink } from '../../src/modules/followup/evidence/service.ts';
import { keepFile } from '../../src/modules/followup/filling/service/files.ts';
import { readFile } from '../../src/modules/followup/filling/service/reading.ts';
import { beginFilledRound } from '../../src/modules/followup/filling/service/rounds.ts';
import { getOwnAnswer, listHistory, saveAnswer } from '../../src/modules/followup/service/answers.ts';
import { approveAnswers, returnAnswer, submitAnswers } from '../../src/modules/followup/service/moves.ts';
import { listQuestions } from '../../src/modules/followup/service/questions.ts';
import { openRound } from '../../src/modules/followup/service/rounds.ts';
import '../../src/modules/publishing/index.ts';
import type { TestSession } from '../support/city.ts';
import { ANSWERED, createFollowupCity, type FollowupCity } from '../support/followup-city.ts';

/**
 * As in attack.test.ts, somebody runs any SQL as samlad_app, in a session of their own. Board North has a draft with
 * evidence that it has handed to a colleague, and a planner fills a round of an earlier year. What can be got at, and
 * what forged?
 */
const SECRET = 'Hemligt underlag';
const NOWHERE = '00000000-0000-4000-8000-000000000001';
let city: FollowupCity;
let attacker: pg.Client;
let south: TestSession;
let reader: TestSession;
let questionIds: string[];
let roundId: string;
let draftId: string;
let filled: { roundId: string; questionId: string };

beforeAll(async () => {
  city = await createFollowupCity();
  south = await city.signIn('board-coordinator', city.south);
  reader = await city.signIn('reader', city.office);
  const begun = await city.beginOpenRound();
  questionIds = begun.questionIds;
  roundId = begun.round.id;
  await city.as(city.coordinator, async (ctx) => {
    const text = { ...ANSWERED, comment: SECRET, baseRevision: 0 };
    draftId = (await saveAnswer(ctx, questionIds[0]!, text)).answer.id;
    await addLink(ctx, questionIds[0]!, { address: 'https://example.org/hemligt', title: SECRET });
    await sql`insert into followup.delegation
        (question_id, organisation_id, round_id, person_id, note, delegated_by, delegated_at)
      values (${questionIds[0]}, ${city.north}, ${roundId}, ${ctx.actor.personId}, ${SECRET}, ${ctx.actor.personId}, now())`.execute(
      ctx.db,
    );
  });
  const draft = await city.as(city.planner, (ctx) =>
    beginFilledRound(ctx, {
      ...{ title: SECRET, year: 2020, introduction: '', everyone: true, organisationIds: [] },
      versionIds: [city.versionId],
    }),
  );
  const { id } = await city.as(city.planner, (ctx) => openRound(ctx, draft.id, draft.revision));
  const questions = await city.as(city.planner, (ctx) => listQuestions(ctx, id));
  filled = { roundId: id, questionId: questions.find(({ number }) => number === '1:1')!.id };
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
    return { rows, error: '', code: '' };
  } catch (error) {
    const { message, detail, hint, where, code } = error as pg.DatabaseError;
    return { rows: [], error: [message, detail, hint, where].filter(Boolean).join(' | '), code: code ?? '' };
  } finally {
    await attacker.query('rollback');
  }
}
const refusal = async (session: TestSession | null, query: string) => (await attack(session, query)).code;

const evidenceFor = (answerId: string, by: string) =>
  `insert into followup.evidence (answer_id, kind, title, address, added_by, added_at)
   values ('${answerId}', 'link', 'x', 'https://example.org/', '${by}', now())`;
const handOver = (place: { round: string; question: string; organisation: string; to: string; by: string }) =>
  `insert into followup.delegation (question_id, organisation_id, round_id, person_id, delegated_by, delegated_at)
   values ('${place.question}', '${place.organisation}', '${place.round}', '${place.to}', '${place.by}', now())`;

describe('a board’s draft, its evidence and who has it stay within the board', () => {
  test.each([
    ['the draft', 'select comment from followup.answer'],
    ['its history', 'select comment from followup.answer_revision'],
    ['its evidence', 'select title from followup.evidence'],
    ['the files', 'select bytes from followup.evidence_file'],
    ['the delegation', 'select note, person_id from followup.delegation'],
    ['the delegation by a lock', 'select person_id from followup.delegation for key share'],
    ['removing evidence', 'delete from followup.evidence returning title'],
    ['taking back a question', 'delete from followup.delegation returning note'],
    ['handing on a question', `update followup.delegation set note = note returning note`],
    ['who has what left', `select * from followup.who_has_left(current_date)`],
    ['what letters tell', `select * from followup.reminder_facts(current_date)`],
    ['open work', `select * from followup.open_work_of('${NOWHERE}')`],
    ['coordinators everywhere', 'select * from followup.coordinators_now()'],
    ['letters', 'select subject, body_text, person_id from mail.message'],
    ['letters’ parts', 'select * from followup.reminder_part'],
    ['links that stop reminders', 'select token_hash from mail.subscription'],
    ['keys of those links', 'select * from mail.signing_key'],
    ['a made link', `select mail.unsubscribe_token('${NOWHERE}')`],
    ['the queue', 'select * from queue.job'],
    ['files that a round is filled from', 'select source_text from followup.filling_file'],
  ])('%s', async (_name, query) => {
    for (const session of [city.planner, south, reader, null]) {
      const { rows, error } = await attack(session, query);
      expect(rows).toEqual([]);
      expect(error).not.toContain('Hemligt');
    }
  });

  test('somebody else’s evidence is refused alike whether the answer is a draft, full, or nowhere', async () => {
    const tries = [];
    for (const id of [draftId, NOWHERE]) tries.push(await attack(south, evidenceFor(id, south.personId)));
    expect(tries.map(({ code }) => code)).toEqual(['42501', '42501']);
    expect(tries[0]!.error).toBe(tries[1]!.error);
  });

  test('handing over is refused alike in a round that one does not see and in none', async () => {
    const place = {
      organisation: city.south,
      to: south.personId,
      by: south.personId,
      question: filled.questionId,
    };
    const unseen = await attack(south, handOver({ ...place, round: filled.roundId }));
    const none = await attack(south, handOver({ ...place, round: NOWHERE }));
    expect(unseen.code).toBe('42501');
    expect(unseen.error).toBe(none.error);
  });

  test('a question of another round, another board’s, or a colleague who is none is refused', async () => {
    const mine = { by: south.personId, to: south.personId, organisation: city.south, round: roundId };
    expect(await refusal(south, handOver({ ...mine, question: filled.questionId }))).toBe('23503');
    expect(
      await refusal(south, handOver({ ...mine, question: questionIds[0]!, organisation: city.north })),
    ).toBe('42501');
    expect(
      await refusal(south, handOver({ ...mine, question: questionIds[0]!, to: city.coordinator.personId })),
    ).toBe('42501');
    expect(
      await refusal(south, handOver({ ...mine, question: questionIds[0]!, by: city.coordinator.personId })),
    ).toBe('42501');
  });
});

describe('a round that planners fill', () => {
  const write = (by: TestSession, origin = 'filled', round = filled) =>
    `insert into followup.answer (round_id, question_id, organisation_id, origin, state, value, updated_by, updated_at,
       approved_by, approved_at)
     values ('${round.roundId}', '${round.questionId}', '${city.north}', '${origin}', 'approved', 'yes', '${by.personId}',
       now(), '${by.personId}', now())`;

  test('is written by its planners only, and never in a round that boards answer', async () => {
    expect(await refusal(city.planner, write(city.planner))).toBe('');
    for (const other of [city.coordinator, city.approver, reader, await city.signIn('planner', city.north)])
      expect(await refusal(other, write(other))).not.toBe('');
    const asked = { roundId, questionId: questionIds[2]! };
    expect(await refusal(city.planner, write(city.planner, 'filled', asked))).not.toBe('');
    expect(await refusal(city.planner, write(city.planner, 'asked', asked))).not.toBe('');
    expect(await refusal(city.planner, write(city.coordinator))).toBe('42501');
  });

  test('cannot be made of this year by a date that is made up', async () => {
    const begin = (year: string) => `insert into followup.round
      (title, year, owner_organisation_id, due_on, origin, created_by, created_at)
      values ('x', ${year}, '${city.office}', current_date, 'filled', '${city.planner.personId}', '2150-01-01')`;
    expect(await refusal(city.planner, begin('extract(year from now())::integer'))).toBe('23001');
    expect(await refusal(city.planner, begin('2019'))).toBe('');
  });

  test.each([
    ['made into one that boards answer', `origin = 'asked'`],
    ['moved to this year', 'year = extract(year from now())::integer'],
    ['reworded once it is open', `introduction = 'x'`],
  ])('is not %s', async (_name, change) => {
    const query = `update followup.round set ${change} where id = '${filled.roundId}'`;
    expect(await refusal(city.planner, query)).toMatch(/^23/);
  });

  test('keeps what a file is called and says in a form that can be stored', async () => {
    const edition = (lineageId: string) => ({
      content: {
        documents: [
          {
            title: 'Planen\0',
            areas: [
              {
                questions: [
                  {
                    ...{ lineageId, number: '1:1\0', title: 'x', text: 'x' },
                    answers: [
                      {
                        ...ANSWERED,
                        organisation: { id: city.north, name: '\0\ud800' },
                        comment: 'a\0b',
                        cost: 1,
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    });
    const bytes = new TextEncoder().encode(JSON.stringify(edition('\0')));
    const read = await readFile(bytes, { organisations: [], areas: [] } as never);
    const upload = { bytes, fileName: 'svar\0\u202egpj.json' };
    const id = await city.as(city.planner, (ctx) => keepFile(ctx, filled.roundId, upload, read));
    const { rows } = await sql<{ name: string }>`
      select file_name as name from followup.filling_file where id = ${id}`.execute(city.owner.db);
    expect(rows).toEqual([{ name: 'svargpj.json' }]);
  });
});

describe('names of others', () => {
  test.each([
    ['approved_by', 'approved_at'],
    ['returned_by', 'returned_at'],
    ['submitted_by', 'submitted_at'],
  ])('%s is not written before it has happened', async (by, at) => {
    const begin = (columns: string, values: string) => `insert into followup.answer
      (round_id, question_id, organisation_id, updated_by, updated_at${columns})
      values ('${roundId}', '${questionIds[1]}', '${city.south}', '${south.personId}', now()${values})`;
    expect(await refusal(south, begin('', ''))).toBe('');
    expect(await refusal(south, begin(`, ${by}, ${at}`, `, '${city.approver.personId}', now()`))).toBe(
      '23001',
    );
  });

  test('what an approver wrote to a colleague stays in the history when the answer is approved', async () => {
    const questionId = questionIds[1]!;
    const { answer } = await city.as(city.coordinator, (ctx) =>
      saveAnswer(ctx, questionId, { ...ANSWERED, baseRevision: 0 }),
    );
    const submit = async () => {
      const { id, revision } = await city.as(city.coordinator, (ctx) => getOwnAnswer(ctx, questionId));
      await city.as(city.coordinator, (ctx) => submitAnswers(ctx, { answers: [{ id, revision }] }));
      return await city.as(city.coordinator, (ctx) => getOwnAnswer(ctx, questionId));
    };
    const sent = await submit();
    await city.as(city.approver, (ctx) =>
      returnAnswer(ctx, sent.id, { revision: sent.revision, note: `${SECRET} till en kollega` }),
    );
    const again = await submit();
    expect(again.returnNote).toContain(SECRET);
    await city.as(city.approver, (ctx) =>
      approveAnswers(ctx, { answers: [{ id: again.id, revision: again.revision }] }),
    );
    const { rows } = await attack(
      reader,
      `select return_note as note from followup.answer where id = '${answer.id}'`,
    );
    expect(rows).toEqual([{ note: '' }]);
    const history = await city.as(city.approver, (ctx) => listHistory(ctx, answer.id));
    expect(history.some(({ note }) => note.includes(SECRET))).toBe(true);
    const public_ = await city.as(reader, (ctx) => listHistory(ctx, answer.id));
    expect(JSON.stringify(public_)).not.toContain(SECRET);
  });

  test('a letter’s choice is one’s own', async () => {
    expect(
      await refusal(
        south,
        `insert into mail.subscription (person_id, subscribed) values ('${city.planner.personId}', false)`,
      ),
    ).toBe('42501');
    const { rows } = await attack(south, `select mail.stop_reminders('${'x'.repeat(43)}', now()) as done`);
    expect(rows).toEqual([{ done: false }]);
  });
});

test('whether a report is public, and what number its editions have, is not told in passing to who may not decide', async () => {
  const { rows } = await sql<{ id: string }>`
    insert into publishing.report
      (round_id, owner_organisation_id, slug, title, year, content, hash, frozen_by, frozen_at)
    values (${roundId}, ${city.office}, 'prov', 'Prov', 2026, '{}', encode(sha256('{}'), 'hex'),
      ${city.planner.personId}, now()) returning id`.execute(city.owner.db);
  const reportId = rows[0]!.id;
  await sql`insert into publishing.publication (report_id, number, state, decided_by, decided_at)
    values (${reportId}, 1, 'published', ${city.planner.personId}, now())`.execute(city.owner.db);
  const administrator = await city.signIn('administrator', city.office);
  for (const session of [administrator, south, reader]) {
    const publish = (report: string, number: number, state: string) =>
      attack(
        session,
        `insert into publishing.publication (report_id, number, state, reason, decided_by, decided_at)
         values ('${report}', ${number}, '${state}', 'x', '${session.personId}', now())`,
      );
    const decide = (report: string, number: number) =>
      attack(
        session,
        `insert into publishing.office_edition (report_id, number, content, hash, decided_by, decided_at)
         select '${report}', ${number}, c, encode(sha256(convert_to(c, 'UTF8')), 'hex'), '${session.personId}', now()
         from (values ('{"assessment":"","documents":[],"questions":[],"summary":"x"}')) v (c)`,
      );
    const tries = [];
    for (const report of [reportId, NOWHERE]) {
      for (const number of [1, 2]) tries.push(await decide(report, number));
    }
    const turns = [];
    for (const report of [reportId, NOWHERE]) {
      for (const state of ['published', 'withdrawn']) turns.push(await publish(report, 2, state));
    }
    for (const each of [...tries, ...turns]) expect(each.code).toBe('42501');
    for (const alike of [tries, turns]) expect(new Set(alike.map(({ error }) => error)).size).toBe(1);
  }
});

test('the log says that a question was handed over and evidence added, never the words', async () => {
  const { rows } = await sql<{ detail: string }>`
    select e::text as detail from audit.event e where e::text like ${`%${SECRET}%`} or e::text like '%hemligt%'`.execute(
    city.owner.db,
  );
  expect(rows).toEqual([]);
  const { rows: kept } = await sql<{ n: number }>`
    select count(*)::integer as n from audit.event
    where object_type in ('followup.delegation', 'followup.evidence')`.execute(city.owner.db);
  expect(kept[0]!.n).toBeGreaterThanOrEqual(2);
});
