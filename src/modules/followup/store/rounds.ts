import { sql } from 'kysely';
import { type DatabaseTransaction, prepared } from '../../../platform/database/connection.ts';
import type { Round, RoundDocument, RoundDraft, RoundFilter, RoundOrigin } from '../contract.ts';

/** A moment as ISO 8601 text, as contracts want it. */
const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

const roundColumns = sql`
  r.id, r.title, r.year, jsonb_build_object('id', owner.id, 'name', owner.name) as owner, r.status, r.origin,
  r.opens_on as "opensOn", r.due_on as "dueOn", r.introduction, r.everyone,
  ${iso('r.opened_at')} as "openedAt", ${iso('r.closed_at')} as "closedAt", r.revision,
  coalesce((select jsonb_agg(jsonb_build_object('versionId', d.version_id, 'title', d.title) order by d.position)
    from followup.round_document d where d.round_id = r.id), '[]') as documents,
  coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name collate public.swedish)
    from followup.round_organisation ro join organisation.organisation o on o.id = ro.organisation_id
    where ro.round_id = r.id), '[]') as organisations,
  (select count(*)::integer from followup.question q where q.round_id = r.id and not q.dropped) as "questionCount"`;
const roundTables = sql`
  followup.round r join organisation.organisation owner on owner.id = r.owner_organisation_id`;

const writeCursor = (round: Pick<Round, 'year' | 'dueOn' | 'id'>) =>
  Buffer.from(JSON.stringify([round.year, round.dueOn, round.id])).toString('base64url');
function readCursor(text: string | undefined): { year: number; dueOn: string; id: string } | null {
  if (!text) return null;
  try {
    const [year, dueOn, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [
      number,
      string,
      string,
    ];
    const sound = Number.isInteger(year) && /^\d{4}-\d\d-\d\d$/.test(dueOn) && /^[0-9a-f-]{36}$/.test(id);
    return sound ? { year, dueOn, id } : null;
  } catch {
    return null;
  }
}

/** Latest year first. Two queries, however many rounds. */
export async function listRounds(db: DatabaseTransaction, filter: RoundFilter) {
  const cursor = readCursor(filter.after);
  const matches = sql`(${filter.status ?? null}::text is null or r.status = ${filter.status ?? null})`;
  const { rows } = await sql<Round>`
    select ${roundColumns} from ${roundTables}
    where ${matches} and (${cursor?.year ?? null}::integer is null or (r.year, r.due_on, r.id)
      < (${cursor?.year ?? 0}::integer, ${cursor?.dueOn ?? null}::date, ${cursor?.id ?? null}::uuid))
    order by r.year desc, r.due_on desc, r.id desc limit ${filter.limit + 1}`.execute(db);
  const count = await sql<{ n: number }>`select count(*) as n from followup.round r where ${matches}`.execute(
    db,
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    items: page,
    total: count.rows[0]?.n ?? 0,
    next: rows.length > filter.limit && last ? writeCursor(last) : null,
  };
}

export async function findRound(db: DatabaseTransaction, id: string): Promise<Round | null> {
  const { rows } = await sql<Round>`${prepared}
    select ${roundColumns} from ${roundTables} where r.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function insertRound(
  db: DatabaseTransaction,
  draft: RoundDraft,
  made: { ownerOrganisationId: string; origin: RoundOrigin; by: string; at: Date },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into followup.round (title, year, owner_organisation_id, opens_on, due_on, introduction, everyone,
      origin, created_by, created_at)
    values (${draft.title}, ${draft.year}, ${made.ownerOrganisationId}, ${draft.opensOn}, ${draft.dueOn},
      ${draft.introduction}, ${draft.everyone}, ${made.origin}, ${made.by}, ${made.at})
    returning id`.execute(db);
  return rows[0]!.id;
}

/** @returns false when the revision is not the present one, or the round may not be changed */
export async function updateRound(
  db: DatabaseTransaction,
  id: string,
  revision: number,
  draft: Omit<RoundDraft, 'versionIds' | 'organisationIds'>,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update followup.round set title = ${draft.title}, year = ${draft.year}, opens_on = ${draft.opensOn},
      due_on = ${draft.dueOn}, introduction = ${draft.introduction}, everyone = ${draft.everyone},
      revision = revision + 1
    where id = ${id} and revision = ${revision} and status = 'draft' returning id`.execute(db);
  return rows.length === 1;
}

/** @returns false when the revision is not the present one, or the round is not open */
export async function updateOpenRound(
  db: DatabaseTransaction,
  id: string,
  change: { revision: number; dueOn: string; introduction: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update followup.round set due_on = ${change.dueOn}, introduction = ${change.introduction},
      opens_on = least(opens_on, ${change.dueOn}::date), revision = revision + 1
    where id = ${id} and revision = ${change.revision} and status = 'open' returning id`.execute(db);
  return rows.length === 1;
}

/** @returns false when the round is no draft any more, or somebody changed it meanwhile */
export async function openRound(
  db: DatabaseTransaction,
  id: string,
  revision: number,
  opened: { by: string; at: Date; day: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update followup.round set status = 'open', opened_by = ${opened.by}, opened_at = ${opened.at},
      opens_on = ${opened.day}, revision = revision + 1
    where id = ${id} and revision = ${revision} and status = 'draft' returning id`.execute(db);
  return rows.length === 1;
}

/** @returns false when the round is not open, or somebody changed it meanwhile */
export async function closeRound(
  db: DatabaseTransaction,
  id: string,
  revision: number,
  closed: { by: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update followup.round set status = 'closed', closed_by = ${closed.by}, closed_at = ${closed.at},
      revision = revision + 1
    where id = ${id} and revision = ${revision} and status = 'open' returning id`.execute(db);
  return rows.length === 1;
}

/** @returns false when there is no such draft */
export async function deleteRound(db: DatabaseTransaction, id: string): Promise<boolean> {
  const { rows } = await sql<{
    id: string;
  }>`delete from followup.round where id = ${id} returning id`.execute(db);
  return rows.length === 1;
}

/** Sets which documents the round follows up; questions of those taken away go with them. */
export async function setDocuments(db: DatabaseTransaction, roundId: string, documents: RoundDocument[]) {
  await sql`delete from followup.round_document where round_id = ${roundId}
    and version_id <> all (${documents.map(({ versionId }) => versionId)}::uuid[])`.execute(db);
  await sql`
    insert into followup.round_document (round_id, version_id, title, position)
    select ${roundId}, d.version_id, d.title, d.position
    from unnest(${documents.map(({ versionId }) => versionId)}::uuid[], ${documents.map(({ title }) => title)}::text[])
      with ordinality as d (version_id, title, position)
    on conflict (round_id, version_id) do update set title = excluded.title, position = excluded.position`.execute(
    db,
  );
}

/** Sets who is asked; recipients who are not asked any more are taken from the questions. */
export async function setOrganisations(db: DatabaseTransaction, roundId: string, organisationIds: string[]) {
  await sql`delete from followup.round_organisation where round_id = ${roundId}
    and organisation_id <> all (${organisationIds}::uuid[])`.execute(db);
  await sql`
    insert into followup.round_organisation (round_id, organisation_id)
    select ${roundId}, id from unnest(${organisationIds}::uuid[]) as id on conflict do nothing`.execute(db);
}
