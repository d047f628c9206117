import { type RawBuilder, sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { Area, Goal, Indicator, Item, ItemDetail, Reference, VersionContent } from '../contract.ts';
import { currentFirst, versionSummary } from './columns.ts';

const areaColumns = sql`
  a.id, a.version_id as "versionId", a.lineage_id as "lineageId", a.kind, a.number, a.title, a.description,
  a.area_group as "areaGroup", a.position, a.revision`;

const itemColumns = sql`
  i.id, i.version_id as "versionId", i.area_id as "areaId", i.lineage_id as "lineageId", i.kind, i.number, i.title,
  i.description, i.question, i.expected_result as "expectedResult", i.target_group as "targetGroup",
  i.prevention_levels as "preventionLevels", i.cylinder_categories as "cylinderCategories",
  i.responsible_scope as "responsibleScope", i.cost_per_year as "costPerYear", i.fits_budget as "fitsBudget", i.note,
  i.position, i.revision,
  coalesce((select jsonb_agg(jsonb_build_object('part', p.part, 'note', p.note,
      'organisation', jsonb_build_object('id', o.id, 'name', o.name)) order by o.name collate public.swedish, p.part)
    from governance.item_organisation p join organisation.organisation o on o.id = p.organisation_id
    where p.item_id = i.id), '[]') as organisations,
  coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'lineageId', k.lineage_id, 'number', k.number,
      'title', k.title) order by k.number collate public.swedish_numeric, k.position)
    from governance.item_link l
    join governance.item k on k.id = case when l.first_item_id = i.id then l.second_item_id else l.first_item_id end
    where l.first_item_id = i.id or l.second_item_id = i.id), '[]') as linked,
  coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'lineageId', s.lineage_id, 'number', s.number,
      'title', s.title, 'document', jsonb_build_object('id', d.id, 'title', d.title, 'shortTitle', d.short_title))
      order by d.title collate public.swedish, s.number collate public.swedish_numeric)
    from governance.concretisation c join governance.document d on d.id = c.document_id
    join lateral (select x.* from governance.item x join governance.version v on v.id = x.version_id
      where x.lineage_id = c.lineage_id and v.document_id = c.document_id order by ${currentFirst} limit 1) s on true
    where c.item_id = i.id), '[]') as strategies,
  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'name', f.name, 'validFrom', f.valid_from,
      'validTo', f.valid_to, 'amount', f.amount) order by f.position, f.id)
    from governance.funding f where f.item_id = i.id), '[]') as funding`;

/** The document's order: items without an area first, then area by area. */
const documentOrder = sql`a.position nulls first, i.position, i.number collate public.swedish_numeric, i.id`;

async function listItems(db: DatabaseTransaction, where: RawBuilder<unknown>): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select ${itemColumns} from governance.item i left join governance.area a on a.id = i.area_id
    where ${where} order by ${documentOrder}`.execute(db);
  return rows;
}

export const listItemsOf = (db: DatabaseTransaction, versionId: string) =>
  listItems(db, sql`i.version_id = ${versionId}`);

export async function findItem(db: DatabaseTransaction, id: string): Promise<Item | null> {
  return (await listItems(db, sql`i.id = ${id}`))[0] ?? null;
}

export async function listAreasOf(db: DatabaseTransaction, versionId: string): Promise<Area[]> {
  const { rows } = await sql<Area>`
    select ${areaColumns} from governance.area a where a.version_id = ${versionId}
    order by a.position, a.number collate public.swedish_numeric, a.id`.execute(db);
  return rows;
}

export async function findArea(db: DatabaseTransaction, id: string): Promise<Area | null> {
  const { rows } = await sql<Area>`select ${areaColumns} from governance.area a where a.id = ${id}`.execute(
    db,
  );
  return rows[0] ?? null;
}

export async function listGoalsOf(db: DatabaseTransaction, versionId: string): Promise<Goal[]> {
  const { rows } = await sql<Goal>`
    select id, lineage_id as "lineageId", text from governance.goal where version_id = ${versionId}
    order by position, id`.execute(db);
  return rows;
}

export async function listIndicatorsOf(db: DatabaseTransaction, versionId: string): Promise<Indicator[]> {
  const { rows } = await sql<Indicator>`
    select id, lineage_id as "lineageId", goal, name, unit, source, direction, baseline_year as "baselineYear", baseline,
      target_year as "targetYear", target
    from governance.indicator where version_id = ${versionId} order by position, id`.execute(db);
  return rows;
}

export async function listAttachmentsOf(
  db: DatabaseTransaction,
  versionId: string,
): Promise<Pick<VersionContent, 'appendices' | 'supportingDocuments'>> {
  const { rows } = await sql<Pick<VersionContent, 'appendices' | 'supportingDocuments'>>`
    select
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'title', title) order by position, id)
        from governance.appendix where version_id = ${versionId}), '[]') as appendices,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'title', title, 'note', note) order by position, id)
        from governance.supporting_document where version_id = ${versionId}), '[]') as "supportingDocuments"`.execute(
    db,
  );
  return rows[0]!;
}

/** Boards, boards of companies and companies that exist on the day; neither the council nor administrations. */
export async function listAllBoardsAndCompanies(
  db: DatabaseTransaction,
  day: string,
  since = day,
): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select id, name from organisation.organisation
    where kind in ('executive-board', 'board', 'company-board', 'company')
      and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${since}::date)
    order by name collate public.swedish`.execute(db);
  return rows;
}

/** What stands around an item on its own page. */
export async function findSurroundings(
  db: DatabaseTransaction,
  item: Pick<Item, 'id' | 'lineageId' | 'versionId'>,
): Promise<Pick<ItemDetail, 'concretisedBy' | 'history' | 'previous' | 'next'>> {
  const { rows } = await sql<Pick<ItemDetail, 'concretisedBy' | 'history'>>`
    select
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'lineageId', m.lineage_id, 'number', m.number,
          'title', m.title, 'document', jsonb_build_object('id', d.id, 'kind', d.kind, 'title', d.title,
          'shortTitle', d.short_title)) order by d.title collate public.swedish, m.number collate public.swedish_numeric)
        from governance.concretisation c join governance.item m on m.id = c.item_id
        join governance.version v on v.id = m.version_id join governance.document d on d.id = v.document_id
        where c.lineage_id = ${item.lineageId} and v.id =
          (select v.id from governance.version v where v.document_id = d.id order by ${currentFirst} limit 1)), '[]')
        as "concretisedBy",
      coalesce((select jsonb_agg(jsonb_build_object('itemId', i.id, 'number', i.number, 'title', i.title,
          'version', ${versionSummary}) order by v.number desc)
        from governance.item i join governance.version v on v.id = i.version_id
        where i.lineage_id = ${item.lineageId}), '[]') as history`.execute(db);
  const beside = await sql<{ id: string; number: string; title: string }>`
    select i.id, i.number, i.title from governance.item i left join governance.area a on a.id = i.area_id
    where i.version_id = ${item.versionId} order by ${documentOrder}`.execute(db);
  const at = beside.rows.findIndex(({ id }) => id === item.id);
  return { ...rows[0]!, previous: beside.rows[at - 1] ?? null, next: beside.rows[at + 1] ?? null };
}
