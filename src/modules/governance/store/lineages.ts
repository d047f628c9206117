import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';

/** The lineages of a document's newest version: areas and items by number, goals by text, indicators by name. */
export interface Lineages {
  areas: Map<string, string>;
  items: Map<string, string>;
  goals: Map<string, string>;
  indicators: Map<string, string>;
}

export async function listLineages(db: DatabaseTransaction, documentId: string): Promise<Lineages> {
  const newest = sql`(select id from governance.version where document_id = ${documentId} order by number desc limit 1)`;
  const { rows } = await sql<{ type: keyof Lineages; key: string; id: string }>`
    select 'areas' as type, number as key, lineage_id as id from governance.area where version_id = ${newest} and number <> ''
    union all
    select 'items', number, lineage_id from governance.item where version_id = ${newest} and number <> ''
    union all
    select 'goals', text, lineage_id from governance.goal where version_id = ${newest}
    union all
    select 'indicators', name, lineage_id from governance.indicator where version_id = ${newest}`.execute(db);
  const found: Lineages = { areas: new Map(), items: new Map(), goals: new Map(), indicators: new Map() };
  for (const { type, key, id } of rows) found[type].set(key, id);
  return found;
}
