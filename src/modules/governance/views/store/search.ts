import { sql } from 'kysely';
import { type DatabaseTransaction, prepared } from '../../../../platform/database/connection.ts';
import type { SearchTerms } from '../../rules/search.ts';
import type { FindQuery, Found, Hit } from '../contract.ts';
import { HIT_BEGINS, HIT_ENDS } from '../rules/marked.ts';
import { currentDocument, currentVersions } from './current.ts';

/** A hit as the database gives it: signs around what was found, and where it stands in the order. */
export type RawHit = Omit<Hit, 'title' | 'excerpt'> & { title: string; excerpt: string; rank: number };

const whole = `StartSel=${HIT_BEGINS}, StopSel=${HIT_ENDS}, HighlightAll=true`;
const piece = `StartSel=${HIT_BEGINS}, StopSel=${HIT_ENDS}, MaxWords=28, MinWords=12, MaxFragments=1`;

/**
 * The best of each kind, or one kind a page at a time, in the versions a reader would open. Two queries. Only the texts
 * that are shown are marked, since marking costs more than finding.
 */
export async function findHits(
  db: DatabaseTransaction,
  terms: SearchTerms,
  query: FindQuery,
  after: { rank: number; id: string } | null,
): Promise<{ hits: RawHit[]; counts: Found['counts'] }> {
  const { rows } = await sql<{ best: RawHit[]; counts: Partial<Found['counts']> }>`${prepared}
    with wanted as (select ${terms.tsquery}::tsquery as q),
    current as materialized (select * from ${currentVersions} v),
    found as materialized (
      select 'document' as kind, d.id, c.id as version_id,
        ts_rank(d.search, q) + case when lower(d.diary_number) = any (${terms.diaryNumbers}::text[]) then 2 else 0 end as rank
      from governance.document d join current c on c.document_id = d.id, wanted
      where ${terms.itemNumbers.length === 0}
        and (lower(d.diary_number) = any (${terms.diaryNumbers}::text[])
          or (${terms.words}::boolean and ${terms.diaryNumbers.length === 0} and d.search @@ q))
      union all
      select i.kind, i.id, i.version_id,
        ts_rank(i.search, q) + case when i.number = any (${terms.itemNumbers}::text[]) then 1 else 0 end
      from governance.item i join current c on c.id = i.version_id, wanted
      where (${terms.itemNumbers.length === 0} or i.number = any (${terms.itemNumbers}::text[]))
        and (not ${terms.words}::boolean or i.search @@ q)
        and (${terms.words}::boolean or ${terms.itemNumbers.length > 0}::boolean)),
    placed as (
      select f.*, row_number() over (partition by kind order by rank desc, id) as place from found f
      where ${query.kind ?? null}::text is null or (kind = ${query.kind ?? null}
        and (${after?.rank ?? null}::float4 is null
          or rank < ${after?.rank ?? null}::float4 or (rank = ${after?.rank ?? null}::float4 and id > ${after?.id ?? null}::uuid)))),
    best as (
      select p.kind, p.id, p.rank, p.place, coalesce(i.number, '') as number,
        ts_headline('pg_catalog.swedish', coalesce(i.title, d.title), w.q, ${whole}) as title,
        case when i.id is null then '' else ts_headline('pg_catalog.swedish',
          concat_ws(' · ', nullif(i.expected_result, ''), nullif(i.target_group, ''), nullif(i.description, '')),
          w.q, ${piece}) end as excerpt,
        ${currentDocument} || jsonb_build_object('diaryNumber', d.diary_number) as document
      from placed p cross join wanted w
      join current v on v.id = p.version_id join governance.document d on d.id = v.document_id
      left join governance.item i on i.id = p.id and p.kind <> 'document'
      where p.place <= ${query.limit + 1})
    select
      coalesce((select jsonb_agg(to_jsonb(b) - 'place' order by b.kind, b.place) from best b), '[]') as best,
      coalesce((select jsonb_object_agg(kind, n) from (select kind, count(*) as n from found group by kind) k), '{}') as counts
  `.execute(db);
  const { best, counts } = rows[0]!;
  return { hits: best, counts: { measure: 0, strategy: 0, document: 0, ...counts } };
}
