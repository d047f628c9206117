create schema organisation;
comment on schema organisation is 'Boards, companies, administrations, areas and external parties, with validity in time';
grant usage on schema organisation to samlad_app, samlad_login;

create table organisation.area (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('city-area', 'police-area')),
  name text not null check (length(btrim(name)) between 1 and 200),
  valid_from date not null default '2000-01-01',
  valid_to date check (valid_to is null or valid_to >= valid_from),
  revision integer not null default 1,
  unique (kind, name)
);
comment on table organisation.area is 'A city area or a police area';
comment on column organisation.area.id is 'Identifier';
comment on column organisation.area.kind is 'Which division of the city it belongs to';
comment on column organisation.area.name is 'Name';
comment on column organisation.area.valid_from is 'First day it exists';
comment on column organisation.area.valid_to is 'Last day it exists; null while it does';
comment on column organisation.area.revision is 'Grows with every change, so that nobody overwrites unseen';

create table organisation.organisation (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('council', 'executive-board', 'board', 'company-board', 'company',
    'administration', 'state-agency', 'region', 'municipal-federation', 'civil-society', 'other-external')),
  name text not null check (length(btrim(name)) between 1 and 200),
  short_name text not null default '',
  aliases text[] not null default '{}',
  external boolean not null generated always as
    (kind in ('state-agency', 'region', 'municipal-federation', 'civil-society', 'other-external')) stored,
  parent_id uuid references organisation.organisation (id),
  area_id uuid references organisation.area (id),
  successor_id uuid references organisation.organisation (id),
  in_declaration_of_intent boolean not null default false,
  valid_from date not null default '2000-01-01',
  valid_to date check (valid_to is null or valid_to >= valid_from),
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  check (successor_id is null or successor_id <> id),
  check (parent_id is null or parent_id <> id)
);
comment on table organisation.organisation is 'A board, company, administration or external party; one that is merged keeps its row and gets a last day';
comment on column organisation.organisation.id is 'Identifier';
comment on column organisation.organisation.kind is 'What it is';
comment on column organisation.organisation.name is 'Full name, as documents should write it';
comment on column organisation.organisation.short_name is 'Short name for narrow places; empty when there is none';
comment on column organisation.organisation.aliases is 'Other names documents use; the import recognises them';
comment on column organisation.organisation.external is 'Not part of the municipality';
comment on column organisation.organisation.parent_id is 'The board an administration works for, or the company group';
comment on column organisation.organisation.area_id is 'The city area it answers for, if one';
comment on column organisation.organisation.successor_id is 'What it was merged into';
comment on column organisation.organisation.in_declaration_of_intent is 'Has signed the declaration of intent against organised crime';
comment on column organisation.organisation.valid_from is 'First day it exists';
comment on column organisation.organisation.valid_to is 'Last day it exists; null while it does';
comment on column organisation.organisation.revision is 'Grows with every change, so that nobody overwrites unseen';
comment on column organisation.organisation.created_at is 'When it was entered';
create unique index organisation_name on organisation.organisation (lower(name)) where valid_to is null;
create index organisation_parent on organisation.organisation (parent_id);
create index organisation_area on organisation.organisation (area_id);
create index organisation_successor on organisation.organisation (successor_id);
create index organisation_sorted on organisation.organisation (name collate public.swedish, id);

alter table identity.role_assignment add constraint role_assignment_organisation_fkey
  foreign key (organisation_id) references organisation.organisation (id);

call access.protect('organisation.area');
call access.protect('organisation.organisation');
grant select, insert, update on organisation.area, organisation.organisation to samlad_app;

create policy "everyone signed in sees the areas" on organisation.area for select to samlad_app
  using ((select access.role()) is not null);
create policy "administrators and planners add areas" on organisation.area for insert to samlad_app
  with check ((select access.role()) in ('administrator', 'planner'));
create policy "administrators and planners change areas" on organisation.area for update to samlad_app
  using ((select access.role()) in ('administrator', 'planner'))
  with check ((select access.role()) in ('administrator', 'planner'));

create policy "everyone signed in sees the organisations" on organisation.organisation for select to samlad_app
  using ((select access.role()) is not null);
create policy "administrators and planners add organisations" on organisation.organisation for insert to samlad_app
  with check ((select access.role()) in ('administrator', 'planner'));
create policy "administrators and planners change organisations" on organisation.organisation for update to samlad_app
  using ((select access.role()) in ('administrator', 'planner'))
  with check ((select access.role()) in ('administrator', 'planner'));

create function identity.describe_session() returns table (
  person_name text, organisation_name text, assignments jsonb
) language sql stable security definer set search_path = '' as $$
  select p.name, o.name, coalesce((
    select jsonb_agg(jsonb_build_object('id', a.id, 'role', a.role,
             'organisation', jsonb_build_object('id', ao.id, 'name', ao.name)) order by a.created_at, a.id)
    from identity.role_assignment a join organisation.organisation ao on ao.id = a.organisation_id
    where a.person_id = p.id and a.valid_from <= current_date
      and (a.valid_to is null or a.valid_to >= current_date)), '[]')
  from (select identity.current_session() as live) s
  join identity.person p on p.id = (s.live).person_id
  left join organisation.organisation o on o.id = (s.live).organisation_id
$$;
comment on function identity.describe_session is 'Names for the live session: the person, the unit acted for and every role the person may switch to';
revoke all on function identity.describe_session from public;
grant execute on function identity.describe_session to samlad_app;

create function identity.list_demo_people() returns table (id uuid, name text, title text, assignments jsonb)
language sql stable security definer set search_path = '' as $$
  select p.id, p.name, p.title, jsonb_agg(jsonb_build_object('id', a.id, 'role', a.role,
           'organisation', jsonb_build_object('id', o.id, 'name', o.name)) order by a.created_at, a.id)
  from identity.person p
  join identity.role_assignment a on a.person_id = p.id
    and a.valid_from <= current_date and (a.valid_to is null or a.valid_to >= current_date)
  join organisation.organisation o on o.id = a.organisation_id
  where p.demo and p.valid_from <= current_date and (p.valid_to is null or p.valid_to >= current_date)
  group by p.id order by p.created_at, p.id
$$;
comment on function identity.list_demo_people is 'The invented persons that demo mode offers to sign in as';
revoke all on function identity.list_demo_people from public;
grant execute on function identity.list_demo_people to samlad_login;

create function identity.bootstrap_administrator(
  administrator_name text, administrator_email text, as_demo boolean
) returns uuid language plpgsql volatile security definer set search_path = '' as $$
declare board uuid; person uuid;
begin
  if exists (select 1 from identity.role_assignment) then
    raise exception 'there is already somebody with a role';
  end if;
  insert into organisation.organisation (kind, name) values ('executive-board', 'Kommunstyrelsen') returning id into board;
  insert into identity.person (name, demo, title)
  values (administrator_name, as_demo, 'Systemadministratör') returning id into person;
  if administrator_email is not null then
    insert into identity.email_address (person_id, address) values (person, administrator_email);
  end if;
  insert into identity.role_assignment (person_id, role, organisation_id) values (person, 'administrator', board);
  perform audit.write_act('bootstrap', 'identity.person', person::text);
  return person;
end $$;
comment on function identity.bootstrap_administrator is 'The first administrator of an empty installation; impossible once anybody has a role. Only the owner may call it';
revoke all on function identity.bootstrap_administrator from public;
