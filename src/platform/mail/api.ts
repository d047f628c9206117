import { sql } from 'kysely';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { problems } from '../http/problem.ts';
import type { ActingContext } from '../identity/context.ts';
import { MailState, Subscription, SubscriptionChange } from './contract.ts';

const tag = 'mail';
const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

async function readSubscription({ db, actor }: ActingContext): Promise<Subscription> {
  const { rows } = await sql<Subscription>`
    select coalesce(s.subscribed, true) as subscribed, coalesce(s.language, 'sv') as language, m.address,
      coalesce(lower(f.address) = lower(m.address), false) as refused
    from identity.person p left join identity.email_address m on m.person_id = p.id
    left join (select person_id, subscribed, language from mail.subscription) s on s.person_id = p.id
    left join mail.refused_address f on f.person_id = p.id where p.id = ${actor.personId}`.execute(db);
  return rows[0]!;
}

/** Everyone chooses for themself, whatever role they act in. */
async function choose(ctx: ActingContext, { subscribed, language }: SubscriptionChange) {
  await sql`insert into mail.subscription (person_id, subscribed, language, changed_at)
    values (${ctx.actor.personId}, ${subscribed}, ${language}, ${ctx.now()})
    on conflict (person_id) do update
    set subscribed = excluded.subscribed, language = excluded.language, changed_at = excluded.changed_at`.execute(
    ctx.db,
  );
  return await readSubscription(ctx);
}

async function readState({ db, actor, now }: ActingContext): Promise<MailState> {
  if (actor.role !== 'administrator') throw problems.notFound();
  const since = new Date(now().getTime() - 30 * 86_400_000);
  const { rows } = await sql<Omit<MailState, 'refused'>>`
    select count(*) filter (where state = 'waiting')::integer as waiting,
      ${iso("min(created_at) filter (where state = 'waiting')")} as "waitingSince",
      coalesce((array_agg(last_code order by next_attempt_at desc)
        filter (where state = 'waiting' and last_code <> ''))[1], '') as "lastCode",
      count(*) filter (where state = 'sent' and settled_at >= ${since})::integer as sent,
      ${iso("max(settled_at) filter (where state = 'sent')")} as "lastSentAt",
      count(*) filter (where state = 'abandoned' and settled_at >= ${since})::integer as abandoned
    from mail.message`.execute(db);
  const refused = await sql<MailState['refused'][number]>`
    select jsonb_build_object('id', p.id, 'name', p.name) as person, f.code, ${iso('f.refused_at')} as at
    from mail.refused_address f join identity.person p on p.id = f.person_id
    join identity.email_address m on m.person_id = p.id and lower(m.address) = lower(f.address)
    order by p.name collate public.swedish, p.id limit 500`.execute(db);
  return { ...rows[0]!, refused: refused.rows };
}

export const mailApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/mail/subscription',
    summary: 'What the person has chosen about letters to them',
    tag,
    response: Subscription,
    handle: (ctx) => readSubscription(ctx),
  }),
  endpoint({
    method: 'put',
    path: '/mail/subscription',
    summary: 'Take reminders or not, and in which language',
    tag,
    body: SubscriptionChange,
    response: Subscription,
    handle: (ctx, { body }) => choose(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/mail/state',
    summary: 'How mail fares, and which addresses are refused; for administrators',
    tag,
    response: MailState,
    handle: (ctx) => readState(ctx),
  }),
];
