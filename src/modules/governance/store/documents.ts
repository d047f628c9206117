import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type {
  Document,
  DocumentDraft,
  DocumentFields,
  DocumentFilter,
  DocumentLinkInput,
  DocumentRow,
  RoundDocument,
} from '../contract.ts';
import { currentFirst, readCursor, versionSummary, writeCursor } from './columns.ts';

const documentColumns = sql`
  d.id, d.kind, d.planning, d.title, d.short_title as "shortTitle", d.diary_number as "diaryNumber",
  (select jsonb_build_object('id', o.id, 'name', o.name) from organisation.organisation o
    where o.id = d.owner_organisation_id) as owner,
  d.document_owner as "documentOwner"`;

/** Two queries, however many documents there are. */
export async function listDocuments(db: DatabaseTransaction, filter: DocumentFilter) {
  const cursor = readCursor(filter.after);
  const pattern = filter.q ? `%${filter.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const found = sql`
    governance.document d
    cross join lateral (
      select v.*, count(*) over () as versions from governance.version v
      where v.document_id = d.id order by ${currentFirst} limit 1) v
    where (${pattern}::text is null or d.title ilike ${pattern} or d.short_title ilike ${pattern}
        or d.diary_number ilike ${pattern})
      and (${filter.kind ?? null}::text is null or d.kind = ${filter.kind ?? null})
      and (${filter.status ?? null}::text is null or v.status = ${filter.status ?? null})
      and (${filter.ownerId ?? null}::uuid is null or d.owner_organisation_id = ${filter.ownerId ?? null}::uuid)
      and (${filter.on ?? null}::date is null or (v.status = 'adopted'
        and (v.valid_from is null or v.valid_from <= ${filter.on ?? null}::date)
        and (v.valid_to is null or v.valid_to >= ${filter.on ?? null}::date)))`;
  const { rows } = await sql<DocumentRow>`
    select ${documentColumns}, ${versionSummary} as version, v.versions,
      (select count(*) from governance.item i where i.version_id = v.id) as items
    from ${found} and (${cursor?.name ?? null}::text is null
      or (d.title collate public.swedish, d.id) > (${cursor?.name ?? ''} collate public.swedish, ${cursor?.id ?? null}::uuid))
    order by d.title collate public.swedish, d.id limit ${filter.limit + 1}`.execute(db);
  const count = await sql<{ n: number }>`select count(*) as n from ${found}`.execute(db);
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return {
    items,
    next: rows.length > filter.limit && last ? writeCursor({ name: last.title, id: last.id }) : null,
    total: count.rows[0]?.n ?? 0,
  };
}

export type DocumentWithoutRights = Omit<Document, 'editable'> & { ownerOrganisationId: string };

const reference = sql`jsonb_build_object('id', o.id, 'kind', o.kind, 'title', o.title, 'shortTitle', o.short_title)`;

/** The document with its versions and its links from both ends. One query. */
export async function findDocument(
  db: DatabaseTransaction,
  id: string,
): Promise<DocumentWithoutRights | null> {
  const { rows } = await sql<DocumentWithoutRights>`
    select ${documentColumns}, d.revision, d.owner_organisation_id as "ownerOrganisationId",
      coalesce((select jsonb_agg(${versionSummary} order by v.number desc)
        from governance.version v where v.document_id = d.id), '[]') as versions,
      (select v.id from governance.version v where v.document_id = d.id order by ${currentFirst} limit 1)
        as "currentVersionId",
      coalesce((select jsonb_agg(link order by outgoing desc, position) from (
        select true as outgoing, l.position, jsonb_build_object('id', l.id, 'relation', l.relation, 'outgoing', true,
            'document', case when o.id is not null then ${reference} end, 'title', coalesce(o.title, l.to_title),
            'sentence', l.sentence) as link
          from governance.document_link l left join governance.document o on o.id = l.to_document_id
          where l.from_document_id = d.id and (o.id is not null or l.to_title is not null)
        union all
        select false, l.position, jsonb_build_object('id', l.id, 'relation', l.relation, 'outgoing', false,
            'document', ${reference}, 'title', o.title, 'sentence', l.sentence)
          from governance.document_link l join governance.document o on o.id = l.from_document_id
          where l.to_document_id = d.id) links), '[]') as links
    from governance.document d where d.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function insertDocument(
  db: DatabaseTransaction,
  draft: DocumentDraft,
  ownerOrganisationId: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into governance.document (kind, planning, title, short_title, diary_number, owner_organisation_id, document_owner)
    values (${draft.kind}, ${draft.planning}, ${draft.title}, ${draft.shortTitle}, ${draft.diaryNumber},
      ${ownerOrganisationId}, ${draft.documentOwner}) returning id`.execute(db);
  return rows[0]!.id;
}

export async function lockDocument(db: DatabaseTransaction, id: string): Promise<void> {
  await sql`select 1 from governance.document where id = ${id} for update`.execute(db);
}

export async function updateDocument(
  db: DatabaseTransaction,
  id: string,
  fields: DocumentFields,
): Promise<void> {
  await sql`
    update governance.document set planning = ${fields.planning}, title = ${fields.title},
      short_title = ${fields.shortTitle}, diary_number = nullif(${fields.diaryNumber}, ''),
      document_owner = ${fields.documentOwner}, revision = revision + 1
    where id = ${id}`.execute(db);
}

/** A document without versions says nothing: it goes with its last one. */
export async function deleteEmptyDocument(db: DatabaseTransaction, id: string): Promise<void> {
  await sql`
    delete from governance.document d where d.id = ${id}
      and not exists (select 1 from governance.version v where v.document_id = d.id)`.execute(db);
}

/** Puts these links in the place of those that go out from the document. */
export async function replaceDocumentLinks(
  db: DatabaseTransaction,
  documentId: string,
  links: DocumentLinkInput[],
): Promise<void> {
  await sql`delete from governance.document_link where from_document_id = ${documentId}`.execute(db);
  await sql`
    insert into governance.document_link (from_document_id, to_document_id, to_title, relation, sentence, position)
    select ${documentId}, l."toDocumentId", l."toTitle", l.relation, l.sentence, l.position
    from jsonb_to_recordset(${JSON.stringify(links.map((link, position) => ({ ...link, position })))}::jsonb)
      as l ("toDocumentId" uuid, "toTitle" text, relation text, sentence text, position integer)`.execute(db);
}

/** Adopted versions, or with a year every version that was in force then; those with something to ask about. */
export async function listDocumentsForRound(
  db: DatabaseTransaction,
  year: number | null,
): Promise<RoundDocument[]> {
  const inForce =
    year === null
      ? sql`v.status = 'adopted'`
      : sql`v.adopted_at is not null
      and (v.valid_from is null or v.valid_from <= make_date(${year}::integer, 12, 31))
      and (v.valid_to is null or v.valid_to >= make_date(${year}::integer, 1, 1))`;
  const { rows } = await sql<RoundDocument>`
    select d.id as "documentId", v.id as "versionId", d.kind, d.title, d.short_title as "shortTitle",
      v.valid_from as "validFrom", v.valid_to as "validTo", v.number, v.status,
      (select count(*) from governance.item i where i.version_id = v.id) as items
    from governance.document d join governance.version v on v.document_id = d.id and ${inForce}
    where exists (select 1 from governance.item i where i.version_id = v.id)
    order by case d.kind when 'program' then 0 when 'plan' then 1 else 2 end, d.title collate public.swedish, v.number desc`.execute(
    db,
  );
  return rows;
}
