import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type {
  Merger,
  Organisation,
  OrganisationDetail,
  OrganisationDraft,
  OrganisationFilter,
  RegisterName,
} from '../contract.ts';
import { containing, cutPage, keyset, validOn } from './paging.ts';

const columns = sql`
  o.id, o.kind, o.name, o.short_name as "shortName", o.aliases, o.external,
  case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as parent,
  case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as area,
  case when s.id is null then null else jsonb_build_object('id', s.id, 'name', s.name) end as successor,
  o.in_declaration_of_intent as "inDeclarationOfIntent",
  o.valid_from as "validFrom", o.valid_to as "validTo", o.revision`;
const tables = sql`
  organisation.organisation o
  left join organisation.organisation p on p.id = o.parent_id
  left join organisation.area a on a.id = o.area_id
  left join organisation.organisation s on s.id = o.successor_id`;

const sortKeys = {
  name: sql`o.name`,
  validFrom: sql`o.valid_from::text`,
  // What still exists ends last.
  validTo: sql`coalesce(o.valid_to::text, '9999')`,
};

/** Two queries, however many there are. */
export async function listOrganisations(db: DatabaseTransaction, filter: OrganisationFilter, today: string) {
  const pattern = containing(filter.q);
  const day = filter.on === 'all' ? null : (filter.on ?? today);
  const matches = sql`
    (${pattern}::text is null or o.name ilike ${pattern} or o.short_name ilike ${pattern}
      or exists (select 1 from unnest(o.aliases) alias where alias ilike ${pattern}))
    and (${filter.kind ?? null}::text is null or o.kind = ${filter.kind ?? null})
    and (${filter.areaId ?? null}::uuid is null or o.area_id = ${filter.areaId ?? null})
    and (${filter.scope} = 'all' or o.external = (${filter.scope} = 'external'))
    and ${validOn('o', day)}`;
  const key = sortKeys[filter.sort.replace('-', '') as keyof typeof sortKeys];
  const { after, order } = keyset(key, sql`o.id`, filter.sort, filter.after);
  const { rows } = await sql<Organisation & { sortKey: string }>`
    select ${columns}, ${key} as "sortKey" from ${tables}
    where ${matches} and ${after} order by ${order} limit ${filter.limit + 1}`.execute(db);
  const count = await sql<{ n: number }>`
    select count(*) as n from organisation.organisation o where ${matches}`.execute(db);
  const page = cutPage(rows, filter.limit);
  return { organisations: page.rows, count: count.rows[0]?.n ?? 0, next: page.next };
}

export async function findOrganisation(db: DatabaseTransaction, id: string): Promise<Organisation | null> {
  const { rows } = await sql<Organisation>`select ${columns} from ${tables} where o.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function findOrganisationDetail(
  db: DatabaseTransaction,
  id: string,
): Promise<OrganisationDetail | null> {
  const { rows } = await sql<OrganisationDetail>`
    select ${columns},
      coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'validTo', b.valid_to)
          order by b.valid_to desc nulls first, b.name collate public.swedish)
        from organisation.organisation b where b.successor_id = o.id), '[]') as predecessors,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'kind', c.kind,
          'validFrom', c.valid_from, 'validTo', c.valid_to) order by c.name collate public.swedish, c.id)
        from organisation.organisation c where c.parent_id = o.id), '[]') as children
    from ${tables} where o.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Which organisation belongs to which and went up in which; every one, so that a circle can be found. */
export async function listOrganisationLinks(db: DatabaseTransaction) {
  const { rows } = await sql<{ id: string; parentId: string | null; successorId: string | null }>`
    select id, parent_id as "parentId", successor_id as "successorId" from organisation.organisation
    where parent_id is not null or successor_id is not null`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Every name the register knows, also of those that have ended: old documents use old names. */
export async function listRegisterNames(db: DatabaseTransaction): Promise<RegisterName[]> {
  const { rows } = await sql<RegisterName>`
    select o.id, o.name, o.kind, o.valid_to as "validTo",
      case when o.short_name = '' then o.aliases else o.aliases || o.short_name end as aliases
    from organisation.organisation o
    order by o.valid_to is not null, o.name collate public.swedish, o.id`.execute(db);
  return rows;
}

export async function insertOrganisation(db: DatabaseTransaction, draft: OrganisationDraft): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into organisation.organisation (kind, name, short_name, aliases, parent_id, area_id, successor_id,
      in_declaration_of_intent, valid_from, valid_to)
    values (${draft.kind}, ${draft.name}, ${draft.shortName}, ${draft.aliases}::text[], ${draft.parentId}, ${draft.areaId},
      ${draft.successorId}, ${draft.inDeclarationOfIntent}, ${draft.validFrom}, ${draft.validTo})
    returning id`.execute(db);
  return rows[0]!.id;
}

/** @returns false when the revision is not the present one, or the row may not be changed */
export async function updateOrganisation(
  db: DatabaseTransaction,
  id: string,
  revision: number,
  draft: OrganisationDraft,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update organisation.organisation set kind = ${draft.kind}, name = ${draft.name}, short_name = ${draft.shortName},
      aliases = ${draft.aliases}::text[], parent_id = ${draft.parentId}, area_id = ${draft.areaId},
      successor_id = ${draft.successorId}, in_declaration_of_intent = ${draft.inDeclarationOfIntent},
      valid_from = ${draft.validFrom}, valid_to = ${draft.validTo}, revision = revision + 1
    where id = ${id} and revision = ${revision} returning id`.execute(db);
  return rows.length === 1;
}

/** @returns false when the revision is not the present one, or the row may not be changed */
export async function closeOrganisation(
  db: DatabaseTransaction,
  id: string,
  merger: Merger,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update organisation.organisation set successor_id = ${merger.successorId}, valid_to = ${merger.lastDay},
      revision = revision + 1
    where id = ${id} and revision = ${merger.revision} returning id`.execute(db);
  return rows.length === 1;
}
