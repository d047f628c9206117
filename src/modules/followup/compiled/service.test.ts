import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestSession } from '../../../../tests/support/city.ts';
import { createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import { closeRound, getRound } from '../service/rounds.ts';
import type { AnswersFilter, Overview, QuestionAnswers } from './contract.ts';
import { getBoardLacks, getCompleteness, getHeatMap, getOverview, listAnswers } from './service.ts';

let city: FollowupCity;
let reader: TestSession;
beforeAll(async () => {
  city = await createFollowupCity();
  reader = await city.signIn('reader', city.office);
});
afterAll(() => city.close());

const VALUES = ['yes', 'partly', 'no', 'not-applicable'] as const;
interface Given {
  questionId: string;
  organisationId: string;
  state: string;
  value: (typeof VALUES)[number];
  comment: string;
  reason: string;
  hindrance: string;
}
interface Asked {
  questionId: string;
  organisationId: string;
}

/** An open round in which answers stand as given, past the rules that make them come one step at a time. */
async function roundWith(pick: (index: number) => Omit<Given, 'questionId' | 'organisationId'> | null) {
  const { round } = await city.beginOpenRound();
  const { rows: asked } = await sql<Asked>`
    select question_id as "questionId", organisation_id as "organisationId" from followup.question_recipient
    where round_id = ${round.id} order by question_id, organisation_id`.execute(city.owner.db);
  const given = asked.flatMap((each, index): Given[] => {
    const picked = pick(index);
    return picked ? [{ ...each, ...picked }] : [];
  });
  await city.owner.db.transaction().execute(async (db) => {
    await sql`alter table followup.answer disable trigger user`.execute(db);
    await sql`insert into followup.answer (round_id, question_id, organisation_id, state, value, comment, reason,
        hindrance, revision, written_by, updated_by, updated_at, submitted_by, submitted_at, approved_by, approved_at)
      select ${round.id}, g."questionId", g."organisationId", g.state, g.value, g.comment, g.reason, g.hindrance, 3,
        ${city.coordinator.personId}, ${city.coordinator.personId}, now(), ${city.coordinator.personId}, now(), ${city.approver.personId}, now()
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g ("questionId" uuid, "organisationId" uuid,
        state text, value text, comment text, reason text, hindrance text)`.execute(db);
    await sql`alter table followup.answer enable trigger user`.execute(db);
  });
  return { roundId: round.id, asked, given };
}

const close = async (roundId: string) => {
  await city.as(city.planner, async (ctx) =>
    closeRound(ctx, roundId, (await getRound(ctx, roundId)).revision),
  );
};

const answer = fc.option(
  fc.record({
    state: fc.constantFrom('draft', 'submitted', 'approved', 'approved'),
    value: fc.constantFrom(...VALUES),
    comment: fc.constantFrom('', '  ', '\n', 'Vi har börjat.'),
    reason: fc.constant('Berör oss inte.'),
    hindrance: fc.constantFrom('', ' ', 'Tid', 'Pengar'),
  }),
);

/** What a person reads of a question: counted from everything there is, by the sentences of the access rules. */
function oracle(
  asked: readonly Asked[],
  given: readonly Given[],
  states: readonly string[],
  questionId: string,
) {
  const counted = given.filter((each) => each.questionId === questionId && states.includes(each.state));
  const says = (value: string) => counted.filter((each) => each.value === value).length;
  return {
    distribution: {
      yes: says('yes'),
      partly: says('partly'),
      no: says('no'),
      notApplicable: says('not-applicable'),
      none: asked.filter((each) => each.questionId === questionId).length - counted.length,
    },
    comments: counted.filter(({ comment, reason }) => (comment + reason).trim() !== '').length,
    hindrances: counted.filter(({ hindrance }) => hindrance.trim() !== '').length,
  };
}

const questionsOf = ({ documents }: Pick<Overview, 'documents'>) =>
  documents.flatMap(({ areas }) => areas.flatMap(({ questions }) => questions));

async function readAll(session: TestSession, roundId: string, filter: Partial<AnswersFilter>) {
  const read: QuestionAnswers[] = [];
  let after: string | null = null;
  do {
    const page = await city.as(session, (ctx) =>
      listAnswers(ctx, roundId, {
        include: 'approved',
        limit: 1,
        ...filter,
        ...(after === null ? {} : { after }),
      }),
    );
    read.push(...page.questions);
    after = page.next;
  } while (after !== null);
  return read;
}

test('counts, answers, map and completeness say what a count of all answers says, for every role, open and closed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(answer, { minLength: 11, maxLength: 11 }),
      fc.boolean(),
      async (picks, closed) => {
        const { roundId, asked, given } = await roundWith((index) => picks[index % picks.length]!);
        if (closed) await close(roundId);
        const readings: [TestSession, 'approved' | 'submitted', string[]][] = [
          [reader, 'approved', ['approved']],
          [reader, 'submitted', ['approved']],
          [city.coordinator, 'submitted', ['approved']],
          [city.planner, 'approved', ['approved']],
          [city.planner, 'submitted', ['approved', 'submitted']],
        ];
        for (const [session, include, states] of readings) {
          const overview = await city.as(session, (ctx) => getOverview(ctx, roundId, { include }));
          const questions = questionsOf(overview);
          expect(questions).toHaveLength(4);
          for (const { id, distribution, comments, hindrances } of questions)
            expect({ distribution, comments, hindrances }).toEqual(oracle(asked, given, states, id));
          const counted = given.filter(({ state }) => states.includes(state));
          const read = await readAll(session, roundId, { include });
          expect(read.map(({ questionId }) => questionId)).toEqual(questions.map(({ id }) => id));
          for (const { questionId, answers, unanswered } of read) {
            const own = counted.filter((each) => each.questionId === questionId);
            expect(answers.map(({ organisation }) => organisation.id).sort()).toEqual(
              own.map(({ organisationId }) => organisationId).sort(),
            );
            for (const { organisation, comment, hindrance } of answers)
              expect(own).toContainEqual(
                expect.objectContaining({ organisationId: organisation.id, comment, hindrance }),
              );
            expect(answers.length + unanswered.length).toBe(
              asked.filter((each) => each.questionId === questionId).length,
            );
          }
          const map = await city.as(session, (ctx) => getHeatMap(ctx, roundId, { include }));
          for (const { organisation, cells } of map.rows) {
            const wanted = map.questions.map(({ id }) => {
              const is = (each: Asked) => each.questionId === id && each.organisationId === organisation.id;
              return asked.some(is) ? (counted.find(is)?.value ?? 'none') : 'not-asked';
            });
            expect(cells).toEqual(wanted);
          }
          const complete = await city.as(session, (ctx) => getCompleteness(ctx, roundId, { include }));
          expect(complete.total).toMatchObject({ asked: asked.length, answered: counted.length });
          for (const { organisation, complete: own } of complete.organisations)
            expect(own.answered).toBe(
              counted.filter(({ organisationId }) => organisationId === organisation.id).length,
            );
        }
      },
    ),
    { numRuns: 8 },
  );
}, 60_000);

test('choices by board, answer and hindrance leave exactly what fits', async () => {
  const { roundId, given } = await roundWith((index) => ({
    state: 'approved',
    value: VALUES[index % 4]!,
    comment: `${index}`,
    reason: 'Skäl',
    hindrance: index % 3 === 0 ? 'Tid' : '',
  }));
  const filters: [Partial<AnswersFilter>, (each: Given) => boolean][] = [
    [{ organisationId: city.north }, ({ organisationId }) => organisationId === city.north],
    [{ value: 'no' }, ({ value }) => value === 'no'],
    [{ only: 'hindrances' }, ({ hindrance }) => hindrance !== ''],
    [
      { only: 'hindrances', value: 'yes', organisationId: city.south },
      (each) => each.hindrance !== '' && each.value === 'yes' && each.organisationId === city.south,
    ],
    [{ value: 'none' }, () => false],
  ];
  for (const [filter, fits] of filters) {
    const read = await readAll(reader, roundId, filter);
    const wanted = given.filter(fits).map(({ comment }) => comment);
    const comments = read.flatMap(({ answers }) => answers.map(({ comment }) => comment));
    expect(comments.sort()).toEqual(wanted.sort());
    expect(read.every(({ answers, unanswered }) => answers.length + unanswered.length > 0)).toBe(true);
    const page = await city.as(reader, (ctx) =>
      listAnswers(ctx, roundId, { include: 'approved', limit: 20, ...filter }),
    );
    expect(page.total?.answers).toBe(wanted.length);
  }
});

describe('compared with the time before', () => {
  test('a question that has been reworded is compared by its measure, and a merged board by what it became', async () => {
    const own = await createFollowupCity();
    try {
      const say = async (year: number, text: string, values: Record<string, string>) => {
        const draft = await own.beginRound();
        await sql`update followup.question set text = ${text} where round_id = ${draft.id}`.execute(
          own.owner.db,
        );
        await sql`update followup.round set year = ${year} where id = ${draft.id}`.execute(own.owner.db);
        const { openRound } = await import('../service/rounds.ts');
        const round = await own.as(own.planner, async (ctx) =>
          openRound(ctx, draft.id, (await getRound(ctx, draft.id)).revision),
        );
        await own.owner.db.transaction().execute(async (db) => {
          await sql`alter table followup.answer disable trigger user`.execute(db);
          await sql`insert into followup.answer (round_id, question_id, organisation_id, state, value, reason, revision,
              written_by, updated_by, updated_at, submitted_by, submitted_at, approved_by, approved_at)
            select p.round_id, p.question_id, p.organisation_id, 'approved', v.value, 'Skäl', 3,
              ${own.coordinator.personId}, ${own.coordinator.personId}, now(), ${own.coordinator.personId}, now(), ${own.approver.personId}, now()
            from followup.question_recipient p
            join jsonb_each_text(${JSON.stringify(values)}::jsonb) v on v.key::uuid = p.organisation_id
            where p.round_id = ${round.id}`.execute(db);
          await sql`alter table followup.answer enable trigger user`.execute(db);
        });
        return round.id;
      };
      const first = await say(2025, 'Har ni gjort det?', { [own.north]: 'no', [own.south]: 'yes' });
      await own.as(own.planner, async (ctx) => closeRound(ctx, first, (await getRound(ctx, first)).revision));
      await sql`update organisation.organisation set successor_id = ${own.north}, valid_to = '2026-01-01'
        where id = ${own.south}`.execute(own.owner.db);
      const second = await say(2026, 'Hur går arbetet?', { [own.north]: 'yes' });
      const overview = await own.as(own.planner, (ctx) => getOverview(ctx, second, { include: 'approved' }));
      const question = questionsOf(overview).find(({ number }) => number === '1:2')!;
      expect(question.text).toBe('Hur går arbetet?');
      expect(question.before).toMatchObject({ year: 2025, distribution: { yes: 1, no: 1, none: 2 } });
      expect(question.distribution).toMatchObject({ yes: 1, no: 0, none: 2 });
      const { questions } = await own.as(own.planner, (ctx) =>
        listAnswers(ctx, second, { include: 'approved', limit: 1, questionId: question.id }),
      );
      expect(questions[0]!.moved).toEqual([
        expect.objectContaining({
          organisation: expect.objectContaining({ id: own.north }),
          before: 'no',
          after: 'yes',
        }),
      ]);
      expect(
        questionsOf(
          await own.as(own.planner, (ctx) => getOverview(ctx, first, { include: 'approved' })),
        ).every(({ before }) => before === null),
      ).toBe(true);
    } finally {
      await own.close();
    }
  });
});

test('what a board lacks is named question by question', async () => {
  const { roundId } = await roundWith((index) =>
    index % 2 === 0 ? { state: 'approved', value: 'yes', comment: '', reason: '', hindrance: '' } : null,
  );
  const lacks = await city.as(reader, (ctx) =>
    getBoardLacks(ctx, roundId, city.north, { include: 'approved' }),
  );
  expect(lacks.questions).toHaveLength(4);
  for (const each of lacks.questions) expect([['answer'], ['comment']]).toContainEqual(each.lacks);
  const outsider = await city.signIn('planner', city.north);
  await expect(
    city.as(outsider, (ctx) => getBoardLacks(ctx, roundId, city.north, { include: 'approved' })),
  ).rejects.toMatchObject({ definition: { code: 'not-found' } });
});

test('kept counts are seen by who sees the closed round, and nobody changes them', async () => {
  const { roundId } = await roundWith(() => null);
  const rows = async (session: TestSession) =>
    (
      await city.as(session, (ctx) =>
        sql<{
          n: number;
        }>`select count(*)::integer as n from followup.question_count where round_id = ${roundId}`.execute(
          ctx.db,
        ),
      )
    ).rows[0]!.n;
  expect(await rows(reader)).toBe(0);
  await close(roundId);
  expect(await rows(reader)).toBe(4);
  expect(await rows(await city.signIn('board-coordinator', city.company))).toBe(4);
  expect(await rows(await city.signIn('administrator', city.office))).toBe(0);
  await expect(
    sql`update followup.question_count set yes = asked where round_id = ${roundId}`.execute(city.owner.db),
  ).rejects.toThrow('never change');
  await expect(
    city.as(city.planner, (ctx) =>
      sql`insert into followup.question_count select * from followup.question_count limit 1`.execute(ctx.db),
    ),
  ).rejects.toThrow('permission denied');
});
