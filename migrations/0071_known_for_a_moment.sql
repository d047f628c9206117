-- Who asks is looked up once a transaction and known for a moment after that, instead of being looked up again by every
-- policy. What is known lies in a setting, which whoever runs SQL as samlad_app can write as they like; so it counts only
-- with a seal that is made with a key they cannot read: the present value of a sequence, which the server keeps for each
-- connection by itself and shows to nobody without a right to the sequence. Unlogged: drawing a key writes nothing.

create unlogged sequence identity.session_key minvalue 0;
comment on sequence identity.session_key is 'Its value in a connection is the key of what that connection knows of who asks; nobody but the wall''s own functions reads it';
revoke all on sequence identity.session_key from public;

-- The look-up itself, as before. The hash is worked out once and the three rows are found by their indexes: with few
-- sessions or people the planner would rather read all of them, and hash the token once for each.
create or replace function identity.current_session() returns identity.live_session
language plpgsql stable security definer set search_path = '' set enable_seqscan = off as $$
declare
  live identity.live_session;
  asked constant bytea := sha256(convert_to(current_setting('samlad.session', true), 'UTF8'));
begin
  select s.id, s.person_id, a.id, a.role, a.organisation_id, least(s.expires_at, s.last_seen_at + s.idle_after) into live
  from identity.session s
  join identity.person p on p.id = s.person_id
    and p.valid_from <= current_date and (p.valid_to is null or p.valid_to >= current_date)
  left join identity.role_assignment a on a.id = s.assignment_id and a.person_id = s.person_id
    and a.valid_from <= current_date and (a.valid_to is null or a.valid_to >= current_date)
  where s.token_hash = asked
    and s.ended_at is null
    and s.expires_at > now()
    and s.last_seen_at + s.idle_after > now();
  return live;
end $$;

-- These five are called by the wall's functions only, whose search path is fixed.
create function identity.session_seal(known text) returns text
language plpgsql stable as $$
declare key constant bytea := int8send(currval('identity.session_key'));
begin
  return encode(sha256(key || timestamptz_send(now())
    || convert_to(known || '|' || current_setting('samlad.session'), 'UTF8') || key), 'hex');
end $$;
comment on function identity.session_seal is 'Seal of what is known: binds it to the connection''s key, the transaction and the token';

create function identity.forget_session() returns void
language plpgsql volatile as $$
declare digits constant text := replace(gen_random_uuid()::text, '-', '');
begin
  -- Sixty random bits of the identifier; the thirteenth and seventeenth digits are not random.
  perform setval('identity.session_key', ('x' || substr(digits, 1, 12) || substr(digits, 18, 3))::bit(60)::bigint),
    set_config('samlad.known', '', true);
end $$;
comment on function identity.forget_session is 'A new key for the connection: nothing that was known before counts any more';

create function identity.know_session(live identity.live_session) returns void
language plpgsql volatile as $$
declare known text;
begin
  perform identity.forget_session();
  -- Without a role there is little to ask about, and every field has its place.
  if live.role is null then return; end if;
  known := concat(live.session_id, live.person_id, live.assignment_id, live.organisation_id,
    lpad((extract(epoch from live.expires_at) * 1000000)::bigint::text, 20, '0'), live.role);
  perform set_config('samlad.known', identity.session_seal(known) || known, true);
end $$;
comment on function identity.know_session is 'Keeps who asks for the rest of the transaction, a second at most';

create function identity.known_session() returns text
language plpgsql stable as $$
declare
  kept constant text := current_setting('samlad.known', true);
  known text;
begin
  -- A transaction that lasts asks anew each time: somebody may have been signed out meanwhile.
  if kept is null or kept = '' or clock_timestamp() > now() + interval '1 second' then return null; end if;
  known := substr(kept, 65);
  return case when left(kept, 64) = identity.session_seal(known) then known end;
end $$;
comment on function identity.known_session is 'Who asks, if it is known and the seal is right: identifiers of session, person, assignment and unit, the end in microseconds, the role; else null';

create function identity.session_at_hand() returns identity.live_session
language plpgsql stable as $$
declare known constant text := identity.known_session();
begin
  if known is null then return identity.current_session(); end if;
  return row(substr(known, 1, 36)::uuid, substr(known, 37, 36)::uuid, substr(known, 73, 36)::uuid, substr(known, 165),
    substr(known, 109, 36)::uuid,
    timestamptz 'epoch' + substr(known, 145, 20)::bigint * interval '1 microsecond')::identity.live_session;
end $$;
comment on function identity.session_at_hand is 'The live session: what is known, or else looked up';
revoke all on function identity.session_seal, identity.forget_session, identity.know_session, identity.known_session,
  identity.session_at_hand from public;

create or replace function access.person_id() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare known constant text := identity.known_session();
begin
  if known is null then return (identity.current_session()).person_id; end if;
  return substr(known, 37, 36)::uuid;
end $$;
create or replace function access.role() returns text
language plpgsql stable security definer set search_path = '' as $$
declare known constant text := identity.known_session();
begin
  if known is null then return (identity.current_session()).role; end if;
  return substr(known, 165);
end $$;
create or replace function access.unit_id() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare known constant text := identity.known_session();
begin
  if known is null then return (identity.current_session()).organisation_id; end if;
  return substr(known, 109, 36)::uuid;
end $$;
create or replace function access.content_role() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce(access.role() in ('planner', 'board-coordinator', 'board-approver', 'reader'), false);
end $$;

create or replace function identity.resume_session(token text, request text) returns identity.live_session
language plpgsql volatile security definer set search_path = '' as $$
declare live identity.live_session;
begin
  -- A cursor held over the end of a transaction keeps rows that the next session on the connection may not see.
  execute 'close all';
  perform set_config('samlad.session', coalesce(token, ''), true), set_config('samlad.request', coalesce(request, ''), true);
  live := identity.current_session();
  perform identity.know_session(live);
  if live.session_id is not null then
    update identity.session set last_seen_at = now()
    where id = live.session_id and last_seen_at < now() - interval '1 minute';
  end if;
  return live;
end $$;

create or replace function identity.switch_assignment(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare live identity.live_session := identity.current_session();
begin
  if live.session_id is null then return false; end if;
  perform 1 from identity.role_assignment a where a.id = wanted and a.person_id = live.person_id
    and a.valid_from <= current_date and (a.valid_to is null or a.valid_to >= current_date);
  if not found then return false; end if;
  update identity.session set assignment_id = wanted where id = live.session_id;
  perform identity.forget_session();
  perform audit.write_act('switch-role', 'identity.role_assignment', wanted::text);
  return true;
end $$;

create or replace function identity.end_session() returns void
language plpgsql volatile security definer set search_path = '' as $$
declare live identity.live_session := identity.current_session();
begin
  if live.session_id is null then return; end if;
  perform audit.write_act('sign-out', 'identity.session', live.session_id::text);
  update identity.session set ended_at = now() where id = live.session_id;
  perform identity.forget_session();
end $$;

-- The log of changes: who asks is at hand, and a row is turned into JSON only when its columns are to be compared. Most
-- keys are one column called id; making JSON of a whole report to read that took longer than writing the report.
create or replace function audit.record_change() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  live constant identity.live_session := identity.session_at_hand();
  before jsonb;
  after jsonb;
  changed text[] := '{}';
  key text;
begin
  if tg_op = 'UPDATE' then
    before := to_jsonb(old);
    after := to_jsonb(new);
    select coalesce(array_agg(n.key order by n.key), '{}') into changed
    from jsonb_each(after) n where n.value is distinct from before -> n.key;
    if changed = '{}' then return null; end if;
  end if;
  if tg_nargs = 1 and tg_argv[0] = 'id' then
    if tg_op = 'DELETE' then key := old.id; else key := new.id; end if;
  else
    if tg_op = 'DELETE' then before := to_jsonb(old); else after := coalesce(after, to_jsonb(new)); end if;
    select string_agg(coalesce(after, before) ->> name, '/' order by position) into key
    from unnest(tg_argv) with ordinality as k (name, position);
  end if;
  insert into audit.event (person_id, role, organisation_id, request_id, action, object_type, object_id, columns)
  values (live.person_id, live.role, live.organisation_id, current_setting('samlad.request', true),
          lower(tg_op), tg_table_schema || '.' || tg_table_name, coalesce(key, ''), changed);
  return null;
end $$;
