import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWERED, createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import type { AnswerContent } from '../contract.ts';
import { CSV_HEADINGS } from '../rules/csv.ts';
import { saveAnswer } from './answers.ts';
import { approveAnswers, submitAnswers } from './moves.ts';
import { exportAnswers, getCompiled, getWork, listItemResults } from './results.ts';

let city: FollowupCity;
beforeAll(async () => {
  city = await createFollowupCity();
});
afterAll(() => city.close());

const nasty = '=HYPERLINK("http://x";"klicka")\nAndra raden; med "citat" och åäö';

async function approvedRound(content: AnswerContent) {
  const { round, questionIds } = await city.beginOpenRound();
  const { answer } = await city.as(city.coordinator, (ctx) =>
    saveAnswer(ctx, questionIds[0]!, { ...content, baseRevision: 0 }),
  );
  const move = { answers: [{ id: answer.id, revision: answer.revision }] };
  await city.as(city.coordinator, (ctx) => submitAnswers(ctx, move));
  await city.as(city.approver, (ctx) =>
    approveAnswers(ctx, { answers: [{ ...move.answers[0]!, revision: 2 }] }),
  );
  return round;
}

describe('the compiled result', () => {
  it('counts each question and names who has not answered', async () => {
    const round = await approvedRound(ANSWERED);
    const reader = await city.signIn('reader', city.office);
    const compiled = await city.as(reader, (ctx) => getCompiled(ctx, round.id, { include: 'approved' }));
    const [first] = compiled.documents[0]!.areas[0]!.questions;
    expect(first?.distribution).toEqual({ yes: 1, partly: 0, no: 0, notApplicable: 0, none: 1 });
    expect(first?.answers[0]).toMatchObject({
      comment: ANSWERED.comment,
      organisation: { name: 'Socialnämnd Norr' },
    });
    expect(first?.unanswered).toEqual([{ id: city.south, name: 'Socialnämnd Söder' }]);
    expect(compiled.distribution).toEqual({ yes: 1, partly: 0, no: 0, notApplicable: 0, none: 10 });
  });

  it('is not there while the round is a draft', async () => {
    const draft = await city.beginRound();
    await expect(
      city.as(city.planner, (ctx) => getCompiled(ctx, draft.id, { include: 'approved' })),
    ).rejects.toMatchObject({ definition: { code: 'not-found' } });
  });
});

describe('the answers as CSV', () => {
  it('give every text back to the letter, with formulas made harmless', async () => {
    const round = await approvedRound({ ...ANSWERED, comment: nasty, cost: 250_000 });
    const file = await city.as(city.planner, (ctx) => exportAnswers(ctx, round.id, { include: 'approved' }));
    const text = String(file.body);
    expect(text.startsWith('\uFEFF"Omgång";"År";')).toBe(true);
    const [headings, ...rows] = parse(text, {
      bom: true,
      delimiter: ';',
      record_delimiter: '\r\n',
    }) as string[][];
    expect(headings).toEqual(CSV_HEADINGS);
    expect(rows).toHaveLength(11);
    const cell = (row: string[], heading: string) => row[CSV_HEADINGS.indexOf(heading)];
    const answered = rows.filter((row) => cell(row, 'Svar') === 'Ja');
    expect(answered).toHaveLength(1);
    expect(cell(answered[0]!, 'Kommentar')).toBe(`'${nasty}`);
    expect(cell(answered[0]!, 'Kostnad (kr)')).toBe('250000');
    expect(rows.filter((row) => cell(row, 'Svar') === 'Inget svar')).toHaveLength(10);
    for (const row of rows) for (const value of row) expect(value).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('are noted in the audit log, with who took them out', async () => {
    const round = await approvedRound(ANSWERED);
    const reader = await city.signIn('reader', city.office);
    await city.as(reader, (ctx) => exportAnswers(ctx, round.id, { include: 'approved' }));
    const { rows } = await sql<{ person_id: string }>`
      select person_id from audit.event where action = 'export' and object_id = ${round.id}`.execute(
      city.owner.db,
    );
    expect(rows).toEqual([{ person_id: reader.personId }]);
  });
});

describe('the answers about one measure', () => {
  it('are counted round by round, approved ones only, and only in rounds the asker sees', async () => {
    const own = await createFollowupCity();
    try {
      const { round, questionIds } = await own.beginOpenRound();
      const { answer } = await own.as(own.coordinator, (ctx) =>
        saveAnswer(ctx, questionIds[0]!, { ...ANSWERED, baseRevision: 0 }),
      );
      await own.as(own.coordinator, (ctx) =>
        submitAnswers(ctx, { answers: [{ id: answer.id, revision: 1 }] }),
      );
      const { rows } = await sql<{ lineage_id: string }>`
        select lineage_id from followup.question where id = ${questionIds[0]}`.execute(own.owner.db);
      const of = async (session: typeof own.planner) =>
        (await own.as(session, (ctx) => listItemResults(ctx, rows[0]!.lineage_id))).rounds;
      const reader = await own.signIn('reader', own.office);
      expect((await of(reader))[0]?.distribution).toEqual({
        yes: 0,
        partly: 0,
        no: 0,
        notApplicable: 0,
        none: 2,
      });
      await own.as(own.approver, (ctx) => approveAnswers(ctx, { answers: [{ id: answer.id, revision: 2 }] }));
      expect(await of(reader)).toEqual([
        expect.objectContaining({
          roundId: round.id,
          distribution: { yes: 1, partly: 0, no: 0, notApplicable: 0, none: 1 },
        }),
      ]);
      expect(await of(await own.signIn('planner', own.north))).toEqual([]);
    } finally {
      await own.close();
    }
  });
});

describe('the work page', () => {
  it('has only the organisation’s own questions, and is for those who answer', async () => {
    const { round } = await city.beginOpenRound();
    const south = await city.signIn('board-coordinator', city.south);
    const work = await city.as(south, (ctx) => getWork(ctx, round.id));
    expect(work.questions.map(({ number }) => number)).toEqual(['1:1', '1:2', '1:4']);
    expect(work.may).toEqual({ write: true, approve: false });
    await expect(city.as(city.planner, (ctx) => getWork(ctx, round.id))).rejects.toMatchObject({
      definition: { code: 'not-found' },
    });
  });
});
