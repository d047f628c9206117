import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { Indicator } from '../contract.ts';

export type FollowedIndicator = Pick<
  Indicator,
  'id' | 'goal' | 'name' | 'unit' | 'baselineYear' | 'baseline' | 'targetYear' | 'target'
> & { versionId: string };

/** The indicators of several versions. One query. */
export async function listFollowedIndicators(
  db: DatabaseTransaction,
  versionIds: readonly string[],
): Promise<FollowedIndicator[]> {
  const { rows } = await sql<FollowedIndicator>`
    select n.version_id as "versionId", n.id, n.goal, n.name, n.unit, n.baseline_year as "baselineYear", n.baseline,
      n.target_year as "targetYear", n.target
    from governance.indicator n where n.version_id = any (${[...versionIds]}::uuid[])
    order by n.version_id, n.position, n.id`.execute(db);
  return rows;
}

/** Measures of several versions for which nobody coordinates or is responsible. One query. */
export async function listMeasuresWithoutContact(
  db: DatabaseTransaction,
  versionIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from governance.item i
    where i.version_id = any (${[...versionIds]}::uuid[]) and i.kind = 'measure' and i.responsible_scope is null
      and not exists (select 1 from governance.item_organisation p
        where p.item_id = i.id and p.part in ('coordinator', 'responsible'))`.execute(db);
  return rows.map(({ id }) => id);
}
