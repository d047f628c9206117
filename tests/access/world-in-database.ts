import type pg from 'pg';
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
    `insert into followup.round (id, title, year, owner_organisation_id, status, due_on, opened_at, closed_at)
     select id, 'Uppföljning', 2026, "ownerId", status, current_date, case when status <> 'draft' then now() end,
       case when status = 'closed' then now() end
     from jsonb_to_recordset($1) as x (id uuid, "ownerId" uuid, status text)`,
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
    ({ answers, questions }) =>
      answers.map((answer) => ({
        ...answer,
        roundId: questions.find(({ id }) => id === answer.questionId)!.roundId,
      })),
    `insert into followup.answer (id, round_id, question_id, organisation_id, state, value, comment, updated_by,
       updated_at, submitted_by, submitted_at, approved_by, approved_at, returned_by, returned_at, return_note)
     select x.id, "roundId", "questionId", "organisationId", state, 'yes', 'Text', "submitterId", now(),
       case when state <> 'draft' then "submitterId" end, case when state <> 'draft' then now() end,
       case when state = 'approved' then other.id end, case when state = 'approved' then now() end,
       case when state = 'returned' then other.id end, case when state = 'returned' then now() end,
       case when state = 'returned' then 'Skriv mer' else '' end
     from jsonb_to_recordset($1) as x (id uuid, "roundId" uuid, "questionId" uuid, "organisationId" uuid, state text,
       "submitterId" uuid),
     lateral (select p.id from identity.person p where p.id <> "submitterId" limit 1) other`,
  ],
];

/** @param admin the test server's superuser, for whom neither policies nor triggers hold */
export async function saveWorld(admin: pg.Client, world: World): Promise<void> {
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  await admin.query(`do $$ begin execute (
    select 'truncate ' || string_agg(format('%I.%I', n.nspname, c.relname), ', ')
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('identity', 'organisation', 'governance', 'followup', 'audit', 'draft')
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
