-- The policy that keeps the author from approving asks for the rounds seen the way the other policies of an answer do
-- (0072): every save unfolds it together with them.
alter policy "approvers approve or return what somebody else wrote and submitted" on followup.answer
  using ((select access.role()) = 'board-approver' and organisation_id = (select access.unit_id())
    and state = 'submitted' and submitted_by <> (select access.person_id()) and written_by <> (select access.person_id())
    and round_id in (select r.id from followup.rounds_seen() r where r.status = 'open'));
