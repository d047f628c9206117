-- What somebody with SQL of their own could learn or forge in passing.

-- A trigger before an insert runs before the policy does, and told who may not see an answer whether it is written on,
-- how much evidence it has, or whether a round is open. After the insert, only what the policy let through comes here.
drop trigger keep on followup.evidence;
create trigger keep before update or delete on followup.evidence
  for each row execute function followup.keep_evidence();
create trigger keep_new after insert on followup.evidence
  for each row execute function followup.keep_evidence();

create or replace function followup.keep_evidence() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  answer followup.answer;
  pieces integer;
  bytes bigint;
begin
  if tg_op = 'UPDATE' then raise exception 'evidence never changes' using errcode = 'restrict_violation'; end if;
  -- The locks make submitting and closing wait for an upload under way, and later uploads see what has happened.
  select a.* into answer from followup.answer a
    where a.id = case tg_op when 'INSERT' then new.answer_id else old.answer_id end for share;
  perform 1 from followup.round r where r.id = answer.round_id and r.status = 'open' for share;
  if not found or answer.state not in ('draft', 'returned') then
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

drop trigger keep on followup.delegation;
create trigger keep before update or delete on followup.delegation
  for each row execute function followup.keep_delegation();
create trigger keep_new after insert on followup.delegation
  for each row execute function followup.keep_delegation();

-- A planner could date a filled round into the future, and so write this year's answers in the boards' stead.
create function followup.keep_filled_round() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.year >= extract(year from statement_timestamp() at time zone 'Europe/Stockholm') then
    raise exception 'only rounds of earlier years are filled' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and old.status = 'open' and (new.title, new.introduction, new.due_on)
    is distinct from (old.title, old.introduction, old.due_on) then
    raise exception 'a filled round that was opened stays as it is' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
comment on function followup.keep_filled_round is 'Trigger: a filled round is of a year that has passed by the database''s own clock, and is not reworded once it is open';
revoke all on function followup.keep_filled_round from public;
create trigger keep_filled after insert or update on followup.round
  for each row when (new.origin = 'filled') execute function followup.keep_filled_round();

-- An answer could be begun with other people's names as those who had approved or returned it.
create function followup.keep_begun_answer() returns trigger
language plpgsql set search_path = '' as $$
begin
  if num_nonnulls(new.submitted_by, new.submitted_at, new.approved_by, new.approved_at, new.returned_by, new.returned_at) > 0
    or new.return_note <> '' then
    raise exception 'nobody has submitted, approved or returned an answer that is begun' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
comment on function followup.keep_begun_answer is 'Trigger: an answer begins without names of those who are to decide about it';
revoke all on function followup.keep_begun_answer from public;
create trigger keep_begun after insert on followup.answer
  for each row when (new.origin = 'asked') execute function followup.keep_begun_answer();

-- What an approver wrote to a colleague followed the answer to everybody once it was approved.
create function followup.keep_note_within() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.return_note := '';
  return new;
end $$;
comment on function followup.keep_note_within is 'Trigger: the note of a return leaves an answer that is approved; it stands in the history, for the board and the round''s planners';
revoke all on function followup.keep_note_within from public;
-- Its name makes it come after keep, which refuses a note that somebody else changes.
create trigger keep_note_within before update of state on followup.answer
  for each row when (new.state = 'approved' and old.state = 'submitted') execute function followup.keep_note_within();
alter table followup.answer disable trigger user;
update followup.answer set return_note = '' where state = 'approved' and return_note <> '';
alter table followup.answer enable trigger user;
