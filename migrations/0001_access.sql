-- The wall's base. The database itself knows who asks: every policy is built on identity.current_session(),
-- which finds the live session by the hash of the token that the transaction was opened with.
-- Roles (samlad_owner, samlad_login, samlad_app, samlad_stats) are made by the bootstrap, once per server.

create schema access;
create schema identity;
create schema audit;
comment on schema access is 'Functions that policies are built on, and the procedure that puts a table behind the wall';
comment on schema identity is 'Persons, their role assignments and sessions';
comment on schema audit is 'Append-only log of every change and sign-in';
grant usage on schema access, identity, audit to samlad_app, samlad_login;

create collation if not exists public.swedish (provider = icu, locale = 'sv-SE');
create collation if not exists public.swedish_numeric (provider = icu, locale = 'sv-SE-u-kn-true');

-- ---------------------------------------------------------------- audit: the log itself

create table audit.event (
  id bigint generated always as identity primary key,
  transaction_id xid8 not null default pg_current_xact_id(),
  recorded_at timestamptz not null default clock_timestamp(),
  person_id uuid,
  role text,
  organisation_id uuid,
  request_id text,
  action text not null,
  object_type text not null,
  object_id text not null,
  columns text[] not null default '{}',
  detail jsonb not null default '{}'
);
comment on table audit.event is 'One row for every change and every sign-in; nobody can change or remove a row';
comment on column audit.event.id is 'Order of writing, not of commit';
comment on column audit.event.transaction_id is 'Transaction that wrote the row; sealing goes by it, so that late commits are not missed';
comment on column audit.event.recorded_at is 'When the row was written';
comment on column audit.event.person_id is 'Who acted; null when nobody was signed in';
comment on column audit.event.role is 'The role the person acted in';
comment on column audit.event.organisation_id is 'The unit the person acted for';
comment on column audit.event.request_id is 'Identifier of the request, the same as in the log';
comment on column audit.event.action is 'insert, update, delete, or a named act such as sign-in';
comment on column audit.event.object_type is 'schema.table, or the kind of object the act concerned';
comment on column audit.event.object_id is 'Primary key of the object';
comment on column audit.event.columns is 'Which columns an update changed; never their values';
comment on column audit.event.detail is 'Facts about a named act, without personal data';

-- ---------------------------------------------------------------- identity

create table identity.person (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(btrim(name)) between 1 and 200),
  title text not null default '',
  demo boolean not null default false,
  valid_from date not null default current_date,
  valid_to date check (valid_to is null or valid_to >= valid_from),
  revision integer not null default 1,
  created_at timestamptz not null default now()
);
comment on table identity.person is 'A person who can sign in';
comment on column identity.person.id is 'Identifier';
comment on column identity.person.name is 'Name as shown';
comment on column identity.person.title is 'Work title';
comment on column identity.person.demo is 'Invented person of the demo city; only these can sign in without an identity provider';
comment on column identity.person.valid_from is 'First day the person can sign in';
comment on column identity.person.valid_to is 'Last day the person can sign in; null while open';
comment on column identity.person.revision is 'Grows with every change, so that nobody overwrites unseen';
comment on column identity.person.created_at is 'When the person was added';
create index person_sorted on identity.person (name collate public.swedish, id);

create table identity.email_address (
  person_id uuid primary key references identity.person (id),
  address text not null check (position('@' in address) > 1)
);
comment on table identity.email_address is 'A person''s e-mail address, apart from the name: colleagues see the name, few see the address';
comment on column identity.email_address.person_id is 'Whose';
comment on column identity.email_address.address is 'Address for reminders; also how an identity provider''s account is recognised the first time';
create unique index email_address_unique on identity.email_address (lower(address));

create table identity.external_account (
  issuer text not null,
  subject text not null,
  person_id uuid not null references identity.person (id),
  linked_at timestamptz not null default now(),
  primary key (issuer, subject)
);
comment on table identity.external_account is 'An identity provider''s account that belongs to a person';
comment on column identity.external_account.issuer is 'The provider''s issuer identifier';
comment on column identity.external_account.subject is 'The provider''s subject identifier';
comment on column identity.external_account.person_id is 'The person';
comment on column identity.external_account.linked_at is 'When the account was first seen';
create index external_account_person on identity.external_account (person_id);

create table identity.role_assignment (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references identity.person (id),
  role text not null check (role in
    ('planner', 'board-coordinator', 'board-approver', 'reader', 'administrator', 'log-reviewer')),
  organisation_id uuid not null,
  valid_from date not null default current_date,
  valid_to date check (valid_to is null or valid_to >= valid_from - 1),
  created_at timestamptz not null default now()
);
comment on table identity.role_assignment is 'A role a person has in a unit, for a time; a session acts in exactly one of them';
comment on column identity.role_assignment.id is 'Identifier';
comment on column identity.role_assignment.person_id is 'The person';
comment on column identity.role_assignment.role is 'What the person may do';
comment on column identity.role_assignment.organisation_id is 'The unit the person acts for';
comment on column identity.role_assignment.valid_from is 'First day of the assignment';
comment on column identity.role_assignment.valid_to is 'Last day of the assignment; null while open; the day before the first when it was given by mistake and never held';
comment on column identity.role_assignment.created_at is 'When the assignment was made';
create index role_assignment_person on identity.role_assignment (person_id);
create index role_assignment_organisation on identity.role_assignment (organisation_id);

create table identity.session (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  person_id uuid not null references identity.person (id),
  assignment_id uuid references identity.role_assignment (id),
  method text not null check (method in ('demo', 'oidc', 'command-line')),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  idle_after interval not null default interval '60 minutes',
  expires_at timestamptz not null,
  ended_at timestamptz
);
comment on table identity.session is 'A signed-in session; the token itself is never stored';
comment on column identity.session.id is 'Identifier, safe to log';
comment on column identity.session.token_hash is 'SHA-256 of the token in the cookie';
comment on column identity.session.person_id is 'Who';
comment on column identity.session.assignment_id is 'The role assignment the session acts in';
comment on column identity.session.method is 'How the person signed in';
comment on column identity.session.created_at is 'When the session began';
comment on column identity.session.last_seen_at is 'Last use, to the minute';
comment on column identity.session.idle_after is 'Unused this long, the session is over';
comment on column identity.session.expires_at is 'Over at this time in any case';
comment on column identity.session.ended_at is 'When the person signed out';
create index session_person on identity.session (person_id);
create index session_assignment on identity.session (assignment_id);

-- ---------------------------------------------------------------- who asks

create type identity.live_session as (
  session_id uuid, person_id uuid, assignment_id uuid, role text, organisation_id uuid, expires_at timestamptz
);

create function identity.current_session() returns identity.live_session
language sql stable security definer set search_path = '' as $$
  select row(s.id, s.person_id, a.id, a.role, a.organisation_id,
             least(s.expires_at, s.last_seen_at + s.idle_after))::identity.live_session
  from identity.session s
  join identity.person p on p.id = s.person_id
    and p.valid_from <= current_date and (p.valid_to is null or p.valid_to >= current_date)
  left join identity.role_assignment a on a.id = s.assignment_id and a.person_id = s.person_id
    and a.valid_from <= current_date and (a.valid_to is null or a.valid_to >= current_date)
  where s.token_hash = sha256(convert_to(current_setting('samlad.session', true), 'UTF8'))
    and s.ended_at is null
    and s.expires_at > now()
    and s.last_seen_at + s.idle_after > now()
$$;
comment on function identity.current_session is 'The live session whose token the transaction was opened with, or null';

create function access.person_id() returns uuid language sql stable security definer set search_path = '' as
$$ select (identity.current_session()).person_id $$;
create function access.role() returns text language sql stable security definer set search_path = '' as
$$ select (identity.current_session()).role $$;
create function access.unit_id() returns uuid language sql stable security definer set search_path = '' as
$$ select (identity.current_session()).organisation_id $$;
create function access.content_role() returns boolean language sql stable security definer set search_path = '' as
$$ select coalesce(access.role() in ('planner', 'board-coordinator', 'board-approver', 'reader'), false) $$;
comment on function access.person_id is 'Person of the live session; null when there is none';
comment on function access.role is 'Role the live session acts in; null when there is none';
comment on function access.unit_id is 'Unit the live session acts for; null when there is none';
comment on function access.content_role is 'Whether the session acts in a role that works with content (not administration, not log review)';
revoke all on function identity.current_session, access.person_id, access.role, access.unit_id, access.content_role
  from public;
grant execute on function identity.current_session, access.person_id, access.role, access.unit_id, access.content_role
  to samlad_app;

-- ---------------------------------------------------------------- putting a table behind the wall

create function audit.record_change() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  live identity.live_session := identity.current_session();
  before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  changed text[] := '{}';
  key text;
begin
  if tg_op = 'UPDATE' then
    select coalesce(array_agg(n.key order by n.key), '{}') into changed
    from jsonb_each(after) n where n.value is distinct from before -> n.key;
    if changed = '{}' then return null; end if;
  end if;
  select string_agg(coalesce(after, before) ->> name, '/' order by position) into key
  from unnest(tg_argv) with ordinality as k (name, position);
  insert into audit.event (person_id, role, organisation_id, request_id, action, object_type, object_id, columns)
  values (live.person_id, live.role, live.organisation_id, current_setting('samlad.request', true),
          lower(tg_op), tg_table_schema || '.' || tg_table_name, coalesce(key, ''), changed);
  return null;
end $$;
comment on function audit.record_change is 'Trigger on every table: writes who changed which row and which columns, never values';
revoke all on function audit.record_change from public;

create procedure access.protect(target regclass, audited boolean default true)
language plpgsql set search_path = '' as $$
declare keys text;
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy "the owner maintains" on %s to samlad_owner using (true) with check (true)', target);
  if audited then
    select string_agg(quote_literal(a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum))
      into keys
    from pg_catalog.pg_index i join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = target and i.indisprimary;
    execute format('create trigger audited after insert or update or delete on %s
                    for each row execute function audit.record_change(%s)', target, keys);
  end if;
end $$;
comment on procedure access.protect is 'Row-level security, forced, and the audit trigger: every table is made with it';
revoke all on procedure access.protect from public;

call access.protect('audit.event', false);
call access.protect('identity.person');
call access.protect('identity.email_address');
call access.protect('identity.external_account');
call access.protect('identity.role_assignment');
call access.protect('identity.session', false);

-- ---------------------------------------------------------------- policies, as sentences

-- Whose assignment it is, which role and where can never be changed, only how long it lasts; a person never becomes demo.
grant select on identity.person, identity.role_assignment, identity.email_address to samlad_app;
grant insert (id, name, title, demo, valid_from, valid_to) on identity.person to samlad_app;
grant update (name, title, valid_from, valid_to, revision) on identity.person to samlad_app;
grant insert (id, person_id, role, organisation_id, valid_from, valid_to) on identity.role_assignment to samlad_app;
grant update (valid_to) on identity.role_assignment to samlad_app;
grant insert, delete, update (address) on identity.email_address to samlad_app;
grant select on audit.event to samlad_app;

create policy "everyone signed in sees who the colleagues are" on identity.person for select to samlad_app
  using ((select access.role()) is not null);
create policy "a person sees their own entry" on identity.person for select to samlad_app
  using (id = (select access.person_id()));
create policy "an administrator adds people" on identity.person for insert to samlad_app
  with check ((select access.role()) = 'administrator');
create policy "an administrator changes people" on identity.person for update to samlad_app
  using ((select access.role()) = 'administrator') with check ((select access.role()) = 'administrator');

create policy "everyone signed in sees which roles people have" on identity.role_assignment for select to samlad_app
  using ((select access.role()) is not null);
create policy "a person sees their own roles" on identity.role_assignment for select to samlad_app
  using (person_id = (select access.person_id()));
create policy "an administrator gives roles, never to themself" on identity.role_assignment for insert to samlad_app
  with check ((select access.role()) = 'administrator' and person_id <> (select access.person_id()));
create policy "an administrator ends roles, never their own" on identity.role_assignment for update to samlad_app
  using ((select access.role()) = 'administrator' and person_id <> (select access.person_id()))
  with check ((select access.role()) = 'administrator' and person_id <> (select access.person_id()));

create policy "administrators and planners see e-mail addresses" on identity.email_address for select to samlad_app
  using ((select access.role()) in ('administrator', 'planner'));
create policy "a person sees their own e-mail address" on identity.email_address for select to samlad_app
  using (person_id = (select access.person_id()));
create policy "an administrator adds e-mail addresses" on identity.email_address for insert to samlad_app
  with check ((select access.role()) = 'administrator');
create policy "an administrator changes e-mail addresses" on identity.email_address for update to samlad_app
  using ((select access.role()) = 'administrator') with check ((select access.role()) = 'administrator');
create policy "an administrator removes e-mail addresses" on identity.email_address for delete to samlad_app
  using ((select access.role()) = 'administrator');

create policy "a log reviewer reads the log" on audit.event for select to samlad_app
  using ((select access.role()) = 'log-reviewer');

-- ---------------------------------------------------------------- named acts

create function audit.write_act(act text, kind text, object text, facts jsonb default '{}') returns void
language plpgsql security definer set search_path = '' as $$
declare live identity.live_session := identity.current_session();
begin
  insert into audit.event (person_id, role, organisation_id, request_id, action, object_type, object_id, detail)
  values (live.person_id, live.role, live.organisation_id, current_setting('samlad.request', true),
          act, kind, object, facts);
end $$;
comment on function audit.write_act is 'Writes a named act to the log; only the functions of the wall itself may call it';
revoke all on function audit.write_act from public;

create function audit.note(act text, kind text, object text, facts jsonb default '{}') returns void
language plpgsql security definer set search_path = '' as $$
begin
  if (identity.current_session()).session_id is null then
    raise exception 'only somebody signed in can note an act' using errcode = 'insufficient_privilege';
  end if;
  if act in ('insert', 'update', 'delete', 'sign-in', 'sign-in-refused', 'sign-out', 'switch-role', 'bootstrap',
    'give-role', 'change-role-period') then
    raise exception 'the act % is written by the database itself', act using errcode = 'insufficient_privilege';
  end if;
  if octet_length(concat(act, kind, object, facts)) > 10000 then
    raise exception 'a noted act is a few facts, not a document' using errcode = 'program_limit_exceeded';
  end if;
  perform audit.write_act(act, kind, object, facts);
end $$;
comment on function audit.note is 'Writes a named act (an export, a report) to the log; who acted is taken from the session, never from the caller';
revoke all on function audit.note from public;
grant execute on function audit.note to samlad_app;

create function audit.record_role() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform audit.write_act(case tg_op when 'INSERT' then 'give-role' else 'change-role-period' end,
    'identity.person', new.person_id::text, jsonb_build_object('role', new.role,
      'organisationId', new.organisation_id, 'validFrom', new.valid_from, 'validTo', new.valid_to));
  return null;
end $$;
comment on function audit.record_role is 'Trigger: a role given or ended is told in the log in plain facts, whoever does it and by whatever way';
revoke all on function audit.record_role from public;
create trigger told after insert or update on identity.role_assignment
  for each row execute function audit.record_role();

create function identity.resume_session(token text, request text) returns identity.live_session
language plpgsql volatile security definer set search_path = '' as $$
declare live identity.live_session;
begin
  -- A cursor held over the end of a transaction keeps rows that the next session on the connection may not see.
  execute 'close all';
  perform set_config('samlad.session', coalesce(token, ''), true), set_config('samlad.request', coalesce(request, ''), true);
  live := identity.current_session();
  if live.session_id is not null then
    update identity.session set last_seen_at = now()
    where id = live.session_id and last_seen_at < now() - interval '1 minute';
  end if;
  return live;
end $$;
comment on function identity.resume_session is 'Opens a transaction for a token: sets it, marks the session as used and tells who it is; all null for a token that is not live';
revoke all on function identity.resume_session from public;
grant execute on function identity.resume_session to samlad_app;

create function identity.open_session(
  opening_person uuid, opening_token_hash bytea, opening_method text, lasts interval, idles interval, request text
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare chosen uuid; opened uuid;
begin
  if octet_length(opening_token_hash) <> 32 then raise exception 'a session token hash is 32 bytes'; end if;
  perform 1 from identity.person p where p.id = opening_person
    and p.valid_from <= current_date and (p.valid_to is null or p.valid_to >= current_date)
    and (opening_method = 'demo') = p.demo;
  if not found then return null; end if;
  select s.assignment_id into chosen from identity.session s
    join identity.role_assignment a on a.id = s.assignment_id
    and a.valid_from <= current_date and (a.valid_to is null or a.valid_to >= current_date)
    where s.person_id = opening_person order by s.created_at desc limit 1;
  if chosen is null then
    select a.id into chosen from identity.role_assignment a where a.person_id = opening_person
      and a.valid_from <= current_date and (a.valid_to is null or a.valid_to >= current_date)
      order by a.created_at, a.id limit 1;
  end if;
  insert into identity.session (token_hash, person_id, assignment_id, method, idle_after, expires_at)
  values (opening_token_hash, opening_person, chosen, opening_method, idles, now() + lasts) returning id into opened;
  insert into audit.event (person_id, role, organisation_id, request_id, action, object_type, object_id, detail)
  select opening_person, a.role, a.organisation_id, request, 'sign-in', 'identity.session', opened::text,
         jsonb_build_object('method', opening_method)
  from (select 1) one left join identity.role_assignment a on a.id = chosen;
  return opened;
end $$;
comment on function identity.open_session is 'Opens a session for a valid person, in the role used last or else the oldest; null when the person may not sign in';
revoke all on function identity.open_session from public;
grant execute on function identity.open_session to samlad_login;

create function identity.refuse_sign_in(refused_method text, reason text, request text) returns void
language sql volatile security definer set search_path = '' as $$
  insert into audit.event (request_id, action, object_type, object_id, detail)
  values (request, 'sign-in-refused', 'identity.session', '', jsonb_build_object('method', refused_method, 'reason', reason))
$$;
comment on function identity.refuse_sign_in is 'Writes a refused sign-in to the log';
revoke all on function identity.refuse_sign_in from public;
grant execute on function identity.refuse_sign_in to samlad_login;

create function identity.find_person_for_account(account_issuer text, account_subject text, verified_email text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare found_person uuid;
begin
  select person_id into found_person from identity.external_account
  where issuer = account_issuer and subject = account_subject;
  if found_person is null and verified_email is not null then
    select p.id into found_person from identity.person p join identity.email_address m on m.person_id = p.id
    where lower(m.address) = lower(verified_email) and not p.demo
      and not exists (select 1 from identity.external_account e where e.person_id = p.id and e.issuer = account_issuer);
    if found_person is not null then
      insert into identity.external_account (issuer, subject, person_id) values (account_issuer, account_subject, found_person);
    end if;
  end if;
  return found_person;
end $$;
comment on function identity.find_person_for_account is 'The person an identity provider''s account belongs to; links it the first time by verified e-mail address';
revoke all on function identity.find_person_for_account from public;
grant execute on function identity.find_person_for_account to samlad_login;

create function identity.switch_assignment(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare live identity.live_session := identity.current_session();
begin
  if live.session_id is null then return false; end if;
  perform 1 from identity.role_assignment a where a.id = wanted and a.person_id = live.person_id
    and a.valid_from <= current_date and (a.valid_to is null or a.valid_to >= current_date);
  if not found then return false; end if;
  update identity.session set assignment_id = wanted where id = live.session_id;
  perform audit.write_act('switch-role', 'identity.role_assignment', wanted::text);
  return true;
end $$;
comment on function identity.switch_assignment is 'Lets the live session act in another of the person''s own, valid role assignments';
revoke all on function identity.switch_assignment from public;
grant execute on function identity.switch_assignment to samlad_app;

create function identity.end_session() returns void
language plpgsql volatile security definer set search_path = '' as $$
declare live identity.live_session := identity.current_session();
begin
  if live.session_id is null then return; end if;
  perform audit.write_act('sign-out', 'identity.session', live.session_id::text);
  update identity.session set ended_at = now() where id = live.session_id;
end $$;
comment on function identity.end_session is 'Signs the live session out';
revoke all on function identity.end_session from public;
grant execute on function identity.end_session to samlad_app;

-- ---------------------------------------------------------------- autosaved forms

create schema draft;
comment on schema draft is 'What people have typed into forms and not yet sent';
grant usage on schema draft to samlad_app;
create table draft.form_draft (
  person_id uuid not null references identity.person (id),
  form_key text not null check (length(form_key) between 1 and 200),
  content jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (person_id, form_key)
);
comment on table draft.form_draft is 'A person''s unsent form, kept so that nothing typed is lost';
comment on column draft.form_draft.person_id is 'Whose';
comment on column draft.form_draft.form_key is 'Which form, for instance round.create';
comment on column draft.form_draft.content is 'The fields as typed';
comment on column draft.form_draft.saved_at is 'When it was last saved';
call access.protect('draft.form_draft', false);
grant select, insert, update, delete on draft.form_draft to samlad_app;
create policy "people keep their own unsent forms" on draft.form_draft to samlad_app
  using (person_id = (select access.person_id())) with check (person_id = (select access.person_id()));
