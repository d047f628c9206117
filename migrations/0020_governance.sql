-- Governing documents: programs, plans, guidelines and policies, in versions that never change once they are sent out.
-- The owner unit is repeated on the version and the version on everything below it, so that each policy needs one
-- look-up and no policy needs another table's policy to be walked twice.

create schema governance;
comment on schema governance is 'Governing documents, their versions and everything in them';
grant usage on schema governance to samlad_app;

create table governance.document (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('program', 'plan', 'guideline', 'policy')),
  planning text not null default 'planning' check (planning in ('planning', 'regulating')),
  title text not null check (length(btrim(title)) between 1 and 300),
  short_title text not null default '',
  diary_number text,
  owner_organisation_id uuid not null references organisation.organisation (id),
  document_owner text not null default '',
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  search tsvector not null default ''
);
comment on table governance.document is 'A program, plan, guideline or policy; what it says is in its versions';
comment on column governance.document.id is 'Identifier';
comment on column governance.document.kind is 'Kind of governing document';
comment on column governance.document.planning is 'Whether it plans what is to be done or regulates how';
comment on column governance.document.title is 'Title';
comment on column governance.document.short_title is 'Short title for narrow places; empty when there is none';
comment on column governance.document.diary_number is 'Diary number; null when not known';
comment on column governance.document.owner_organisation_id is 'The unit whose planners edit it';
comment on column governance.document.document_owner is 'The office or function that answers for the text, as the document says';
comment on column governance.document.revision is 'Grows with every change';
comment on column governance.document.created_at is 'When it was entered';
comment on column governance.document.search is 'Words of the titles, stemmed and as written';
create index document_owner on governance.document (owner_organisation_id);
create index document_sorted on governance.document (title collate public.swedish, id);
create index document_search on governance.document using gin (search);

create table governance.version (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references governance.document (id) on delete cascade,
  owner_organisation_id uuid not null references organisation.organisation (id),
  number integer not null check (number > 0),
  status text not null default 'draft'
    check (status in ('draft', 'consultation', 'revised', 'adopted', 'superseded', 'expired')),
  valid_from date,
  valid_to date,
  decided_by_organisation_id uuid references organisation.organisation (id),
  decision_date date,
  decision_paragraph text not null default '',
  applies_to text not null default '',
  last_revised date,
  purpose text not null default '',
  based_on_version_id uuid references governance.version (id) on delete set null,
  status_changed_at timestamptz not null default now(),
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  unique (document_id, number),
  check (valid_to is null or valid_from is null or valid_to >= valid_from)
);
comment on table governance.version is 'One wording of a governing document; immutable from the day it is sent out or adopted';
comment on column governance.version.id is 'Identifier';
comment on column governance.version.document_id is 'The document';
comment on column governance.version.owner_organisation_id is 'The document''s owner unit, repeated for the policies';
comment on column governance.version.number is 'Running number within the document';
comment on column governance.version.status is 'Draft, sent on consultation, revised after it, adopted, superseded or expired';
comment on column governance.version.valid_from is 'First day it is in force; null when not known';
comment on column governance.version.valid_to is 'Last day it is in force; null when open or not known';
comment on column governance.version.decided_by_organisation_id is 'The body that adopted it';
comment on column governance.version.decision_date is 'Day of the decision';
comment on column governance.version.decision_paragraph is 'Paragraph of the decision; empty when not known';
comment on column governance.version.applies_to is 'Whom it binds, as the document says';
comment on column governance.version.last_revised is 'Day of the latest revision, as the document says';
comment on column governance.version.purpose is 'What it is for';
comment on column governance.version.based_on_version_id is 'The version it was copied from';
comment on column governance.version.status_changed_at is 'When it got its present status';
comment on column governance.version.revision is 'Grows with every change';
comment on column governance.version.created_at is 'When it was made';
create index version_owner on governance.version (owner_organisation_id);
create index version_decided_by on governance.version (decided_by_organisation_id);
create index version_based_on on governance.version (based_on_version_id);
create unique index version_one_adopted on governance.version (document_id) where status = 'adopted';

create table governance.area (
  id uuid primary key default gen_random_uuid(),
  version_id uuid not null references governance.version (id) on delete cascade,
  lineage_id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('goal-area', 'focus-area')),
  number text not null default '',
  title text not null default '',
  description text not null default '',
  area_group text check (area_group in ('process', 'direction')),
  position integer not null default 0,
  revision integer not null default 1,
  unique (version_id, lineage_id),
  unique (id, version_id)
);
comment on table governance.area is 'A goal area of a program or a focus area of a plan';
comment on column governance.area.id is 'Identifier';
comment on column governance.area.version_id is 'The version it belongs to';
comment on column governance.area.lineage_id is 'The same in every version that has this area';
comment on column governance.area.kind is 'Goal area or focus area';
comment on column governance.area.number is 'Number as the document has it; empty when unnumbered';
comment on column governance.area.title is 'Title';
comment on column governance.area.description is 'Text under the title';
comment on column governance.area.area_group is 'Whether a goal area is about how one works or about where one is heading';
comment on column governance.area.position is 'Order within the version';
comment on column governance.area.revision is 'Grows with every change';

create table governance.item (
  id uuid primary key default gen_random_uuid(),
  version_id uuid not null references governance.version (id) on delete cascade,
  area_id uuid,
  lineage_id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('strategy', 'measure')),
  number text not null default '',
  title text not null default '',
  description text not null default '',
  question text not null default '',
  expected_result text not null default '',
  target_group text not null default '',
  prevention_levels text[] not null default '{}'
    check (prevention_levels <@ array['universal', 'selective', 'indicated']),
  cylinder_categories text[] not null default '{}' check (cylinder_categories <@ array['A', 'B', 'C', 'D']),
  responsible_scope text check (responsible_scope = 'all-boards-and-companies'),
  cost_per_year numeric(14, 2) check (cost_per_year >= 0),
  fits_budget boolean,
  note text not null default '',
  position integer not null default 0,
  revision integer not null default 1,
  search tsvector not null default '',
  unique (version_id, lineage_id),
  unique (id, version_id),
  foreign key (area_id, version_id) references governance.area (id, version_id)
);
comment on table governance.item is 'A strategy of a program or a measure of a plan';
comment on column governance.item.id is 'Identifier';
comment on column governance.item.version_id is 'The version it belongs to';
comment on column governance.item.area_id is 'The area it stands under; null when the document has none';
comment on column governance.item.lineage_id is 'The same in every version that has this item: versions and years are compared by it';
comment on column governance.item.kind is 'Strategy or measure';
comment on column governance.item.number is 'Number as the document has it, such as 2:4; empty when unnumbered';
comment on column governance.item.title is 'Title';
comment on column governance.item.description is 'Description';
comment on column governance.item.question is 'The follow-up question the document itself asks; empty when it asks none';
comment on column governance.item.expected_result is 'Expected result';
comment on column governance.item.target_group is 'Target group in words';
comment on column governance.item.prevention_levels is 'Universal, selective, indicated';
comment on column governance.item.cylinder_categories is 'Categories A to D of the cylinder model';
comment on column governance.item.responsible_scope is 'All boards and companies are responsible; resolved to those that exist on the day';
comment on column governance.item.cost_per_year is 'Estimated cost in kronor per year; null when not estimated, never zero for unknown';
comment on column governance.item.fits_budget is 'Whether the cost fits the budget; null when not said';
comment on column governance.item.note is 'Note';
comment on column governance.item.position is 'Order within the area';
comment on column governance.item.revision is 'Grows with every change';
comment on column governance.item.search is 'Words of the item and of the organisations on it, stemmed and as written; kept by triggers';
create index item_area on governance.item (area_id, version_id);
create index item_lineage on governance.item (lineage_id);
create index item_number on governance.item (number);
create index item_search on governance.item using gin (search);

create table governance.item_organisation (
  item_id uuid not null,
  version_id uuid not null,
  organisation_id uuid not null references organisation.organisation (id),
  part text not null check (part in ('coordinator', 'responsible', 'contributor')),
  note text not null default '',
  primary key (item_id, part, organisation_id),
  foreign key (item_id, version_id) references governance.item (id, version_id) on delete cascade
);
comment on table governance.item_organisation is 'The part an organisation has in a measure or strategy';
comment on column governance.item_organisation.item_id is 'The measure or strategy';
comment on column governance.item_organisation.version_id is 'Its version, repeated for the policies';
comment on column governance.item_organisation.organisation_id is 'The organisation';
comment on column governance.item_organisation.part is 'Coordinator, responsible or contributor';
comment on column governance.item_organisation.note is 'What its part is about, when the document says so';
create index item_organisation_organisation on governance.item_organisation (organisation_id);
create index item_organisation_version on governance.item_organisation (version_id);

create table governance.item_link (
  version_id uuid not null,
  first_item_id uuid not null,
  second_item_id uuid not null,
  primary key (first_item_id, second_item_id),
  check (first_item_id < second_item_id),
  foreign key (first_item_id, version_id) references governance.item (id, version_id) on delete cascade,
  foreign key (second_item_id, version_id) references governance.item (id, version_id) on delete cascade
);
comment on table governance.item_link is 'Two items of one version that belong together: one fact, shown from both ends';
comment on column governance.item_link.version_id is 'The version both belong to';
comment on column governance.item_link.first_item_id is 'The one with the lower identifier';
comment on column governance.item_link.second_item_id is 'The one with the higher identifier';
create index item_link_second on governance.item_link (second_item_id);
create index item_link_version on governance.item_link (version_id);

create table governance.concretisation (
  item_id uuid not null,
  version_id uuid not null,
  document_id uuid not null references governance.document (id),
  lineage_id uuid not null,
  primary key (item_id, lineage_id),
  foreign key (item_id, version_id) references governance.item (id, version_id) on delete cascade
);
comment on table governance.concretisation is 'A measure makes a strategy of another document concrete';
comment on column governance.concretisation.item_id is 'The measure';
comment on column governance.concretisation.version_id is 'Its version, repeated for the policies';
comment on column governance.concretisation.document_id is 'The document the strategy is in';
comment on column governance.concretisation.lineage_id is 'The strategy, in whichever version of that document is current';
create index concretisation_lineage on governance.concretisation (lineage_id);
create index concretisation_document on governance.concretisation (document_id);
create index concretisation_version on governance.concretisation (version_id);

create table governance.goal (
  id uuid primary key default gen_random_uuid(),
  version_id uuid not null references governance.version (id) on delete cascade,
  lineage_id uuid not null default gen_random_uuid(),
  text text not null default '',
  position integer not null default 0,
  unique (version_id, lineage_id)
);
comment on table governance.goal is 'A goal of a plan';
comment on column governance.goal.id is 'Identifier';
comment on column governance.goal.version_id is 'The version it belongs to';
comment on column governance.goal.lineage_id is 'The same in every version that has this goal';
comment on column governance.goal.text is 'The goal in words';
comment on column governance.goal.position is 'Order within the version';

create table governance.indicator (
  id uuid primary key default gen_random_uuid(),
  version_id uuid not null references governance.version (id) on delete cascade,
  lineage_id uuid not null default gen_random_uuid(),
  goal text not null default '',
  name text not null check (length(btrim(name)) between 1 and 300),
  unit text not null default '',
  source text not null default '',
  direction text check (direction in ('up', 'down')),
  baseline_year integer check (baseline_year between 1900 and 2200),
  baseline numeric,
  target_year integer check (target_year between 1900 and 2200),
  target numeric,
  position integer not null default 0,
  unique (version_id, lineage_id)
);
comment on table governance.indicator is 'What a goal is measured by';
comment on column governance.indicator.id is 'Identifier';
comment on column governance.indicator.version_id is 'The version it belongs to';
comment on column governance.indicator.lineage_id is 'The same in every version that has this indicator';
comment on column governance.indicator.goal is 'The goal it measures, in words';
comment on column governance.indicator.name is 'What is measured';
comment on column governance.indicator.unit is 'Unit';
comment on column governance.indicator.source is 'Where the figures come from';
comment on column governance.indicator.direction is 'Whether more or less is better; null when not said';
comment on column governance.indicator.baseline_year is 'Year of the baseline';
comment on column governance.indicator.baseline is 'Baseline; null when missing, which is not zero';
comment on column governance.indicator.target_year is 'Year of the target';
comment on column governance.indicator.target is 'Target; null when missing, which is not zero';
comment on column governance.indicator.position is 'Order within the version';

create table governance.document_link (
  id uuid primary key default gen_random_uuid(),
  from_document_id uuid not null references governance.document (id) on delete cascade,
  to_document_id uuid references governance.document (id) on delete cascade,
  to_title text,
  relation text not null check (relation in ('depends-on', 'makes-concrete', 'overlaps', 'supersedes', 'supports')),
  sentence text not null default '',
  position integer not null default 0,
  check ((to_document_id is null) <> (to_title is null)),
  check (to_document_id is distinct from from_document_id)
);
comment on table governance.document_link is 'How a document connects with another one';
comment on column governance.document_link.id is 'Identifier';
comment on column governance.document_link.from_document_id is 'The document';
comment on column governance.document_link.to_document_id is 'The other document, when it is in the register';
comment on column governance.document_link.to_title is 'Title of the other document, when it is not in the register';
comment on column governance.document_link.relation is 'What the one is to the other';
comment on column governance.document_link.sentence is 'How they connect, in a sentence';
comment on column governance.document_link.position is 'Order within the document';
create index document_link_from on governance.document_link (from_document_id);
create index document_link_to on governance.document_link (to_document_id);

create table governance.appendix (
  id uuid primary key default gen_random_uuid(),
  version_id uuid not null references governance.version (id) on delete cascade,
  title text not null check (length(btrim(title)) between 1 and 300),
  position integer not null default 0
);
comment on table governance.appendix is 'An appendix of a version';
comment on column governance.appendix.id is 'Identifier';
comment on column governance.appendix.version_id is 'The version it belongs to';
comment on column governance.appendix.title is 'Title';
comment on column governance.appendix.position is 'Order within the version';
create index appendix_version on governance.appendix (version_id);

create table governance.supporting_document (
  id uuid primary key default gen_random_uuid(),
  version_id uuid not null references governance.version (id) on delete cascade,
  title text not null check (length(btrim(title)) between 1 and 500),
  note text not null default '',
  position integer not null default 0
);
comment on table governance.supporting_document is 'A document that supports or explains a version without governing';
comment on column governance.supporting_document.id is 'Identifier';
comment on column governance.supporting_document.version_id is 'The version it belongs to';
comment on column governance.supporting_document.title is 'Title';
comment on column governance.supporting_document.note is 'What it is about';
comment on column governance.supporting_document.position is 'Order within the version';
create index supporting_document_version on governance.supporting_document (version_id);

create table governance.funding (
  id uuid primary key default gen_random_uuid(),
  version_id uuid not null,
  item_id uuid not null,
  kind text not null check (kind in ('own-budget', 'state-grant')),
  name text not null default '',
  valid_from date,
  valid_to date,
  amount numeric(14, 2) check (amount >= 0),
  position integer not null default 0,
  foreign key (item_id, version_id) references governance.item (id, version_id) on delete cascade,
  check (valid_to is null or valid_from is null or valid_to >= valid_from)
);
comment on table governance.funding is 'What pays for a measure';
comment on column governance.funding.id is 'Identifier';
comment on column governance.funding.version_id is 'The version of the measure, repeated for the policies';
comment on column governance.funding.item_id is 'The measure';
comment on column governance.funding.kind is 'Own budget or a grant from the state';
comment on column governance.funding.name is 'Name of the grant or of the budget line';
comment on column governance.funding.valid_from is 'First day it pays';
comment on column governance.funding.valid_to is 'Last day it pays';
comment on column governance.funding.amount is 'Kronor for the period; null when not known';
comment on column governance.funding.position is 'Order within the measure';
create index funding_item on governance.funding (item_id);
create index funding_version on governance.funding (version_id);

-- ---------------------------------------------------------------- what is sent out never changes

create function governance.is_open(version_status text) returns boolean
language sql immutable set search_path = '' as $$ select version_status in ('draft', 'revised') $$;
comment on function governance.is_open is 'Whether a version with this status may still be edited';

create function governance.keep_version() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    if not governance.is_open(old.status) then
      raise exception 'a version that has been sent out stays' using errcode = 'restrict_violation';
    end if;
    return old;
  end if;
  if tg_op = 'INSERT' then
    if not governance.is_open(new.status) then
      raise exception 'a version begins as a draft' using errcode = 'restrict_violation';
    end if;
    select d.owner_organisation_id into strict new.owner_organisation_id
    from governance.document d where d.id = new.document_id;
    return new;
  end if;
  if new.status <> old.status then
    if not (old.status, new.status) in (
      ('draft', 'consultation'), ('draft', 'adopted'), ('revised', 'consultation'), ('revised', 'adopted'),
      ('consultation', 'adopted'), ('consultation', 'superseded'), ('adopted', 'superseded'), ('adopted', 'expired'))
    then
      raise exception 'a version does not go from % to %', old.status, new.status using errcode = 'restrict_violation';
    end if;
    new.status_changed_at := now();
  end if;
  if not governance.is_open(old.status) then
    if row(new.id, new.document_id, new.number, new.valid_from, new.valid_to, new.applies_to, new.last_revised,
           new.purpose, new.created_at)
       is distinct from
       row(old.id, old.document_id, old.number, old.valid_from, old.valid_to, old.applies_to, old.last_revised,
           old.purpose, old.created_at)
       or (old.decided_by_organisation_id is not null
           and new.decided_by_organisation_id is distinct from old.decided_by_organisation_id)
       or (old.decision_date is not null and new.decision_date is distinct from old.decision_date)
       or (old.decision_paragraph <> '' and new.decision_paragraph <> old.decision_paragraph)
    then
      raise exception 'a version that has been sent out does not change' using errcode = 'restrict_violation';
    end if;
  end if;
  return new;
end $$;
comment on function governance.keep_version is 'A version that is sent out keeps its wording for everybody, the owner role too; only its status moves on, and a decision fact that was missing may be filled in';
create trigger kept before insert or update or delete on governance.version
  for each row execute function governance.keep_version();

create function governance.keep_content() returns trigger
language plpgsql security definer set search_path = '' as $$
declare state text;
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'search' = to_jsonb(old) - 'search' then return new; end if;
  if tg_op <> 'INSERT' then
    select v.status into state from governance.version v where v.id = old.version_id;
    if not governance.is_open(state) then
      raise exception 'the content of a version that has been sent out does not change' using errcode = 'restrict_violation';
    end if;
  end if;
  if tg_op <> 'DELETE' then
    select v.status into state from governance.version v where v.id = new.version_id;
    if not governance.is_open(state) then
      raise exception 'the content of a version that has been sent out does not change' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  return old;
end $$;
comment on function governance.keep_content is 'Everything in a version that is sent out keeps its wording, for everybody, the owner role too';
revoke all on function governance.keep_content from public;

create function governance.keep_document() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if row(new.kind, new.title) is distinct from row(old.kind, old.title) and exists (
    select 1 from governance.version v where v.document_id = old.id and not governance.is_open(v.status))
  then
    raise exception 'a document that has been sent out keeps its title' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function governance.keep_document is 'What a document is called is part of what was sent out';
revoke all on function governance.keep_document from public;
create trigger kept before update on governance.document
  for each row execute function governance.keep_document();

-- ---------------------------------------------------------------- search

create function governance.words(weight "char", variadic texts text[]) returns tsvector
language sql immutable set search_path = '' as $$
  select setweight(to_tsvector('pg_catalog.swedish', concat_words) || to_tsvector('pg_catalog.simple', concat_words), weight)
  from (select lower(array_to_string(texts, ' ') collate public.swedish) as concat_words) t
$$;
comment on function governance.words is 'Words as search finds them: by Swedish stem and as written, so that a word half typed is found too';

create function governance.search_document() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.search := governance.words('A', new.title, new.short_title);
  return new;
end $$;
comment on function governance.search_document is 'Keeps the words of a document';
create trigger searched before insert or update on governance.document
  for each row execute function governance.search_document();

create function governance.organisation_words(item uuid) returns tsvector
language sql stable security definer set search_path = '' as $$
  select coalesce(governance.words('C', variadic array_agg(o.name || ' ' || o.short_name)), '')
  from governance.item_organisation p join organisation.organisation o on o.id = p.organisation_id
  where p.item_id = item
$$;
comment on function governance.organisation_words is 'Words of the organisations on an item';
revoke all on function governance.organisation_words from public;

create function governance.search_item() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.search := governance.words('A', new.title)
    || governance.words('B', new.expected_result, new.target_group, new.question)
    || governance.words('C', new.description)
    || governance.organisation_words(new.id);
  return new;
end $$;
comment on function governance.search_item is 'Keeps the words of an item';
revoke all on function governance.search_item from public;
create trigger searched before insert or update on governance.item
  for each row execute function governance.search_item();

create function governance.search_item_organisations() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update governance.item set search = '' where id in (select item_id from changed);
  return null;
end $$;
comment on function governance.search_item_organisations is 'Keeps an item''s words when its organisations change; once a statement';
revoke all on function governance.search_item_organisations from public;
create trigger searched_insert after insert on governance.item_organisation referencing new table as changed
  for each statement execute function governance.search_item_organisations();
create trigger searched_delete after delete on governance.item_organisation referencing old table as changed
  for each statement execute function governance.search_item_organisations();

create function governance.search_renamed_organisation() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update governance.item set search = ''
  where id in (select item_id from governance.item_organisation where organisation_id = new.id);
  return null;
end $$;
comment on function governance.search_renamed_organisation is 'Keeps the items'' words when an organisation is renamed';
revoke all on function governance.search_renamed_organisation from public;
create trigger governance_searched after update of name, short_name on organisation.organisation
  for each row when (new.name <> old.name or new.short_name <> old.short_name)
  execute function governance.search_renamed_organisation();

-- ---------------------------------------------------------------- the owner unit follows the document

create function governance.follow_owner() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update governance.version set owner_organisation_id = new.owner_organisation_id where document_id = new.id;
  return null;
end $$;
comment on function governance.follow_owner is 'Keeps the owner unit that is repeated on the versions';
revoke all on function governance.follow_owner from public;
create trigger owner_followed after update of owner_organisation_id on governance.document
  for each row when (new.owner_organisation_id <> old.owner_organisation_id)
  execute function governance.follow_owner();

-- ---------------------------------------------------------------- policies, as sentences

call access.protect('governance.document');
call access.protect('governance.version');
call access.protect('governance.area');
call access.protect('governance.item');
call access.protect('governance.item_organisation');
call access.protect('governance.item_link');
call access.protect('governance.concretisation');
call access.protect('governance.goal');
call access.protect('governance.indicator');
call access.protect('governance.document_link');
call access.protect('governance.appendix');
call access.protect('governance.supporting_document');
call access.protect('governance.funding');

grant select, insert, update, delete on governance.document, governance.version, governance.area, governance.item,
  governance.item_organisation, governance.item_link, governance.concretisation, governance.goal,
  governance.indicator, governance.document_link, governance.appendix, governance.supporting_document,
  governance.funding to samlad_app;

create policy "every content role reads what has been sent out" on governance.version for select to samlad_app
  using (status not in ('draft', 'revised') and (select access.content_role()));
create policy "planners of the owner unit read what they work on" on governance.version for select to samlad_app
  using (owner_organisation_id = (select access.unit_id()) and (select access.role()) = 'planner');
create policy "planners of the owner unit begin versions" on governance.version for insert to samlad_app
  with check (owner_organisation_id = (select access.unit_id()) and (select access.role()) = 'planner');
create policy "planners of the owner unit change versions" on governance.version for update to samlad_app
  using (owner_organisation_id = (select access.unit_id()) and (select access.role()) = 'planner')
  with check (owner_organisation_id = (select access.unit_id()) and (select access.role()) = 'planner');
create policy "planners of the owner unit remove what is not sent out" on governance.version for delete to samlad_app
  using (owner_organisation_id = (select access.unit_id()) and (select access.role()) = 'planner'
    and status in ('draft', 'revised'));

create policy "every content role reads documents with something sent out" on governance.document for select to samlad_app
  using ((select access.content_role()) and exists (
    select 1 from governance.version v where v.document_id = document.id and v.status not in ('draft', 'revised')));
create policy "planners of the owner unit read their documents" on governance.document for select to samlad_app
  using (owner_organisation_id = (select access.unit_id()) and (select access.role()) = 'planner');
create policy "planners add documents of their unit" on governance.document for insert to samlad_app
  with check (owner_organisation_id = (select access.unit_id()) and (select access.role()) = 'planner');
create policy "planners of the owner unit change documents" on governance.document for update to samlad_app
  using (owner_organisation_id = (select access.unit_id()) and (select access.role()) = 'planner')
  with check ((select access.role()) = 'planner');

create policy "planners of the owner unit remove documents without versions" on governance.document for delete to samlad_app
  using (owner_organisation_id = (select access.unit_id()) and (select access.role()) = 'planner'
    and not exists (select 1 from governance.version v where v.document_id = document.id));

create policy "who reads the document reads its links" on governance.document_link for select to samlad_app
  using (exists (select 1 from governance.document d where d.id = from_document_id));
create policy "planners of the owner unit link documents" on governance.document_link for insert to samlad_app
  with check ((select access.role()) = 'planner' and exists (select 1 from governance.document d
    where d.id = from_document_id and d.owner_organisation_id = (select access.unit_id())));
create policy "planners of the owner unit change links" on governance.document_link for update to samlad_app
  using ((select access.role()) = 'planner' and exists (select 1 from governance.document d
    where d.id = from_document_id and d.owner_organisation_id = (select access.unit_id())))
  with check ((select access.role()) = 'planner' and exists (select 1 from governance.document d
    where d.id = from_document_id and d.owner_organisation_id = (select access.unit_id())));
create policy "planners of the owner unit remove links" on governance.document_link for delete to samlad_app
  using ((select access.role()) = 'planner' and exists (select 1 from governance.document d
    where d.id = from_document_id and d.owner_organisation_id = (select access.unit_id())));

do $$
declare name text;
begin
  foreach name in array array['area', 'item', 'item_organisation', 'item_link', 'concretisation', 'goal', 'indicator',
    'appendix', 'supporting_document', 'funding']
  loop
    execute format('create trigger kept before insert or update or delete on governance.%I
      for each row execute function governance.keep_content()', name);
    execute format('create policy "who reads the version reads what is in it" on governance.%1$I for select to samlad_app
      using (exists (select 1 from governance.version v where v.id = %1$I.version_id))', name);
    execute format('create policy "planners of the owner unit add while it is open" on governance.%1$I for insert to samlad_app
      with check ((select access.role()) = ''planner'' and exists (select 1 from governance.version v
        where v.id = %1$I.version_id and v.status in (''draft'', ''revised'')
        and v.owner_organisation_id = (select access.unit_id())))', name);
    execute format('create policy "planners of the owner unit change while it is open" on governance.%1$I for update to samlad_app
      using ((select access.role()) = ''planner'' and exists (select 1 from governance.version v
        where v.id = %1$I.version_id and v.status in (''draft'', ''revised'')
        and v.owner_organisation_id = (select access.unit_id())))
      with check ((select access.role()) = ''planner'' and exists (select 1 from governance.version v
        where v.id = %1$I.version_id and v.status in (''draft'', ''revised'')
        and v.owner_organisation_id = (select access.unit_id())))', name);
    execute format('create policy "planners of the owner unit remove while it is open" on governance.%1$I for delete to samlad_app
      using ((select access.role()) = ''planner'' and exists (select 1 from governance.version v
        where v.id = %1$I.version_id and v.status in (''draft'', ''revised'')
        and v.owner_organisation_id = (select access.unit_id())))', name);
  end loop;
end $$;
