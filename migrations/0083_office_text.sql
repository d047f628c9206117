-- The office's own text in a report: drafts that only planners of the owner unit read, and editions of them that become
-- part of the report. What is frozen is never touched by it.

create table publishing.office_text (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references publishing.report (id),
  section text not null check (section in ('summary', 'assessment', 'document', 'question')),
  about uuid check ((about is null) = (section in ('summary', 'assessment'))),
  text text not null check (length(text) <= 20000),
  revision integer not null check (revision > 0),
  updated_by uuid not null references identity.person (id),
  updated_at timestamptz not null,
  unique nulls not distinct (report_id, section, about)
);
comment on table publishing.office_text is 'Draft of what the unit that owns the round says of it, section by section; read by its planners alone';
comment on column publishing.office_text.id is 'Identifier';
comment on column publishing.office_text.report_id is 'The report';
comment on column publishing.office_text.section is 'summary and assessment are of the whole, document is the assessment of one document, question a comment on one question';
comment on column publishing.office_text.about is 'The version of the document, or the question; null when about the whole';
comment on column publishing.office_text.text is 'The text; an empty line divides paragraphs';
comment on column publishing.office_text.revision is 'Grows with every change; the texts of each are in office_text_revision';
comment on column publishing.office_text.updated_by is 'Who wrote last';
comment on column publishing.office_text.updated_at is 'When that was';
create index office_text_updated_by on publishing.office_text (updated_by);

create table publishing.office_text_revision (
  office_text_id uuid not null references publishing.office_text (id),
  revision integer not null,
  text text not null,
  person_id uuid not null references identity.person (id),
  saved_at timestamptz not null,
  primary key (office_text_id, revision)
);
comment on table publishing.office_text_revision is 'Every wording a draft has had, with who and when; append-only, written by the database itself';
comment on column publishing.office_text_revision.office_text_id is 'The draft';
comment on column publishing.office_text_revision.revision is 'The draft''s revision that had this wording';
comment on column publishing.office_text_revision.text is 'The wording then';
comment on column publishing.office_text_revision.person_id is 'Who made the change';
comment on column publishing.office_text_revision.saved_at is 'When the change was made';
create index office_text_revision_person on publishing.office_text_revision (person_id);

create table publishing.office_edition (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references publishing.report (id),
  number integer not null check (number > 0),
  content text not null check (content::jsonb ?& array['summary', 'assessment', 'documents', 'questions']),
  hash text not null check (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  decided_by uuid not null references identity.person (id),
  decided_at timestamptz not null,
  unique (report_id, number)
);
comment on table publishing.office_edition is 'The drafts as they were decided, all sections in one; the latest is part of the report';
comment on column publishing.office_edition.id is 'Identifier';
comment on column publishing.office_edition.report_id is 'The report';
comment on column publishing.office_edition.number is 'First, second and so on, within the report';
comment on column publishing.office_edition.content is 'The sections that are not empty, as canonical JSON, kept as text because the hash is of these very bytes';
comment on column publishing.office_edition.hash is 'SHA-256 of the content in UTF-8, hexadecimal; the database refuses any other';
comment on column publishing.office_edition.decided_by is 'Who decided it; shown as the unit in the report';
comment on column publishing.office_edition.decided_at is 'When it was decided';
create index office_edition_decided_by on publishing.office_edition (decided_by);

call access.protect('publishing.office_text');
-- Itself a log of changes; the change of the draft is in the audit log already.
call access.protect('publishing.office_text_revision', false);
call access.protect('publishing.office_edition');

-- ---------------------------------------------------------------- what never happens, whoever asks

create trigger keep before update or delete on publishing.office_edition for each row execute function publishing.keep();
create trigger keep_all before truncate on publishing.office_edition for each statement execute function publishing.keep();
create trigger keep before update or delete on publishing.office_text_revision
  for each row execute function publishing.keep();
create trigger keep_all before truncate on publishing.office_text_revision
  for each statement execute function publishing.keep();

create function publishing.keep_office_text() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a draft is emptied and not removed' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' and new.revision <> 1 or tg_op = 'UPDATE' and (new.revision <> old.revision + 1
    or (new.id, new.report_id, new.section) <> (old.id, old.report_id, old.section)
    or new.about is distinct from old.about) then
    raise exception 'every change of a draft has a revision of its own, and a draft stays where it is' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function publishing.keep_office_text is 'Trigger: a draft is never removed or moved, and every change has the next revision';
create trigger keep before insert or update or delete on publishing.office_text
  for each row execute function publishing.keep_office_text();
create trigger keep_all before truncate on publishing.office_text for each statement execute function publishing.keep();

create function publishing.remember_office_text() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into publishing.office_text_revision (office_text_id, revision, text, person_id, saved_at)
  values (new.id, new.revision, new.text, new.updated_by, new.updated_at);
  return null;
end $$;
comment on function publishing.remember_office_text is 'Trigger: keeps every wording of a draft';
create trigger remember after insert or update on publishing.office_text
  for each row execute function publishing.remember_office_text();

create function publishing.check_office_edition() returns trigger
language plpgsql security definer set search_path = '' as $$
declare latest publishing.office_edition;
begin
  -- The lock lets two who decide at once come one after the other.
  perform 1 from publishing.report r where r.id = new.report_id for no key update;
  select e.* into latest from publishing.office_edition e where e.report_id = new.report_id order by e.number desc limit 1;
  if new.number <> coalesce(latest.number, 0) + 1
    or new.content = coalesce(latest.content, '{"assessment":"","documents":[],"questions":[],"summary":""}') then
    raise exception 'editions are numbered in turn, and each says something else than the one before' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function publishing.check_office_edition is 'Trigger: editions are numbered without gaps, each differs from the one before, and the first is not empty';
create trigger check_turn before insert on publishing.office_edition
  for each row execute function publishing.check_office_edition();

revoke all on function publishing.keep_office_text, publishing.remember_office_text, publishing.check_office_edition
  from public;

-- ---------------------------------------------------------------- policies, as sentences

create function publishing.latest_office_editions() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct on (e.report_id) e.id from publishing.office_edition e
  where (select access.content_role()) order by e.report_id, e.number desc
$$;
comment on function publishing.latest_office_editions is 'The edition of each report that stands; policies build on it, since a table''s policy cannot read the table it guards';
revoke all on function publishing.latest_office_editions from public;
grant execute on function publishing.latest_office_editions to samlad_app;

grant select, insert, update on publishing.office_text to samlad_app;
grant select on publishing.office_text_revision to samlad_app;
grant select, insert on publishing.office_edition to samlad_app;

create policy "planners of the owner unit read its drafts" on publishing.office_text for select to samlad_app
  using ((select access.role()) = 'planner' and report_id in (select r.id from publishing.report r
    where r.owner_organisation_id = (select access.unit_id())));
create policy "planners of the owner unit begin its drafts" on publishing.office_text for insert to samlad_app
  with check ((select access.role()) = 'planner' and updated_by = (select access.person_id())
    and report_id in (select r.id from publishing.report r where r.owner_organisation_id = (select access.unit_id()))
    and (section <> 'document' or about in (select d.version_id from followup.round_document d
      join publishing.report r on r.round_id = d.round_id where r.id = report_id))
    and (section <> 'question' or about in (select q.id from followup.question q
      join publishing.report r on r.round_id = q.round_id where r.id = report_id)));
create policy "planners of the owner unit write its drafts" on publishing.office_text for update to samlad_app
  using ((select access.role()) = 'planner' and report_id in (select r.id from publishing.report r
    where r.owner_organisation_id = (select access.unit_id())))
  with check (updated_by = (select access.person_id()));
create policy "who reads a draft reads its history" on publishing.office_text_revision for select to samlad_app
  using (office_text_id in (select t.id from publishing.office_text t));
create policy "every content role reads the edition that stands" on publishing.office_edition for select to samlad_app
  using ((select access.content_role()) and id in (select publishing.latest_office_editions()));
create policy "planners of the owner unit read every edition" on publishing.office_edition for select to samlad_app
  using ((select access.role()) = 'planner' and report_id in (select r.id from publishing.report r
    where r.owner_organisation_id = (select access.unit_id())));
create policy "planners of the owner unit decide editions" on publishing.office_edition for insert to samlad_app
  with check ((select access.role()) = 'planner' and decided_by = (select access.person_id())
    and report_id in (select r.id from publishing.report r where r.owner_organisation_id = (select access.unit_id())));

-- ---------------------------------------------------------------- what the public reads

create or replace function publishing.public_reports() returns table (
  slug text, title text, year integer, owner text, hash text, frozen_at timestamptz, published_at timestamptz,
  changed_at timestamptz, size integer
) language sql stable security definer set search_path = '' as $$
  select r.slug, r.title, r.year, o.name, r.hash, r.frozen_at, p.decided_at,
    greatest(p.decided_at, (select max(a.added_at) from publishing.addendum a where a.report_id = r.id),
      (select max(e.decided_at) from publishing.office_edition e where e.report_id = r.id)),
    octet_length(r.content)
  from publishing.report r
  join organisation.organisation o on o.id = r.owner_organisation_id
  join lateral (select p.* from publishing.publication p where p.report_id = r.id order by p.number desc limit 1) p
    on p.state = 'published'
  order by r.year desc, p.decided_at desc, r.slug
$$;

drop function publishing.public_report(text);
create function publishing.public_report(wanted text) returns table (
  slug text, title text, year integer, owner text, state text, decided_at timestamptz, reason text,
  content text, hash text, frozen_at timestamptz, addenda jsonb, office jsonb
) language sql stable security definer set search_path = '' as $$
  select r.slug, r.title, r.year, o.name, p.state, p.decided_at, p.reason,
    case p.state when 'published' then r.content end, case p.state when 'published' then r.hash end,
    case p.state when 'published' then r.frozen_at end,
    case p.state when 'published' then coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'number', a.number,
      'text', a.text, 'questionId', a.question_id, 'about', a.about, 'by', o.name,
      'addedAt', to_char(a.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by a.number)
      from publishing.addendum a where a.report_id = r.id), '[]') end,
    case p.state when 'published' then (select e.content::jsonb || jsonb_build_object('number', e.number,
      'by', o.name, 'hash', e.hash,
      'decidedAt', to_char(e.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      from publishing.office_edition e where e.report_id = r.id order by e.number desc limit 1) end
  from publishing.report r
  join organisation.organisation o on o.id = r.owner_organisation_id
  join lateral (select p.* from publishing.publication p where p.report_id = r.id order by p.number desc limit 1) p
    on true
  where r.slug = wanted
$$;
comment on function publishing.public_report is 'One report for anybody: with its content, addenda and the text that stands while it is published, only that and why it was withdrawn afterwards, nothing before';
revoke all on function publishing.public_report from public;
grant execute on function publishing.public_report to samlad_app;
