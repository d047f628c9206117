import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../platform/database/connection.ts';
import type { LogChoices, LogEvent, LogFilter } from './contract.ts';

export type StoredEvent = Omit<LogEvent, 'attention'>;

const columns = sql`
  e.id::text as id,
  to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as person,
  e.role,
  case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as organisation,
  e.request_id as "requestId", e.action, e.object_type as "objectType", e.object_id as "objectId", e.columns, e.detail,
  (select s.block from audit.seal s where s.upto_transaction >= e.transaction_id
    order by s.upto_transaction limit 1) as block`;
const tables = sql`
  audit.event e
  left join identity.person p on p.id = e.person_id
  left join organisation.organisation o on o.id = e.organisation_id`;

const startOf = (day: string) => sql`(${day}::date)::timestamp at time zone 'Europe/Stockholm'`;
const endOf = (day: string) => sql`(${day}::date + 1)::timestamp at time zone 'Europe/Stockholm'`;

function matching(filter: LogFilter) {
  const conditions = [
    ...(filter.personId ? [sql`e.person_id = ${filter.personId}`] : []),
    ...(filter.action ? [sql`e.action = ${filter.action}`] : []),
    ...(filter.objectType ? [sql`e.object_type = ${filter.objectType}`] : []),
    ...(filter.requestId ? [sql`e.request_id = ${filter.requestId}`] : []),
    ...(filter.from ? [sql`e.recorded_at >= ${startOf(filter.from)}`] : []),
    ...(filter.to ? [sql`e.recorded_at < ${endOf(filter.to)}`] : []),
  ];
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}

/** Newest first; one query. */
export async function listEvents(
  db: DatabaseTransaction,
  filter: LogFilter,
  after: string | null,
  limit: number,
): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${columns} from ${tables}
    where ${matching(filter)} ${after ? sql`and e.id < ${after}::bigint` : sql``}
    order by e.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Rows in an order that the seed decides: the same seed, the same sample. What nobody did is left out. */
export async function listSample(
  db: DatabaseTransaction,
  filter: LogFilter,
  seed: string,
  size: number,
): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${columns} from ${tables}
    where ${matching(filter)} and e.person_id is not null
    order by md5(e.id::text || ${seed}), e.id limit ${size}`.execute(db);
  return rows;
}

export async function readSealStatus(db: DatabaseTransaction) {
  const { rows } = await sql<{
    blocks: number;
    sealed: number;
    waiting: number;
    lastSealedAt: Date | null;
    oldestWaiting: Date | null;
  }>`
    select s.blocks, s.sealed, w.waiting, s."lastSealedAt", w."oldestWaiting"
    from (select count(*) as blocks, coalesce(sum(events), 0) as sealed, max(sealed_at) as "lastSealedAt",
        max(upto_transaction) as upto from audit.seal) s
    cross join lateral (select count(*) as waiting, min(recorded_at) as "oldestWaiting" from audit.event e
      where s.upto is null or e.transaction_id > s.upto) w`.execute(db);
  return rows[0]!;
}

/** What can be filtered by: everybody, and every kind of act there is in the log, read by leaps through an index. */
export async function readChoices(db: DatabaseTransaction): Promise<LogChoices> {
  const people = await sql<LogChoices['people'][number]>`
    select id, name from identity.person order by name collate public.swedish, id`.execute(db);
  const named = await sql<{ action: string; objectType: string }>`
    with recursive kind as (
      (select action, object_type from audit.event order by action, object_type limit 1)
      union all
      select e.action, e.object_type from kind k cross join lateral (
        select action, object_type from audit.event
        where (action, object_type) > (k.action, k.object_type) order by action, object_type limit 1) e
    )
    select action, object_type as "objectType" from kind`.execute(db);
  const distinct = (values: string[]) => [...new Set(values)].sort();
  return {
    people: people.rows,
    actions: distinct(named.rows.map(({ action }) => action)),
    objectTypes: distinct(named.rows.map(({ objectType }) => objectType)),
  };
}

export async function noteExport(
  db: DatabaseTransaction,
  facts: { rows: number; filters: string[] },
): Promise<void> {
  await sql`select audit.note('export', 'audit.event', '', ${JSON.stringify(facts)}::jsonb)`.execute(db);
}
