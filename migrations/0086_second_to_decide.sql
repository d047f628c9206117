-- Two who decide at the same moment: the second is told that somebody was first, as for every other change, instead of
-- being told of a fault.

create or replace function publishing.check_publication() returns trigger
language plpgsql security definer set search_path = '' as $$
declare latest publishing.publication;
begin
  -- The lock lets two who press at once come one after the other.
  perform 1 from publishing.report r where r.id = new.report_id for no key update;
  select p.* into latest from publishing.publication p where p.report_id = new.report_id order by p.number desc limit 1;
  if new.number <> coalesce(latest.number, 0) + 1 or new.state = coalesce(latest.state, 'withdrawn') then
    raise exception 'a report is published and withdrawn in turn' using errcode = 'unique_violation';
  end if;
  return new;
end $$;

create or replace function publishing.check_office_edition() returns trigger
language plpgsql security definer set search_path = '' as $$
declare latest publishing.office_edition;
begin
  -- The lock lets two who decide at once come one after the other.
  perform 1 from publishing.report r where r.id = new.report_id for no key update;
  select e.* into latest from publishing.office_edition e where e.report_id = new.report_id order by e.number desc limit 1;
  if new.number <> coalesce(latest.number, 0) + 1 then
    raise exception 'editions are numbered in turn' using errcode = 'unique_violation';
  end if;
  if new.content = coalesce(latest.content, '{"assessment":"","documents":[],"questions":[],"summary":""}') then
    raise exception 'an edition says something else than the one before' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
