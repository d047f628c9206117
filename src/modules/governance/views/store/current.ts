import { sql } from 'kysely';
import { currentFirst } from '../../store/columns.ts';

/** The version a reader would open, of every document the person may see. Row-level security leaves the rest out. */
export const currentVersions = sql`(
  select distinct on (v.document_id) v.* from governance.version v order by v.document_id, ${currentFirst})`;

/** A document `d` with its current version `v`, as the views show it. */
export const currentDocument = sql`jsonb_build_object(
  'id', d.id, 'kind', d.kind, 'title', d.title, 'shortTitle', d.short_title,
  'version', jsonb_build_object('id', v.id, 'number', v.number, 'status', v.status,
    'validFrom', v.valid_from, 'validTo', v.valid_to))`;

/** Programs, then plans, then what regulates; by title. */
export const documentOrder = sql`case d.kind when 'program' then 0 when 'plan' then 1 else 2 end,
  d.title collate public.swedish, d.id`;
