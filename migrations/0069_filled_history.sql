-- What was taken back from a filled round is part of its history.
create policy "planners of the owner unit read the whole history of what they fill" on followup.answer_revision
  for select to samlad_app
  using ((select access.role()) = 'planner' and exists (select 1 from followup.answer a
    join followup.round r on r.id = a.round_id
    where a.id = answer_id and a.origin = 'filled' and r.owner_organisation_id = (select access.unit_id())));
