-- Follow-up: rounds, their questions, the boards' answers and every text an answer has had.
create schema followup;
comment on schema followup is 'Follow-up rounds, questions, answers and their history';
grant usage on schema followup to samlad_app;

-- ---------------------------------------------------------------- tables

create table followup.round (
  id uuid primary key default gen_random_uuid(),
  title text not null check (length(btrim(title)) between 1 and 200),
  year integer not null check (year between 1990 and 2200),
  owner_organisation_id uuid not null references organisation.organisation (id),
  status text not null default 'draft' check (status in ('draft', 'open', 'closed')),
  opens_on date,
  due_on date not null,
  introduction text not null default '' check (length(introduction) <= 20000),
  everyone boolean not null default true,
  revision integer not null default 1,
  created_by uuid references identity.person (id),
  created_at timestamptz not null default now(),
  opened_by uuid references identity.person (id),
  opened_at timestamptz,
  closed_by uuid references identity.person (id),
  closed_at timestamptz,
  check (opens_on is null or due_on >= opens_on),
  check ((status = 'draft') = (opened_at is null)),
  check ((status = 'closed') = (closed_at is not null))
);
comment on table followup.round is 'A follow-up round: some organisations answer questions about some governing documents, once';
comment on column followup.round.id is 'Identifier';
comment on column followup.round.title is 'What the round is called';
comment on column followup.round.year is 'The year that is followed up';
comment on column followup.round.owner_organisation_id is 'The unit whose planners run the round';
comment on column followup.round.status is 'draft while prepared, open while answered, closed for good';
comment on column followup.round.opens_on is 'Planned first day of answering';
comment on column followup.round.due_on is 'Last day to answer';
comment on column followup.round.introduction is 'What the organisations asked read first';
comment on column followup.round.everyone is 'Every board and company is asked: who that is gets decided on the day the round opens';
comment on column followup.round.revision is 'Grows with every change, so that nobody overwrites unseen';
comment on column followup.round.created_by is 'Who began it';
comment on column followup.round.created_at is 'When it was begun';
comment on column followup.round.opened_by is 'Who opened it';
comment on column followup.round.opened_at is 'When it was opened; questions are frozen from then on';
comment on column followup.round.closed_by is 'Who closed it';
comment on column followup.round.closed_at is 'When it was closed; nothing changes from then on';
create index round_owner on followup.round (owner_organisation_id);
create index round_created_by on followup.round (created_by);
create index round_opened_by on followup.round (opened_by);
create index round_closed_by on followup.round (closed_by);
create index round_sorted on followup.round (year desc, due_on desc, id);

create table followup.round_document (
  round_id uuid not null references followup.round (id) on delete cascade,
  version_id uuid not null references governance.version (id),
  title text not null,
  position integer not null,
  primary key (round_id, version_id)
);
comment on table followup.round_document is 'A version of a governing document that the round follows up';
comment on column followup.round_document.round_id is 'The round';
comment on column followup.round_document.version_id is 'The version';
comment on column followup.round_document.title is 'The document''s title when it was chosen';
comment on column followup.round_document.position is 'Order among the round''s documents';
create index round_document_version on followup.round_document (version_id);

create table followup.round_organisation (
  round_id uuid not null references followup.round (id) on delete cascade,
  organisation_id uuid not null references organisation.organisation (id),
  primary key (round_id, organisation_id)
);
comment on table followup.round_organisation is 'An organisation that is asked in the round';
comment on column followup.round_organisation.round_id is 'The round';
comment on column followup.round_organisation.organisation_id is 'The organisation';
create index round_organisation_organisation on followup.round_organisation (organisation_id);

create table followup.question (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null,
  version_id uuid not null,
  item_id uuid references governance.item (id),
  lineage_id uuid,
  area_number text,
  area_title text,
  number text,
  title text not null default '',
  text text not null check (length(btrim(text)) between 1 and 2000),
  expected_result text not null default '',
  position integer not null,
  everyone boolean not null default false,
  dropped boolean not null default false,
  revision integer not null default 1,
  unique (id, round_id),
  foreign key (round_id, version_id) references followup.round_document (round_id, version_id) on delete cascade
);
comment on table followup.question is 'A question of a round, with what it is about as it stood when the question was made';
comment on column followup.question.id is 'Identifier';
comment on column followup.question.round_id is 'The round';
comment on column followup.question.version_id is 'The version of the governing document it is about';
comment on column followup.question.item_id is 'The strategy or measure it is about; null for a question the planner added';
comment on column followup.question.lineage_id is 'The strategy or measure across versions, so that years can be compared';
comment on column followup.question.area_number is 'Number of the goal area or focus area';
comment on column followup.question.area_title is 'Title of the goal area or focus area';
comment on column followup.question.number is 'Number of the strategy or measure';
comment on column followup.question.title is 'Title of the strategy or measure; empty for an added question';
comment on column followup.question.text is 'The question as it is asked';
comment on column followup.question.expected_result is 'What should come of the strategy or measure; stands beside the question';
comment on column followup.question.position is 'Order within the round';
comment on column followup.question.everyone is 'Goes to every organisation asked in the round; who that is gets decided on opening';
comment on column followup.question.dropped is 'Taken out by the planner; it can be put back until the round opens';
comment on column followup.question.revision is 'Grows with every change, so that nobody overwrites unseen';
create index question_round on followup.question (round_id, version_id, position);
create index question_item on followup.question (item_id);
create index question_lineage on followup.question (lineage_id);

create table followup.question_recipient (
  question_id uuid not null,
  organisation_id uuid not null,
  round_id uuid not null,
  primary key (question_id, organisation_id),
  unique (question_id, organisation_id, round_id),
  foreign key (question_id, round_id) references followup.question (id, round_id) on delete cascade,
  foreign key (round_id, organisation_id) references followup.round_organisation (round_id, organisation_id)
    on delete cascade
);
comment on table followup.question_recipient is 'An organisation that a question goes to; always one that is asked in the round';
comment on column followup.question_recipient.question_id is 'The question';
comment on column followup.question_recipient.organisation_id is 'The organisation';
comment on column followup.question_recipient.round_id is 'The round of both';
create index question_recipient_round on followup.question_recipient (round_id, organisation_id);

create table followup.answer (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null,
  question_id uuid not null,
  organisation_id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'approved')),
  value text check (value in ('yes', 'partly', 'no', 'not-applicable')),
  reason text not null default '' check (length(reason) <= 20000),
  comment text not null default '' check (length(comment) <= 100000),
  status text check (status in ('not-started', 'ongoing', 'done', 'discontinued')),
  hindrance text not null default '' check (length(hindrance) <= 20000),
  cost bigint check (cost between 0 and 1000000000000),
  revision integer not null default 1,
  updated_by uuid not null references identity.person (id),
  updated_at timestamptz not null,
  submitted_by uuid references identity.person (id),
  submitted_at timestamptz,
  approved_by uuid references identity.person (id),
  approved_at timestamptz,
  returned_by uuid references identity.person (id),
  returned_at timestamptz,
  return_note text not null default '' check (length(return_note) <= 5000),
  unique (question_id, organisation_id),
  foreign key (question_id, organisation_id, round_id)
    references followup.question_recipient (question_id, organisation_id, round_id),
  check (state in ('draft', 'returned') or value is not null),
  check (state in ('draft', 'returned') or value is distinct from 'not-applicable' or btrim(reason) <> ''),
  check (state = 'draft' or submitted_by is not null),
  check (state <> 'approved' or (approved_by is not null and approved_by <> submitted_by)),
  check (state <> 'returned' or (returned_by is not null and returned_by <> submitted_by and btrim(return_note) <> ''))
);
comment on table followup.answer is 'What one organisation answers to one question; there is no row before somebody begins';
comment on column followup.answer.id is 'Identifier';
comment on column followup.answer.round_id is 'The round of the question';
comment on column followup.answer.question_id is 'The question';
comment on column followup.answer.organisation_id is 'Who answers';
comment on column followup.answer.state is 'draft, submitted, returned or approved';
comment on column followup.answer.value is 'yes, partly, no or not-applicable; null until chosen';
comment on column followup.answer.reason is 'Why it is not applicable';
comment on column followup.answer.comment is 'Comment, verbatim';
comment on column followup.answer.status is 'How far the work has come';
comment on column followup.answer.hindrance is 'What hinders';
comment on column followup.answer.cost is 'What it cost during the year, in kronor';
comment on column followup.answer.revision is 'Grows with every change; the texts of each are in answer_revision';
comment on column followup.answer.updated_by is 'Who made the last change';
comment on column followup.answer.updated_at is 'When the last change was made';
comment on column followup.answer.submitted_by is 'Who submitted it last';
comment on column followup.answer.submitted_at is 'When it was last submitted';
comment on column followup.answer.approved_by is 'Who approved it; never the one who submitted';
comment on column followup.answer.approved_at is 'When it was approved';
comment on column followup.answer.returned_by is 'Who returned it last';
comment on column followup.answer.returned_at is 'When it was last returned';
comment on column followup.answer.return_note is 'What the approver wants changed; stays until the answer is approved';
create index answer_round_organisation on followup.answer (round_id, organisation_id);
create index answer_organisation on followup.answer (organisation_id);
create index answer_updated_by on followup.answer (updated_by);
create index answer_submitted_by on followup.answer (submitted_by);
create index answer_approved_by on followup.answer (approved_by);
create index answer_returned_by on followup.answer (returned_by);

create table followup.answer_revision (
  answer_id uuid not null references followup.answer (id),
  revision integer not null,
  state text not null,
  value text,
  reason text not null,
  comment text not null,
  status text,
  hindrance text not null,
  cost bigint,
  note text not null default '',
  person_id uuid not null references identity.person (id),
  saved_at timestamptz not null,
  primary key (answer_id, revision)
);
comment on table followup.answer_revision is 'Every text an answer has had, with who and when; append-only, written by the database itself';
comment on column followup.answer_revision.answer_id is 'The answer';
comment on column followup.answer_revision.revision is 'The answer''s revision that had this text';
comment on column followup.answer_revision.state is 'The state the answer then was in';
comment on column followup.answer_revision.value is 'The value then';
comment on column followup.answer_revision.reason is 'The reason then';
comment on column followup.answer_revision.comment is 'The comment then';
comment on column followup.answer_revision.status is 'The status then';
comment on column followup.answer_revision.hindrance is 'The hindrance then';
comment on column followup.answer_revision.cost is 'The cost then';
comment on column followup.answer_revision.note is 'The approver''s note, when this change was a return';
comment on column followup.answer_revision.person_id is 'Who made the change';
comment on column followup.answer_revision.saved_at is 'When the change was made';
create index answer_revision_person on followup.answer_revision (person_id);

call access.protect('followup.round');
call access.protect('followup.round_document');
call access.protect('followup.round_organisation');
call access.protect('followup.question');
call access.protect('followup.question_recipient');
call access.protect('followup.answer');
-- Itself a log of changes; the change of the answer is in the audit log already.
call access.protect('followup.answer_revision', false);

-- ---------------------------------------------------------------- what never happens, whoever asks

create function followup.keep_round() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    if old.status <> 'draft' then raise exception 'an opened round stays' using errcode = 'restrict_violation'; end if;
    return old;
  end if;
  if old.status = 'closed' then
    raise exception 'a closed round never changes' using errcode = 'restrict_violation';
  end if;
  if (old.status, new.status) not in (('draft', 'draft'), ('draft', 'open'), ('open', 'open'), ('open', 'closed')) then
    raise exception 'a round only goes forward' using errcode = 'restrict_violation';
  end if;
  if new.owner_organisation_id <> old.owner_organisation_id or new.created_by is distinct from old.created_by
    or new.created_at <> old.created_at then
    raise exception 'a round keeps its owner and its origin' using errcode = 'restrict_violation';
  end if;
  if old.status = 'open' and (new.year <> old.year or new.everyone <> old.everyone
    or new.opened_at <> old.opened_at or new.opened_by is distinct from old.opened_by) then
    raise exception 'what an opened round asks is frozen' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function followup.keep_round is 'Trigger: a round goes draft, open, closed; once closed nothing about it changes';
create trigger keep before update or delete on followup.round for each row execute function followup.keep_round();

create function followup.keep_frozen() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op <> 'INSERT' then
    perform 1 from followup.round r where r.id = old.round_id and r.status <> 'draft';
    if found then raise exception 'an opened round''s questions are frozen' using errcode = 'restrict_violation'; end if;
  end if;
  if tg_op = 'DELETE' then return old; end if;
  perform 1 from followup.round r where r.id = new.round_id and r.status <> 'draft';
  if found then raise exception 'an opened round''s questions are frozen' using errcode = 'restrict_violation'; end if;
  return new;
end $$;
comment on function followup.keep_frozen is 'Trigger: documents, organisations, questions and recipients of a round change only while it is a draft';
create trigger frozen before insert or update or delete on followup.round_document
  for each row execute function followup.keep_frozen();
create trigger frozen before insert or update or delete on followup.round_organisation
  for each row execute function followup.keep_frozen();
create trigger frozen before insert or update or delete on followup.question
  for each row execute function followup.keep_frozen();
create trigger frozen before insert or update or delete on followup.question_recipient
  for each row execute function followup.keep_frozen();

create function followup.keep_answer() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  rewritten boolean;
begin
  -- The lock makes closing wait for saves under way, and later saves see that the round is closed.
  perform 1 from followup.round r where r.id = new.round_id and r.status = 'open' for share;
  if not found then
    raise exception 'answers change only while the round is open' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or new.revision <> 1 then
      raise exception 'an answer begins as a draft' using errcode = 'restrict_violation';
    end if;
    perform 1 from followup.question q where q.id = new.question_id and q.dropped;
    if found then raise exception 'the question was dropped' using errcode = 'restrict_violation'; end if;
    return new;
  end if;
  if (new.id, new.round_id, new.question_id, new.organisation_id)
    is distinct from (old.id, old.round_id, old.question_id, old.organisation_id) then
    raise exception 'an answer keeps its question' using errcode = 'restrict_violation';
  end if;
  if (old.state, new.state) not in (('draft', 'draft'), ('returned', 'returned'), ('draft', 'submitted'),
    ('returned', 'submitted'), ('submitted', 'approved'), ('submitted', 'returned')) then
    raise exception 'an answer does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  rewritten := (new.value, new.reason, new.comment, new.status, new.hindrance, new.cost)
    is distinct from (old.value, old.reason, old.comment, old.status, old.hindrance, old.cost);
  if rewritten and new.state <> old.state then
    raise exception 'an answer is written first and then moved on' using errcode = 'restrict_violation';
  end if;
  if (new.state = old.state or new.state <> 'submitted')
    and (new.submitted_by, new.submitted_at) is distinct from (old.submitted_by, old.submitted_at)
    or (new.state = old.state or new.state <> 'approved')
    and (new.approved_by, new.approved_at) is distinct from (old.approved_by, old.approved_at)
    or (new.state = old.state or new.state <> 'returned')
    and (new.returned_by, new.returned_at, new.return_note) is distinct from (old.returned_by, old.returned_at, old.return_note)
  then
    raise exception 'who submitted, approved or returned an answer is written when it happens' using errcode = 'restrict_violation';
  end if;
  if new.revision <> old.revision + 1 then
    raise exception 'every change of an answer has a revision of its own' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function followup.keep_answer is 'Trigger: an answer changes only in an open round, only along its states, and its text only as draft or returned';
create trigger keep before insert or update on followup.answer for each row execute function followup.keep_answer();

create function followup.remember_answer() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into followup.answer_revision
    (answer_id, revision, state, value, reason, comment, status, hindrance, cost, note, person_id, saved_at)
  values (new.id, new.revision, new.state, new.value, new.reason, new.comment, new.status, new.hindrance, new.cost,
    case when tg_op = 'UPDATE' and new.state = 'returned' and old.state = 'submitted' then new.return_note else '' end,
    new.updated_by, new.updated_at);
  return null;
end $$;
comment on function followup.remember_answer is 'Trigger: keeps the text of every revision of an answer';
create trigger remember after insert or update on followup.answer
  for each row execute function followup.remember_answer();

revoke all on function followup.keep_round, followup.keep_frozen, followup.keep_answer, followup.remember_answer
  from public;

-- ---------------------------------------------------------------- policies, as sentences

create function followup.rounds_asking_unit() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select o.round_id from followup.round_organisation o join followup.round r on r.id = o.round_id
  where o.organisation_id = (select access.unit_id()) and r.status <> 'draft'
$$;
comment on function followup.rounds_asking_unit is 'Opened rounds in which the unit acted for is asked; policies build on it, since a table''s policy cannot read the table it guards';
revoke all on function followup.rounds_asking_unit from public;
grant execute on function followup.rounds_asking_unit to samlad_app;

grant select, delete on followup.round, followup.round_document, followup.round_organisation, followup.question,
  followup.question_recipient to samlad_app;
grant insert, update on followup.round, followup.question, followup.round_document to samlad_app;
grant insert on followup.round_organisation, followup.question_recipient to samlad_app;
grant select, insert, update on followup.answer to samlad_app;
grant select on followup.answer_revision to samlad_app;

create policy "planners of the owner unit see their rounds" on followup.round for select to samlad_app
  using ((select access.role()) = 'planner' and owner_organisation_id = (select access.unit_id()));
create policy "an organisation asked sees the round once it is open" on followup.round for select to samlad_app
  using ((select access.role()) in ('board-coordinator', 'board-approver') and status <> 'draft'
    and id in (select followup.rounds_asking_unit()));
create policy "readers see rounds once they are open" on followup.round for select to samlad_app
  using ((select access.role()) = 'reader' and status <> 'draft');
create policy "a closed round is read by every content role" on followup.round for select to samlad_app
  using ((select access.content_role()) and status = 'closed');
create policy "planners begin rounds for their own unit" on followup.round for insert to samlad_app
  with check ((select access.role()) = 'planner' and owner_organisation_id = (select access.unit_id())
    and status = 'draft' and created_by = (select access.person_id()));
create policy "planners of the owner unit run their rounds" on followup.round for update to samlad_app
  using ((select access.role()) = 'planner' and owner_organisation_id = (select access.unit_id()) and status <> 'closed')
  with check ((select access.role()) = 'planner' and owner_organisation_id = (select access.unit_id()));
create policy "planners of the owner unit throw away drafts" on followup.round for delete to samlad_app
  using ((select access.role()) = 'planner' and owner_organisation_id = (select access.unit_id()) and status = 'draft');

do $$
declare part text;
begin
  foreach part in array array['round_document', 'round_organisation', 'question', 'question_recipient'] loop
    execute format('create policy "who sees the round sees what it is made of" on followup.%I for select to samlad_app
      using (round_id in (select r.id from followup.round r))', part);
    execute format('create policy "planners of the owner unit prepare a draft" on followup.%I for insert to samlad_app
      with check ((select access.role()) = ''planner'' and round_id in (select r.id from followup.round r
        where r.status = ''draft'' and r.owner_organisation_id = (select access.unit_id())))', part);
    execute format('create policy "planners of the owner unit change a draft" on followup.%I for update to samlad_app
      using ((select access.role()) = ''planner'' and round_id in (select r.id from followup.round r
        where r.status = ''draft'' and r.owner_organisation_id = (select access.unit_id())))', part);
    execute format('create policy "planners of the owner unit take out of a draft" on followup.%I for delete to samlad_app
      using ((select access.role()) = ''planner'' and round_id in (select r.id from followup.round r
        where r.status = ''draft'' and r.owner_organisation_id = (select access.unit_id())))', part);
  end loop;
end $$;

create policy "an organisation reads its own answers in every state" on followup.answer for select to samlad_app
  using ((select access.role()) in ('board-coordinator', 'board-approver')
    and organisation_id = (select access.unit_id()));
create policy "planners of the owner unit read what has been submitted" on followup.answer for select to samlad_app
  using ((select access.role()) = 'planner' and state <> 'draft' and round_id in (select r.id from followup.round r
    where r.owner_organisation_id = (select access.unit_id())));
create policy "who sees the round reads approved answers" on followup.answer for select to samlad_app
  using (state = 'approved' and round_id in (select r.id from followup.round r));
create policy "coordinators begin answers of their organisation while the round is open" on followup.answer
  for insert to samlad_app
  with check ((select access.role()) = 'board-coordinator' and organisation_id = (select access.unit_id())
    and state = 'draft' and updated_by = (select access.person_id())
    and round_id in (select r.id from followup.round r where r.status = 'open'));
create policy "coordinators write and submit drafts and returned answers" on followup.answer for update to samlad_app
  using ((select access.role()) = 'board-coordinator' and organisation_id = (select access.unit_id())
    and state in ('draft', 'returned') and round_id in (select r.id from followup.round r where r.status = 'open'))
  with check ((select access.role()) = 'board-coordinator' and organisation_id = (select access.unit_id())
    and updated_by = (select access.person_id())
    and (state in ('draft', 'returned') or (state = 'submitted' and submitted_by = (select access.person_id()))));
create policy "approvers approve or return what somebody else submitted" on followup.answer for update to samlad_app
  using ((select access.role()) = 'board-approver' and organisation_id = (select access.unit_id())
    and state = 'submitted' and submitted_by <> (select access.person_id())
    and round_id in (select r.id from followup.round r where r.status = 'open'))
  with check ((select access.role()) = 'board-approver' and organisation_id = (select access.unit_id())
    and updated_by = (select access.person_id())
    and ((state = 'approved' and approved_by = (select access.person_id()))
      or (state = 'returned' and returned_by = (select access.person_id()))));

create policy "an organisation reads the whole history of its answers" on followup.answer_revision for select to samlad_app
  using ((select access.role()) in ('board-coordinator', 'board-approver') and exists (select 1 from followup.answer a
    where a.id = answer_id and a.organisation_id = (select access.unit_id())));
create policy "planners of the owner unit read what was once submitted" on followup.answer_revision for select to samlad_app
  using ((select access.role()) = 'planner' and state <> 'draft' and exists (select 1 from followup.answer a
    join followup.round r on r.id = a.round_id
    where a.id = answer_id and r.owner_organisation_id = (select access.unit_id())));
create policy "who reads an approved answer reads the approved text" on followup.answer_revision for select to samlad_app
  using (state = 'approved' and exists (select 1 from followup.answer a where a.id = answer_id));

-- ---------------------------------------------------------------- counts without texts

create function followup.progress_of(followed_round uuid) returns table (
  organisation_id uuid, version_id uuid, asked integer, draft integer, submitted integer, returned integer, approved integer
) language sql stable security definer set search_path = '' as $$
  select p.organisation_id, q.version_id, count(*)::integer,
    count(*) filter (where a.state = 'draft')::integer, count(*) filter (where a.state = 'submitted')::integer,
    count(*) filter (where a.state = 'returned')::integer, count(*) filter (where a.state = 'approved')::integer
  from followup.round r
  join followup.question q on q.round_id = r.id and not q.dropped
  join followup.question_recipient p on p.question_id = q.id
  left join followup.answer a on a.question_id = q.id and a.organisation_id = p.organisation_id
  where r.id = followed_round and access.role() = 'planner' and r.owner_organisation_id = access.unit_id()
  group by p.organisation_id, q.version_id
$$;
comment on function followup.progress_of is 'How far each organisation has come with each document, for planners of the owner unit: counts only, never the texts of drafts';
revoke all on function followup.progress_of from public;
grant execute on function followup.progress_of to samlad_app;
