-- Links that an export tells of come back with the answers of a round of an earlier year. Files do not: an export names them.

create or replace function followup.keep_evidence() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  answer followup.answer;
  pieces integer;
  bytes bigint;
  written boolean;
begin
  if tg_op = 'UPDATE' then raise exception 'evidence never changes' using errcode = 'restrict_violation'; end if;
  -- The locks make submitting and closing wait for an upload under way, and later uploads see what has happened.
  select a.* into answer from followup.answer a
    where a.id = case tg_op when 'INSERT' then new.answer_id else old.answer_id end for share;
  perform 1 from followup.round r where r.id = answer.round_id and r.status = 'open' for share;
  if not found then
    raise exception 'evidence is frozen with its answer' using errcode = 'restrict_violation';
  end if;
  if answer.origin = 'asked' then
    written := answer.state in ('draft', 'returned');
  elsif tg_op = 'INSERT' then
    written := answer.state = 'approved' and new.kind = 'link';
  else
    -- Taken away with its answer.
    written := true;
  end if;
  if not coalesce(written, false) then
    raise exception 'evidence is frozen with its answer' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  -- Two uploads at once must not both fit where only one does. The new piece is counted already.
  perform pg_advisory_xact_lock(hashtextextended('evidence/' || answer.round_id || '/' || answer.organisation_id, 0));
  select count(*) into pieces from followup.evidence e where e.answer_id = new.answer_id and e.kind = new.kind;
  if pieces > 10 then
    raise exception 'an answer has at most ten files and ten links'
      using errcode = 'check_violation', constraint = 'evidence_pieces';
  end if;
  select coalesce(sum(e.size), 0) into bytes from followup.evidence e join followup.answer a on a.id = e.answer_id
    where a.round_id = answer.round_id and a.organisation_id = answer.organisation_id;
  if bytes > 200 * 1024 * 1024 then
    raise exception 'the files of an organisation in a round are too large together'
      using errcode = 'check_violation', constraint = 'evidence_room';
  end if;
  return new;
end $$;
comment on function followup.keep_evidence is 'Trigger: evidence is added and removed only while its answer is written, to filled answers only links while their round is open; ten pieces of a kind to an answer, 200 MB of files to an organisation and round';

create policy "planners of the owner unit bring links back to what they fill" on followup.evidence for insert to samlad_app
  with check ((select access.role()) = 'planner' and kind = 'link' and added_by = (select access.person_id())
    and exists (select 1 from followup.answer a join followup.round r on r.id = a.round_id
      where a.id = answer_id and a.origin = 'filled' and a.state = 'approved' and r.origin = 'filled'
        and r.status = 'open' and r.owner_organisation_id = (select access.unit_id())));
create policy "planners of the owner unit take links back from what they fill" on followup.evidence for delete to samlad_app
  using ((select access.role()) = 'planner'
    and exists (select 1 from followup.answer a join followup.round r on r.id = a.round_id
      where a.id = answer_id and a.origin = 'filled' and r.origin = 'filled' and r.status = 'open'
        and r.owner_organisation_id = (select access.unit_id())));
