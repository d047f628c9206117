import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';
import type { NetworkDocument, NetworkDocumentLink, NetworkItemLink, PyramidItem } from '../contract.ts';
import { currentDocument, currentVersions, documentOrder } from './current.ts';

/** Every document the person may see, by its current version, with how many measures or strategies it has. */
export async function listCurrentDocuments(db: DatabaseTransaction): Promise<NetworkDocument[]> {
  const { rows } = await sql<{ document: NetworkDocument }>`
    with sizes as (select version_id, count(*) as items from governance.item group by version_id)
    select ${currentDocument} || jsonb_build_object('items', coalesce(s.items, 0)) as document
    from ${currentVersions} v join governance.document d on d.id = v.document_id
    left join sizes s on s.version_id = v.id
    order by ${documentOrder}`.execute(db);
  return rows.map(({ document }) => document);
}

export async function listDocumentLinks(db: DatabaseTransaction): Promise<NetworkDocumentLink[]> {
  const { rows } = await sql<NetworkDocumentLink>`
    select l.id, l.from_document_id as "fromId", o.id as "toId", coalesce(o.title, l.to_title) as "toTitle", l.relation,
      l.sentence
    from governance.document_link l join governance.document f on f.id = l.from_document_id
    left join governance.document o on o.id = l.to_document_id
    where o.id is not null or l.to_title is not null
    order by f.title collate public.swedish, l.position, l.id`.execute(db);
  return rows;
}

/** Measures and strategies of these versions, in their documents' order. */
export async function listItemsIn(db: DatabaseTransaction, versionIds: string[]): Promise<PyramidItem[]> {
  const { rows } = await sql<PyramidItem>`
    select i.id, v.document_id as "documentId", i.kind, i.number, i.title, i.prevention_levels as levels
    from governance.item i join governance.version v on v.id = i.version_id
    left join governance.area a on a.id = i.area_id
    where i.version_id = any (${versionIds}::uuid[])
    order by v.document_id, a.position nulls first, i.position, i.number collate public.swedish_numeric, i.id`.execute(
    db,
  );
  return rows;
}

/** How the items of these versions hang together, within a document and from a measure to the strategy behind it. */
export async function listItemLinksIn(
  db: DatabaseTransaction,
  versionIds: string[],
): Promise<NetworkItemLink[]> {
  const { rows } = await sql<NetworkItemLink>`
    select 'linked' as type, l.first_item_id as "fromId", l.second_item_id as "toId"
    from governance.item_link l where l.version_id = any (${versionIds}::uuid[])
    union all
    select 'makes-concrete', c.item_id, s.id
    from governance.concretisation c join governance.item s on s.lineage_id = c.lineage_id
    where c.version_id = any (${versionIds}::uuid[]) and s.version_id = any (${versionIds}::uuid[])`.execute(
    db,
  );
  return rows;
}
