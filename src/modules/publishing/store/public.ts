import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../platform/database/connection.ts';
import type { Addendum, OfficeEdition } from '../contract/content.ts';

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** A published report in a list. */
export interface PublicSummary {
  slug: string;
  title: string;
  year: number;
  owner: string;
  hash: string;
  frozenAt: string;
  publishedAt: string;
  /** When it was published or last got an addendum or an edition of the office's text. */
  changedAt: string;
}

/** A report that is or was public; everything but the title and the decision is null when it was withdrawn. */
export interface PublicReport {
  slug: string;
  title: string;
  year: number;
  owner: string;
  state: 'published' | 'withdrawn';
  decidedAt: string;
  reason: string;
  hash: string | null;
  frozenAt: string | null;
  addenda: Addendum[] | null;
  /** null also before the first edition. */
  office: OfficeEdition | null;
}

/** What is published, latest year first. */
export async function listPublicReports(db: DatabaseTransaction): Promise<PublicSummary[]> {
  const { rows } = await sql<PublicSummary>`
    select slug, title, year, owner, hash, ${iso('frozen_at')} as "frozenAt", ${iso('published_at')} as "publishedAt",
      ${iso('changed_at')} as "changedAt" from publishing.public_reports()`.execute(db);
  return rows;
}

/** Without its content, which is long. null when it never was published. */
export async function findPublicReport(db: DatabaseTransaction, slug: string): Promise<PublicReport | null> {
  const { rows } = await sql<PublicReport>`
    select slug, title, year, owner, state, ${iso('decided_at')} as "decidedAt", reason, hash,
      ${iso('frozen_at')} as "frozenAt", addenda, office from publishing.public_report(${slug})`.execute(db);
  return rows[0] ?? null;
}

/** The content of a published report as it was frozen; null for every other. */
export async function findPublicContent(db: DatabaseTransaction, slug: string): Promise<string | null> {
  const { rows } = await sql<{ content: string | null }>`
    select content from publishing.public_report(${slug})`.execute(db);
  return rows[0]?.content ?? null;
}
