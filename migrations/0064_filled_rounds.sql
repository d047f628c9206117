-- Rounds of earlier years, filled by planners from files that boards once sent: who sees them, who writes, what is kept.

alter table followup.round add column origin text not null default 'asked' check (origin in ('asked', 'filled'));
comment on column followup.round.origin is 'asked: boards answer it; filled: a round of an earlier year that planners of its owner unit fill from files';
alter table followup.round add constraint round_id_and_origin unique (id, origin);
-- The clock on the wall in Sweden decides which year it is.
alter table followup.round add constraint filled_rounds_are_of_earlier_years check (origin = 'asked'
  or (year < extract(year from created_at at time zone 'Europe/Stockholm') and opens_on is null));

alter table followup.answer add column origin text not null default 'asked' check (origin in ('asked', 'filled'));
comment on column followup.answer.origin is 'As its round''s: asked goes from draft to approved by the board, filled is written as approved by a planner';
alter table followup.answer add constraint answer_round_and_origin foreign key (round_id, origin)
  references followup.round (id, origin);

-- Who submitted and who approved are two persons only where boards answer.
do $$
declare each record;
begin
  for each in select conname, pg_get_constraintdef(oid) as said from pg_constraint
    where conrelid = 'followup.answer'::regclass and contype = 'c'
      and (pg_get_constraintdef(oid) like '%submitted_by IS NOT NULL%'
        or pg_get_constraintdef(oid) like '%approved_by <> submitted_by%') loop
    execute format('alter table followup.answer drop constraint %I', each.conname);
  end loop;
end $$;
alter table followup.answer add constraint a_board_submits_before_it_approves check (origin = 'filled'
  or ((state = 'draft' or submitted_by is not null)
    and (state <> 'approved' or (approved_by is not null and approved_by <> submitted_by))));
alter table followup.answer add constraint a_filled_answer_stands_or_is_removed check (origin = 'asked'
  or (submitted_by is null and submitted_at is null and returned_by is null and returned_at is null and return_note = ''
    and ((state = 'approved' and approved_by = updated_by and approved_at = updated_at)
      or (state = 'draft' and approved_by is null and approved_at is null and value is null and status is null
        and cost is null and reason = '' and comment = '' and hindrance = ''))));

-- ---------------------------------------------------------------- files, and where each answer came from

create table followup.filling_file (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references followup.round (id),
  file_name text not null check (length(file_name) between 1 and 255),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  format text not null check (format in ('document', 'xlsx', 'csv', 'json')),
  source_text text not null,
  pages jsonb not null check (jsonb_typeof(pages) = 'array'),
  entries jsonb not null check (jsonb_typeof(entries) = 'array'),
  created_by uuid not null references identity.person (id),
  created_at timestamptz not null,
  saved_by uuid references identity.person (id),
  saved_at timestamptz,
  undone_at timestamptz,
  check ((saved_at is null) = (saved_by is null)),
  unique (round_id, sha256),
  unique (id, round_id)
);
comment on table followup.filling_file is 'A file of answers that a filled round is filled from, as it was read';
comment on column followup.filling_file.id is 'Identifier';
comment on column followup.filling_file.round_id is 'The filled round';
comment on column followup.filling_file.file_name is 'What the file was called';
comment on column followup.filling_file.sha256 is 'SHA-256 of the file; the same file is never taken twice';
comment on column followup.filling_file.format is 'document: an answered follow-up as PDF, DOCX or text; else a file of raw answers';
comment on column followup.filling_file.source_text is 'The text of a document; empty for raw answers';
comment on column followup.filling_file.pages is 'Where the pages of the text begin and end';
comment on column followup.filling_file.entries is 'The answers found in it, each with its place';
comment on column followup.filling_file.created_by is 'Who uploaded it';
comment on column followup.filling_file.created_at is 'When it was uploaded';
comment on column followup.filling_file.saved_by is 'Who saved its answers to the round last';
comment on column followup.filling_file.saved_at is 'When its answers were saved; null before, and after they were taken back';
comment on column followup.filling_file.undone_at is 'When its answers were last taken back';
create index filling_file_created_by on followup.filling_file (created_by);
create index filling_file_saved_by on followup.filling_file (saved_by);

create table followup.answer_source (
  answer_id uuid not null,
  revision integer not null,
  round_id uuid not null,
  file_id uuid not null,
  file_name text not null,
  sha256 text not null,
  place jsonb not null check (jsonb_typeof(place) = 'object'),
  primary key (answer_id, revision),
  foreign key (answer_id, revision) references followup.answer_revision (answer_id, revision),
  foreign key (file_id, round_id) references followup.filling_file (id, round_id)
);
comment on table followup.answer_source is 'Which file a text of a filled answer came from, and where in it; append-only';
comment on column followup.answer_source.answer_id is 'The answer';
comment on column followup.answer_source.revision is 'The revision whose text it is';
comment on column followup.answer_source.round_id is 'The filled round of both';
comment on column followup.answer_source.file_id is 'The file';
comment on column followup.answer_source.file_name is 'What the file was called; stands here for those who read the answer and not the file';
comment on column followup.answer_source.sha256 is 'SHA-256 of the file';
comment on column followup.answer_source.place is 'Page and offsets in the text, or the row';
create index answer_source_file on followup.answer_source (file_id, round_id);
create index answer_source_round on followup.answer_source (round_id);

call access.protect('followup.filling_file');
call access.protect('followup.answer_source');

-- ---------------------------------------------------------------- what never happens, whoever asks

create function followup.keep_origin() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  raise exception 'a round stays asked or filled as it was begun' using errcode = 'restrict_violation';
end $$;
comment on function followup.keep_origin is 'Trigger: nobody makes a filled round of an asked one, or the other way';
create trigger keep_origin before update on followup.round
  for each row when (new.origin <> old.origin) execute function followup.keep_origin();

drop trigger keep on followup.answer;
create trigger keep before insert or update on followup.answer
  for each row when (new.origin = 'asked') execute function followup.keep_answer();

create function followup.keep_filled_answer() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- The lock makes closing wait for saves under way, and later saves see that the round is closed.
  perform 1 from followup.round r where r.id = new.round_id and r.status = 'open' and r.origin = 'filled' for share;
  if not found then
    raise exception 'answers are filled in only while the round is open' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'approved' or new.revision <> 1 then
      raise exception 'a filled answer begins as approved' using errcode = 'restrict_violation';
    end if;
    perform 1 from followup.question q where q.id = new.question_id and q.dropped;
    if found then raise exception 'the question was dropped' using errcode = 'restrict_violation'; end if;
    return new;
  end if;
  if (new.id, new.round_id, new.question_id, new.organisation_id, new.origin)
    is distinct from (old.id, old.round_id, old.question_id, old.organisation_id, old.origin) then
    raise exception 'an answer keeps its question' using errcode = 'restrict_violation';
  end if;
  if new.revision <> old.revision + 1 then
    raise exception 'every change of an answer has a revision of its own' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function followup.keep_filled_answer is 'Trigger: a filled answer is approved or removed, only while its round is open, and every change has a revision';
create trigger keep_filled before insert or update on followup.answer
  for each row when (new.origin = 'filled') execute function followup.keep_filled_answer();

create function followup.keep_filling_file() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform 1 from followup.round r where r.id = case when tg_op = 'DELETE' then old.round_id else new.round_id end
    and r.status = 'open' and r.origin = 'filled' for share;
  if not found then
    raise exception 'files come and go only while a filled round is open' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then
    perform 1 from followup.answer_source s where s.file_id = old.id;
    if found then raise exception 'a file that answers came from stays' using errcode = 'restrict_violation'; end if;
    return old;
  end if;
  if tg_op = 'UPDATE' and (new.id, new.round_id, new.file_name, new.sha256, new.format, new.source_text, new.pages,
    new.entries, new.created_by, new.created_at) is distinct from (old.id, old.round_id, old.file_name, old.sha256,
    old.format, old.source_text, old.pages, old.entries, old.created_by, old.created_at) then
    raise exception 'a file stays as it was read' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function followup.keep_filling_file is 'Trigger: a file stays as it was read, and comes and goes only while its round is open';
create trigger keep before insert or update or delete on followup.filling_file
  for each row execute function followup.keep_filling_file();

create function followup.keep_answer_source() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'where an answer came from is never rewritten' using errcode = 'restrict_violation';
  end if;
  perform 1 from followup.answer a join followup.round r on r.id = a.round_id
    where a.id = new.answer_id and a.revision = new.revision and a.round_id = new.round_id
      and r.origin = 'filled' and r.status = 'open' for share of r;
  if not found then
    raise exception 'a source belongs to the present text of an answer in an open filled round'
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function followup.keep_answer_source is 'Trigger: the source is written with the text it belongs to, and stays';
create trigger keep before insert or update or delete on followup.answer_source
  for each row execute function followup.keep_answer_source();

revoke all on function followup.keep_origin, followup.keep_filled_answer, followup.keep_filling_file,
  followup.keep_answer_source from public;

-- ---------------------------------------------------------------- policies, as sentences

create or replace function followup.rounds_asking_unit() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select o.round_id from followup.round_organisation o join followup.round r on r.id = o.round_id
  where o.organisation_id = (select access.unit_id()) and r.status <> 'draft'
    and (r.origin = 'asked' or r.status = 'closed')
$$;

drop policy "readers see rounds once they are open" on followup.round;
create policy "readers see rounds once they are open, filled ones once closed" on followup.round for select to samlad_app
  using ((select access.role()) = 'reader' and status <> 'draft' and (origin = 'asked' or status = 'closed'));

drop policy "an organisation reads its own answers in every state" on followup.answer;
create policy "an organisation reads its own answers in every state" on followup.answer for select to samlad_app
  using ((select access.role()) in ('board-coordinator', 'board-approver')
    and organisation_id = (select access.unit_id()) and origin = 'asked');
create policy "planners of the owner unit read all of what they fill" on followup.answer for select to samlad_app
  using ((select access.role()) = 'planner' and origin = 'filled' and round_id in (select r.id from followup.round r
    where r.owner_organisation_id = (select access.unit_id())));
create policy "planners of the owner unit fill an open round" on followup.answer for insert to samlad_app
  with check ((select access.role()) = 'planner' and origin = 'filled' and state = 'approved'
    and updated_by = (select access.person_id()) and approved_by = (select access.person_id())
    and round_id in (select r.id from followup.round r where r.status = 'open' and r.origin = 'filled'
      and r.owner_organisation_id = (select access.unit_id())));
create policy "planners of the owner unit correct and take back what is filled" on followup.answer for update to samlad_app
  using ((select access.role()) = 'planner' and origin = 'filled' and round_id in (select r.id from followup.round r
    where r.status = 'open' and r.origin = 'filled' and r.owner_organisation_id = (select access.unit_id())))
  with check ((select access.role()) = 'planner' and origin = 'filled' and updated_by = (select access.person_id())
    and (state = 'draft' or approved_by = (select access.person_id())));

drop policy "an organisation reads the whole history of its answers" on followup.answer_revision;
create policy "an organisation reads the whole history of its answers" on followup.answer_revision for select to samlad_app
  using ((select access.role()) in ('board-coordinator', 'board-approver') and exists (select 1 from followup.answer a
    where a.id = answer_id and a.organisation_id = (select access.unit_id()) and a.origin = 'asked'));
drop policy "who reads an approved answer reads the approved text" on followup.answer_revision;
create policy "who reads an approved answer reads the approved text" on followup.answer_revision for select to samlad_app
  using (state = 'approved' and exists (select 1 from followup.answer a
    where a.id = answer_id and (a.origin = 'asked' or a.revision = answer_revision.revision)));

grant select, insert, delete on followup.filling_file to samlad_app;
grant update (saved_by, saved_at, undone_at) on followup.filling_file to samlad_app;
grant select, insert on followup.answer_source to samlad_app;

create policy "planners of the owner unit see the files of their rounds" on followup.filling_file for select to samlad_app
  using ((select access.role()) = 'planner' and round_id in (select r.id from followup.round r
    where r.owner_organisation_id = (select access.unit_id())));
create policy "planners of the owner unit bring files to an open round" on followup.filling_file for insert to samlad_app
  with check ((select access.role()) = 'planner' and created_by = (select access.person_id())
    and saved_at is null and round_id in (select r.id from followup.round r where r.status = 'open'
      and r.origin = 'filled' and r.owner_organisation_id = (select access.unit_id())));
create policy "planners of the owner unit save files and take them back" on followup.filling_file for update to samlad_app
  using ((select access.role()) = 'planner' and round_id in (select r.id from followup.round r where r.status = 'open'
    and r.origin = 'filled' and r.owner_organisation_id = (select access.unit_id())))
  with check ((select access.role()) = 'planner' and (saved_by is null or saved_by = (select access.person_id())));
create policy "planners of the owner unit throw away files" on followup.filling_file for delete to samlad_app
  using ((select access.role()) = 'planner' and round_id in (select r.id from followup.round r where r.status = 'open'
    and r.origin = 'filled' and r.owner_organisation_id = (select access.unit_id())));

create policy "who reads a text reads where it came from" on followup.answer_source for select to samlad_app
  using (exists (select 1 from followup.answer_revision v
    where v.answer_id = answer_source.answer_id and v.revision = answer_source.revision));
create policy "planners of the owner unit tell where a text came from" on followup.answer_source for insert to samlad_app
  with check ((select access.role()) = 'planner' and round_id in (select r.id from followup.round r
    where r.status = 'open' and r.origin = 'filled' and r.owner_organisation_id = (select access.unit_id())));

-- ---------------------------------------------------------------- nobody is reminded of what is not asked

create or replace function followup.open_work_of(asked_round uuid) returns table (
  person_id uuid, organisation_id uuid, mine integer, nobodys integer
) language sql stable security definer set search_path = '' as $$
  select c.person_id, c.organisation_id,
    count(*) filter (where holder.person_id = c.person_id)::integer,
    count(*) filter (where holder.person_id is null)::integer
  from followup.round r
  join followup.question q on q.round_id = r.id and not q.dropped
  join followup.question_recipient p on p.question_id = q.id
  join followup.coordinators_now() c on c.organisation_id = p.organisation_id
  left join followup.answer a on a.question_id = q.id and a.organisation_id = p.organisation_id
  left join followup.delegation d on d.question_id = q.id and d.organisation_id = p.organisation_id
  left join followup.coordinators_now() holder
    on holder.person_id = d.person_id and holder.organisation_id = d.organisation_id
  where r.id = asked_round and r.status = 'open' and r.origin = 'asked' and (a.id is null or a.state in ('draft', 'returned'))
  group by c.person_id, c.organisation_id
  having count(*) filter (where holder.person_id is null or holder.person_id = c.person_id) > 0
$$;
