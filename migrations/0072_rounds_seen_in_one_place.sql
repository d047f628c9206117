-- The rules of an answer refer to the rounds somebody sees, and each of them unfolded all the rules of the round anew:
-- nine times for one save, begun and mostly never run. Now the rounds seen are a function, run when a rule needs it. It has
-- no rights of its own: what it gives are the rounds that the policies of the round let whoever asks see.

create function followup.rounds_seen() returns setof followup.round
language plpgsql stable rows 10 set search_path = '' as $$
begin
  return query select r.* from followup.round r;
end $$;
comment on function followup.rounds_seen is 'The rounds whoever asks may see, by the policies of the round; for the policies of what hangs on a round';
revoke all on function followup.rounds_seen from public;
grant execute on function followup.rounds_seen to samlad_app;

alter policy "planners of the owner unit read what has been submitted" on followup.answer
  using ((select access.role()) = 'planner' and state <> 'draft' and round_id in (select r.id from followup.rounds_seen() r
    where r.owner_organisation_id = (select access.unit_id())));
alter policy "planners of the owner unit read all of what they fill" on followup.answer
  using ((select access.role()) = 'planner' and origin = 'filled' and round_id in (select r.id from followup.rounds_seen() r
    where r.owner_organisation_id = (select access.unit_id())));
alter policy "who sees the round reads approved answers" on followup.answer
  using (state = 'approved' and round_id in (select r.id from followup.rounds_seen() r));
alter policy "coordinators begin answers of their organisation while the round is open" on followup.answer
  with check ((select access.role()) = 'board-coordinator' and organisation_id = (select access.unit_id())
    and state = 'draft' and updated_by = (select access.person_id())
    and round_id in (select r.id from followup.rounds_seen() r where r.status = 'open'));
alter policy "planners of the owner unit fill an open round" on followup.answer
  with check ((select access.role()) = 'planner' and origin = 'filled' and state = 'approved'
    and updated_by = (select access.person_id()) and approved_by = (select access.person_id())
    and round_id in (select r.id from followup.rounds_seen() r where r.status = 'open' and r.origin = 'filled'
      and r.owner_organisation_id = (select access.unit_id())));
alter policy "coordinators write and submit drafts and returned answers" on followup.answer
  using ((select access.role()) = 'board-coordinator' and organisation_id = (select access.unit_id())
    and state in ('draft', 'returned') and round_id in (select r.id from followup.rounds_seen() r where r.status = 'open'));
alter policy "approvers approve or return what somebody else submitted" on followup.answer
  using ((select access.role()) = 'board-approver' and organisation_id = (select access.unit_id())
    and state = 'submitted' and submitted_by <> (select access.person_id())
    and round_id in (select r.id from followup.rounds_seen() r where r.status = 'open'));
alter policy "planners of the owner unit correct and take back what is filled" on followup.answer
  using ((select access.role()) = 'planner' and origin = 'filled' and round_id in (select r.id from followup.rounds_seen() r
    where r.status = 'open' and r.origin = 'filled' and r.owner_organisation_id = (select access.unit_id())));
