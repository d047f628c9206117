import pg from 'pg';
import type { LoggedEvent, Seal } from './merkle.ts';

const ROWS_AT_A_TIME = 5000;

/** The whole log in order of transaction and id, read in one snapshot together with the seals. */
export interface LogReading {
  seals: Seal[];
  events: AsyncGenerator<LoggedEvent>;
  close(): Promise<void>;
}

/** @param ownerUrl connection as samlad_owner: nobody's session is needed to verify */
export async function readLog(ownerUrl: string): Promise<LogReading> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('begin isolation level repeatable read read only');
  const { rows: seals } = await client.query<Seal>(`
    select block::integer as block, upto_transaction::text as "uptoTransaction", events::integer as events,
      merkle_root as "merkleRoot", previous_seal as "previousSeal", seal
    from audit.seal order by block`);
  await client.query(`
    declare log no scroll cursor for
    select id::text as id, transaction_id::text as "transactionId",
      to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt",
      person_id::text as "personId", role, organisation_id::text as "organisationId", request_id as "requestId",
      action, object_type as "objectType", object_id as "objectId", columns, detail::text as detail
    from audit.event e order by e.transaction_id, e.id`);
  async function* events(): AsyncGenerator<LoggedEvent> {
    for (;;) {
      const { rows } = await client.query<LoggedEvent>(`fetch ${ROWS_AT_A_TIME} from log`);
      yield* rows;
      if (rows.length < ROWS_AT_A_TIME) return;
    }
  }
  return {
    seals,
    events: events(),
    close: async () => {
      await client.end();
    },
  };
}
