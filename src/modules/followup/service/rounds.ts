import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import { dayOf } from '../../organisation/index.ts';
import type {
  OpenRoundChange,
  Round,
  RoundChange,
  RoundChoices,
  RoundDocument,
  RoundDraft,
  RoundFilter,
  RoundOrigin,
  RoundPage,
} from '../contract.ts';
import {
  mayAdjustOpenRound,
  mayBeginRounds,
  mayCloseRound,
  mayOpenRound,
  mayPrepareRound,
  maySeeRound,
  type RoundFacts,
} from '../policy.ts';
import { followupProblems } from '../problems.ts';
import {
  answeringThroughMeasures,
  checkRound,
  generateQuestions,
  roundStatusAfter,
  whatKeepsFromOpening,
} from '../rules.ts';
import * as questions from '../store/questions.ts';
import * as store from '../store/rounds.ts';
import { tellClosed } from './closing.ts';
import { listAskable, listSources, readSource } from './sources.ts';

/** What the rules need to know about a round. */
export const factsOf = (round: Round): RoundFacts => ({
  ownerOrganisationId: round.owner.id,
  status: round.status,
  origin: round.origin,
  organisationIds: round.organisations.map(({ id }) => id),
});

export async function listRounds(ctx: ActingContext, filter: RoundFilter): Promise<RoundPage> {
  return await store.listRounds(ctx.db, filter);
}

export async function getRound(ctx: ActingContext, id: string): Promise<Round> {
  const round = await store.findRound(ctx.db, id);
  if (!round || !maySeeRound(ctx.actor, factsOf(round))) throw problems.notFound();
  return round;
}

/** A round that the asker prepares. @throws round-frozen once it is open */
export async function getPreparedRound(ctx: ActingContext, id: string): Promise<Round> {
  const round = await getRound(ctx, id);
  if (mayPrepareRound(ctx.actor, factsOf(round))) return round;
  const runs = mayPrepareRound(ctx.actor, { ...factsOf(round), status: 'draft' });
  throw runs ? followupProblems.roundFrozen() : problems.notFound();
}

export async function listChoices(ctx: ActingContext): Promise<RoundChoices> {
  if (!mayBeginRounds(ctx.actor)) throw problems.notFound();
  const documents = await listSources(ctx, null);
  return { documents, organisations: await listAskable(ctx, null) };
}

/** Documents by chosen version, in the order chosen. */
async function chosenDocuments(
  ctx: ActingContext,
  versionIds: string[],
  earlierYear: number | null,
  present: RoundDocument[] = [],
): Promise<RoundDocument[]> {
  const offered: RoundDocument[] = [...(await listSources(ctx, earlierYear)), ...present];
  return [...new Set(versionIds)].map((versionId) => {
    const document = offered.find((each) => each.versionId === versionId);
    if (!document) {
      const message = {
        sv: 'Dokumentet finns inte längre att välja. Välj ett annat.',
        en: 'The document can no longer be chosen. Choose another.',
      };
      throw problems.invalid({ errors: [{ path: 'versionIds', message }] });
    }
    return { versionId, title: document.title };
  });
}

/** Whom a draft would ask if it were opened today; of an earlier year, those there were then. */
async function askedOrganisations(
  ctx: ActingContext,
  draft: Pick<RoundDraft, 'everyone' | 'organisationIds'>,
  earlierYear: number | null,
) {
  const askable = (await listAskable(ctx, earlierYear)).map(({ id }) => id);
  return draft.everyone ? askable : askable.filter((id) => draft.organisationIds.includes(id));
}

/**
 * Generates the questions of the documents that are new in the round, and notes which measures, of all its documents,
 * make which of its strategies concrete.
 */
async function addQuestionsFrom(
  ctx: ActingContext,
  roundId: string,
  versionIds: string[],
  asked: string[],
  known: ReadonlySet<string> = new Set(),
) {
  if (versionIds.every((versionId) => known.has(versionId))) return;
  const sources = [];
  for (const versionId of versionIds) sources.push(await readSource(ctx, versionId));
  const added = sources.filter(({ versionId }) => !known.has(versionId));
  await questions.insertQuestions(ctx.db, roundId, generateQuestions(added, asked));
  const links = sources.flatMap(({ items }) =>
    items.map(({ id, strategyLineageIds }) => ({ itemId: id, strategyLineageIds })),
  );
  await questions.linkMeasures(
    ctx.db,
    roundId,
    links.filter(({ strategyLineageIds }) => strategyLineageIds.length > 0),
  );
}

/** The year that a round is filled for; null when boards are asked about today. */
const earlierYearOf = ({ origin, year }: { origin: RoundOrigin; year: number }) =>
  origin === 'filled' ? year : null;

export async function addRound(
  ctx: ActingContext,
  draft: RoundDraft,
  origin: RoundOrigin = 'asked',
): Promise<Round> {
  if (!mayBeginRounds(ctx.actor)) throw problems.notFound();
  const errors = checkRound(draft, { origin, today: dayOf(ctx.now()) });
  if (errors.length > 0) throw problems.invalid({ errors });
  const earlierYear = earlierYearOf({ origin, year: draft.year });
  const documents = await chosenDocuments(ctx, draft.versionIds, earlierYear);
  const asked = await askedOrganisations(ctx, draft, earlierYear);
  const id = await store.insertRound(ctx.db, draft, {
    ownerOrganisationId: ctx.actor.organisationId,
    origin,
    by: ctx.actor.personId,
    at: ctx.now(),
  });
  await store.setDocuments(ctx.db, id, documents);
  await store.setOrganisations(ctx.db, id, asked);
  const versionIds = documents.map(({ versionId }) => versionId);
  await addQuestionsFrom(ctx, id, versionIds, asked);
  return await getRound(ctx, id);
}

/**
 * Changes a draft. Documents that come get their questions, documents that go take theirs along; questions of
 * documents that stay keep their wording.
 * @throws conflict, with the present round, when somebody changed it meanwhile
 */
export async function changeRound(ctx: ActingContext, id: string, change: RoundChange): Promise<Round> {
  const present = await getPreparedRound(ctx, id);
  const { origin } = present;
  const errors = checkRound(change, { origin, today: dayOf(ctx.now()) });
  if (errors.length > 0) throw problems.invalid({ errors });
  const earlierYear = earlierYearOf({ origin, year: change.year });
  const documents = await chosenDocuments(ctx, change.versionIds, earlierYear, present.documents);
  if (!(await store.updateRound(ctx.db, id, change.revision, change)))
    throw problems.conflict({ current: present });
  const asked = await askedOrganisations(ctx, change, earlierYear);
  await store.setDocuments(ctx.db, id, documents);
  await store.setOrganisations(ctx.db, id, asked);
  const known = new Set(present.documents.map(({ versionId }) => versionId));
  const versionIds = documents.map(({ versionId }) => versionId);
  await addQuestionsFrom(ctx, id, versionIds, asked, known);
  await questions.addressEveryone(ctx.db, id);
  return await getRound(ctx, id);
}

/** Moves the due date or rewords the introduction of an open round. */
export async function adjustOpenRound(
  ctx: ActingContext,
  id: string,
  change: OpenRoundChange,
): Promise<Round> {
  const present = await getRound(ctx, id);
  if (!mayAdjustOpenRound(ctx.actor, factsOf(present))) throw problems.notFound();
  if (!(await store.updateOpenRound(ctx.db, id, change))) throw problems.conflict({ current: present });
  return await getRound(ctx, id);
}

export async function removeRound(ctx: ActingContext, id: string): Promise<void> {
  await getPreparedRound(ctx, id);
  if (!(await store.deleteRound(ctx.db, id))) throw problems.notFound();
}

/**
 * Opens the round. Who "every board and company" is gets decided here; after this the questions are frozen.
 * @throws round-not-ready with what is missing; conflict when somebody changed the round meanwhile
 */
export async function openRound(ctx: ActingContext, id: string, revision: number): Promise<Round> {
  const round = await getPreparedRound(ctx, id);
  if (!mayOpenRound(ctx.actor, factsOf(round)) || !roundStatusAfter(round.status, 'open'))
    throw problems.notFound();
  const today = dayOf(ctx.now());
  const chosen = { everyone: round.everyone, organisationIds: round.organisations.map((each) => each.id) };
  const asked = await askedOrganisations(ctx, chosen, earlierYearOf(round));
  await store.setOrganisations(ctx.db, id, asked);
  await questions.addressEveryone(ctx.db, id);
  await questions.leaveToMeasures(ctx.db, id);
  const prepared = await questions.listQuestions(ctx.db, id);
  const byId = new Map(prepared.map((each) => [each.id, each]));
  const errors = whatKeepsFromOpening(
    { dueOn: round.origin === 'filled' ? null : round.dueOn, organisationCount: asked.length },
    prepared.map((each) => ({
      ...each,
      recipientCount: each.recipientIds.length + answeringThroughMeasures(each, byId).size,
    })),
    today,
  );
  if (errors.length > 0) throw followupProblems.roundNotReady({ errors });
  const day = round.origin === 'filled' ? null : today;
  const opened = { by: ctx.actor.personId, at: ctx.now(), day };
  if (!(await store.openRound(ctx.db, id, revision, opened))) throw problems.conflict({ current: round });
  return await getRound(ctx, id);
}

/** Closes the round for good. @throws conflict when somebody changed it meanwhile */
export async function closeRound(ctx: ActingContext, id: string, revision: number): Promise<Round> {
  const round = await getRound(ctx, id);
  if (!mayCloseRound(ctx.actor, factsOf(round)) || !roundStatusAfter(round.status, 'close'))
    throw problems.notFound();
  const closed = { by: ctx.actor.personId, at: ctx.now() };
  if (!(await store.closeRound(ctx.db, id, revision, closed))) throw problems.conflict({ current: round });
  await tellClosed(ctx, id);
  return await getRound(ctx, id);
}
