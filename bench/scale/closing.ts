import { sql } from 'kysely';
import pg from 'pg';
import '../../src/modules/index.ts';
import { closeRound, getRound } from '../../src/modules/followup/service/rounds.ts';
import type { Figure } from '../figure.ts';
import type { ScaleCity } from './city.ts';

/** Everything answered and approved, a link at every fourth answer: the most that one closing has to freeze. */
const APPROVED = `
  set session_replication_role = replica;
  update followup.answer a set state = 'approved', submitted_by = coalesce(submitted_by, updated_by),
    submitted_at = coalesce(submitted_at, updated_at), approved_by = coalesce(approved_by, r.created_by),
    approved_at = coalesce(approved_at, updated_at), returned_by = null, returned_at = null, return_note = ''
  from followup.round r where r.id = a.round_id and r.status = 'open' and a.state <> 'approved';
  insert into followup.evidence (answer_id, kind, title, address, added_by, added_at)
  select a.id, 'link', 'Årsrapport', 'https://www.example.se/rapport/' || a.id, a.updated_by, a.updated_at
  from followup.answer a join followup.round r on r.id = a.round_id
  where r.status = 'open' and hashtext(a.id::text) % 4 = 0;
  analyze followup.answer, followup.evidence`;

/**
 * Closing the live round of 32,000 answers, its report frozen in the same transaction. It is done once and last: the
 * round is closed afterwards.
 */
export async function measureClosing(city: ScaleCity): Promise<Figure[]> {
  const superuser = new pg.Client({ connectionString: city.adminUrl });
  await superuser.connect();
  try {
    await superuser.query(APPROVED);
  } finally {
    await superuser.end();
  }
  const { id } = city.rounds.at(-1)!;
  const round = await city.as(city.planner, (ctx) => getRound(ctx, id));
  const begun = performance.now();
  await city.as(city.planner, (ctx) => closeRound(ctx, id, round.revision));
  const seconds = (performance.now() - begun) / 1000;
  const { rows } = await sql<{ megabytes: number; answers: number; links: number }>`
    select octet_length(r.content::text)::float8 / 1e6 as megabytes,
      (length(r.content::text) - length(replace(r.content::text, '"evidence":', ''))) / 11 as answers,
      (length(r.content::text) - length(replace(r.content::text, '"href":', ''))) / 7 as links
    from publishing.report r where r.round_id = ${id}`.execute(city.owner.db);
  const [frozen] = rows;
  if (!frozen) throw new Error('closing froze no report');
  return [
    {
      name: 'scale: closing a round, its report frozen',
      unit: 's',
      median: seconds,
      p95: seconds,
      bound: 5,
      note: `${frozen.answers} approved answers, ${frozen.links} links, ${frozen.megabytes.toFixed(0)} MB`,
    },
  ];
}
