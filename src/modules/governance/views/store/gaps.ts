import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';
import type { DocumentFacts } from '../rules/gaps.ts';
import { currentVersions, documentOrder } from './current.ts';

/**
 * What can be missing in every document the person may see, by its current version. One query.
 * @param editorUnitId the unit a planner acts for, whose drafts are where things are put right; null for everybody else
 */
export async function listDocumentFacts(
  db: DatabaseTransaction,
  editorUnitId: string | null,
): Promise<DocumentFacts[]> {
  const { rows } = await sql<DocumentFacts>`
    with current as materialized (select * from ${currentVersions} v),
    fixable as materialized (
      select distinct on (f.document_id) f.id, f.document_id from governance.version f
      where f.status in ('draft', 'revised') and f.owner_organisation_id = ${editorUnitId}::uuid
      order by f.document_id, f.number desc),
    owned as (
      select p.item_id from governance.item_organisation p join current c on c.id = p.version_id
      where p.part in ('coordinator', 'responsible') group by p.item_id),
    paid as (
      select m.item_id, jsonb_agg(jsonb_build_object('validTo', m.valid_to)) as funding
      from governance.funding m join current c on c.id = m.version_id group by m.item_id),
    fixes as (
      select f.document_id, i.lineage_id, i.id from fixable f join governance.item i on i.version_id = f.id),
    measures as (
      select i.version_id, jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'title', i.title,
          'hasExpectedResult', i.expected_result ~ '\\S', 'hasTargetGroup', i.target_group ~ '\\S', 'responsibleScope', i.responsible_scope,
          'costPerYear', i.cost_per_year, 'fitsBudget', i.fits_budget, 'owned', o.item_id is not null,
          'funding', coalesce(p.funding, '[]'), 'fixItemId', x.id)
        order by a.position nulls first, i.position, i.number collate public.swedish_numeric, i.id) as measures
      from current c join governance.item i on i.version_id = c.id and i.kind = 'measure'
      left join governance.area a on a.id = i.area_id
      left join owned o on o.item_id = i.id
      left join paid p on p.item_id = i.id
      left join fixes x on x.document_id = c.document_id and x.lineage_id = i.lineage_id
      group by i.version_id),
    indicators as (
      select n.version_id, jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'baseline', n.baseline,
          'target', n.target) order by n.position, n.id) as indicators
      from governance.indicator n join current c on c.id = n.version_id group by n.version_id),
    unregistered as (
      select l.from_document_id, jsonb_agg(jsonb_build_object('id', l.id, 'title', l.to_title) order by l.position, l.id)
        as unregistered
      from governance.document_link l where l.to_title is not null group by l.from_document_id)
    select
      jsonb_build_object('id', d.id, 'kind', d.kind, 'title', d.title, 'shortTitle', d.short_title,
        'documentOwner', d.document_owner) as document,
      jsonb_build_object('id', v.id, 'status', v.status, 'validFrom', v.valid_from, 'validTo', v.valid_to,
        'decisionDate', v.decision_date, 'decided', v.decided_by_organisation_id is not null) as version,
      exists (select 1 from governance.document_link l join current c on c.document_id = l.from_document_id
        where l.to_document_id = d.id and l.relation = 'supersedes' and c.status = 'adopted') as superseded,
      x.id as "fixVersionId", coalesce(m.measures, '[]') as measures, coalesce(n.indicators, '[]') as indicators,
      coalesce(u.unregistered, '[]') as unregistered
    from current v join governance.document d on d.id = v.document_id
    left join fixable x on x.document_id = d.id
    left join measures m on m.version_id = v.id
    left join indicators n on n.version_id = v.id
    left join unregistered u on u.from_document_id = d.id
    order by ${documentOrder}`.execute(db);
  return rows;
}
