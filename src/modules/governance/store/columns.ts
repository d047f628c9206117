import { sql } from 'kysely';

/** A version as it stands in a list; the version is `v`. */
export const versionSummary = sql`jsonb_build_object(
  'id', v.id, 'documentId', v.document_id, 'number', v.number, 'status', v.status,
  'validFrom', v.valid_from, 'validTo', v.valid_to,
  'decidedBy', (select jsonb_build_object('id', b.id, 'name', b.name)
    from organisation.organisation b where b.id = v.decided_by_organisation_id),
  'decisionDate', v.decision_date, 'decisionParagraph', v.decision_paragraph,
  'basedOnVersionId', v.based_on_version_id,
  'statusChangedAt', to_jsonb(v.status_changed_at), 'createdAt', to_jsonb(v.created_at))`;

/** The version a reader opens when none is named: the adopted one, else the newest that may be seen. */
export const currentFirst = sql`(v.status = 'adopted') desc, v.number desc`;

/** Where a page ends: the sort key and identifier of its last row. */
export interface Cursor {
  name: string;
  id: string;
}
export const writeCursor = ({ name, id }: Cursor) =>
  Buffer.from(JSON.stringify([name, id])).toString('base64url');
export function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    const [name, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, string];
    return typeof name === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { name, id } : null;
  } catch {
    return null;
  }
}
