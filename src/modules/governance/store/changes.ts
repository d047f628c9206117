import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type {
  AreaFields,
  AreaKind,
  FundingInput,
  IndicatorInput,
  ItemFields,
  ItemKind,
  Part,
  VersionLists,
} from '../contract.ts';

/** Areas and items stand a step apart, so that one can be put between two without moving the rest. */
const STEP = 1024;

export interface NewArea extends AreaFields {
  id?: string | undefined;
  lineageId?: string | undefined;
  kind: AreaKind;
}

export async function insertArea(
  db: DatabaseTransaction,
  versionId: string,
  area: NewArea,
  position: number | null,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into governance.area (id, version_id, lineage_id, kind, number, title, description, area_group, position)
    select coalesce(${area.id ?? null}::uuid, gen_random_uuid()), ${versionId},
      coalesce(${area.lineageId ?? null}::uuid, gen_random_uuid()), ${area.kind}, ${area.number}, ${area.title},
      ${area.description}, ${area.areaGroup}, coalesce(${position}::integer, coalesce(max(position), 0) + ${STEP}::integer)
    from governance.area where version_id = ${versionId} returning id`.execute(db);
  return rows[0]!.id;
}

export async function updateArea(db: DatabaseTransaction, id: string, area: AreaFields): Promise<void> {
  await sql`
    update governance.area set number = ${area.number}, title = ${area.title}, description = ${area.description},
      area_group = ${area.areaGroup}, revision = revision + 1 where id = ${id}`.execute(db);
}

export async function deleteArea(db: DatabaseTransaction, id: string): Promise<void> {
  await sql`delete from governance.area where id = ${id}`.execute(db);
}

export async function countItemsIn(db: DatabaseTransaction, areaId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from governance.item where area_id = ${areaId}`.execute(db);
  return rows[0]!.n;
}

export interface NewItem extends ItemFields {
  id?: string | undefined;
  lineageId?: string | undefined;
  kind: ItemKind;
  areaId: string | null;
}

export async function insertItem(
  db: DatabaseTransaction,
  versionId: string,
  item: NewItem,
  position: number | null,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into governance.item (id, version_id, area_id, lineage_id, kind, number, title, description, question,
      expected_result, target_group, prevention_levels, cylinder_categories, responsible_scope, cost_per_year,
      fits_budget, note, position)
    select coalesce(${item.id ?? null}::uuid, gen_random_uuid()), ${versionId}, ${item.areaId}::uuid,
      coalesce(${item.lineageId ?? null}::uuid, gen_random_uuid()), ${item.kind}, ${item.number}, ${item.title},
      ${item.description}, ${item.question}, ${item.expectedResult}, ${item.targetGroup}, ${item.preventionLevels}::text[],
      ${item.cylinderCategories}::text[], ${item.responsibleScope}, ${item.costPerYear}::numeric,
      ${item.fitsBudget}::boolean, ${item.note},
      coalesce(${position}::integer, coalesce(max(position), 0) + ${STEP}::integer)
    from governance.item where version_id = ${versionId} and area_id is not distinct from ${item.areaId}::uuid
    returning id`.execute(db);
  return rows[0]!.id;
}

export async function updateItem(db: DatabaseTransaction, id: string, item: ItemFields): Promise<void> {
  await sql`
    update governance.item set number = ${item.number}, title = ${item.title}, description = ${item.description},
      question = ${item.question}, expected_result = ${item.expectedResult}, target_group = ${item.targetGroup},
      prevention_levels = ${item.preventionLevels}::text[], cylinder_categories = ${item.cylinderCategories}::text[],
      responsible_scope = ${item.responsibleScope}, cost_per_year = ${item.costPerYear}::numeric,
      fits_budget = ${item.fitsBudget}::boolean, note = ${item.note}, revision = revision + 1
    where id = ${id}`.execute(db);
}

export async function deleteItem(db: DatabaseTransaction, id: string): Promise<void> {
  await sql`delete from governance.item where id = ${id}`.execute(db);
}

/** Writes the order of an area's items anew; items that come from another area are moved into it. */
export async function orderItems(
  db: DatabaseTransaction,
  versionId: string,
  areaId: string | null,
  ids: string[],
): Promise<void> {
  await sql`
    update governance.item i set area_id = ${areaId}::uuid, position = o.nth * ${STEP}::integer, revision = revision + 1
    from unnest(${ids}::uuid[]) with ordinality as o (id, nth) where i.id = o.id and i.version_id = ${versionId}
      and (i.position <> o.nth * ${STEP}::integer or i.area_id is distinct from ${areaId}::uuid)`.execute(db);
}

export async function orderAreas(db: DatabaseTransaction, versionId: string, ids: string[]): Promise<void> {
  await sql`
    update governance.area a set position = o.nth * ${STEP}::integer, revision = revision + 1
    from unnest(${ids}::uuid[]) with ordinality as o (id, nth) where a.id = o.id and a.version_id = ${versionId}
      and a.position <> o.nth * ${STEP}::integer`.execute(db);
}

/** Every organisation with its part on an item. */
export interface PartRow {
  itemId: string;
  organisationId: string;
  part: Part;
  note: string;
}

export async function insertParts(
  db: DatabaseTransaction,
  versionId: string,
  rows: PartRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into governance.item_organisation (item_id, version_id, organisation_id, part, note)
    select r."itemId", ${versionId}, r."organisationId", r.part, r.note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("itemId" uuid, "organisationId" uuid, part text, note text)
    on conflict do nothing`.execute(db);
}

export async function deleteParts(db: DatabaseTransaction, itemId: string, part: Part): Promise<void> {
  await sql`delete from governance.item_organisation where item_id = ${itemId} and part = ${part}`.execute(
    db,
  );
}

/** One fact for a pair, whichever end it is told from. */
export async function insertLinks(
  db: DatabaseTransaction,
  versionId: string,
  pairs: [string, string][],
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    insert into governance.item_link (version_id, first_item_id, second_item_id)
    select ${versionId}, least(p.a, p.b), greatest(p.a, p.b)
    from unnest(${pairs.map(([a]) => a)}::uuid[], ${pairs.map(([, b]) => b)}::uuid[]) as p (a, b)
    on conflict do nothing`.execute(db);
}

export async function deleteLinks(db: DatabaseTransaction, itemId: string): Promise<void> {
  await sql`delete from governance.item_link where first_item_id = ${itemId} or second_item_id = ${itemId}`.execute(
    db,
  );
}

/** @returns how many of the lineages are strategies of a document the person sees */
export async function replaceStrategies(
  db: DatabaseTransaction,
  versionId: string,
  itemId: string,
  lineageIds: string[],
): Promise<number> {
  await sql`delete from governance.concretisation where item_id = ${itemId}`.execute(db);
  const { rows } = await sql<{ lineage_id: string }>`
    insert into governance.concretisation (item_id, version_id, document_id, lineage_id)
    select distinct ${itemId}::uuid, ${versionId}::uuid, v.document_id, i.lineage_id
    from governance.item i join governance.version v on v.id = i.version_id
    where i.lineage_id = any (${lineageIds}::uuid[]) and i.kind = 'strategy'
    returning lineage_id`.execute(db);
  return rows.length;
}

export async function replaceFunding(
  db: DatabaseTransaction,
  versionId: string,
  itemId: string,
  funding: FundingInput[],
): Promise<void> {
  await sql`delete from governance.funding where item_id = ${itemId}`.execute(db);
  if (funding.length === 0) return;
  await sql`
    insert into governance.funding (version_id, item_id, kind, name, valid_from, valid_to, amount, position)
    select ${versionId}, ${itemId}, f.kind, f.name, f."validFrom", f."validTo", f.amount, f.position
    from jsonb_to_recordset(${JSON.stringify(funding.map((row, position) => ({ ...row, position })))}::jsonb)
      as f (kind text, name text, "validFrom" date, "validTo" date, amount numeric, position integer)`.execute(
    db,
  );
}

type Lists = Omit<VersionLists, 'revision'>;

async function replaceGoals(db: DatabaseTransaction, versionId: string, goals: NonNullable<Lists['goals']>) {
  await sql`delete from governance.goal where version_id = ${versionId}`.execute(db);
  await sql`
    insert into governance.goal (version_id, lineage_id, text, position)
    select ${versionId}, coalesce(g."lineageId", gen_random_uuid()), g.text, g.position
    from jsonb_to_recordset(${JSON.stringify(goals.map((row, position) => ({ ...row, position })))}::jsonb)
      as g ("lineageId" uuid, text text, position integer)`.execute(db);
}

async function replaceIndicators(db: DatabaseTransaction, versionId: string, indicators: IndicatorInput[]) {
  await sql`delete from governance.indicator where version_id = ${versionId}`.execute(db);
  await sql`
    insert into governance.indicator (version_id, lineage_id, goal, name, unit, source, direction, baseline_year,
      baseline, target_year, target, position)
    select ${versionId}, coalesce(i."lineageId", gen_random_uuid()), i.goal, i.name, i.unit, i.source, i.direction,
      i."baselineYear", i.baseline, i."targetYear", i.target, i.position
    from jsonb_to_recordset(${JSON.stringify(indicators.map((row, position) => ({ ...row, position })))}::jsonb)
      as i ("lineageId" uuid, goal text, name text, unit text, source text, direction text, "baselineYear" integer,
        baseline numeric, "targetYear" integer, target numeric, position integer)`.execute(db);
}

/** Puts the lists that are given in the place of those that are there. */
export async function replaceLists(db: DatabaseTransaction, versionId: string, lists: Lists): Promise<void> {
  if (lists.goals) await replaceGoals(db, versionId, lists.goals);
  if (lists.indicators) await replaceIndicators(db, versionId, lists.indicators);
  if (lists.appendices) {
    await sql`delete from governance.appendix where version_id = ${versionId}`.execute(db);
    await sql`
      insert into governance.appendix (version_id, title, position)
      select ${versionId}, t.title, t.nth from unnest(${lists.appendices.map(({ title }) => title)}::text[])
        with ordinality as t (title, nth)`.execute(db);
  }
  if (lists.supportingDocuments) {
    await sql`delete from governance.supporting_document where version_id = ${versionId}`.execute(db);
    await sql`
      insert into governance.supporting_document (version_id, title, note, position)
      select ${versionId}, t.title, t.note, t.nth
      from unnest(${lists.supportingDocuments.map(({ title }) => title)}::text[],
        ${lists.supportingDocuments.map(({ note }) => note)}::text[]) with ordinality as t (title, note, nth)`.execute(
      db,
    );
  }
}
