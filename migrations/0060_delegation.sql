-- Delegation within a board: which of its coordinators a question of a round has been handed to.
create table followup.delegation (
  question_id uuid not null,
  organisation_id uuid not null,
  round_id uuid not null,
  person_id uuid not null references identity.person (id),
  note text not null default '' check (length(note) <= 2000),
  delegated_by uuid not null references identity.person (id),
  delegated_at timestamptz not null,
  primary key (question_id, organisation_id),
  foreign key (question_id, organisation_id, round_id)
    references followup.question_recipient (question_id, organisation_id, round_id)
);
comment on table followup.delegation is 'Who in an organisation has been handed a question: it decides whose to-do list the question stands in, and gives and takes no right';
comment on column followup.delegation.question_id is 'The question';
comment on column followup.delegation.organisation_id is 'The organisation that is asked';
comment on column followup.delegation.round_id is 'The round of the question';
comment on column followup.delegation.person_id is 'Who has it; one who no longer is a coordinator there does not count';
comment on column followup.delegation.note is 'What whoever handed it over wanted to say';
comment on column followup.delegation.delegated_by is 'Who handed it over last';
comment on column followup.delegation.delegated_at is 'When it was handed over last';
create index delegation_round on followup.delegation (round_id, organisation_id);
create index delegation_person on followup.delegation (person_id);
create index delegation_by on followup.delegation (delegated_by);
call access.protect('followup.delegation');

create function followup.keep_delegation() returns trigger
language plpgsql security definer set search_path = '' as $$
declare kept followup.delegation := coalesce(new, old);
begin
  -- The lock makes closing wait, as it does for answers.
  perform 1 from followup.round r where r.id = kept.round_id and r.status = 'open' for share;
  if not found then
    raise exception 'questions are handed over only while the round is open' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and (new.question_id, new.organisation_id, new.round_id)
    is distinct from (old.question_id, old.organisation_id, old.round_id) then
    raise exception 'a delegation keeps its question' using errcode = 'restrict_violation';
  end if;
  return kept;
end $$;
comment on function followup.keep_delegation is 'Trigger: who has a question changes only while the round is open';
create trigger keep before insert or update or delete on followup.delegation
  for each row execute function followup.keep_delegation();

create function followup.coordinators_now() returns table (person_id uuid, organisation_id uuid)
language sql stable security definer set search_path = '' as $$
  select distinct a.person_id, a.organisation_id
  from identity.role_assignment a
  join identity.person p on p.id = a.person_id
    and p.valid_from <= current_date and (p.valid_to is null or p.valid_to >= current_date)
  where a.role = 'board-coordinator'
    and a.valid_from <= current_date and (a.valid_to is null or a.valid_to >= current_date)
$$;
comment on function followup.coordinators_now is 'Everybody who is a coordinator today, and where; for the wall''s own functions';

create function followup.coordinators_of_unit() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select c.person_id from followup.coordinators_now() c where c.organisation_id = (select access.unit_id())
$$;
comment on function followup.coordinators_of_unit is 'Coordinators today of the unit acted for: those whom its questions can be handed to';

create function followup.open_work_of(asked_round uuid) returns table (
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
  where r.id = asked_round and r.status = 'open' and (a.id is null or a.state in ('draft', 'returned'))
  group by c.person_id, c.organisation_id
  having count(*) filter (where holder.person_id is null or holder.person_id = c.person_id) > 0
$$;
comment on function followup.open_work_of is 'Who has something left to write in an open round: for each coordinator and organisation how many questions are handed to that very person (mine) and how many nobody has (nobodys). A question not begun, drafted or returned is left. Counts only; for jobs without a session, never for the application';

revoke all on function followup.keep_delegation, followup.coordinators_now, followup.coordinators_of_unit,
  followup.open_work_of from public;
grant execute on function followup.coordinators_of_unit to samlad_app;
grant select, insert, delete on followup.delegation to samlad_app;
grant update (person_id, note, delegated_by, delegated_at) on followup.delegation to samlad_app;

create policy "an organisation's coordinators and approvers read who has what" on followup.delegation
  for select to samlad_app
  using ((select access.role()) in ('board-coordinator', 'board-approver')
    and organisation_id = (select access.unit_id()));
create policy "coordinators hand over while the round is open, to one who is coordinator there now" on followup.delegation
  for insert to samlad_app
  with check ((select access.role()) = 'board-coordinator' and organisation_id = (select access.unit_id())
    and delegated_by = (select access.person_id())
    and person_id in (select followup.coordinators_of_unit())
    and round_id in (select r.id from followup.round r where r.status = 'open'));
create policy "coordinators hand over anew while the round is open, to one who is coordinator there now" on followup.delegation
  for update to samlad_app
  using ((select access.role()) = 'board-coordinator' and organisation_id = (select access.unit_id())
    and round_id in (select r.id from followup.round r where r.status = 'open'))
  with check ((select access.role()) = 'board-coordinator' and organisation_id = (select access.unit_id())
    and delegated_by = (select access.person_id())
    and person_id in (select followup.coordinators_of_unit()));
create policy "coordinators take back while the round is open" on followup.delegation
  for delete to samlad_app
  using ((select access.role()) = 'board-coordinator' and organisation_id = (select access.unit_id())
    and round_id in (select r.id from followup.round r where r.status = 'open'));
