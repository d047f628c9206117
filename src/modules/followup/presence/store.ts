import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';

export async function findPersonName(db: DatabaseTransaction, personId: string): Promise<string> {
  const { rows } = await sql<{
    name: string;
  }>`select name from identity.person where id = ${personId}`.execute(db);
  return rows[0]?.name ?? '';
}
