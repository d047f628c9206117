import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { Document, MissingDecision, StatusMove, Version, VersionFields } from '../contract.ts';
import { versionSummary } from './columns.ts';

export interface VersionWithDocument {
  version: Version;
  ownerOrganisationId: string;
  document: Pick<
    Document,
    'id' | 'kind' | 'planning' | 'title' | 'shortTitle' | 'diaryNumber' | 'owner' | 'documentOwner'
  >;
}

export async function findVersion(db: DatabaseTransaction, id: string): Promise<VersionWithDocument | null> {
  const { rows } = await sql<VersionWithDocument>`
    select v.owner_organisation_id as "ownerOrganisationId",
      ${versionSummary} || jsonb_build_object('appliesTo', v.applies_to, 'lastRevised', v.last_revised,
        'purpose', v.purpose, 'revision', v.revision) as version,
      jsonb_build_object('id', d.id, 'kind', d.kind, 'planning', d.planning, 'title', d.title,
        'shortTitle', d.short_title, 'diaryNumber', d.diary_number, 'documentOwner', d.document_owner,
        'owner', jsonb_build_object('id', o.id, 'name', o.name)) as document
    from governance.version v join governance.document d on d.id = v.document_id
    join organisation.organisation o on o.id = d.owner_organisation_id
    where v.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Holds others off the version until the transaction ends, so that a revision that was checked stays true. */
export async function lockVersion(db: DatabaseTransaction, id: string): Promise<void> {
  await sql`select 1 from governance.version where id = ${id} for update`.execute(db);
}

export async function insertVersion(
  db: DatabaseTransaction,
  documentId: string,
  fields: VersionFields & { status: 'draft' | 'revised'; basedOnVersionId: string | null },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into governance.version (document_id, number, status, valid_from, valid_to, applies_to, last_revised, purpose,
      based_on_version_id)
    select ${documentId}, coalesce(max(v.number), 0) + 1, ${fields.status}, ${fields.validFrom}::date,
      ${fields.validTo}::date, ${fields.appliesTo}, ${fields.lastRevised}::date, ${fields.purpose},
      ${fields.basedOnVersionId}::uuid
    from governance.version v where v.document_id = ${documentId} returning id`.execute(db);
  return rows[0]!.id;
}

export async function updateVersion(
  db: DatabaseTransaction,
  id: string,
  fields: VersionFields,
): Promise<void> {
  await sql`
    update governance.version set valid_from = ${fields.validFrom}::date, valid_to = ${fields.validTo}::date,
      applies_to = ${fields.appliesTo}, last_revised = ${fields.lastRevised}::date, purpose = ${fields.purpose},
      revision = revision + 1
    where id = ${id}`.execute(db);
}

/** The version's content has changed: whoever has it open learns that by the revision. */
export async function touchVersion(db: DatabaseTransaction, id: string): Promise<void> {
  await sql`update governance.version set revision = revision + 1 where id = ${id}`.execute(db);
}

export async function moveVersion(db: DatabaseTransaction, id: string, move: StatusMove): Promise<void> {
  await sql`
    update governance.version set status = ${move.to},
      decided_by_organisation_id = coalesce(${move.decidedByOrganisationId}::uuid, decided_by_organisation_id),
      decision_date = coalesce(${move.decisionDate}::date, decision_date),
      decision_paragraph = coalesce(nullif(${move.decisionParagraph}, ''), decision_paragraph),
      revision = revision + 1
    where id = ${id}`.execute(db);
}

/** Only what is missing is written. */
export async function fillDecision(
  db: DatabaseTransaction,
  id: string,
  decision: MissingDecision,
): Promise<void> {
  await sql`
    update governance.version set
      decided_by_organisation_id = coalesce(decided_by_organisation_id, ${decision.decidedByOrganisationId}::uuid),
      decision_date = coalesce(decision_date, ${decision.decisionDate}::date),
      decision_paragraph = coalesce(nullif(decision_paragraph, ''), ${decision.decisionParagraph}),
      revision = revision + 1
    where id = ${id}`.execute(db);
}

/** What was in force or sent out before gives way to the version that has been adopted. */
export async function supersedeOthers(
  db: DatabaseTransaction,
  documentId: string,
  versionId: string,
): Promise<void> {
  await sql`
    update governance.version set status = 'superseded', revision = revision + 1
    where document_id = ${documentId} and id <> ${versionId} and status in ('adopted', 'consultation')`.execute(
    db,
  );
}

export async function deleteVersion(db: DatabaseTransaction, id: string): Promise<boolean> {
  const { rows } = await sql<{
    id: string;
  }>`delete from governance.version where id = ${id} returning id`.execute(db);
  return rows.length === 1;
}

/** Copies everything below a version into another one; lineages stay, identifiers are new. */
export async function copyContent(db: DatabaseTransaction, from: string, to: string): Promise<void> {
  await sql`
    insert into governance.area (version_id, lineage_id, kind, number, title, description, area_group, position)
    select ${to}, lineage_id, kind, number, title, description, area_group, position
    from governance.area where version_id = ${from}`.execute(db);
  await sql`
    insert into governance.item (version_id, area_id, lineage_id, kind, number, title, description, question,
      expected_result, target_group, prevention_levels, cylinder_categories, responsible_scope, cost_per_year,
      fits_budget, note, position)
    select ${to}, new_area.id, i.lineage_id, i.kind, i.number, i.title, i.description, i.question, i.expected_result,
      i.target_group, i.prevention_levels, i.cylinder_categories, i.responsible_scope, i.cost_per_year, i.fits_budget,
      i.note, i.position
    from governance.item i
    left join governance.area old_area on old_area.id = i.area_id
    left join governance.area new_area on new_area.version_id = ${to} and new_area.lineage_id = old_area.lineage_id
    where i.version_id = ${from}`.execute(db);
  // Every old item with its copy, for what hangs on items.
  const pair = sql`governance.item o join governance.item n
    on n.version_id = ${to}::uuid and n.lineage_id = o.lineage_id and o.version_id = ${from}::uuid`;
  await sql`
    insert into governance.item_organisation (item_id, version_id, organisation_id, part, note)
    select n.id, ${to}, p.organisation_id, p.part, p.note
    from ${pair} join governance.item_organisation p on p.item_id = o.id`.execute(db);
  await sql`
    insert into governance.concretisation (item_id, version_id, document_id, lineage_id)
    select n.id, ${to}, c.document_id, c.lineage_id
    from ${pair} join governance.concretisation c on c.item_id = o.id`.execute(db);
  await sql`
    insert into governance.funding (item_id, version_id, kind, name, valid_from, valid_to, amount, position)
    select n.id, ${to}, f.kind, f.name, f.valid_from, f.valid_to, f.amount, f.position
    from ${pair} join governance.funding f on f.item_id = o.id`.execute(db);
  await sql`
    insert into governance.item_link (version_id, first_item_id, second_item_id)
    select ${to}, least(a.id, b.id), greatest(a.id, b.id)
    from governance.item_link l
    join governance.item f on f.id = l.first_item_id join governance.item s on s.id = l.second_item_id
    join governance.item a on a.version_id = ${to} and a.lineage_id = f.lineage_id
    join governance.item b on b.version_id = ${to} and b.lineage_id = s.lineage_id
    where l.version_id = ${from}`.execute(db);
  await sql`
    insert into governance.goal (version_id, lineage_id, text, position)
    select ${to}, lineage_id, text, position from governance.goal where version_id = ${from}`.execute(db);
  await sql`
    insert into governance.indicator (version_id, lineage_id, goal, name, unit, source, direction, baseline_year,
      baseline, target_year, target, position)
    select ${to}, lineage_id, goal, name, unit, source, direction, baseline_year, baseline, target_year, target, position
    from governance.indicator where version_id = ${from}`.execute(db);
  await sql`
    insert into governance.appendix (version_id, title, position)
    select ${to}, title, position from governance.appendix where version_id = ${from}`.execute(db);
  await sql`
    insert into governance.supporting_document (version_id, title, note, position)
    select ${to}, title, note, position from governance.supporting_document where version_id = ${from}`.execute(
    db,
  );
}
