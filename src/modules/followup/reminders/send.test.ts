import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWERED, createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';
import type { JobContext } from '../../../platform/jobs/job.ts';
import { createLog } from '../../../platform/log.ts';
import { saveAnswer } from '../service/answers.ts';
import { submitAnswers } from '../service/moves.ts';
import { closeRound } from '../service/rounds.ts';
import { tasks } from '../service/start.ts';
import { sendReminders } from './send.ts';
import { changePlan, getReminders, remindNow } from './service.ts';

/** Every test has a city of its own: what was sent on a day is sent once in a city. */
let city: FollowupCity;
const open: FollowupCity[] = [];
async function freshCity() {
  city = await createFollowupCity();
  open.push(city);
  await giveAddress(city.coordinator.personId, 'kim@example.se');
  await giveAddress(city.approver.personId, 'alex@example.se');
  return city;
}
afterAll(async () => {
  for (const each of open) await each.close();
});

const giveAddress = (personId: string, address: string) =>
  sql`insert into identity.email_address (person_id, address) values (${personId}, ${address})`.execute(
    city.owner.db,
  );
/** Nine in the morning, Swedish winter time. */
const morning = (day: string) => new Date(`${day}T08:00:00Z`);
const jobAt = (at: Date): JobContext => ({
  db: city.jobs.db,
  now: () => at,
  publicUrl: 'https://samlad.example',
  log: createLog('silent'),
});
const sendOn = (day: string) => sendReminders(jobAt(morning(day)));
interface Written {
  personId: string;
  subject: string;
  text: string;
  html: string;
  link: string;
  language: string;
}
const letters = async () =>
  (
    await sql<Written>`select person_id as "personId", subject, body_text as text, body_html as html,
      unsubscribe_link as link, language from mail.message order by created_at, person_id`.execute(
      city.owner.db,
    )
  ).rows;

/** A round opened on 2 November 2026, due on a Friday, 11 December. */
async function beginRound(dueOn = '2026-12-11') {
  const { round, questionIds } = await city.beginOpenRound();
  await sql`alter table followup.round disable trigger keep`.execute(city.owner.db);
  await sql`update followup.round set opens_on = null, opened_at = '2026-11-02T08:00:00Z', due_on = ${dueOn}
    where id = ${round.id}`.execute(city.owner.db);
  await sql`alter table followup.round enable trigger keep`.execute(city.owner.db);
  return { round, questionIds };
}

describe('who is reminded, and when', () => {
  beforeAll(freshCity);

  test('a coordinator with questions left gets one letter on a day of the plan, and none on other days', async () => {
    const { round } = await beginRound();
    expect(await sendOn('2026-11-26')).toBe(0);
    expect(await sendOn('2026-11-27')).toBe(1);
    const [letter] = await letters();
    expect(letter).toMatchObject({
      personId: city.coordinator.personId,
      language: 'sv',
      subject: 'Uppföljning: sista dag är 11 dec. 2026',
    });
    const [task] = await city.as(city.coordinator, tasks);
    expect(letter!.text).toContain(`https://samlad.example${task!.href}`);
    expect(letter!.text).toContain('om 14\u00a0dagar');
    expect(letter!.text).toContain(task!.title.replace(/(\d+) /, '$1\u00a0'));
    expect(letter!.text).toContain(round.title);
  });

  test('twice the same day, or in two runs at once, is once', async () => {
    expect(await sendOn('2026-11-27')).toBe(0);
    const counts = await Promise.all([sendOn('2026-12-04'), sendOn('2026-12-04')]);
    expect(counts.sort()).toEqual([0, 1]);
  });

  test('days missed while the server was off are caught up with by one letter', async () => {
    expect(await sendOn('2027-01-25')).toBe(1);
    expect(await sendOn('2027-01-26')).toBe(0);
    expect((await letters()).at(-1)!.subject).toBe('Uppföljning: sista svarsdag har varit');
  });

  test('nothing is decided before seven in the morning', async () => {
    expect(await sendReminders(jobAt(new Date('2027-01-29T05:59:00Z')))).toBe(0);
    expect(await sendReminders(jobAt(new Date('2027-01-29T06:00:00Z')))).toBe(1);
  });

  test('nothing is sent on Saturdays, Sundays and holidays; the next working day takes it up', async () => {
    expect(await sendOn('2027-03-25')).toBe(1);
    // Fridays are this round's days; this one is Good Friday, and Monday is Easter Monday.
    for (const day of ['2027-03-26', '2027-03-27', '2027-03-28', '2027-03-29'])
      expect(await sendOn(day)).toBe(0);
    expect(await sendOn('2027-03-30')).toBe(1);
  });
});

describe('one letter a person', () => {
  beforeAll(freshCity);

  test('two rounds and two roles are one letter with a part for each', async () => {
    const { round, questionIds } = await beginRound();
    await beginRound('2026-12-18');
    await sql`insert into identity.role_assignment (person_id, role, organisation_id)
      values (${city.approver.personId}, 'board-coordinator', ${city.south})`.execute(city.owner.db);
    const { answer } = await city.as(city.coordinator, (ctx) =>
      saveAnswer(ctx, questionIds[0]!, { ...ANSWERED, baseRevision: 0 }),
    );
    await city.as(city.coordinator, (ctx) =>
      submitAnswers(ctx, { answers: [{ id: answer.id, revision: answer.revision }] }),
    );
    expect(await sendOn('2026-11-27')).toBe(2);
    const letter = (await letters()).find(({ personId }) => personId === city.approver.personId)!;
    expect(letter.text).toContain('Socialnämnd Norr, godkännare');
    expect(letter.text.match(/Socialnämnd Söder, samordnare/g)).toHaveLength(2);
    expect(letter.text).toContain(`https://samlad.example/uppfoljning/${round.id}/godkann`);
    expect(letter.text).toContain('Godkänn 1\u00a0svar');
    expect(letter.text).not.toContain(ANSWERED.comment);
    expect(letter.html).toContain('lang="sv"');
  });

  test('the letter is in the language that the person has chosen', async () => {
    await sql`insert into mail.subscription (person_id, language) values (${city.coordinator.personId}, 'en')
      on conflict (person_id) do update set language = 'en'`.execute(city.owner.db);
    expect(await sendOn('2026-12-04')).toBe(2);
    const english = (await letters()).filter(({ language }) => language === 'en');
    expect(english.map(({ subject }) => subject)).toEqual(['Follow-up: due on 11 Dec 2026']);
    expect(english[0]!.html).toContain('lang="en"');
  });
});

describe('who is not reminded', () => {
  beforeAll(freshCity);

  const sentTo = async (day: string) => {
    const before = (await letters()).length;
    await sendOn(day);
    return (await letters()).slice(before).map(({ personId }) => personId);
  };

  test('somebody without an address, whose role has ended, who has been refused or who wants none', async () => {
    await beginRound();
    const { personId } = city.coordinator;
    const own = sql`person_id = ${personId}`;
    await sql`delete from identity.email_address where ${own}`.execute(city.owner.db);
    expect(await sentTo('2026-11-27')).toEqual([]);
    await giveAddress(personId, 'kim@example.se');
    await sql`insert into mail.refused_address (person_id, address, code, refused_at)
      values (${personId}, 'KIM@example.se', '550', now())`.execute(city.owner.db);
    expect(await sentTo('2026-12-04')).toEqual([]);
    await sql`update identity.email_address set address = 'kim.ny@example.se' where ${own}`.execute(
      city.owner.db,
    );
    expect(await sentTo('2026-12-10')).toEqual([personId]);
    await sql`update mail.subscription set subscribed = false where ${own}`.execute(city.owner.db);
    expect(await sentTo('2026-12-14')).toEqual([]);
    await sql`update mail.subscription set subscribed = true where ${own}`.execute(city.owner.db);
    await sql`update identity.role_assignment set valid_to = '2026-12-15' where ${own}`.execute(
      city.owner.db,
    );
    expect(await sentTo('2026-12-18')).toEqual([]);
  });

  test('a board that is done, and a round that is closed', async () => {
    await freshCity();
    const { round } = await beginRound();
    await sql`insert into followup.answer (round_id, question_id, organisation_id, updated_by, updated_at)
      select p.round_id, p.question_id, p.organisation_id, ${city.coordinator.personId}, now()
      from followup.question_recipient p where p.round_id = ${round.id} and p.organisation_id = ${city.north}`.execute(
      city.owner.db,
    );
    await sql`update followup.answer set revision = 2, value = 'yes'`.execute(city.owner.db);
    await sql`update followup.answer set revision = 3, state = 'submitted', submitted_at = now(),
      submitted_by = ${city.coordinator.personId}`.execute(city.owner.db);
    expect(await sentTo('2026-11-27')).toEqual([city.approver.personId]);
    await sql`update followup.answer set revision = 4, state = 'approved', approved_at = now(),
      approved_by = ${city.approver.personId}`.execute(city.owner.db);
    expect(await sentTo('2026-12-04')).toEqual([]);

    await freshCity();
    const other = await beginRound();
    const present = await city.as(city.planner, (ctx) => getReminders(ctx, other.round.id));
    await city.as(city.planner, (ctx) => closeRound(ctx, other.round.id, present.round.revision));
    expect(await sentTo('2026-11-27')).toEqual([]);
  });

  test('a question handed to a colleague is the colleague’s', async () => {
    await freshCity();
    const { questionIds, round } = await beginRound();
    const colleague = await city.signIn('board-coordinator', city.north);
    await giveAddress(colleague.personId, 'robin@example.se');
    const { rows: asked } = await sql<{
      id: string;
    }>`select question_id as id from followup.question_recipient
      where round_id = ${round.id} and organisation_id = ${city.north}`.execute(city.owner.db);
    expect(questionIds.length).toBeGreaterThanOrEqual(asked.length);
    for (const { id } of asked)
      await sql`insert into followup.delegation (question_id, organisation_id, round_id, person_id, delegated_by, delegated_at)
        values (${id}, ${city.north}, ${round.id}, ${colleague.personId}, ${colleague.personId}, now())`.execute(
        city.owner.db,
      );
    expect(await sentTo('2026-11-27')).toEqual([colleague.personId]);
    await sql`update identity.role_assignment set valid_to = '2026-12-01' where person_id = ${colleague.personId}`.execute(
      city.owner.db,
    );
    expect(await sentTo('2026-12-04')).toEqual([city.coordinator.personId]);
  });
});

describe('the planner', () => {
  beforeAll(freshCity);
  let roundId: string;

  test('sees when, to whom and what was sent, and nobody else does', async () => {
    const { round } = await beginRound();
    roundId = round.id;
    await sendOn('2026-11-27');
    const seen = await city.as(city.planner, (ctx) =>
      getReminders({ ...ctx, now: () => morning('2026-11-28') }, roundId),
    );
    expect(seen.upcoming.slice(0, 3)).toEqual([
      { day: '2026-12-04', days: -7 },
      { day: '2026-12-10', days: -1 },
      { day: '2026-12-14', days: 1 },
    ]);
    const north = seen.organisations.find(({ organisation }) => organisation.id === city.north)!;
    expect(north).toMatchObject({ lastOn: '2026-11-27', returned: 0, toApprove: 0 });
    expect(north.people.map(({ reach }) => reach)).toEqual(['reached', 'reached']);
    expect(seen.sent).toMatchObject([{ day: '2026-11-27', letters: 1, waiting: 1, sent: 0 }]);
    expect(seen.nowMeans).toBe('2026-11-30');
    for (const other of [city.coordinator, await city.signIn('planner', city.south)])
      await expect(city.as(other, (ctx) => getReminders(ctx, roundId))).rejects.toThrow();
  });

  test('chooses the days, and a colleague’s choice meanwhile is not overwritten', async () => {
    const plan = { enabled: true, daysBefore: [3, 5, 3], daysAfter: [], weekly: false, revision: 0 };
    const changed = await city.as(city.planner, (ctx) => changePlan(ctx, roundId, plan));
    expect(changed.plan.daysBefore).toEqual([5, 3]);
    await expect(city.as(city.planner, (ctx) => changePlan(ctx, roundId, plan))).rejects.toMatchObject({
      definition: { code: 'conflict' },
    });
    // Five days before is a Sunday.
    expect(await sendOn('2026-12-04')).toBe(1);
    expect(await sendOn('2026-12-07')).toBe(0);
    expect(await sendOn('2026-12-08')).toBe(1);
  });

  test('reminds now: within the minute, once a day, on a working day', async () => {
    const on = (day: string) =>
      city.as(city.planner, (ctx) => remindNow({ ...ctx, now: () => morning(day) }, roundId));
    await on('2026-12-08');
    // The same people have had today's letter.
    expect(await sendOn('2026-12-08')).toBe(0);
    expect((await on('2026-12-09')).requested).toBe(true);
    expect(await sendReminders(jobAt(new Date('2026-12-09T20:00:00Z')))).toBe(1);
    await on('2026-12-09');
    expect(await sendReminders(jobAt(new Date('2026-12-09T21:00:00Z')))).toBe(0);
    await on('2026-12-12');
    expect(await sendOn('2026-12-12')).toBe(0);
    expect(await sendOn('2026-12-14')).toBe(1);
    await expect(city.as(city.coordinator, (ctx) => remindNow(ctx, roundId))).rejects.toThrow();
  });
});
