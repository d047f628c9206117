import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { OfficeEdition, OfficeText } from '../contract/content.ts';
import type { OfficeDecision, OfficeDraft, OfficePlace, OfficeRevisions } from '../contract/office.ts';

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Who writes, and when. */
export interface Written {
  by: string;
  at: Date;
}

const draftOf = (table: ReturnType<typeof sql.raw>) => sql`
  select w.section, w.about, w.text, w.revision, p.name as "updatedBy", ${iso('w.updated_at')} as "updatedAt"
  from ${table} w join identity.person p on p.id = w.updated_by`;
const written = sql.raw('written');
const placed = (reportId: string, { section, about }: OfficePlace) =>
  sql`report_id = ${reportId} and section = ${section} and about is not distinct from ${about}::uuid`;

/** Sections that somebody has begun, as far as the asker may read them. */
export async function listDrafts(db: DatabaseTransaction, reportId: string): Promise<OfficeDraft[]> {
  const { rows } = await sql<OfficeDraft>`${draftOf(sql.raw('publishing.office_text'))}
    where w.report_id = ${reportId}`.execute(db);
  return rows;
}

export async function findDraft(
  db: DatabaseTransaction,
  reportId: string,
  place: OfficePlace,
): Promise<OfficeDraft | null> {
  const { rows } = await sql<OfficeDraft>`${draftOf(sql.raw('publishing.office_text'))}
    where ${placed(reportId, place)}`.execute(db);
  return rows[0] ?? null;
}

/** @returns null when somebody began the section at the same moment */
export async function insertDraft(
  db: DatabaseTransaction,
  reportId: string,
  { section, about, text }: OfficePlace & { text: string },
  { by, at }: Written,
): Promise<OfficeDraft | null> {
  const { rows } = await sql<OfficeDraft>`
    with written as (
      insert into publishing.office_text (report_id, section, about, text, revision, updated_by, updated_at)
      values (${reportId}, ${section}, ${about}::uuid, ${text}, 1, ${by}, ${at})
      on conflict (report_id, section, about) do nothing returning *)
    ${draftOf(written)}`.execute(db);
  return rows[0] ?? null;
}

/** Writes upon the revision named. @returns null when it is not the present one, or not for the asker to write */
export async function updateDraft(
  db: DatabaseTransaction,
  reportId: string,
  draft: OfficePlace & { text: string; revision: number },
  { by, at }: Written,
): Promise<OfficeDraft | null> {
  const { rows } = await sql<OfficeDraft>`
    with written as (
      update publishing.office_text
      set text = ${draft.text}, revision = revision + 1, updated_by = ${by}, updated_at = ${at}
      where ${placed(reportId, draft)} and revision = ${draft.revision} returning *)
    ${draftOf(written)}`.execute(db);
  return rows[0] ?? null;
}

/**
 * The wordings a section has had, latest first. What one person saved minutes apart is one: writing saves every second.
 */
export async function listRevisions(
  db: DatabaseTransaction,
  reportId: string,
  place: OfficePlace,
): Promise<OfficeRevisions['revisions']> {
  const { rows } = await sql<OfficeRevisions['revisions'][number]>`
    select v.revision, v.text, p.name as "savedBy", ${iso('v.saved_at')} as "savedAt"
    from (select r.*, lead(r.person_id) over saved as next_person, lead(r.saved_at) over saved as next_at
      from publishing.office_text_revision r
      where r.office_text_id in (select id from publishing.office_text where ${placed(reportId, place)})
      window saved as (order by r.revision)) v
    join identity.person p on p.id = v.person_id
    where v.next_person is distinct from v.person_id or v.next_at > v.saved_at + interval '10 minutes'
    order by v.revision desc limit 100`.execute(db);
  return rows;
}

/** The wording that somebody began to write from. */
export async function findWordingAt(
  db: DatabaseTransaction,
  reportId: string,
  place: OfficePlace,
  revision: number,
): Promise<string | null> {
  const { rows } = await sql<{ text: string }>`
    select text from publishing.office_text_revision where revision = ${revision}
      and office_text_id in (select id from publishing.office_text where ${placed(reportId, place)})`.execute(
    db,
  );
  return rows[0]?.text ?? null;
}

/** The latest edition, or the one with the number, as far as the asker may read it. */
export async function findOfficeEdition(
  db: DatabaseTransaction,
  reportId: string,
  number: number | null = null,
): Promise<OfficeEdition | null> {
  const { rows } = await sql<Omit<OfficeEdition, keyof OfficeText> & { content: string }>`
    select e.number, o.name as by, ${iso('e.decided_at')} as "decidedAt", e.hash, e.content
    from publishing.office_edition e join publishing.report r on r.id = e.report_id
    join organisation.organisation o on o.id = r.owner_organisation_id
    where e.report_id = ${reportId} and (${number}::integer is null or e.number = ${number}::integer)
    order by e.number desc limit 1`.execute(db);
  if (!rows[0]) return null;
  const { content, ...edition } = rows[0];
  return { ...edition, ...(JSON.parse(content) as OfficeText) };
}

/** The editions that the asker may read, latest first. */
export async function listOfficeEditions(
  db: DatabaseTransaction,
  reportId: string,
): Promise<OfficeDecision[]> {
  const { rows } = await sql<OfficeDecision>`
    select e.number, ${iso('e.decided_at')} as "decidedAt", p.name as "decidedBy", e.hash
    from publishing.office_edition e join identity.person p on p.id = e.decided_by
    where e.report_id = ${reportId} order by e.number desc`.execute(db);
  return rows;
}

export async function insertOfficeEdition(
  db: DatabaseTransaction,
  reportId: string,
  edition: { number: number; content: string; hash: string },
  { by, at }: Written,
): Promise<void> {
  await sql`
    insert into publishing.office_edition (report_id, number, content, hash, decided_by, decided_at)
    values (${reportId}, ${edition.number}, ${edition.content}, ${edition.hash}, ${by}, ${at})`.execute(db);
}

/** Reports of asked rounds of the unit, closed after the moment, that have no edition; latest closed first. */
export async function listWithoutEdition(
  db: DatabaseTransaction,
  ownerId: string,
  since: Date,
): Promise<{ roundId: string; title: string }[]> {
  const { rows } = await sql<{ roundId: string; title: string }>`
    select r.round_id as "roundId", r.title from publishing.report r join followup.round w on w.id = r.round_id
    where r.owner_organisation_id = ${ownerId} and w.origin = 'asked' and w.closed_at > ${since}
      and not exists (select 1 from publishing.office_edition e where e.report_id = r.id)
    order by w.closed_at desc`.execute(db);
  return rows;
}
