-- Sealing: rows are gathered into blocks after they are committed, so that writers never queue for a chain.

create table audit.seal (
  block bigint primary key check (block > 0),
  upto_transaction xid8 not null,
  events bigint not null check (events > 0),
  merkle_root bytea not null check (octet_length(merkle_root) = 32),
  previous_seal bytea not null check (octet_length(previous_seal) = 32),
  seal bytea not null check (octet_length(seal) = 32),
  sealed_at timestamptz not null default now()
);
comment on table audit.seal is 'Each block of the log: the Merkle root of its rows, chained to the seal before';
comment on column audit.seal.block is 'Number of the block, from 1 without gaps';
comment on column audit.seal.upto_transaction is 'Rows of transactions below this and not in an earlier block belong to the block';
comment on column audit.seal.events is 'How many rows the block has';
comment on column audit.seal.merkle_root is 'Root of the SHA-256 tree over the rows in order of transaction and id';
comment on column audit.seal.previous_seal is 'The seal of the block before; 32 zero bytes for the first';
comment on column audit.seal.seal is 'SHA-256 of block, count, root and previous seal';
comment on column audit.seal.sealed_at is 'When the block was sealed';

call access.protect('audit.seal', false);
grant select on audit.seal to samlad_app;
create policy "a log reviewer reads the seals" on audit.seal for select to samlad_app
  using ((select access.role()) = 'log-reviewer');

create index event_by_transaction on audit.event (transaction_id, id);
create index event_by_time on audit.event (recorded_at desc, id desc);
create index event_by_person on audit.event (person_id, id desc);
create index event_by_request on audit.event (request_id);
create index event_by_kind on audit.event (action, object_type, id desc);
create unique index seal_by_transaction on audit.seal (upto_transaction);

create function audit.canonical(event audit.event) returns text
language sql stable set search_path = '' as $$
  select jsonb_build_array(
    event.id, event.transaction_id::text,
    to_char(event.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    event.person_id, event.role, event.organisation_id, event.request_id, event.action,
    event.object_type, event.object_id, to_jsonb(event.columns), event.detail::text)::text
$$;
comment on function audit.canonical is 'The text of a row that its leaf hash is made of';

create function audit.merkle_root(leaves bytea[]) returns bytea
language plpgsql immutable set search_path = '' as $$
declare level bytea[] := leaves; above bytea[]; i integer;
begin
  while array_length(level, 1) > 1 loop
    above := '{}';
    i := 1;
    while i <= array_length(level, 1) loop
      if i = array_length(level, 1) then above := above || level[i];
      else above := above || sha256('\x01'::bytea || level[i] || level[i + 1]);
      end if;
      i := i + 2;
    end loop;
    level := above;
  end loop;
  return level[1];
end $$;
comment on function audit.merkle_root is 'Root of a SHA-256 tree; leaves carry prefix 00, inner nodes 01, an odd last node moves up';

create function audit.seal_pending(most integer) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  last audit.seal;
  horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
  cut xid8;
  leaves bytea[];
  root bytea;
  previous bytea;
begin
  -- A table lock, which only the owner can take: an advisory lock could be held by anyone who wants no seals.
  begin
    lock table audit.seal in exclusive mode nowait;
  exception when lock_not_available then return false;
  end;
  select * into last from audit.seal order by block desc limit 1;
  select max(transaction_id) into cut from (
    select transaction_id from audit.event
    where transaction_id < horizon and (last.block is null or transaction_id > last.upto_transaction)
    order by transaction_id, id limit greatest(1, least(most, 100000))) as oldest;
  if cut is null then return false; end if;
  select array_agg(sha256('\x00'::bytea || convert_to(audit.canonical(e), 'UTF8')) order by e.transaction_id, e.id)
    into leaves
  from audit.event e
  where e.transaction_id <= cut and (last.block is null or e.transaction_id > last.upto_transaction);
  root := audit.merkle_root(leaves);
  previous := coalesce(last.seal, decode(repeat('00', 32), 'hex'));
  insert into audit.seal (block, upto_transaction, events, merkle_root, previous_seal, seal)
  values (coalesce(last.block, 0) + 1, cut, array_length(leaves, 1), root, previous,
    sha256(convert_to((coalesce(last.block, 0) + 1)::text || '|' || array_length(leaves, 1)::text || '|' || cut::text || '|', 'UTF8')
      || root || previous));
  return true;
end $$;
comment on function audit.seal_pending is 'Seals committed rows into one block (about `most` rows); false when there is nothing to seal';
revoke all on function audit.seal_pending from public;
grant execute on function audit.seal_pending to samlad_app;
comment on column audit.seal.upto_transaction is 'The last transaction of the block; the next block begins after it';
