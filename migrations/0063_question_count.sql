-- The counts of a closed round, kept: they never change, and every later round compares with them.
create table followup.question_count (
  question_id uuid primary key references followup.question (id),
  round_id uuid not null references followup.round (id),
  asked integer not null check (asked >= 0),
  yes integer not null check (yes >= 0),
  partly integer not null check (partly >= 0),
  no integer not null check (no >= 0),
  not_applicable integer not null check (not_applicable >= 0),
  comments integer not null check (comments >= 0),
  hindrances integer not null check (hindrances >= 0),
  check (yes + partly + no + not_applicable <= asked)
);
comment on table followup.question_count is 'How many approved answers said what to a question of a closed round; written by the database itself in the transaction that closes the round';
comment on column followup.question_count.question_id is 'The question';
comment on column followup.question_count.round_id is 'The closed round';
comment on column followup.question_count.asked is 'Organisations that the question went to';
comment on column followup.question_count.yes is 'Approved answers that say yes';
comment on column followup.question_count.partly is 'Approved answers that say partly';
comment on column followup.question_count.no is 'Approved answers that say no';
comment on column followup.question_count.not_applicable is 'Approved answers that say not applicable';
comment on column followup.question_count.comments is 'Approved answers with a comment or a reason';
comment on column followup.question_count.hindrances is 'Approved answers that name a hindrance';
create index question_count_round on followup.question_count (round_id);
call access.protect('followup.question_count');

create function followup.count_questions(closed_round uuid) returns void
language sql security definer set search_path = '' as $$
  insert into followup.question_count (question_id, round_id, asked, yes, partly, no, not_applicable, comments, hindrances)
  select q.id, q.round_id, count(p.organisation_id),
    count(*) filter (where a.value = 'yes'), count(*) filter (where a.value = 'partly'),
    count(*) filter (where a.value = 'no'), count(*) filter (where a.value = 'not-applicable'),
    count(*) filter (where a.comment ~ '\S' or a.reason ~ '\S'), count(*) filter (where a.hindrance ~ '\S')
  from followup.question q
  join followup.round r on r.id = q.round_id and r.status = 'closed'
  left join followup.question_recipient p on p.question_id = q.id
  left join followup.answer a on a.question_id = q.id and a.organisation_id = p.organisation_id and a.state = 'approved'
  where q.round_id = closed_round and not q.dropped
  group by q.id
  on conflict (question_id) do nothing
$$;
comment on function followup.count_questions is 'Keeps the counts of a closed round; does nothing for a round that is not closed or has been counted';
revoke all on function followup.count_questions from public;

create function followup.count_closed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform followup.count_questions(new.id);
  return null;
end $$;
comment on function followup.count_closed is 'Trigger: the counts of a round are kept in the transaction that closes it';
revoke all on function followup.count_closed from public;
create trigger count_closed after update of status on followup.round
  for each row when (new.status = 'closed' and old.status <> 'closed') execute function followup.count_closed();

create function followup.keep_count() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception 'the counts of a closed round never change' using errcode = 'restrict_violation';
end $$;
comment on function followup.keep_count is 'Trigger: kept counts are written once';
revoke all on function followup.keep_count from public;
create trigger keep before update or delete on followup.question_count
  for each row execute function followup.keep_count();

grant select on followup.question_count to samlad_app;
create policy "who sees the closed round sees its counts" on followup.question_count for select to samlad_app
  using (round_id in (select r.id from followup.round r where r.status = 'closed'));

select followup.count_questions(r.id) from followup.round r where r.status = 'closed';

-- The same counts as before, worked out without joining every recipient to every answer.
create or replace function followup.progress_of(followed_round uuid) returns table (
  organisation_id uuid, version_id uuid, asked integer, draft integer, submitted integer, returned integer, approved integer
) language sql stable security definer set search_path = '' as $$
  with own as materialized (
    select r.id from followup.round r
    where r.id = followed_round and access.role() = 'planner' and r.owner_organisation_id = access.unit_id()),
  questions as materialized (
    select q.id, q.version_id from followup.question q where q.round_id in (select own.id from own) and not q.dropped),
  asked as (
    select p.organisation_id, q.version_id, count(*)::integer as asked
    from followup.question_recipient p join questions q on q.id = p.question_id
    where p.round_id = followed_round group by p.organisation_id, q.version_id),
  given as (
    select a.organisation_id, q.version_id, (count(*) filter (where a.state = 'draft'))::integer as draft,
      (count(*) filter (where a.state = 'submitted'))::integer as submitted,
      (count(*) filter (where a.state = 'returned'))::integer as returned,
      (count(*) filter (where a.state = 'approved'))::integer as approved
    from followup.answer a join questions q on q.id = a.question_id
    where a.round_id = followed_round group by a.organisation_id, q.version_id)
  select p.organisation_id, p.version_id, p.asked, coalesce(g.draft, 0), coalesce(g.submitted, 0),
    coalesce(g.returned, 0), coalesce(g.approved, 0)
  from asked p left join given g on g.organisation_id = p.organisation_id and g.version_id = p.version_id
$$;
