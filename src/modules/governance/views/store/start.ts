import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';

export interface DraftUnderWay {
  documentId: string;
  versionId: string;
  title: string;
  status: 'draft' | 'revised';
}

/** What the unit is writing. */
export async function listDraftsUnderWay(db: DatabaseTransaction, unitId: string): Promise<DraftUnderWay[]> {
  const { rows } = await sql<DraftUnderWay>`
    select d.id as "documentId", v.id as "versionId", coalesce(nullif(d.short_title, ''), d.title) as title, v.status
    from governance.version v join governance.document d on d.id = v.document_id
    where v.status in ('draft', 'revised') and v.owner_organisation_id = ${unitId}
    order by d.title collate public.swedish, v.id limit 20`.execute(db);
  return rows;
}

export interface EndingDocument {
  documentId: string;
  title: string;
  validTo: string;
}

/** The unit's documents that stop applying up to and including a day, past ones too, when nothing follows them yet. */
export async function listEnding(
  db: DatabaseTransaction,
  unitId: string,
  until: string,
): Promise<EndingDocument[]> {
  const { rows } = await sql<EndingDocument>`
    select d.id as "documentId", coalesce(nullif(d.short_title, ''), d.title) as title, v.valid_to as "validTo"
    from governance.version v join governance.document d on d.id = v.document_id
    where v.status = 'adopted' and v.owner_organisation_id = ${unitId} and v.valid_to <= ${until}::date
    order by v.valid_to, d.title collate public.swedish limit 20`.execute(db);
  return rows;
}

export interface NewlyAdopted {
  documentId: string;
  versionId: string;
  title: string;
  at: string;
  /** The decision itself is recent too; otherwise an older document was entered in the register. */
  recent: boolean;
}

/** Versions that became the adopted ones here since a moment, latest first. */
export async function listNewlyAdopted(db: DatabaseTransaction, since: Date): Promise<NewlyAdopted[]> {
  const { rows } = await sql<NewlyAdopted>`
    select d.id as "documentId", v.id as "versionId", coalesce(nullif(d.short_title, ''), d.title) as title,
      coalesce(coalesce(v.decision_date, v.valid_from) >= ${since}::date, false) as recent,
      to_char(v.status_changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from governance.version v join governance.document d on d.id = v.document_id
    where v.status = 'adopted' and v.status_changed_at >= ${since}
    order by v.status_changed_at desc, v.id limit 5`.execute(db);
  return rows;
}
