import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';

/** Writes to the audit log that somebody took rows out of the system. */
export async function noteExport(
  db: DatabaseTransaction,
  type: 'governance.duties' | 'governance.gaps',
  id: string,
  facts: Record<string, string | number | null>,
): Promise<void> {
  await sql`select audit.note('export', ${type}, ${id}, ${JSON.stringify(facts)}::jsonb)`.execute(db);
}
