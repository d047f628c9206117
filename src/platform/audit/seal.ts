import { sql } from 'kysely';
import type { Connection } from '../database/connection.ts';

const ROWS_IN_A_BLOCK = 1000;

/** Seals everything committed so far. @returns how many blocks were sealed */
export async function sealPending(app: Connection): Promise<number> {
  let blocks = 0;
  for (;;) {
    const { rows } = await sql<{
      sealed: boolean;
    }>`select audit.seal_pending(${ROWS_IN_A_BLOCK}) as sealed`.execute(app.db);
    if (!rows[0]?.sealed) return blocks;
    blocks += 1;
  }
}
