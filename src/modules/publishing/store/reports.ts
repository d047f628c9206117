import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { Addendum } from '../contract/content.ts';
import type { Publication, ReportSummary } from '../contract.ts';

/** A moment as ISO 8601 text, as contracts want it. */
const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** A frozen report without its content. */
export type StoredReport = Omit<ReportSummary, 'publication'> & { ownerId: string };

const reportColumns = sql`r.id, r.round_id as "roundId", r.slug, r.title, r.year, r.owner_organisation_id as "ownerId",
  r.hash, ${iso('r.frozen_at')} as "frozenAt"`;

export async function findReport(db: DatabaseTransaction, roundId: string): Promise<StoredReport | null> {
  const { rows } = await sql<StoredReport>`
    select ${reportColumns} from publishing.report r where r.round_id = ${roundId}`.execute(db);
  return rows[0] ?? null;
}

/** Reports of the given rounds, with the latest decision about each. */
export async function listReports(
  db: DatabaseTransaction,
  roundIds: readonly string[],
): Promise<ReportSummary[]> {
  const { rows } = await sql<ReportSummary>`
    select r.id, r.round_id as "roundId", r.slug, r.title, r.year, r.hash, ${iso('r.frozen_at')} as "frozenAt",
      (select p.state from publishing.publication p where p.report_id = r.id order by p.number desc limit 1) as publication
    from publishing.report r where r.round_id = any (${[...roundIds]}::uuid[])`.execute(db);
  return rows;
}

/** The content as it was frozen, byte for byte. */
export async function getContent(db: DatabaseTransaction, reportId: string): Promise<string> {
  const { rows } = await sql<{
    content: string;
  }>`select content from publishing.report where id = ${reportId}`.execute(db);
  return rows[0]!.content;
}

/** @returns false when somebody else froze the round at the same moment */
export async function insertReport(
  db: DatabaseTransaction,
  report: {
    roundId: string;
    ownerId: string;
    slug: string;
    title: string;
    year: number;
    content: string;
    hash: string;
    by: string;
    at: Date;
  },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into publishing.report (round_id, owner_organisation_id, slug, title, year, content, hash, frozen_by, frozen_at)
    values (${report.roundId}, ${report.ownerId}, ${report.slug}, ${report.title}, ${report.year}, ${report.content},
      ${report.hash}, ${report.by}, ${report.at})
    on conflict (round_id) do nothing returning id`.execute(db);
  return rows.length === 1;
}

/** Public names that begin alike and are taken. */
export async function listSlugs(db: DatabaseTransaction, beginning: string): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from publishing.report where starts_with(slug, ${beginning})`.execute(db);
  return rows.map(({ slug }) => slug);
}

export async function listAddenda(db: DatabaseTransaction, reportId: string): Promise<Addendum[]> {
  const { rows } = await sql<Addendum>`
    select a.id, a.number, a.text, a.question_id as "questionId", a.about, o.name as by, ${iso('a.added_at')} as "addedAt"
    from publishing.addendum a join publishing.report r on r.id = a.report_id
    join organisation.organisation o on o.id = r.owner_organisation_id
    where a.report_id = ${reportId} order by a.number`.execute(db);
  return rows;
}

export async function insertAddendum(
  db: DatabaseTransaction,
  addendum: {
    reportId: string;
    text: string;
    questionId: string | null;
    about: string;
    by: string;
    at: Date;
  },
): Promise<void> {
  await sql`
    insert into publishing.addendum (report_id, number, text, question_id, about, added_by, added_at)
    select ${addendum.reportId}, coalesce(max(number), 0) + 1, ${addendum.text}, ${addendum.questionId}::uuid,
      ${addendum.about}, ${addendum.by}::uuid, ${addendum.at}
    from publishing.addendum where report_id = ${addendum.reportId}`.execute(db);
}

export async function listPublications(db: DatabaseTransaction, reportId: string): Promise<Publication[]> {
  const { rows } = await sql<Publication>`
    select p.number, p.state, p.reason, ${iso('p.decided_at')} as "decidedAt", e.name as "decidedBy"
    from publishing.publication p join identity.person e on e.id = p.decided_by
    where p.report_id = ${reportId} order by p.number desc`.execute(db);
  return rows;
}

export async function insertPublication(
  db: DatabaseTransaction,
  publication: {
    reportId: string;
    number: number;
    state: Publication['state'];
    reason: string;
    by: string;
    at: Date;
  },
): Promise<void> {
  await sql`
    insert into publishing.publication (report_id, number, state, reason, decided_by, decided_at)
    values (${publication.reportId}, ${publication.number}, ${publication.state}, ${publication.reason},
      ${publication.by}, ${publication.at})`.execute(db);
}

/** Writes an act with a report to the audit log. */
export async function noteAct(
  db: DatabaseTransaction,
  act: 'export' | 'publish' | 'withdraw',
  reportId: string,
  facts: Record<string, unknown>,
) {
  await sql`select audit.note(${act}, 'publishing.report', ${reportId}, ${JSON.stringify(facts)}::jsonb)`.execute(
    db,
  );
}
