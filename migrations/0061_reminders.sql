-- Jobs that nobody is signed in to, mail, and reminders of the follow-up.
-- The role samlad_jobs reads no table of ours: it calls the functions below and nothing else.

-- ---------------------------------------------------------------- the queue of jobs

create schema queue;
comment on schema queue is 'The job queue''s own tables, made and owned by samlad_jobs; they hold names of jobs and times, no personal data';
grant usage, create on schema queue to samlad_jobs;

-- ---------------------------------------------------------------- mail

create schema mail;
comment on schema mail is 'Letters to people: what is to be sent, who wants it, which addresses are refused';
grant usage on schema mail to samlad_app, samlad_jobs;
grant usage on schema followup to samlad_jobs;

create table mail.signing_key (
  single boolean primary key default true check (single),
  inner_key bytea not null check (octet_length(inner_key) = 32),
  outer_key bytea not null check (octet_length(outer_key) = 32)
);
comment on table mail.signing_key is 'What links that stop reminders are signed with; no role but the owner reads it';
comment on column mail.signing_key.single is 'There is one row';
comment on column mail.signing_key.inner_key is 'Key of the inner hash';
comment on column mail.signing_key.outer_key is 'Key of the outer hash';
call access.protect('mail.signing_key', false);
-- gen_random_uuid draws from the operating system's source; each has 122 random bits.
insert into mail.signing_key (inner_key, outer_key)
select sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8')),
       sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8'));

create table mail.subscription (
  person_id uuid primary key references identity.person (id),
  subscribed boolean not null default true,
  language text not null default 'sv' check (language in ('sv', 'en')),
  token_hash bytea unique check (octet_length(token_hash) = 32),
  changed_at timestamptz
);
comment on table mail.subscription is 'What a person has chosen about mail; no row means reminders in Swedish';
comment on column mail.subscription.person_id is 'Whose choice';
comment on column mail.subscription.subscribed is 'Whether the person wants reminders';
comment on column mail.subscription.language is 'The language of letters to the person';
comment on column mail.subscription.token_hash is 'SHA-256 of the token in the links that stop reminders; the token itself is never stored here';
comment on column mail.subscription.changed_at is 'When the person last chose';
call access.protect('mail.subscription');
grant select (person_id, subscribed, language), insert (person_id, subscribed, language, changed_at),
  update (subscribed, language, changed_at) on mail.subscription to samlad_app;
create policy "people see what they have chosen" on mail.subscription for select to samlad_app
  using (person_id = (select access.person_id()));
create policy "people choose for themselves" on mail.subscription for insert to samlad_app
  with check (person_id = (select access.person_id()));
create policy "people change their own choice" on mail.subscription for update to samlad_app
  using (person_id = (select access.person_id())) with check (person_id = (select access.person_id()));

create table mail.refused_address (
  person_id uuid primary key references identity.person (id),
  address text not null,
  code text not null check (length(code) <= 40),
  refused_at timestamptz not null
);
comment on table mail.refused_address is 'An address that its server has refused for good; nothing is sent there until it is changed';
comment on column mail.refused_address.person_id is 'Whose address';
comment on column mail.refused_address.address is 'The address that was refused; a new one is tried';
comment on column mail.refused_address.code is 'The server''s code, for instance 550';
comment on column mail.refused_address.refused_at is 'When it was refused';
call access.protect('mail.refused_address');
grant select on mail.refused_address to samlad_app;
create policy "an administrator sees which addresses are refused" on mail.refused_address for select to samlad_app
  using ((select access.role()) = 'administrator');
create policy "a person sees that their own address is refused" on mail.refused_address for select to samlad_app
  using (person_id = (select access.person_id()));

create table mail.message (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references identity.person (id),
  kind text not null check (length(kind) between 1 and 60),
  key text not null unique,
  language text not null check (language in ('sv', 'en')),
  subject text not null,
  body_text text not null,
  body_html text not null,
  unsubscribe_link text not null default '',
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'abandoned', 'dropped')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  last_code text not null default '' check (length(last_code) <= 40),
  created_at timestamptz not null,
  settled_at timestamptz,
  check ((state = 'waiting') = (settled_at is null))
);
comment on table mail.message is 'The outbox: a letter is a row before it is sent, and is emptied when it has been';
comment on column mail.message.id is 'Identifier; also the letter''s Message-ID, so that a letter sent twice can be told to be one';
comment on column mail.message.person_id is 'To whom; the address is looked up when the letter leaves';
comment on column mail.message.kind is 'What it is, for instance followup.reminder';
comment on column mail.message.key is 'What makes it one letter, for instance person and day; a second one with the same key is never written';
comment on column mail.message.language is 'The language it is written in';
comment on column mail.message.subject is 'Subject';
comment on column mail.message.body_text is 'Plain text; emptied when settled';
comment on column mail.message.body_html is 'The same as HTML; emptied when settled';
comment on column mail.message.unsubscribe_link is 'The link that stops such letters; emptied when settled';
comment on column mail.message.state is 'waiting; sent; refused by the address''s server for good; abandoned after the last attempt; dropped because the person no longer can or wants to have it';
comment on column mail.message.attempts is 'How many times it has been tried';
comment on column mail.message.next_attempt_at is 'Not tried before this';
comment on column mail.message.last_code is 'What the last attempt met: a server''s code or the kind of network fault; never its text';
comment on column mail.message.created_at is 'When it was decided on';
comment on column mail.message.settled_at is 'When it left waiting';
call access.protect('mail.message', false);
create index message_waiting on mail.message (next_attempt_at) where state = 'waiting';
create index message_person on mail.message (person_id, created_at desc);
create index message_sorted on mail.message (created_at desc, id);
grant select (id, kind, state, attempts, next_attempt_at, last_code, created_at, settled_at) on mail.message to samlad_app;
create policy "an administrator sees how mail fares, not what it says or to whom" on mail.message for select to samlad_app
  using ((select access.role()) = 'administrator');

create function mail.can_reach(recipient uuid, on_day date) returns text
language sql stable security definer set search_path = '' as $$
  select case
    when m.address is null then 'no-address'
    when exists (select 1 from mail.refused_address f where f.person_id = recipient and lower(f.address) = lower(m.address))
      then 'refused'
    when exists (select 1 from mail.subscription s where s.person_id = recipient and not s.subscribed) then 'unsubscribed'
    when not exists (select 1 from identity.person p where p.id = recipient and p.valid_from <= on_day
      and (p.valid_to is null or p.valid_to >= on_day)) then 'ended'
    else 'reached' end
  from (select 1) one left join identity.email_address m on m.person_id = recipient
$$;
comment on function mail.can_reach is 'Whether a letter may go to a person, or why not; called by functions only';

create function mail.unsubscribe_token(recipient uuid) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare token text;
begin
  select rtrim(translate(encode(sha256(k.outer_key || sha256(k.inner_key
    || convert_to('stop reminders ' || recipient, 'UTF8'))), 'base64'), '+/', '-_'), '=') into token from mail.signing_key k;
  insert into mail.subscription (person_id, token_hash) values (recipient, sha256(convert_to(token, 'UTF8')))
  on conflict (person_id) do update set token_hash = excluded.token_hash
  where mail.subscription.token_hash is distinct from excluded.token_hash;
  return token;
end $$;
comment on function mail.unsubscribe_token is 'The token of the link that stops a person''s reminders: the same every time, unguessable without the key';

create function mail.stop_reminders(token text, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare found_person uuid;
begin
  if token is null or length(token) <> 43 then return false; end if;
  update mail.subscription set subscribed = false, changed_at = at
  where token_hash = sha256(convert_to(token, 'UTF8')) and subscribed returning person_id into found_person;
  if found_person is not null then return true; end if;
  return exists (select 1 from mail.subscription where token_hash = sha256(convert_to(token, 'UTF8')));
end $$;
comment on function mail.stop_reminders is 'Stops the reminders of the person whose link it is; false for a token that is nobody''s. Tells nothing else and does nothing else';

create function mail.write(recipient uuid, message_kind text, message_key text, written_in text, subject text,
  body_text text, body_html text, unsubscribe_link text, at timestamptz) returns uuid
language sql volatile security definer set search_path = '' as $$
  insert into mail.message (person_id, kind, key, language, subject, body_text, body_html, unsubscribe_link,
    next_attempt_at, created_at)
  values (recipient, message_kind, message_key, written_in, subject, body_text, body_html, unsubscribe_link, at, at)
  on conflict (key) do nothing returning id
$$;
comment on function mail.write is 'Puts a letter in the outbox; null when one with the same key is there already';

create function mail.take(at timestamptz, on_day date, most integer, held interval) returns table (
  id uuid, name text, address text, language text, subject text, body_text text, body_html text,
  unsubscribe_link text, attempts integer, created_at timestamptz
) language plpgsql volatile security definer set search_path = '' as $$
begin
  update mail.message m set state = 'dropped', settled_at = at, body_text = '', body_html = '', unsubscribe_link = ''
  where m.state = 'waiting' and m.next_attempt_at <= at and mail.can_reach(m.person_id, on_day) <> 'reached';
  return query
    update mail.message m set attempts = m.attempts + 1, next_attempt_at = at + held
    from identity.person p, identity.email_address e
    where p.id = m.person_id and e.person_id = m.person_id and m.id in (
      select w.id from mail.message w where w.state = 'waiting' and w.next_attempt_at <= at
      order by w.created_at, w.id limit most for update skip locked)
    returning m.id, p.name, e.address, m.language, m.subject, m.body_text, m.body_html, m.unsubscribe_link, m.attempts,
      m.created_at;
end $$;
comment on function mail.take is 'Letters whose turn it is, with where to; each is held for a while, so that one whose sender was killed comes again';

create function mail.settle(letter uuid, outcome text, met_code text, sent_to text, at timestamptz, again_at timestamptz)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if outcome = 'postponed' then
    update mail.message set last_code = met_code, next_attempt_at = again_at where id = letter and state = 'waiting';
    return;
  end if;
  if outcome = 'refused' then
    insert into mail.refused_address (person_id, address, code, refused_at)
    select m.person_id, sent_to, met_code, at from mail.message m where m.id = letter
    on conflict (person_id) do update set address = excluded.address, code = excluded.code, refused_at = excluded.refused_at;
  end if;
  update mail.message set state = outcome, last_code = met_code, settled_at = at, body_text = '', body_html = '',
    unsubscribe_link = '' where id = letter and state = 'waiting';
end $$;
comment on function mail.settle is 'What became of a letter that was taken: sent, postponed, refused or abandoned';

revoke all on function mail.can_reach, mail.unsubscribe_token, mail.stop_reminders, mail.write, mail.take, mail.settle
  from public;
grant execute on function mail.unsubscribe_token, mail.write, mail.take, mail.settle to samlad_jobs;
grant execute on function mail.stop_reminders to samlad_app;

-- ---------------------------------------------------------------- when a round reminds

create table followup.reminder_plan (
  round_id uuid primary key references followup.round (id) on delete cascade,
  enabled boolean not null,
  days_before integer[] not null check (coalesce(array_length(days_before, 1), 0) <= 10 and 0 <= all (days_before) and 120 >= all (days_before)),
  days_after integer[] not null check (coalesce(array_length(days_after, 1), 0) <= 10 and 1 <= all (days_after) and 120 >= all (days_after)),
  weekly boolean not null,
  revision integer not null default 1
);
comment on table followup.reminder_plan is 'When a round reminds; a round without a row follows the usual plan';
comment on column followup.reminder_plan.round_id is 'The round';
comment on column followup.reminder_plan.enabled is 'Whether reminders go out by themselves';
comment on column followup.reminder_plan.days_before is 'How many days before the due date; 0 is the day itself';
comment on column followup.reminder_plan.days_after is 'How many days after the due date';
comment on column followup.reminder_plan.weekly is 'Once a week after the last of these, until the round closes';
comment on column followup.reminder_plan.revision is 'Grows with every change, so that nobody overwrites unseen';
call access.protect('followup.reminder_plan');
grant select, insert, update on followup.reminder_plan to samlad_app;
create policy "planners of the owner unit see when their rounds remind" on followup.reminder_plan for select to samlad_app
  using ((select access.role()) = 'planner' and round_id in (select r.id from followup.round r
    where r.owner_organisation_id = (select access.unit_id())));
create policy "planners of the owner unit choose when their rounds remind" on followup.reminder_plan for insert to samlad_app
  with check ((select access.role()) = 'planner' and round_id in (select r.id from followup.round r
    where r.owner_organisation_id = (select access.unit_id()) and r.status <> 'closed'));
create policy "planners of the owner unit change when their rounds remind" on followup.reminder_plan for update to samlad_app
  using ((select access.role()) = 'planner' and round_id in (select r.id from followup.round r
    where r.owner_organisation_id = (select access.unit_id()) and r.status <> 'closed'));

create table followup.reminder_request (
  round_id uuid not null references followup.round (id) on delete cascade,
  day date not null,
  requested_by uuid not null references identity.person (id),
  requested_at timestamptz not null,
  carried_out_at timestamptz,
  primary key (round_id, day)
);
comment on table followup.reminder_request is 'A planner''s wish that those who have something left in a round are reminded now';
comment on column followup.reminder_request.round_id is 'The round';
comment on column followup.reminder_request.day is 'The day of the wish; one a day';
comment on column followup.reminder_request.requested_by is 'Who wished it';
comment on column followup.reminder_request.requested_at is 'When';
comment on column followup.reminder_request.carried_out_at is 'When the letters were put in the outbox; on the next working day when the wish came on a day off';
create index reminder_request_requested_by on followup.reminder_request (requested_by);
call access.protect('followup.reminder_request');
grant select, insert (round_id, day, requested_by, requested_at) on followup.reminder_request to samlad_app;
create policy "planners of the owner unit see what reminders were wished" on followup.reminder_request for select to samlad_app
  using ((select access.role()) = 'planner' and round_id in (select r.id from followup.round r
    where r.owner_organisation_id = (select access.unit_id())));
create policy "planners of the owner unit remind now, while the round is open" on followup.reminder_request
  for insert to samlad_app with check ((select access.role()) = 'planner' and requested_by = (select access.person_id())
    and carried_out_at is null and round_id in (select r.id from followup.round r
    where r.owner_organisation_id = (select access.unit_id()) and r.status = 'open'));

create table followup.reminder_run (
  day date primary key,
  ran_at timestamptz not null
);
comment on table followup.reminder_run is 'Days on which it was decided who is reminded; days missed are caught up with once';
comment on column followup.reminder_run.day is 'The day';
comment on column followup.reminder_run.ran_at is 'When it was decided';
call access.protect('followup.reminder_run', false);

create table followup.reminder_part (
  message_id uuid not null references mail.message (id),
  round_id uuid not null references followup.round (id),
  organisation_id uuid not null references organisation.organisation (id),
  role text not null check (role in ('board-coordinator', 'board-approver')),
  day date not null,
  to_answer integer not null,
  returned integer not null,
  to_approve integer not null,
  primary key (message_id, round_id, organisation_id, role)
);
comment on table followup.reminder_part is 'What a reminder told about a round; a letter has one part for every round, board and role of its reader';
comment on column followup.reminder_part.message_id is 'The letter';
comment on column followup.reminder_part.round_id is 'The round';
comment on column followup.reminder_part.organisation_id is 'The board or company';
comment on column followup.reminder_part.role is 'The role in which the reader was reminded';
comment on column followup.reminder_part.day is 'The day it was decided on';
comment on column followup.reminder_part.to_answer is 'How many questions were left to answer';
comment on column followup.reminder_part.returned is 'How many answers had come back';
comment on column followup.reminder_part.to_approve is 'How many answers waited for approval';
create index reminder_part_round on followup.reminder_part (round_id, day);
create index reminder_part_organisation on followup.reminder_part (organisation_id);
call access.protect('followup.reminder_part', false);

-- ---------------------------------------------------------------- who has what left

create function followup.who_has_left(on_day date) returns table (
  person_id uuid, role text, organisation_id uuid, round_id uuid, to_answer integer, returned integer,
  to_approve integer, first_to_answer uuid, first_returned uuid
) language sql stable security definer set search_path = '' as $$
  with holders as (
    select distinct h.person_id, h.role, h.organisation_id from identity.role_assignment h
    join identity.person e on e.id = h.person_id and e.valid_from <= on_day and (e.valid_to is null or e.valid_to >= on_day)
    where h.role in ('board-coordinator', 'board-approver') and h.valid_from <= on_day
      and (h.valid_to is null or h.valid_to >= on_day)
  ), left_to_do as (
    select q.round_id, p.organisation_id, q.id as question_id, coalesce(a.state, 'draft') as state, a.submitted_by,
      d.position as document_position, q.position, c.person_id as delegate_id
    from followup.round r
    join followup.question q on q.round_id = r.id and not q.dropped
    join followup.round_document d on d.round_id = r.id and d.version_id = q.version_id
    join followup.question_recipient p on p.question_id = q.id
    left join followup.answer a on a.question_id = q.id and a.organisation_id = p.organisation_id
    left join followup.delegation g on g.question_id = q.id and g.organisation_id = p.organisation_id
    -- Whoever no longer is a coordinator there has nothing: the question is everybody's again.
    left join holders c on c.person_id = g.person_id and c.organisation_id = g.organisation_id
      and c.role = 'board-coordinator'
    -- A round that is filled from files asks nobody.
    where r.status = 'open' and coalesce(to_jsonb(r) ->> 'origin', 'asked') = 'asked'
      and coalesce(a.state, 'draft') <> 'approved'
  )
  select h.person_id, h.role, h.organisation_id, s.round_id,
    count(*) filter (where s.state = 'draft')::integer,
    count(*) filter (where s.state = 'returned')::integer,
    count(*) filter (where s.state = 'submitted')::integer,
    (array_agg(s.question_id order by s.document_position, s.position) filter (where s.state = 'draft'))[1],
    (array_agg(s.question_id order by s.document_position, s.position) filter (where s.state = 'returned'))[1]
  from holders h join left_to_do s on s.organisation_id = h.organisation_id
    and case h.role when 'board-coordinator'
      then s.state in ('draft', 'returned') and (s.delegate_id is null or s.delegate_id = h.person_id)
      else s.state = 'submitted' and s.submitted_by <> h.person_id end
  group by h.person_id, h.role, h.organisation_id, s.round_id
$$;
comment on function followup.who_has_left is 'What each coordinator and approver has left to do in open rounds, as their pages show it: a question handed to a colleague is that colleague''s; counts only, called by functions only';

create function followup.reminder_facts(on_day date) returns table (
  person_id uuid, language text, role text, organisation_id uuid, organisation_name text, round_id uuid,
  round_title text, due_on date, opened_at timestamptz, enabled boolean, days_before integer[], days_after integer[],
  weekly boolean, to_answer integer, returned integer, to_approve integer, first_to_answer uuid, first_returned uuid
) language sql stable security definer set search_path = '' as $$
  select w.person_id, coalesce(s.language, 'sv'), w.role, w.organisation_id, o.name, w.round_id, r.title, r.due_on,
    r.opened_at, t.enabled, t.days_before, t.days_after, t.weekly, w.to_answer, w.returned, w.to_approve,
    w.first_to_answer, w.first_returned
  from followup.who_has_left(on_day) w
  join followup.round r on r.id = w.round_id
  join organisation.organisation o on o.id = w.organisation_id
  left join followup.reminder_plan t on t.round_id = w.round_id
  left join mail.subscription s on s.person_id = w.person_id
  where mail.can_reach(w.person_id, on_day) = 'reached'
  order by w.person_id, r.due_on, r.id, o.name, w.role
$$;
comment on function followup.reminder_facts is 'Everybody who can be reached and has something left, round by round; for the job that reminds';

create function followup.last_reminder_run() returns date
language sql stable security definer set search_path = '' as $$ select max(day) from followup.reminder_run $$;
comment on function followup.last_reminder_run is 'The last day on which it was decided who is reminded';

create function followup.begin_reminder_run(on_day date, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into followup.reminder_run (day, ran_at) values (on_day, at) on conflict do nothing;
  return found;
end $$;
comment on function followup.begin_reminder_run is 'Takes a day; false when it has been taken, so that two runs never decide twice';

create function followup.take_reminder_requests(at timestamptz) returns setof uuid
language sql volatile security definer set search_path = '' as $$
  update followup.reminder_request set carried_out_at = at where carried_out_at is null returning round_id
$$;
comment on function followup.take_reminder_requests is 'Rounds in which a planner has asked for reminders now, each given once';

create function followup.has_reminder_requests() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from followup.reminder_request where carried_out_at is null)
$$;
comment on function followup.has_reminder_requests is 'Whether a planner waits for reminders to be sent';

create function followup.note_reminder(message uuid, on_day date, parts jsonb) returns void
language sql volatile security definer set search_path = '' as $$
  insert into followup.reminder_part (message_id, round_id, organisation_id, role, day, to_answer, returned, to_approve)
  select message, p."roundId", p."organisationId", p.role, on_day, p."toAnswer", p.returned, p."toApprove"
  from jsonb_to_recordset(parts) as p ("roundId" uuid, "organisationId" uuid, role text, "toAnswer" integer,
    returned integer, "toApprove" integer)
$$;
comment on function followup.note_reminder is 'Keeps what a reminder told';

create index reminder_request_waiting on followup.reminder_request (round_id) where carried_out_at is null;

-- ---------------------------------------------------------------- what a planner sees

create function followup.reminder_people(followed_round uuid, on_day date) returns table (
  organisation_id uuid, organisation_name text, person_id uuid, name text, role text, reach text
) language sql stable security definer set search_path = '' as $$
  select distinct o.id, o.name, p.id, p.name, h.role, mail.can_reach(p.id, on_day)
  from followup.round r
  join followup.round_organisation a on a.round_id = r.id
  join organisation.organisation o on o.id = a.organisation_id
  join identity.role_assignment h on h.organisation_id = o.id and h.role in ('board-coordinator', 'board-approver')
    and h.valid_from <= on_day and (h.valid_to is null or h.valid_to >= on_day)
  join identity.person p on p.id = h.person_id and p.valid_from <= on_day and (p.valid_to is null or p.valid_to >= on_day)
  where r.id = followed_round and access.role() = 'planner' and r.owner_organisation_id = access.unit_id()
$$;
comment on function followup.reminder_people is 'Coordinators and approvers of the boards asked, and whether mail reaches them; for planners of the owner unit';

create function followup.reminders_of(followed_round uuid) returns table (
  organisation_id uuid, day date, letters integer, sent integer, waiting integer, failed integer
) language sql stable security definer set search_path = '' as $$
  select t.organisation_id, t.day, count(distinct m.id)::integer, count(distinct m.id) filter (where m.state = 'sent')::integer,
    count(distinct m.id) filter (where m.state = 'waiting')::integer,
    count(distinct m.id) filter (where m.state in ('refused', 'abandoned', 'dropped'))::integer
  from followup.reminder_part t join followup.round r on r.id = t.round_id join mail.message m on m.id = t.message_id
  where t.round_id = followed_round and access.role() = 'planner' and r.owner_organisation_id = access.unit_id()
  group by t.organisation_id, t.day
$$;
comment on function followup.reminders_of is 'How many reminders each board has had on each day and how they fared, for planners of the owner unit; never to whom';

revoke all on function followup.who_has_left, followup.reminder_facts, followup.last_reminder_run,
  followup.begin_reminder_run, followup.take_reminder_requests, followup.has_reminder_requests, followup.note_reminder,
  followup.reminder_people, followup.reminders_of from public;
grant execute on function followup.reminder_facts, followup.last_reminder_run, followup.begin_reminder_run,
  followup.take_reminder_requests, followup.has_reminder_requests, followup.note_reminder to samlad_jobs;
grant execute on function followup.reminder_people, followup.reminders_of to samlad_app;
