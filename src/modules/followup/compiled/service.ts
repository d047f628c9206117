import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { listFollowedIndicators, listMeasuresWithoutContact } from '../../governance/index.ts';
import type { AnswerState, CompiledFilter, Round } from '../contract.ts';
import { listSourcesOf } from '../filling/store/answers.ts';
import { mayReadCounts, runsRound } from '../policy.ts';
import { factsOf, getRound } from '../service/rounds.ts';
import { listEarlierAnswers } from '../store/earlier.ts';
import type {
  AnswersFilter,
  AnswersPage,
  BoardLacks,
  Completeness,
  HeatMap,
  HeatMapFilter,
  Overview,
} from './contract.ts';
import { gatherAnswers } from './rules/answers.ts';
import { buildCompleteness, lacksOf } from './rules/completeness.ts';
import { buildHeatRows } from './rules/heat-map.ts';
import { buildOverview } from './rules/overview.ts';
import * as answers from './store/answers.ts';
import * as completeness from './store/completeness.ts';
import * as heat from './store/heat-map.ts';
import * as overview from './store/overview.ts';

const STATES: Record<CompiledFilter['include'], readonly AnswerState[]> = {
  approved: ['approved'],
  submitted: ['approved', 'submitted'],
};

/** An opened round, and which answers count: submitted ones only for the planners who run it. @throws not-found */
async function getOpened(ctx: ActingContext, roundId: string, filter: CompiledFilter) {
  const round = await getRound(ctx, roundId);
  if (round.status === 'draft') throw problems.notFound();
  const include = runsRound(ctx.actor, factsOf(round)) ? filter.include : 'approved';
  return { round, include, states: STATES[include] };
}

const versionIdsOf = ({ documents }: Round) => documents.map(({ versionId }) => versionId);

/** The round's result in counts, with the counts of the time before. Five queries, whatever its size. */
export async function getOverview(
  ctx: ActingContext,
  roundId: string,
  filter: CompiledFilter,
): Promise<Overview> {
  const { round, include, states } = await getOpened(ctx, roundId, filter);
  const kept = include === 'approved' && mayReadCounts(ctx.actor, factsOf(round));
  return buildOverview({
    round,
    include,
    questions: kept
      ? await overview.listKeptCounts(ctx.db, roundId)
      : await overview.countQuestions(ctx.db, roundId, states),
    before: await overview.listBefore(ctx.db, roundId),
    through: await overview.listThrough(ctx.db, roundId),
    indicators: await listFollowedIndicators(ctx, versionIdsOf(round)),
  });
}

const writeCursor = ({ document, position, id }: answers.QuestionPlace) =>
  Buffer.from(JSON.stringify([document, position, id])).toString('base64url');
function readCursor(text: string | undefined) {
  if (!text) return null;
  try {
    const [document, position, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    const sound =
      Number.isInteger(document) && Number.isInteger(position) && /^[0-9a-f-]{36}$/.test(String(id));
    return sound ? { document: Number(document), position: Number(position), id: String(id) } : null;
  } catch {
    return null;
  }
}

/** Whether fewer answers are wanted than the overview has counted already. */
const isFiltered = ({ organisationId, value, only }: answers.Wanted['filter']) =>
  organisationId !== undefined || value !== undefined || only !== undefined;

/** Answers to the letter, a page of questions at a time; six queries, and one for where filled answers come from, whatever the size of the round. */
export async function listAnswers(
  ctx: ActingContext,
  roundId: string,
  { include, after, limit, ...filter }: AnswersFilter,
): Promise<AnswersPage> {
  const { round, states } = await getOpened(ctx, roundId, { include });
  const wanted = { roundId, states, filter };
  const cursor = readCursor(after);
  const places = await answers.listPlaces(ctx.db, wanted, cursor, limit + 1);
  const shown = places.slice(0, limit);
  const last = shown.at(-1);
  const rows = await answers.listFitting(
    ctx.db,
    wanted,
    shown.map(({ id }) => id),
  );
  const answerIds = rows.flatMap(({ answerId }) => answerId ?? []);
  const earlier = await listEarlierAnswers(
    ctx.db,
    roundId,
    shown.map(({ id }) => id),
  );
  return {
    questions: gatherAnswers({
      questions: shown,
      rows,
      sources: round.origin === 'filled' ? await listSourcesOf(ctx.db, answerIds) : null,
      earlier,
      successors: await answers.listSuccessors(ctx.db),
    }),
    next: places.length > limit && last ? writeCursor(last) : null,
    total: cursor === null && isFiltered(filter) ? await answers.countFitting(ctx.db, wanted) : null,
  };
}

/** Boards × measures of one document; four queries. @throws not-found for a document that the round does not follow up */
export async function getHeatMap(
  ctx: ActingContext,
  roundId: string,
  filter: HeatMapFilter,
): Promise<HeatMap> {
  const { round, include, states } = await getOpened(ctx, roundId, filter);
  const document = round.documents.find(
    ({ versionId }) => versionId === (filter.versionId ?? round.documents[0]?.versionId),
  );
  if (!document) throw problems.notFound();
  const questions = await heat.listHeatQuestions(ctx.db, roundId, document.versionId);
  const rows = await heat.listHeatRows(ctx.db, roundId, document.versionId, states);
  const measures = await heat.listNamedQuestions(ctx.db, [
    ...new Set(rows.flatMap(({ through }) => through)),
  ]);
  return { round, include, document, questions, rows: buildHeatRows(questions, rows), measures };
}

/** What every organisation's part lacks, in counts; four queries. */
export async function getCompleteness(
  ctx: ActingContext,
  roundId: string,
  filter: CompiledFilter,
): Promise<Completeness> {
  const { round, include, states } = await getOpened(ctx, roundId, filter);
  const withoutContact = await listMeasuresWithoutContact(ctx, versionIdsOf(round));
  const rows = await completeness.countComplete(ctx.db, roundId, states, withoutContact);
  const indicators = await listFollowedIndicators(ctx, versionIdsOf(round));
  return {
    round,
    include,
    ...buildCompleteness(round.documents, round.organisations, rows, indicators),
  };
}

/** What one organisation's part lacks, question by question; three queries. */
export async function getBoardLacks(
  ctx: ActingContext,
  roundId: string,
  organisationId: string,
  filter: CompiledFilter,
): Promise<BoardLacks> {
  const { round, states } = await getOpened(ctx, roundId, filter);
  const organisation = round.organisations.find(({ id }) => id === organisationId);
  if (!organisation) throw problems.notFound();
  const nobodys = new Set(await listMeasuresWithoutContact(ctx, versionIdsOf(round)));
  const rows = await completeness.listBoardQuestions(ctx.db, roundId, organisationId, states);
  return {
    organisation,
    questions: rows.flatMap(({ answered, commented, ...question }) => {
      const carried = question.itemId === null || !nobodys.has(question.itemId);
      const lacks = lacksOf({ answered, commented, carried });
      return lacks.length > 0 ? [{ ...question, lacks }] : [];
    }),
  };
}
