-- Triggers before an insert run before the policy (decision 0115). The two that count publications and editions of a report
-- told whoever had its identifier whether it was public and what number and text its latest edition had, and took a lock
-- on the report, before the policy refused. They now see only what the policy has let through.

create or replace function publishing.check_publication() returns trigger
language plpgsql security definer set search_path = '' set debug_print_plan = off as $$
declare latest publishing.publication;
begin
  -- The lock lets two who press at once come one after the other.
  perform 1 from publishing.report r where r.id = new.report_id for no key update;
  select p.* into latest from publishing.publication p where p.report_id = new.report_id and p.id <> new.id
    order by p.number desc limit 1;
  if new.number <> coalesce(latest.number, 0) + 1 or new.state = coalesce(latest.state, 'withdrawn') then
    raise exception 'a report is published and withdrawn in turn' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
drop trigger check_turn on publishing.publication;
create trigger check_turn after insert on publishing.publication
  for each row execute function publishing.check_publication();

create or replace function publishing.check_office_edition() returns trigger
language plpgsql security definer set search_path = '' set debug_print_plan = off as $$
declare latest publishing.office_edition;
begin
  -- The lock lets two who decide at once come one after the other.
  perform 1 from publishing.report r where r.id = new.report_id for no key update;
  select e.* into latest from publishing.office_edition e where e.report_id = new.report_id and e.id <> new.id
    order by e.number desc limit 1;
  if new.number <> coalesce(latest.number, 0) + 1
    or new.content = coalesce(latest.content, '{"assessment":"","documents":[],"questions":[],"summary":""}') then
    raise exception 'editions are numbered in turn, and each says something else than the one before' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
drop trigger check_turn on publishing.office_edition;
create trigger check_turn after insert on publishing.office_edition
  for each row execute function publishing.check_office_edition();
