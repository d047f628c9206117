-- Who approves an answer is another than who wrote it, not only another than who submitted it: somebody with both roles
-- could write an answer, let a colleague submit it and approve it themself.

alter table followup.answer add column written_by uuid references identity.person (id);
comment on column followup.answer.written_by is 'Who last changed what is answered: the author, who does not approve it';
create index answer_written_by on followup.answer (written_by);

alter table followup.answer disable trigger user;
update followup.answer a set written_by = coalesce((
  select r.person_id from (
    select person_id, revision, content is distinct from lag(content) over (order by revision) as rewritten
    from (select person_id, revision, jsonb_build_array(value, reason, comment, status, hindrance, cost) as content
      from followup.answer_revision where answer_id = a.id) each) r
  where r.rewritten order by r.revision desc limit 1), a.submitted_by, a.updated_by);
alter table followup.answer enable trigger user;
alter table followup.answer alter column written_by set not null;

create function followup.keep_author() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'INSERT' or (new.value, new.reason, new.comment, new.status, new.hindrance, new.cost)
    is distinct from (old.value, old.reason, old.comment, old.status, old.hindrance, old.cost) then
    new.written_by := new.updated_by;
  else
    new.written_by := old.written_by;
  end if;
  return new;
end $$;
comment on function followup.keep_author is 'Trigger: the author is who changed what is answered, whatever the statement says';
revoke all on function followup.keep_author from public;
create trigger keep_author before insert or update on followup.answer
  for each row execute function followup.keep_author();

-- Answers that were approved before keep their approval, so the rows that exist are not checked.
alter table followup.answer add constraint an_author_does_not_approve
  check (origin = 'filled' or state <> 'approved' or approved_by <> written_by) not valid;

drop policy "approvers approve or return what somebody else submitted" on followup.answer;
create policy "approvers approve or return what somebody else wrote and submitted" on followup.answer
  for update to samlad_app
  using ((select access.role()) = 'board-approver' and organisation_id = (select access.unit_id())
    and state = 'submitted' and submitted_by <> (select access.person_id()) and written_by <> (select access.person_id())
    and round_id in (select r.id from followup.round r where r.status = 'open'))
  with check ((select access.role()) = 'board-approver' and organisation_id = (select access.unit_id())
    and updated_by = (select access.person_id())
    and ((state = 'approved' and approved_by = (select access.person_id()))
      or (state = 'returned' and returned_by = (select access.person_id()))));

-- What waits for an approver in letters is what the pages show.
do $$
declare said text := pg_get_functiondef('followup.who_has_left(date)'::regprocedure);
begin
  said := replace(said, 'coalesce(a.state, ''draft'') as state, a.submitted_by,',
    'coalesce(a.state, ''draft'') as state, a.submitted_by, a.written_by,');
  said := replace(said, 's.submitted_by <> h.person_id', 's.submitted_by <> h.person_id and s.written_by <> h.person_id');
  if said not like '%a.written_by,%' or said not like '%s.written_by <> h.person_id%' then
    raise exception 'followup.who_has_left is not the function that is to be changed';
  end if;
  execute said;
end $$;
