import type pg from 'pg';
import { papersOf } from './papers.ts';
import type { World } from './world.ts';

/** One insert for each table; rows come as JSON. Triggers are off, so that any state can be made. */
const TABLES: [rows: (world: World) => object[], insert: string][] = [
  [
    ({ organisations }) => organisations,
    `insert into organisation.organisation (id, kind, name) select id, 'board', name
     from jsonb_to_recordset($1) as x (id uuid, name text)`,
  ],
  [
    ({ areas }) => areas,
    `insert into organisation.area (id, kind, name) select id, 'city-area', name
     from jsonb_to_recordset($1) as x (id uuid, name text)`,
  ],
  [
    ({ people }) => people,
    `insert into identity.person (id, name, demo, valid_from, valid_to)
     select id, name, true, current_date + "from", current_date + "to"
     from jsonb_to_recordset($1) as x (id uuid, name text, "from" integer, "to" integer)`,
  ],
  [
    ({ people }) => people,
    `insert into identity.email_address (person_id, address) select id, id || '@example.org'
     from jsonb_to_recordset($1) as x (id uuid)`,
  ],
  [
    ({ assignments }) => assignments,
    `insert into identity.role_assignment (id, person_id, role, organisation_id, valid_from, valid_to)
     select id, "personId", role, "organisationId", current_date + "from", current_date + "to"
     from jsonb_to_recordset($1)
     as x (id uuid, "personId" uuid, role text, "organisationId" uuid, "from" integer, "to" integer)`,
  ],
  [
    ({ sessions }) => sessions,
    `insert into identity.session (id, token_hash, person_id, assignment_id, method, created_at, last_seen_at,
       idle_after, expires_at, ended_at)
     select id, sha256(convert_to(token, 'UTF8')), "personId", "assignmentId", 'demo', now() - interval '1 day',
       now() - make_interval(mins => idle), make_interval(mins => "mayIdle"),
       now() + make_interval(mins => "expiresIn"), case when ended then now() end
     from jsonb_to_recordset($1) as x (id uuid, token text, "personId" uuid, "assignmentId" uuid, ended boolean,
       "expiresIn" integer, idle integer, "mayIdle" integer)`,
  ],
  [
    ({ documents }) => documents,
    `insert into governance.document (id, kind, title, owner_organisation_id) select id, 'plan', 'Plan', "ownerId"
     from jsonb_to_recordset($1) as x (id uuid, "ownerId" uuid)`,
  ],
  [
    ({ versions, documents }) =>
      versions.map((version, number) => ({
        ...version,
        number: number + 1,
        ownerId: documents.find(({ id }) => id === version.documentId)!.ownerId,
      })),
    `insert into governance.version (id, document_id, owner_organisation_id, number, status)
     select id, "documentId", "ownerId", number, status from jsonb_to_recordset($1)
     as x (id uuid, "documentId" uuid, "ownerId" uuid, number integer, status text)`,
  ],
  [
    ({ versions }) => versions,
    `insert into governance.area (id, version_id, kind) select "areaId", id, 'focus-area'
     from jsonb_to_recordset($1) as x (id uuid, "areaId" uuid)`,
  ],
  [
    ({ versions }) => versions,
    `insert into governance.item (id, version_id, kind, title) select "itemId", id, 'measure', 'Insats'
     from jsonb_to_recordset($1) as x (id uuid, "itemId" uuid)`,
  ],
  [
    ({ versions }) => versions,
    `insert into governance.indicator (id, version_id, name) select "indicatorId", id, 'Indikator'
     from jsonb_to_recordset($1) as x (id uuid, "indicatorId" uuid)`,
  ],
  [
    ({ rounds }) => rounds,
    `insert into followup.round (id, title, year, owner_organisation_id, status, origin, due_on, opened_at, closed_at)
     select id, 'Uppföljning', 2020, "ownerId", status, origin, current_date,
       case when status <> 'draft' then now() end, case when status = 'closed' then now() end
     from jsonb_to_recordset($1) as x (id uuid, "ownerId" uuid, status text, origin text)`,
  ],
  [
    ({ rounds }) => rounds,
    `insert into followup.round_document (round_id, version_id, title, position) select id, "versionId", 'Plan', 1
     from jsonb_to_recordset($1) as x (id uuid, "versionId" uuid)`,
  ],
  [
    ({ rounds }) => rounds.flatMap((round) => round.askedIds.map((asked) => ({ id: round.id, asked }))),
    `insert into followup.round_organisation (round_id, organisation_id) select id, asked
     from jsonb_to_recordset($1) as x (id uuid, asked uuid)`,
  ],
  [
    ({ questions, rounds }) =>
      questions.map((question) => ({
        ...question,
        versionId: rounds.find(({ id }) => id === question.roundId)!.versionId,
      })),
    `insert into followup.question (id, round_id, version_id, text, position) select id, "roundId", "versionId", 'Vad?', 1
     from jsonb_to_recordset($1) as x (id uuid, "roundId" uuid, "versionId" uuid)`,
  ],
  [
    ({ questions, rounds }) =>
      questions.flatMap((question) =>
        rounds.find(({ id }) => id === question.roundId)!.askedIds.map((asked) => ({ ...question, asked })),
      ),
    `insert into followup.question_recipient (question_id, organisation_id, round_id) select id, asked, "roundId"
     from jsonb_to_recordset($1) as x (id uuid, asked uuid, "roundId" uuid)`,
  ],
  [
    (world) => papersOf(world).answers,
    `insert into followup.answer (id, round_id, question_id, organisation_id, origin, state, value, comment, revision,
       written_by, updated_by, updated_at, submitted_by, submitted_at, approved_by, approved_at, returned_by, returned_at, return_note)
     select x.id, "roundId", "questionId", "organisationId", origin, state,
       case when origin = 'asked' or state = 'approved' then 'yes' end,
       case when origin = 'asked' or state = 'approved' then 'Text' else '' end, revision,
       case when origin = 'asked' and state = 'submitted' then "writerId" else "submitterId" end, "submitterId", now(),
       case when origin = 'asked' and state <> 'draft' then "submitterId" end,
       case when origin = 'asked' and state <> 'draft' then now() end,
       case when state = 'approved' then case origin when 'asked' then other.id else "submitterId" end end,
       case when state = 'approved' then now() end,
       case when state = 'returned' then other.id end, case when state = 'returned' then now() end,
       case when state = 'returned' then 'Skriv mer' else '' end
     from jsonb_to_recordset($1) as x (id uuid, "roundId" uuid, "questionId" uuid, "organisationId" uuid, origin text,
       state text, revision integer, "submitterId" uuid, "writerId" uuid),
     lateral (select p.id from identity.person p where p.id <> "submitterId" limit 1) other`,
  ],
  [
    (world) => papersOf(world).revisions,
    `insert into followup.answer_revision (answer_id, revision, state, value, reason, comment, hindrance, person_id, saved_at)
     select "answerId", revision, state, 'yes', '', 'Text', '', "personId", now()
     from jsonb_to_recordset($1) as x ("answerId" uuid, revision integer, state text, "personId" uuid)`,
  ],
  [
    (world) => papersOf(world).evidence,
    `insert into followup.evidence (id, answer_id, kind, title, address, file_name, content_type, size, sha256, added_by,
       added_at)
     select id, "answerId", kind, 'Underlag', case kind when 'link' then 'https://example.org/' end,
       case kind when 'file' then 'a.txt' end, case kind when 'file' then 'text/plain' end,
       case kind when 'file' then 1 end, case kind when 'file' then encode(sha256('a'), 'hex') end, "personId", now()
     from jsonb_to_recordset($1) as x (id uuid, "answerId" uuid, kind text, "personId" uuid)`,
  ],
  [
    (world) => papersOf(world).evidence.filter(({ kind }) => kind === 'file'),
    `insert into followup.evidence_file (evidence_id, bytes) select id, 'a' from jsonb_to_recordset($1) as x (id uuid)`,
  ],
  [
    (world) => papersOf(world).delegations,
    `insert into followup.delegation (question_id, organisation_id, round_id, person_id, delegated_by, delegated_at)
     select "questionId", "organisationId", "roundId", "personId", "personId", now() from jsonb_to_recordset($1)
     as x ("questionId" uuid, "organisationId" uuid, "roundId" uuid, "personId" uuid)`,
  ],
  [
    (world) => papersOf(world).measures,
    `insert into followup.question_measure (strategy_question_id, measure_question_id, round_id)
     select "strategyId", "measureId", "roundId"
     from jsonb_to_recordset($1) as x ("strategyId" uuid, "measureId" uuid, "roundId" uuid)`,
  ],
  [
    (world) => papersOf(world).counts,
    `insert into followup.question_count (question_id, round_id, asked, yes, partly, no, not_applicable, comments,
       hindrances)
     select "questionId", "roundId", 1, 1, 0, 0, 0, 0, 0
     from jsonb_to_recordset($1) as x ("questionId" uuid, "roundId" uuid)`,
  ],
  [
    (world) => papersOf(world).files,
    `insert into followup.filling_file (id, round_id, file_name, sha256, format, source_text, pages, entries, created_by,
       created_at)
     select id, "roundId", 'svar.csv', encode(sha256('a'), 'hex'), 'csv', '', '[]', '[]', "personId", now()
     from jsonb_to_recordset($1) as x (id uuid, "roundId" uuid, "personId" uuid)`,
  ],
  [
    (world) => papersOf(world).reports,
    `insert into publishing.report (id, round_id, owner_organisation_id, slug, title, year, content, hash, frozen_by,
       frozen_at)
     select id, "roundId", "ownerId", 'r-' || id, 'Uppföljning', 2020, '{}', encode(sha256('{}'), 'hex'), "personId", now()
     from jsonb_to_recordset($1) as x (id uuid, "roundId" uuid, "ownerId" uuid, "personId" uuid)`,
  ],
  [
    (world) => papersOf(world).reports,
    `insert into publishing.addendum (id, report_id, number, text, added_by, added_at)
     select "addendumId", id, 1, 'Rättelse', "personId", now()
     from jsonb_to_recordset($1) as x (id uuid, "addendumId" uuid, "personId" uuid)`,
  ],
  [
    (world) => papersOf(world).reports,
    `insert into publishing.publication (id, report_id, number, state, decided_by, decided_at)
     select "publicationId", id, 1, 'published', "personId", now()
     from jsonb_to_recordset($1) as x (id uuid, "publicationId" uuid, "personId" uuid)`,
  ],
  [
    (world) => papersOf(world).reports,
    `insert into publishing.office_text (id, report_id, section, text, revision, updated_by, updated_at)
     select "officeTextId", id, 'summary', 'Utkast', 1, "personId", now()
     from jsonb_to_recordset($1) as x (id uuid, "officeTextId" uuid, "personId" uuid)`,
  ],
  [
    (world) => papersOf(world).reports,
    `insert into publishing.office_text_revision (office_text_id, revision, text, person_id, saved_at)
     select "officeTextId", 1, 'Utkast', "personId", now()
     from jsonb_to_recordset($1) as x ("officeTextId" uuid, "personId" uuid)`,
  ],
  ...([1, 2] as const).map((number): (typeof TABLES)[number] => [
    (world) =>
      papersOf(world).reports.map(({ earlierEditionId, editionId, ...report }) => ({
        ...report,
        editionId: number === 1 ? earlierEditionId : editionId,
      })),
    `insert into publishing.office_edition (id, report_id, number, content, hash, decided_by, decided_at)
       select "editionId", id, ${number}, content, encode(sha256(convert_to(content, 'UTF8')), 'hex'), "personId", now()
       from jsonb_to_recordset($1) as x (id uuid, "editionId" uuid, "personId" uuid),
       (values ('{"assessment":"","documents":[],"questions":[],"summary":"${number}"}')) as said (content)`,
  ]),
];

/** @param admin the test server's superuser, for whom neither policies nor triggers hold */
export async function saveWorld(admin: pg.Client, world: World): Promise<void> {
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  await admin.query(`do $$ begin execute (
    select 'truncate ' || string_agg(format('%I.%I', n.nspname, c.relname), ', ')
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('identity', 'organisation', 'governance', 'followup', 'audit', 'draft',
      'publishing')
    ) || ' cascade'; end $$`);
  for (const [rows, insert] of TABLES) await admin.query(insert, [JSON.stringify(rows(world))]);
  await admin.query('commit');
}

/**
 * Tries statements one by one, each undone again, with the rights of who calls it: how many rows each reached, or the
 * code of the error it ended in.
 */
export const MAKE_PROBE = `
  create schema probe;
  grant usage on schema probe to samlad_app;
  create function probe.try_each(statements text[]) returns text[] language plpgsql as $$
  declare statement text; reached bigint; outcomes text[] := '{}';
  begin
    foreach statement in array statements loop
      begin
        execute statement;
        get diagnostics reached = row_count;
        raise exception using errcode = 'PROBE', message = reached::text;
      exception when others then
        outcomes := outcomes || case when sqlstate = 'PROBE' then sqlerrm else sqlstate || ' ' || sqlerrm end;
      end;
    end loop;
    return outcomes;
  end $$`;
