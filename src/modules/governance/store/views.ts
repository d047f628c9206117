import { sql } from 'kysely';
import { type DatabaseTransaction, prepared } from '../../../platform/database/connection.ts';
import type { Duty, Reference } from '../contract.ts';
import { formsOf } from '../rules/search.ts';

/** An organisation, and whether "all boards and companies" means it on the day. */
export async function findDutyHolder(
  db: DatabaseTransaction,
  organisationId: string,
  day: string,
): Promise<{ organisation: Reference; inScope: boolean } | null> {
  const { rows } = await sql<{ organisation: Reference; inScope: boolean }>`
    select jsonb_build_object('id', id, 'name', name) as organisation,
      kind in ('executive-board', 'board', 'company-board', 'company')
        and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date) as "inScope"
    from organisation.organisation where id = ${organisationId}`.execute(db);
  return rows[0] ?? null;
}

/** Everything an organisation carries or helps with in adopted versions that are in force on the day. One query. */
export async function listDuties(
  db: DatabaseTransaction,
  organisationId: string,
  inScope: boolean,
  day: string,
): Promise<Duty[]> {
  const { rows } = await sql<Duty>`
    with own as (
      select p.item_id, array_agg(p.part order by p.part) as parts, string_agg(nullif(p.note, ''), '; ') as note
      from governance.item_organisation p where p.organisation_id = ${organisationId} group by p.item_id)
    select i.id as "itemId", i.lineage_id as "lineageId", i.kind, i.number, i.title,
      i.expected_result as "expectedResult",
      case when i.responsible_scope is not null and ${inScope}::boolean and not coalesce('responsible' = any (own.parts), false)
        then coalesce(own.parts, '{}') || 'responsible'::text else own.parts end as parts,
      i.responsible_scope is not null and ${inScope}::boolean as "throughScope",
      coalesce(own.note, '') as note,
      case when a.id is not null then jsonb_build_object('number', a.number, 'title', a.title) end as area,
      jsonb_build_object('id', d.id, 'kind', d.kind, 'title', d.title, 'shortTitle', d.short_title) as document,
      v.id as "versionId", v.valid_from as "validFrom", v.valid_to as "validTo"
    from governance.version v
    join governance.document d on d.id = v.document_id
    join governance.item i on i.version_id = v.id
    left join own on own.item_id = i.id
    left join governance.area a on a.id = i.area_id
    where v.status = 'adopted' and (v.valid_from is null or v.valid_from <= ${day}::date)
      and (v.valid_to is null or v.valid_to >= ${day}::date)
      and (own.item_id is not null or (i.responsible_scope is not null and ${inScope}::boolean))
    order by case d.kind when 'program' then 0 when 'plan' then 1 else 2 end, d.title collate public.swedish,
      a.position nulls first, i.position, i.number collate public.swedish_numeric`.execute(db);
  return rows;
}

/** One word as search looks for it: the stem of any of its forms, or what begins like it. All the words must be there. */
export async function makeQuery(db: DatabaseTransaction, words: string[]): Promise<string> {
  const forms = words.flatMap((word, at) => formsOf(word).map((form) => ({ at, form })));
  const { rows } = await sql<{ q: string }>`${prepared}
    select coalesce(string_agg('(' || each || ')', ' & '), '') as q from (
      select string_agg((to_tsquery('pg_catalog.swedish', form || ':*') || to_tsquery('pg_catalog.simple', form || ':*'))::text, ' | ') as each
      from jsonb_to_recordset(${JSON.stringify(forms)}::jsonb) as f (at integer, form text) group by at) queries`.execute(
    db,
  );
  return rows[0]?.q ?? '';
}
