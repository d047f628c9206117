import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWERED, createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import type { CheckedFile } from '../../../platform/files/check-file.ts';
import type { SessionRunner } from '../../../platform/http/endpoint.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { hashToken, withSession } from '../../../platform/identity/context.ts';
import type { AnswerState, Round } from '../contract.ts';
import { saveAnswer } from '../service/answers.ts';
import { approveAnswers, returnAnswer, submitAnswers } from '../service/moves.ts';
import { closeRound, getRound } from '../service/rounds.ts';
import type { Evidence } from './contract.ts';
import { addFile, addLink, getFile, keepFile, listEvidence, removeEvidence } from './service.ts';

let city: FollowupCity;
beforeAll(async () => {
  city = await createFollowupCity();
});
afterAll(() => city.close());

type Session = FollowupCity['coordinator'];
const asCoordinator = <T>(work: (ctx: ActingContext) => Promise<T>) => city.as(city.coordinator, work);
const code = async (work: Promise<unknown>) =>
  await work.then(
    () => 'done',
    (error: { definition?: { code: string } }) => error.definition?.code ?? String(error),
  );

const checked = (content: string | Uint8Array = 'underlag', fileName = 'underlag.txt'): CheckedFile => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    kind: 'txt',
    contentType: 'text/plain; charset=utf-8',
    warnings: [],
    fileName,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
};

const runnerOf = (session: Session): SessionRunner => ({
  asker: { token: session.token, requestId: 'test', language: 'sv' },
  within: (work) => city.as(session, work),
});

/** An answer in the state, with a link and a file. */
async function makeAnswer(state: AnswerState) {
  const { round, questionIds } = await city.beginOpenRound();
  const questionId = questionIds[0]!;
  const link = await asCoordinator((ctx) =>
    addLink(ctx, questionId, { title: 'Rapporten', address: 'https://www.example.se/a' }),
  );
  const file = await asCoordinator((ctx) => keepFile(ctx, questionId, checked()));
  let { answer } = await asCoordinator((ctx) =>
    saveAnswer(ctx, questionId, { ...ANSWERED, baseRevision: 1 }),
  );
  const choice = () => ({ answers: [{ id: answer.id, revision: answer.revision }] });
  if (state !== 'draft') answer = (await asCoordinator((ctx) => submitAnswers(ctx, choice()))).moved[0]!;
  if (state === 'approved') {
    answer = (await city.as(city.approver, (ctx) => approveAnswers(ctx, choice()))).moved[0]!;
  }
  if (state === 'returned') {
    answer = await city.as(city.approver, (ctx) =>
      returnAnswer(ctx, answer.id, { revision: answer.revision, note: 'Skriv mer.' }),
    );
  }
  return { round, questionId, answer, link, file };
}

const close = (round: Round) =>
  city.as(city.planner, async (ctx) => closeRound(ctx, round.id, (await getRound(ctx, round.id)).revision));

describe('who reads evidence', () => {
  let asked: Session;
  let reader: Session;
  let otherPlanner: Session;
  let administrator: Session;
  beforeAll(async () => {
    asked = await city.signIn('board-coordinator', city.south);
    reader = await city.signIn('reader', city.office);
    otherPlanner = await city.signIn('planner', city.south);
    administrator = await city.signIn('administrator', city.office);
  });

  test.each<[AnswerState, closed: boolean, readers: string]>([
    ['draft', false, 'own approver'],
    ['submitted', false, 'own approver, planner'],
    ['returned', false, 'own approver, planner'],
    ['approved', false, 'own approver, planner, other board, reader'],
    ['approved', true, 'own approver, planner, other board, reader, other planner'],
  ])('of an answer that is %s (round closed: %s): %s', async (state, closed, readers) => {
    const { round, link, file } = await makeAnswer(state);
    if (closed) await close(round);
    const sessions: [string, Session][] = [
      ['own approver', city.approver],
      ['planner', city.planner],
      ['other board', asked],
      ['reader', reader],
      ['other planner', otherPlanner],
      ['administrator', administrator],
    ];
    const seen: string[] = [];
    for (const [name, session] of sessions) {
      const listed = await city
        .as(session, (ctx) => listEvidence(ctx, round.id, { limit: 200 }))
        .catch(() => ({ items: [] as Evidence[] }));
      const opened = await code(city.as(session, (ctx) => getFile(ctx, file.id)));
      // The wall itself, without our code in front of it.
      const behind = await withSession(
        city.app,
        { token: session.token, requestId: 'test', language: 'sv' },
        city.now,
        async ({ db }) => {
          const { rows } = await sql<{ n: number }>`
            select (select count(*) from followup.evidence where id in (${link.id}, ${file.id}))
              + (select count(*) from followup.evidence_file where evidence_id = ${file.id}) as n`.execute(
            db,
          );
          return Number(rows[0]!.n);
        },
      );
      const sees = listed.items.length > 0;
      expect([name, opened, behind]).toEqual([name, sees ? 'done' : 'not-found', sees ? 3 : 0]);
      if (sees) seen.push(name);
    }
    expect(seen.join(', ')).toBe(readers);
  });
});

describe('who changes evidence', () => {
  test.each<[AnswerState, string]>([
    ['draft', 'done'],
    ['returned', 'done'],
    ['submitted', 'followup.answer-moved'],
    ['approved', 'followup.answer-moved'],
  ])('the coordinator of an answer that is %s: %s', async (state, expected) => {
    const { questionId, link } = await makeAnswer(state);
    const another = { title: '', address: 'example.se' };
    expect(await code(asCoordinator((ctx) => addLink(ctx, questionId, another)))).toBe(expected);
    expect(await code(asCoordinator((ctx) => keepFile(ctx, questionId, checked())))).toBe(expected);
    expect(await code(asCoordinator((ctx) => removeEvidence(ctx, link.id)))).toBe(expected);
  });

  test('nobody, once the round is closed', async () => {
    const { round, questionId, link } = await makeAnswer('draft');
    await close(round);
    const runner = runnerOf(city.coordinator);
    const upload = { bytes: checked().bytes, fileName: 'a.txt' };
    expect(await code(addFile(runner, questionId, upload))).toBe('followup.round-not-open');
    expect(await code(asCoordinator((ctx) => removeEvidence(ctx, link.id)))).toBe('followup.round-not-open');
    for (const change of [
      sql`delete from followup.evidence where id = ${link.id}`,
      sql`update followup.evidence set title = 'x' where id = ${link.id}`,
    ])
      await expect(change.execute(city.owner.db)).rejects.toThrow();
  });

  test.each(['board-approver', 'planner', 'reader', 'administrator'] as const)(
    'no %s of the board',
    async (role) => {
      const { questionId, link, answer } = await makeAnswer('draft');
      const session = await city.signIn(role, city.north);
      const draft = { title: '', address: 'https://example.se' };
      expect(await code(city.as(session, (ctx) => addLink(ctx, questionId, draft)))).toBe('not-found');
      expect(await code(city.as(session, (ctx) => removeEvidence(ctx, link.id)))).toBe('not-found');
      await expect(
        city.as(session, ({ db }) =>
          sql`insert into followup.evidence (answer_id, kind, title, address, added_by, added_at)
          values (${answer.id}, 'link', 'x', 'https://example.se', ${session.personId}, now())`.execute(db),
        ),
      ).rejects.toThrow(/row-level security/);
      const removed = await city.as(session, ({ db }) =>
        sql`delete from followup.evidence where id = ${link.id}`.execute(db),
      );
      expect(removed.numAffectedRows).toBe(0n);
    },
  );

  test('no coordinator of another board', async () => {
    const { answer, link, questionId } = await makeAnswer('draft');
    const other = await city.signIn('board-coordinator', city.south);
    expect(await code(city.as(other, (ctx) => removeEvidence(ctx, link.id)))).toBe('not-found');
    await expect(
      city.as(other, ({ db }) =>
        sql`insert into followup.evidence (answer_id, kind, title, address, added_by, added_at)
          values (${answer.id}, 'link', 'x', 'https://example.se', ${other.personId}, now())`.execute(db),
      ),
    ).rejects.toThrow(/row-level security/);
    // The same question is asked of that board too: what it adds stands at its own answer.
    const own = await city.as(other, (ctx) => addLink(ctx, questionId, { title: '', address: 'example.se' }));
    expect(own.answerId).not.toBe(answer.id);
    expect(own.organisation.id).toBe(city.south);
  });

  test('nobody in somebody else’s name', async () => {
    const { answer } = await makeAnswer('draft');
    await expect(
      asCoordinator(({ db }) =>
        sql`insert into followup.evidence (answer_id, kind, title, address, added_by, added_at)
          values (${answer.id}, 'link', 'x', 'https://example.se', ${city.approver.personId}, now())`.execute(
          db,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('what is kept', () => {
  test('a file comes back to the byte, and opening it is noted in the log', async () => {
    const { file, answer } = await makeAnswer('draft');
    const opened = await asCoordinator((ctx) => getFile(ctx, file.id));
    expect(Buffer.from(opened.body as Uint8Array).toString()).toBe('underlag');
    expect(opened).toMatchObject({ fileName: 'underlag.txt', untrusted: true });
    expect(file).toMatchObject({ answerId: answer.id, size: 8, sha256: checked().sha256 });
    const { rows } = await sql<{ action: string; person: string }>`
      select action, person_id as person from audit.event where object_id = ${file.id} order by id`.execute(
      city.owner.db,
    );
    expect(rows.map(({ action }) => action)).toEqual(['insert', 'download']);
    expect(rows[1]!.person).toBe(city.coordinator.personId);
  });

  test('a file that is removed takes its bytes with it', async () => {
    const { file } = await makeAnswer('draft');
    await asCoordinator((ctx) => removeEvidence(ctx, file.id));
    const { rows } = await sql`select 1 from followup.evidence_file where evidence_id = ${file.id}`.execute(
      city.owner.db,
    );
    expect(rows).toEqual([]);
  });

  test('a file is there whole or not at all, and never as another than its hash tells', async () => {
    const { answer } = await makeAnswer('draft');
    const insert = (ctx: ActingContext) =>
      sql<{
        id: string;
      }>`insert into followup.evidence (answer_id, kind, title, file_name, content_type, size, sha256,
        added_by, added_at) values (${answer.id}, 'file', 'x', 'x.txt', 'text/plain', 8, ${checked().sha256},
        ${ctx.actor.personId}, now()) returning id`.execute(ctx.db);
    await expect(asCoordinator(insert)).rejects.toThrow('with its bytes or not at all');
    await expect(
      asCoordinator(async (ctx) => {
        const { rows } = await insert(ctx);
        await sql`insert into followup.evidence_file (evidence_id, bytes)
          values (${rows[0]!.id}, ${Buffer.from('annatxxx')})`.execute(ctx.db);
      }),
    ).rejects.toThrow('not those of the file');
  });

  test('ten files and ten links to an answer, also when two are added at once', async () => {
    const { questionIds } = await city.beginOpenRound();
    const questionId = questionIds[0]!;
    const add = (n: number) => asCoordinator((ctx) => keepFile(ctx, questionId, checked(`fil ${n}`)));
    for (let n = 0; n < 9; n++) await add(n);
    const outcomes = await Promise.all([code(add(9)), code(add(10)), code(add(11))]);
    expect(outcomes.sort()).toEqual(['done', 'followup.evidence-too-many', 'followup.evidence-too-many']);
    expect(
      await code(asCoordinator((ctx) => addLink(ctx, questionId, { title: '', address: 'example.se' }))),
    ).toBe('done');
  });

  test('200 MB of files to an organisation and round', async () => {
    const { questionIds } = await city.beginOpenRound();
    await asCoordinator(async (ctx) => {
      for (const questionId of questionIds.slice(0, 2)) {
        await keepFile(ctx, questionId, checked(new Uint8Array(8)));
      }
      // As though they were large: what counts is what is told of them.
      await sql`set constraints all deferred`.execute(ctx.db);
    });
    await sql`alter table followup.evidence disable trigger user`.execute(city.owner.db);
    await sql`insert into followup.evidence (answer_id, kind, title, file_name, content_type, size, sha256, added_by, added_at)
      select e.answer_id, 'file', 'x', 'x.txt', 'text/plain', 10485760, e.sha256, e.added_by, now()
      from (select * from followup.evidence where file_name = 'underlag.txt' and answer_id in
        (select id from followup.answer where question_id = any (${questionIds}::uuid[])) limit 1) e,
        generate_series(1, 20)`.execute(city.owner.db);
    await sql`alter table followup.evidence enable trigger user`.execute(city.owner.db);
    expect(await code(asCoordinator((ctx) => keepFile(ctx, questionIds[2]!, checked())))).toBe(
      'followup.evidence-no-room',
    );
  });

  test('evidence may come before the text, which is then saved as though nothing had been there', async () => {
    const { questionIds } = await city.beginOpenRound();
    await asCoordinator((ctx) => keepFile(ctx, questionIds[0]!, checked()));
    const saved = await asCoordinator((ctx) =>
      saveAnswer(ctx, questionIds[0]!, { ...ANSWERED, baseRevision: 0 }),
    );
    expect(saved.answer).toMatchObject(ANSWERED);
  });

  test('a list is given a page at a time', async () => {
    const { round, questionIds } = await city.beginOpenRound();
    for (let n = 0; n < 3; n++) {
      await asCoordinator((ctx) => addLink(ctx, questionIds[0]!, { title: `${n}`, address: 'example.se' }));
    }
    const first = await asCoordinator((ctx) => listEvidence(ctx, round.id, { limit: 2 }));
    const rest = await asCoordinator((ctx) => listEvidence(ctx, round.id, { limit: 2, after: first.next! }));
    expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(['0', '1', '2']);
    expect(rest.next).toBeNull();
  });
});

test('a session that ends while its file is checked leaves nothing', async () => {
  const { questionIds } = await city.beginOpenRound();
  const session = await city.signIn('board-coordinator', city.north);
  const runner = runnerOf(session);
  let asked = 0;
  const ending: SessionRunner = {
    ...runner,
    within: async (work) => {
      asked += 1;
      if (asked === 2) {
        await sql`update identity.session set ended_at = now() where token_hash = ${hashToken(session.token)}`.execute(
          city.owner.db,
        );
      }
      return await runner.within(work);
    },
  };
  const upload = { bytes: checked().bytes, fileName: 'a.txt' };
  expect(await code(addFile(ending, questionIds[0]!, upload))).toBe('not-signed-in');
  const { rows } = await sql`select 1 from followup.answer where question_id = ${questionIds[0]!}`.execute(
    city.owner.db,
  );
  expect(rows).toEqual([]);
});
