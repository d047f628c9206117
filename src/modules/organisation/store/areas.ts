import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { Area, AreaDraft } from '../contract.ts';
import { validOn } from './paging.ts';

const columns = sql`a.id, a.kind, a.name, a.valid_from as "validFrom", a.valid_to as "validTo", a.revision`;

/** @param day null for every area there is or was */
export async function listAreas(db: DatabaseTransaction, day: string | null): Promise<Area[]> {
  const { rows } = await sql<Area>`
    select ${columns} from organisation.area a where ${validOn('a', day)}
    order by a.kind, a.name collate public.swedish`.execute(db);
  return rows;
}

export async function findArea(db: DatabaseTransaction, id: string): Promise<Area | null> {
  const { rows } = await sql<Area>`select ${columns} from organisation.area a where a.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function insertArea(db: DatabaseTransaction, draft: AreaDraft): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into organisation.area (kind, name, valid_from, valid_to)
    values (${draft.kind}, ${draft.name}, ${draft.validFrom}, ${draft.validTo}) returning id`.execute(db);
  return rows[0]!.id;
}

/** @returns false when the revision is not the present one, or the row may not be changed */
export async function updateArea(
  db: DatabaseTransaction,
  id: string,
  revision: number,
  draft: AreaDraft,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update organisation.area set kind = ${draft.kind}, name = ${draft.name}, valid_from = ${draft.validFrom},
      valid_to = ${draft.validTo}, revision = revision + 1
    where id = ${id} and revision = ${revision} returning id`.execute(db);
  return rows.length === 1;
}
