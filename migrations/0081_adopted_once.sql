-- A version that was only sent out for consultation and one that applied for years both end as superseded. Only the
-- second was ever followed up.

alter table governance.version add column adopted_at timestamptz;
comment on column governance.version.adopted_at is 'When it became the adopted one here; null for what never was, such as a proposal that another version replaced';

alter table governance.version disable trigger user;
-- Of what is superseded already, what has a decision was adopted; the rest is taken for proposals.
update governance.version set adopted_at = status_changed_at where status in ('adopted', 'expired')
  or (status = 'superseded' and (decided_by_organisation_id is not null or decision_date is not null));
alter table governance.version enable trigger user;

create function governance.keep_adoption() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.adopted_at := case when tg_op = 'INSERT' then null
    when new.status = 'adopted' and old.status <> 'adopted' then now()
    else old.adopted_at end;
  return new;
end $$;
comment on function governance.keep_adoption is 'Trigger: a version is adopted when its status becomes so, and has then been adopted for good';
revoke all on function governance.keep_adoption from public;
create trigger keep_adoption before insert or update on governance.version
  for each row execute function governance.keep_adoption();
