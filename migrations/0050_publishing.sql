-- Publishing: frozen reports, their dated addenda, and what of it the public may read.
create schema publishing;
comment on schema publishing is 'Frozen reports of closed follow-up rounds, addenda to them and their publication';
grant usage on schema publishing to samlad_app;

-- ---------------------------------------------------------------- tables

create table publishing.report (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null unique references followup.round (id),
  owner_organisation_id uuid not null references organisation.organisation (id),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  title text not null,
  year integer not null,
  content text not null,
  hash text not null check (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  frozen_by uuid not null references identity.person (id),
  frozen_at timestamptz not null
);
comment on table publishing.report is 'The compiled follow-up of a closed round, frozen: the one content that every export is made of';
comment on column publishing.report.id is 'Identifier';
comment on column publishing.report.round_id is 'The closed round';
comment on column publishing.report.owner_organisation_id is 'The unit whose planners run the round';
comment on column publishing.report.slug is 'Its name in the public address';
comment on column publishing.report.title is 'Title of the round';
comment on column publishing.report.year is 'The year that was followed up';
comment on column publishing.report.content is 'The content as canonical JSON, kept as text because the hash is of these very bytes';
comment on column publishing.report.hash is 'SHA-256 of the content in UTF-8, hexadecimal; the database refuses any other';
comment on column publishing.report.frozen_by is 'Who closed the round or first asked for the report after that';
comment on column publishing.report.frozen_at is 'When it was frozen';
create index report_owner on publishing.report (owner_organisation_id);
create index report_frozen_by on publishing.report (frozen_by);

create table publishing.addendum (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references publishing.report (id),
  number integer not null check (number > 0),
  text text not null check (length(btrim(text)) between 1 and 20000),
  question_id uuid references followup.question (id),
  about text not null default '',
  added_by uuid not null references identity.person (id),
  added_at timestamptz not null,
  unique (report_id, number)
);
comment on table publishing.addendum is 'A correction after closing: dated, added, never changed';
comment on column publishing.addendum.id is 'Identifier';
comment on column publishing.addendum.report_id is 'The report';
comment on column publishing.addendum.number is 'First, second and so on, within the report';
comment on column publishing.addendum.text is 'What is corrected';
comment on column publishing.addendum.question_id is 'The question it is about; null when about the whole';
comment on column publishing.addendum.about is 'Number and title of the item it is about, as the report has them';
comment on column publishing.addendum.added_by is 'Who added it; shown as the unit in the exports';
comment on column publishing.addendum.added_at is 'When it was added';
create index addendum_question on publishing.addendum (question_id);
create index addendum_added_by on publishing.addendum (added_by);

create table publishing.publication (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references publishing.report (id),
  number integer not null check (number > 0),
  state text not null check (state in ('published', 'withdrawn')),
  reason text not null default '' check (length(reason) <= 2000),
  decided_by uuid not null references identity.person (id),
  decided_at timestamptz not null,
  unique (report_id, number),
  check (state = 'published' or btrim(reason) <> '')
);
comment on table publishing.publication is 'Every publication and withdrawal of a report; the latest is what counts';
comment on column publishing.publication.id is 'Identifier';
comment on column publishing.publication.report_id is 'The report';
comment on column publishing.publication.number is 'First, second and so on, within the report';
comment on column publishing.publication.state is 'published or withdrawn';
comment on column publishing.publication.reason is 'Why it was withdrawn; shown to the public';
comment on column publishing.publication.decided_by is 'Who decided it';
comment on column publishing.publication.decided_at is 'When it was decided';
create index publication_decided_by on publishing.publication (decided_by);

call access.protect('publishing.report');
call access.protect('publishing.addendum');
call access.protect('publishing.publication');

-- ---------------------------------------------------------------- what never happens, whoever asks

create function publishing.keep() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception 'what is frozen, added or decided about a report never changes' using errcode = 'restrict_violation';
end $$;
comment on function publishing.keep is 'Trigger: reports, addenda and publications are written once';
revoke all on function publishing.keep from public;
create trigger keep before update or delete on publishing.report for each row execute function publishing.keep();
create trigger keep before update or delete on publishing.addendum for each row execute function publishing.keep();
create trigger keep before update or delete on publishing.publication for each row execute function publishing.keep();
create trigger keep_all before truncate on publishing.report for each statement execute function publishing.keep();
create trigger keep_all before truncate on publishing.addendum for each statement execute function publishing.keep();
create trigger keep_all before truncate on publishing.publication for each statement execute function publishing.keep();

create function publishing.check_publication() returns trigger
language plpgsql security definer set search_path = '' as $$
declare latest publishing.publication;
begin
  -- The lock lets two who press at once come one after the other.
  perform 1 from publishing.report r where r.id = new.report_id for no key update;
  select p.* into latest from publishing.publication p where p.report_id = new.report_id order by p.number desc limit 1;
  if new.number <> coalesce(latest.number, 0) + 1 or new.state = coalesce(latest.state, 'withdrawn') then
    raise exception 'a report is published and withdrawn in turn' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function publishing.check_publication is 'Trigger: publications are numbered without gaps and alternate between published and withdrawn';
revoke all on function publishing.check_publication from public;
create trigger check_turn before insert on publishing.publication
  for each row execute function publishing.check_publication();

-- ---------------------------------------------------------------- policies, as sentences

grant select on publishing.report, publishing.addendum, publishing.publication to samlad_app;
grant insert on publishing.report, publishing.addendum, publishing.publication to samlad_app;

create policy "every content role reads the report of a closed round" on publishing.report for select to samlad_app
  using ((select access.content_role()));
create policy "planners of the owner unit freeze a closed round" on publishing.report for insert to samlad_app
  with check ((select access.role()) = 'planner' and owner_organisation_id = (select access.unit_id())
    and frozen_by = (select access.person_id()) and exists (select 1 from followup.round r
      where r.id = round_id and r.status = 'closed' and r.owner_organisation_id = (select access.unit_id())
        and r.title = report.title and r.year = report.year));
create policy "who reads the report reads its addenda" on publishing.addendum for select to samlad_app
  using (report_id in (select r.id from publishing.report r));
create policy "planners of the owner unit add to a report" on publishing.addendum for insert to samlad_app
  with check ((select access.role()) = 'planner' and added_by = (select access.person_id())
    and report_id in (select r.id from publishing.report r where r.owner_organisation_id = (select access.unit_id()))
    and (question_id is null or question_id in (select q.id from followup.question q
      join publishing.report r on r.round_id = q.round_id where r.id = report_id)));
create policy "who reads the report sees when it was published" on publishing.publication for select to samlad_app
  using (report_id in (select r.id from publishing.report r));
create policy "planners of the owner unit publish and withdraw" on publishing.publication for insert to samlad_app
  with check ((select access.role()) = 'planner' and decided_by = (select access.person_id())
    and report_id in (select r.id from publishing.report r where r.owner_organisation_id = (select access.unit_id())));

-- ---------------------------------------------------------------- what the public reads

create function publishing.public_reports() returns table (
  slug text, title text, year integer, owner text, hash text, frozen_at timestamptz, published_at timestamptz,
  changed_at timestamptz, size integer
) language sql stable security definer set search_path = '' as $$
  select r.slug, r.title, r.year, o.name, r.hash, r.frozen_at, p.decided_at,
    greatest(p.decided_at, (select max(a.added_at) from publishing.addendum a where a.report_id = r.id)),
    octet_length(r.content)
  from publishing.report r
  join organisation.organisation o on o.id = r.owner_organisation_id
  join lateral (select p.* from publishing.publication p where p.report_id = r.id order by p.number desc limit 1) p
    on p.state = 'published'
  order by r.year desc, p.decided_at desc, r.slug
$$;
comment on function publishing.public_reports is 'The published reports, without their content; for anybody';

create function publishing.public_report(wanted text) returns table (
  slug text, title text, year integer, owner text, state text, decided_at timestamptz, reason text,
  content text, hash text, frozen_at timestamptz, addenda jsonb
) language sql stable security definer set search_path = '' as $$
  select r.slug, r.title, r.year, o.name, p.state, p.decided_at, p.reason,
    case p.state when 'published' then r.content end, case p.state when 'published' then r.hash end,
    case p.state when 'published' then r.frozen_at end,
    case p.state when 'published' then coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'number', a.number,
      'text', a.text, 'questionId', a.question_id, 'about', a.about, 'by', o.name,
      'addedAt', to_char(a.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by a.number)
      from publishing.addendum a where a.report_id = r.id), '[]') end
  from publishing.report r
  join organisation.organisation o on o.id = r.owner_organisation_id
  join lateral (select p.* from publishing.publication p where p.report_id = r.id order by p.number desc limit 1) p
    on true
  where r.slug = wanted
$$;
comment on function publishing.public_report is 'One report for anybody: with its content while it is published, only that and why it was withdrawn afterwards, nothing before';

revoke all on function publishing.public_reports, publishing.public_report from public;
grant execute on function publishing.public_reports, publishing.public_report to samlad_app;
