import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../../../tests/support/application.ts';
import { createFollowupCity, type FollowupCity } from '../../../../tests/support/followup-city.ts';

let city: FollowupCity;
let server: TestServer;
const tokens = new Map<string, string>();
const tokenOf = async (personId: string) =>
  (await sql<{ token: string }>`select mail.unsubscribe_token(${personId}) as token`.execute(city.jobs.db))
    .rows[0]!.token;

beforeAll(async () => {
  city = await createFollowupCity();
  server = await startTestServer(city);
  for (const { personId } of [city.coordinator, city.approver]) tokens.set(personId, await tokenOf(personId));
});
afterAll(async () => {
  await server.close();
  await city.close();
});

const stop = (token: string, init: RequestInit = {}) =>
  fetch(`${server.address}/paminnelser/avsluta/${token}`, { method: 'POST', ...init });
const isSubscribed = async (personId: string) =>
  (
    await sql<{
      subscribed: boolean;
    }>`select subscribed from mail.subscription where person_id = ${personId}`.execute(city.owner.db)
  ).rows[0]?.subscribed ?? true;

describe('the jobs’ role', () => {
  test('reads and changes no table of ours, whichever it tries', async () => {
    const { rows } = await sql<{
      name: string;
    }>`select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm')
      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`.execute(city.owner.db);
    expect(rows.length).toBeGreaterThan(30);
    const opened: string[] = [];
    for (const { name } of rows) {
      for (const attempt of [
        `select 1 from ${name} limit 1`,
        `delete from ${name}`,
        `insert into ${name} default values`,
      ])
        await city.jobs.pool.query(attempt).then(
          () => opened.push(attempt),
          (error: { code?: string }) => error.code === '42501' || opened.push(`${attempt}: ${error.code}`),
        );
    }
    expect(opened).toEqual([]);
  });

  test('calls the functions it needs and no other with the owner’s rights', async () => {
    const { rows } = await sql<{ name: string }>`select n.nspname || '.' || p.proname as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and has_function_privilege('samlad_jobs', p.oid, 'execute') order by 1`.execute(
      city.owner.db,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'followup.begin_reminder_run',
      'followup.has_reminder_requests',
      'followup.last_reminder_run',
      'followup.note_reminder',
      'followup.reminder_facts',
      'followup.take_reminder_requests',
      'mail.settle',
      'mail.take',
      'mail.unsubscribe_token',
      'mail.write',
    ]);
  });

  test('who is to be reminded is told to nobody else', async () => {
    for (const query of [
      `select followup.reminder_facts('2026-11-27')`,
      `select followup.who_has_left('2026-11-27')`,
      `select mail.take(now(), '2026-11-27', 10, interval '1 minute')`,
      `select mail.unsubscribe_token('${city.coordinator.personId}')`,
      'select * from mail.signing_key',
      'select token_hash from mail.subscription',
      'select body_text from mail.message',
    ])
      await expect(city.app.pool.query(query)).rejects.toMatchObject({ code: '42501' });
  });

  test('a planner of another unit, a board and a reader learn nothing of a round’s reminders', async () => {
    const { round } = await city.beginOpenRound();
    const others = [city.coordinator, city.approver, await city.signIn('planner', city.south)];
    others.push(await city.signIn('reader', city.office), await city.signIn('administrator', city.office));
    for (const other of others) {
      const rows = await city.as(other, async ({ db }) => [
        ...(await sql`select 1 from followup.reminder_people(${round.id}, '2026-11-27')`.execute(db)).rows,
        ...(await sql`select 1 from followup.reminders_of(${round.id})`.execute(db)).rows,
        ...(await sql`select 1 from followup.reminder_plan`.execute(db)).rows,
        ...(await sql`select 1 from followup.reminder_request`.execute(db)).rows,
      ]);
      expect(rows).toEqual([]);
      await expect(
        city.as(other, ({ db }) =>
          sql`insert into followup.reminder_plan values (${round.id}, true, '{1}', '{1}', true)`.execute(db),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('nobody chooses about another’s letters', async () => {
    const { personId } = city.approver;
    await city.as(city.coordinator, ({ db }) =>
      sql`update mail.subscription set subscribed = false where person_id = ${personId}`.execute(db),
    );
    expect(await isSubscribed(personId)).toBe(true);
    await expect(
      city.as(city.coordinator, ({ db }) =>
        sql`insert into mail.subscription (person_id, subscribed) values (${city.planner.personId}, false)`.execute(
          db,
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the link that stops reminders', () => {
  test('opened, asks and changes nothing; the button stops them, twice is as once, without a session', async () => {
    const { personId } = city.coordinator;
    const token = tokens.get(personId)!;
    const opened = await fetch(`${server.address}/paminnelser/avsluta/${token}`);
    expect(opened.status).toBe(200);
    expect(await opened.text()).toContain('<form method="post">');
    expect(await isSubscribed(personId)).toBe(true);
    // As a mail program does it (RFC 8058): no cookies, no origin, a form's body.
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const _ of [1, 2]) {
      const done = await stop(token, { body: 'List-Unsubscribe=One-Click', headers: form });
      expect(done.status).toBe(200);
      expect(done.headers.get('set-cookie')).toBeNull();
    }
    expect(await isSubscribed(personId)).toBe(false);
    expect(await isSubscribed(city.approver.personId)).toBe(true);
    expect(server.log.join('')).not.toContain(token);
  });

  test('is the same in every letter, another for everybody, and says nothing of whose it is', async () => {
    const { personId } = city.approver;
    expect(await tokenOf(personId)).toBe(tokens.get(personId));
    expect(new Set(tokens.values()).size).toBe(tokens.size);
    expect(tokens.get(personId)).not.toContain(personId.slice(0, 8));
    const { rows } = await sql`select 1 from mail.subscription where encode(token_hash, 'escape')
      = ${tokens.get(personId)!}`.execute(city.owner.db);
    expect(rows).toEqual([]);
  });

  test('guessed, changed, cut or injected does nothing and tells nothing', async () => {
    const token = tokens.get(city.approver.personId)!;
    const changed = [...token].map(
      (sign, at) => token.slice(0, at) + (sign === 'A' ? 'B' : 'A') + token.slice(at + 1),
    );
    const others = [
      city.approver.personId,
      'A'.repeat(43),
      token.slice(1),
      `${token}A`,
      "'; update mail.subscription set subscribed = false; --",
      '%00',
      '../../api/v1/session',
    ].map(encodeURIComponent);
    const answers = new Set<string>();
    for (const wrong of [...changed.slice(0, 8), ...others]) {
      const answer = await stop(wrong);
      expect([404]).toContain(answer.status);
      answers.add((await answer.text()).replace(/"requestId":"[^"]*"/, ''));
    }
    expect(answers.size).toBeLessThanOrEqual(2);
    expect(await isSubscribed(city.approver.personId)).toBe(true);
  });

  test('signs nobody in', async () => {
    const token = tokens.get(city.approver.personId)!;
    const session = await fetch(`${server.address}/api/v1/mail/subscription`, {
      headers: { authorization: `Bearer ${token}`, cookie: `__Host-samlad=${token}` },
    });
    expect(session.status).toBe(401);
  });
});
