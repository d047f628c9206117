-- Evidence: links and files that a board puts to an answer.

create table followup.evidence (
  id uuid primary key default gen_random_uuid(),
  answer_id uuid not null references followup.answer (id),
  kind text not null check (kind in ('link', 'file')),
  title text not null check (length(btrim(title)) between 1 and 200),
  address text check (address ~ '^https?://[^[:space:][:cntrl:]]+$' and length(address) <= 2000),
  file_name text check (length(file_name) between 1 and 200),
  content_type text check (length(content_type) between 3 and 200),
  size integer check (size between 1 and 10485760),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  warnings text[] not null default '{}' check (warnings <@ array['formulas']),
  added_by uuid not null references identity.person (id),
  added_at timestamptz not null,
  check ((kind = 'link') = (address is not null)),
  check ((kind = 'file') = (file_name is not null and content_type is not null and size is not null and sha256 is not null))
);
comment on table followup.evidence is 'A link or a file that supports an answer; a file''s bytes are in evidence_file';
comment on column followup.evidence.id is 'Identifier';
comment on column followup.evidence.answer_id is 'The answer';
comment on column followup.evidence.kind is 'link or file';
comment on column followup.evidence.title is 'What it is called where it is shown';
comment on column followup.evidence.address is 'A link''s address; the server never fetches it';
comment on column followup.evidence.file_name is 'A file''s name, cleaned';
comment on column followup.evidence.content_type is 'What the file is, as its content showed';
comment on column followup.evidence.size is 'The file''s size in bytes';
comment on column followup.evidence.sha256 is 'The file''s SHA-256, in hexadecimal digits';
comment on column followup.evidence.warnings is 'What a person who opens the file should know';
comment on column followup.evidence.added_by is 'Who added it';
comment on column followup.evidence.added_at is 'When it was added';
create index evidence_answer on followup.evidence (answer_id, added_at, id);
create index evidence_added_by on followup.evidence (added_by);

create table followup.evidence_file (
  evidence_id uuid primary key references followup.evidence (id) on delete cascade,
  bytes bytea not null check (octet_length(bytes) between 1 and 10485760)
);
comment on table followup.evidence_file is 'The bytes of a file, in a table of their own so that no list ever reads them';
comment on column followup.evidence_file.evidence_id is 'The evidence';
comment on column followup.evidence_file.bytes is 'The file, to the byte';
-- Nearly every kind of file is packed already.
alter table followup.evidence_file alter column bytes set storage external;

call access.protect('followup.evidence');
-- Only bytes; that a file was added or removed is in the log by its row in evidence.
call access.protect('followup.evidence_file', false);

-- ---------------------------------------------------------------- what never happens, whoever asks

create function followup.keep_evidence() returns trigger
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
  -- Two uploads at once must not both fit where only one does.
  perform pg_advisory_xact_lock(hashtextextended('evidence/' || answer.round_id || '/' || answer.organisation_id, 0));
  select count(*) into pieces from followup.evidence e where e.answer_id = new.answer_id and e.kind = new.kind;
  if pieces >= 10 then
    raise exception 'an answer has at most ten files and ten links'
      using errcode = 'check_violation', constraint = 'evidence_pieces';
  end if;
  select coalesce(sum(e.size), 0) into bytes from followup.evidence e join followup.answer a on a.id = e.answer_id
    where a.round_id = answer.round_id and a.organisation_id = answer.organisation_id;
  if bytes + coalesce(new.size, 0) > 200 * 1024 * 1024 then
    raise exception 'the files of an organisation in a round are too large together'
      using errcode = 'check_violation', constraint = 'evidence_room';
  end if;
  return new;
end $$;
comment on function followup.keep_evidence is 'Trigger: evidence is added and removed only while its answer is written, ten pieces of a kind to an answer, 200 MB of files to an organisation and round';
create trigger keep before insert or update or delete on followup.evidence
  for each row execute function followup.keep_evidence();

create function followup.keep_evidence_file() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then raise exception 'a file never changes' using errcode = 'restrict_violation'; end if;
  perform 1 from followup.evidence e where e.id = new.evidence_id and e.kind = 'file'
    and e.size = octet_length(new.bytes) and e.sha256 = encode(sha256(new.bytes), 'hex');
  if not found then raise exception 'the bytes are not those of the file' using errcode = 'restrict_violation'; end if;
  return new;
end $$;
comment on function followup.keep_evidence_file is 'Trigger: a file''s bytes are those that its hash tells, and never change';
create trigger keep before insert or update on followup.evidence_file
  for each row execute function followup.keep_evidence_file();

create function followup.require_bytes() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform 1 from followup.evidence_file f where f.evidence_id = new.id;
  if not found and exists (select 1 from followup.evidence e where e.id = new.id) then
    raise exception 'a file is kept with its bytes or not at all' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
comment on function followup.require_bytes is 'Trigger at the end of the transaction: no file without its bytes';
create constraint trigger whole after insert on followup.evidence deferrable initially deferred
  for each row when (new.kind = 'file') execute function followup.require_bytes();

revoke all on function followup.keep_evidence, followup.keep_evidence_file, followup.require_bytes from public;

-- ---------------------------------------------------------------- policies, as sentences

grant select, insert, delete on followup.evidence to samlad_app;
grant select, insert on followup.evidence_file to samlad_app;

create policy "who reads an answer reads its evidence" on followup.evidence for select to samlad_app
  using (exists (select 1 from followup.answer a where a.id = answer_id));
create policy "coordinators add evidence to what they may write" on followup.evidence for insert to samlad_app
  with check ((select access.role()) = 'board-coordinator' and added_by = (select access.person_id())
    and exists (select 1 from followup.answer a join followup.round r on r.id = a.round_id
      where a.id = answer_id and a.organisation_id = (select access.unit_id()) and a.state in ('draft', 'returned')
        and r.status = 'open'));
create policy "coordinators remove evidence from what they may write" on followup.evidence for delete to samlad_app
  using ((select access.role()) = 'board-coordinator'
    and exists (select 1 from followup.answer a join followup.round r on r.id = a.round_id
      where a.id = answer_id and a.organisation_id = (select access.unit_id()) and a.state in ('draft', 'returned')
        and r.status = 'open'));
create policy "who sees a piece of evidence opens its file" on followup.evidence_file for select to samlad_app
  using (exists (select 1 from followup.evidence e where e.id = evidence_id));
create policy "who adds a file gives its bytes" on followup.evidence_file for insert to samlad_app
  with check ((select access.role()) = 'board-coordinator' and exists (select 1 from followup.evidence e
    where e.id = evidence_id and e.added_by = (select access.person_id())));
