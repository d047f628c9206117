import { sql } from 'kysely';
import type { Connection, DatabaseTransaction } from '../database/connection.ts';
import type { Language } from '../identity/context.ts';
import type { Letter, Outcome, TakenLetter } from './letter.ts';

/**
 * Puts a letter in the outbox, in the transaction that decided on it.
 * @param key what makes it one letter, for instance `followup.reminder/<person>/<day>`
 * @returns its identifier, or null when there is one with the same key
 */
export async function writeLetter(
  db: DatabaseTransaction,
  letter: Letter & {
    personId: string;
    kind: string;
    key: string;
    language: Language;
    unsubscribeLink: string;
    at: Date;
  },
): Promise<string | null> {
  const { personId, kind, key, language, subject, text, html, unsubscribeLink, at } = letter;
  const { rows } = await sql<{
    id: string | null;
  }>`select mail.write(${personId}, ${kind}, ${key}, ${language},
    ${subject}, ${text}, ${html}, ${unsubscribeLink}, ${at}) as id`.execute(db);
  return rows[0]?.id ?? null;
}

/** The address of the page where a person's letters are stopped; the same in every letter to that person. */
export async function unsubscribeLinkFor(
  db: DatabaseTransaction,
  personId: string,
  publicUrl: string,
): Promise<string> {
  const { rows } = await sql<{ token: string }>`select mail.unsubscribe_token(${personId}) as token`.execute(
    db,
  );
  return `${publicUrl}/paminnelser/avsluta/${rows[0]!.token}`;
}

/** Letters whose turn it is; each is held for five minutes, and comes again when nothing is heard of it. */
export async function takeLetters(
  db: Connection['db'],
  at: Date,
  day: string,
  most: number,
): Promise<TakenLetter[]> {
  const { rows } = await sql<TakenLetter>`
    select id, name, address, language, subject, body_text as text, body_html as html,
      unsubscribe_link as "unsubscribeLink", attempts, created_at as "createdAt"
    from mail.take(${at}, ${day}, ${most}, interval '5 minutes')`.execute(db);
  return rows;
}

export async function settleLetter(
  db: Connection['db'],
  letter: Pick<TakenLetter, 'id' | 'address'>,
  outcome: Outcome,
  at: Date,
): Promise<void> {
  const code = 'code' in outcome ? outcome.code : '';
  const againAt = outcome.kind === 'postponed' ? outcome.againAt : null;
  await sql`select mail.settle(${letter.id}, ${outcome.kind}, ${code}, ${letter.address}, ${at}, ${againAt})`.execute(
    db,
  );
}
