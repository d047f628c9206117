import { sql } from 'kysely';
import type { DatabaseTransaction } from '../../../../platform/database/connection.ts';
import type { AnswerState, CompiledAnswer, Named } from '../../contract.ts';
import type { AnswersFilter } from '../contract.ts';

export interface Wanted {
  roundId: string;
  states: readonly AnswerState[];
  filter: Omit<AnswersFilter, 'include' | 'after' | 'limit'>;
}

/** Questions of the round (`q`) that the filter names. */
const questionFits = ({ roundId, filter }: Wanted) => sql`
  q.round_id = ${roundId} and not q.dropped
  and (${filter.questionId ?? null}::uuid is null or q.id = ${filter.questionId ?? null})
  and (${filter.versionId ?? null}::uuid is null or q.version_id = ${filter.versionId ?? null})`;
/** Whether what an organisation said is looked for, rather than who was asked or has not answered. */
const looksForAnswers = ({ filter }: Wanted) =>
  filter.only !== undefined || (filter.value !== undefined && filter.value !== 'none');
/** The answer (`a`) counts, whatever it says. */
const answerCounts = ({ roundId, states }: Wanted) =>
  sql`a.round_id = ${roundId} and a.state = any (${[...states]}::text[])`;
/** The answer (`a`) says what is looked for. */
const answerSays = ({ filter }: Wanted) => sql`
  (${filter.value ?? null}::text is null or a.value = ${filter.value ?? null})
  and (${filter.only ?? null}::text is null or a.hindrance ~ '\\S')`;
/** Of the organisation looked for, in the table with this short name. */
const ofOrganisation = ({ filter }: Wanted, table: 'a' | 'p') => sql`
  (${filter.organisationId ?? null}::uuid is null or ${sql.ref(table)}.organisation_id = ${filter.organisationId ?? null})`;

const anythingFits = (wanted: Wanted) =>
  looksForAnswers(wanted)
    ? sql`exists (select 1 from followup.answer a where a.question_id = q.id and ${answerCounts(wanted)}
        and ${answerSays(wanted)} and ${ofOrganisation(wanted, 'a')})`
    : sql`exists (select 1 from followup.question_recipient p where p.question_id = q.id
        and ${ofOrganisation(wanted, 'p')} and (${wanted.filter.value ?? null}::text is null
          or not exists (select 1 from followup.answer a where a.question_id = p.question_id
            and a.organisation_id = p.organisation_id and ${answerCounts(wanted)})))`;

export interface QuestionPlace {
  id: string;
  lineageId: string | null;
  document: number;
  position: number;
}

/** Questions that anything fits to, in the round's order, after a place. */
export async function listPlaces(
  db: DatabaseTransaction,
  wanted: Wanted,
  after: Omit<QuestionPlace, 'lineageId'> | null,
  limit: number,
): Promise<QuestionPlace[]> {
  const { rows } = await sql<QuestionPlace>`
    select q.id, q.lineage_id as "lineageId", d.position as document, q.position
    from followup.question q
    join followup.round_document d on d.round_id = q.round_id and d.version_id = q.version_id
    where ${questionFits(wanted)}
      and (${after?.id ?? null}::uuid is null or (d.position, q.position, q.id)
        > (${after?.document ?? 0}::integer, ${after?.position ?? 0}::integer, ${after?.id ?? null}::uuid))
      and ${anythingFits(wanted)}
    order by d.position, q.position, q.id limit ${limit}`.execute(db);
  return rows;
}

/** How many answers fit, and how many organisations asked have not answered (none, when answers are looked for). */
export async function countFitting(
  db: DatabaseTransaction,
  wanted: Wanted,
): Promise<{ answers: number; unanswered: number }> {
  const { rows } = await sql<{ asked: number; given: number; fitting: number }>`
    select
      (select count(*)::integer from followup.question_recipient p join followup.question q on q.id = p.question_id
        where p.round_id = ${wanted.roundId} and ${questionFits(wanted)} and ${ofOrganisation(wanted, 'p')}) as asked,
      count(*)::integer as given, (count(*) filter (where ${answerSays(wanted)}))::integer as fitting
    from followup.answer a join followup.question q on q.id = a.question_id
    where ${answerCounts(wanted)} and ${questionFits(wanted)} and ${ofOrganisation(wanted, 'a')}`.execute(db);
  const { asked, given, fitting } = rows[0]!;
  if (looksForAnswers(wanted)) return { answers: fitting, unanswered: 0 };
  return { answers: wanted.filter.value === 'none' ? 0 : given, unanswered: asked - given };
}

export type FittingRow = { questionId: string; organisation: Named } & (
  | ({ answerId: string } & Omit<CompiledAnswer, 'organisation' | 'answerId'>)
  | { answerId: null }
);

/** What fits to the given questions, by name of the organisation. */
export async function listFitting(
  db: DatabaseTransaction,
  wanted: Wanted,
  questionIds: readonly string[],
): Promise<FittingRow[]> {
  const { value } = wanted.filter;
  const fits = looksForAnswers(wanted)
    ? sql`a.id is not null and ${answerSays(wanted)}`
    : value === 'none'
      ? sql`a.id is null`
      : sql`true`;
  const { rows } = await sql<FittingRow>`
    select p.question_id as "questionId", jsonb_build_object('id', o.id, 'name', o.name) as organisation,
      a.id as "answerId", a.state, a.value, a.reason, a.comment, a.status, a.hindrance, a.cost
    from followup.question_recipient p
    join organisation.organisation o on o.id = p.organisation_id
    left join followup.answer a on a.question_id = p.question_id and a.organisation_id = p.organisation_id
      and a.question_id = any (${[...questionIds]}::uuid[]) and ${answerCounts(wanted)}
    where p.question_id = any (${[...questionIds]}::uuid[]) and ${ofOrganisation(wanted, 'p')} and ${fits}
    order by o.name collate public.swedish, o.id`.execute(db);
  return rows;
}

/** Which organisation each merged one went into. One query. */
export async function listSuccessors(db: DatabaseTransaction): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; successorId: string }>`
    select id, successor_id as "successorId" from organisation.organisation where successor_id is not null`.execute(
    db,
  );
  return new Map(rows.map(({ id, successorId }) => [id, successorId]));
}
