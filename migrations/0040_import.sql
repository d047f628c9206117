-- Imports under way: a file's text and the proposal made of it, while a person reviews it. Only that person sees it.

create table governance.import (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references identity.person (id),
  organisation_id uuid not null references organisation.organisation (id),
  file_name text not null check (length(file_name) between 1 and 255),
  kind text not null check (kind in ('plan', 'program', 'answers', 'consultation-replies', 'statement')),
  source_text text not null,
  pages jsonb not null,
  proposal jsonb not null,
  document_id uuid references governance.document (id),
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
comment on table governance.import is 'A file that was read, with the proposed structure, under review by one person';
comment on column governance.import.id is 'Identifier';
comment on column governance.import.person_id is 'Who imports; nobody else sees it';
comment on column governance.import.organisation_id is 'The unit the person imports for';
comment on column governance.import.file_name is 'Name of the file as the person has it';
comment on column governance.import.kind is 'What the importer takes the file for';
comment on column governance.import.source_text is 'The text as it was read';
comment on column governance.import.pages is 'Where each page begins and ends in the text';
comment on column governance.import.proposal is 'What the importer proposes, with source and confidence of every field';
comment on column governance.import.document_id is 'The governing document that came of it';
comment on column governance.import.created_at is 'When the file was read';
comment on column governance.import.finished_at is 'When the person saved the result';
create index import_person on governance.import (person_id, created_at desc);
create index import_organisation on governance.import (organisation_id);
create index import_document on governance.import (document_id);

create table governance.import_block (
  import_id uuid not null references governance.import (id) on delete cascade,
  key text not null check (length(key) between 1 and 200),
  position integer not null,
  content jsonb not null,
  accepted boolean not null default false,
  saved_at timestamptz not null default now(),
  primary key (import_id, key)
);
comment on table governance.import_block is 'A part of a proposal (a measure, the metadata) as the person has corrected it, and whether it is accepted';
comment on column governance.import_block.import_id is 'The import';
comment on column governance.import_block.key is 'Which part: metadata, area:1, item:1:3 …';
comment on column governance.import_block.position is 'Order in the document';
comment on column governance.import_block.content is 'The part''s fields';
comment on column governance.import_block.accepted is 'The person has compared it with the source and accepted it';
comment on column governance.import_block.saved_at is 'When it was last saved';

call access.protect('governance.import');
call access.protect('governance.import_block');
grant select, insert, update, delete on governance.import, governance.import_block to samlad_app;

create policy "a planner sees and works on their own imports" on governance.import to samlad_app
  using (person_id = (select access.person_id()) and organisation_id = (select access.unit_id())
    and (select access.role()) = 'planner')
  with check (person_id = (select access.person_id()) and organisation_id = (select access.unit_id())
    and (select access.role()) = 'planner');
create policy "parts follow their import" on governance.import_block to samlad_app
  using (exists (select 1 from governance.import i where i.id = import_id))
  with check (exists (select 1 from governance.import i where i.id = import_id));
