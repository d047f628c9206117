import { getMunicipality } from '../../../platform/config/municipality.ts';
import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import {
  type EvidenceFact,
  getRound,
  getRoundForReport,
  listAnswerSources,
  listEvidenceFacts,
  type RoundForReport,
} from '../../followup/index.ts';
import {
  allBoardsAndCompaniesName,
  getVersionContent,
  type Item,
  type VersionContent,
} from '../../governance/index.ts';
import { dayOf } from '../../organisation/index.ts';
import { type ReportAnswerSource, ReportContent } from '../contract/content.ts';
import { mayKeepReport, mayReadReport } from '../policy.ts';
import { publishingProblems } from '../problems.ts';
import { buildReport, type ReportSource } from '../rules/build.ts';
import { canonicalJson, hashOf } from '../rules/canonical.ts';
import { freeSlug, slugOf } from '../rules/slug.ts';
import { questionName } from '../rules/words.ts';
import * as store from '../store/reports.ts';

/** Who carries an item, as its document names them: coordinators first. */
function responsibleFor(item: Item | undefined): string[] {
  if (!item) return [];
  const named = (part: string, word: string) =>
    item.organisations
      .filter((each) => each.part === part)
      .map(({ organisation, note }) => `${organisation.name} (${[word, note].filter(Boolean).join(', ')})`);
  return [
    ...named('coordinator', 'samordnar'),
    ...(item.responsibleScope ? [`${allBoardsAndCompaniesName.sv} (ansvarar)`] : []),
    ...named('responsible', 'ansvarar'),
  ];
}

function documentsOf(
  { compiled, lineages, changes, through }: RoundForReport,
  versions: ReadonlyMap<string, VersionContent>,
  evidence: ReadonlyMap<string, EvidenceFact[]>,
  sources: ReadonlyMap<string, ReportAnswerSource> | null,
): ReportSource['documents'] {
  const names = new Map(
    compiled.documents.flatMap(({ areas }) =>
      areas.flatMap(({ questions }) =>
        questions.map((question) => [question.id, questionName(question)] as const),
      ),
    ),
  );
  return compiled.documents.map(({ document, areas }) => {
    const version = versions.get(document.versionId);
    const items = new Map(version?.items.map((item) => [item.id, item]));
    return {
      versionId: document.versionId,
      title: document.title,
      diaryNumber: version?.document.diaryNumber ?? null,
      indicators: (version?.indicators ?? []).map((each) => ({
        goal: each.goal,
        name: each.name,
        unit: each.unit,
        baselineYear: each.baselineYear,
        baseline: each.baseline,
        targetYear: each.targetYear,
        target: each.target,
      })),
      areas: areas.map((area) => ({
        number: area.number,
        title: area.title,
        questions: area.questions.map((question) => ({
          id: question.id,
          lineageId: lineages.get(question.id) ?? null,
          kind: question.itemId === null ? null : (items.get(question.itemId)?.kind ?? null),
          through: (through.get(question.id) ?? []).flatMap((id) => names.get(id) ?? []),
          change: changes.get(question.id) ?? null,
          number: question.number,
          title: question.title,
          text: question.text,
          expectedResult: question.expectedResult,
          responsible: responsibleFor(question.itemId === null ? undefined : items.get(question.itemId)),
          answers: question.answers.map(
            ({ answerId, organisation, value, reason, comment, status, hindrance, cost }) => ({
              organisation,
              value,
              reason,
              comment,
              status,
              hindrance,
              cost,
              evidence: evidence.get(answerId) ?? [],
              ...(sources === null ? {} : { source: sources.get(answerId) ?? null }),
            }),
          ),
          unanswered: question.unanswered,
        })),
      })),
    };
  });
}

/** Where each answer of a round of an earlier year was read from; null for a round that boards answered. */
async function sourcesOf(ctx: ActingContext, { id, origin }: RoundForReport['compiled']['round']) {
  if (origin !== 'filled') return null;
  const { sources } = await listAnswerSources(ctx, id);
  return new Map(
    sources.map(({ answerId, fileName, place }): [string, ReportAnswerSource] => [
      answerId,
      { fileName, page: 'page' in place ? place.page : null, row: 'row' in place ? place.row : null },
    ]),
  );
}

/** The content of a closed round's report, built anew; the same whoever asks. */
async function buildContent(ctx: ActingContext, roundId: string): Promise<ReportContent> {
  const source = await getRoundForReport(ctx, roundId);
  const { round } = source.compiled;
  if (round.closedAt === null) throw publishingProblems.notClosed();
  const versions = new Map<string, VersionContent>();
  for (const { versionId } of round.documents)
    versions.set(versionId, await getVersionContent(ctx, versionId, dayOf(new Date(round.closedAt))));
  return ReportContent.parse(
    buildReport({
      city: getMunicipality().name,
      round: {
        id: round.id,
        title: round.title,
        year: round.year,
        owner: round.owner,
        openedOn: round.openedAt === null ? null : dayOf(new Date(round.openedAt)),
        dueOn: round.dueOn,
        closedAt: round.closedAt,
        introduction: round.introduction,
      },
      organisations: round.organisations,
      documents: documentsOf(
        source,
        versions,
        await listEvidenceFacts(ctx, roundId),
        await sourcesOf(ctx, round),
      ),
      facts: source.facts,
    }),
  );
}

/** Freezes a closed round's report. Does nothing when that has been done. */
export async function freezeReport(ctx: ActingContext, roundId: string): Promise<void> {
  const round = await getRound(ctx, roundId);
  if (!mayKeepReport(ctx.actor, { ownerId: round.owner.id })) throw problems.notFound();
  if (await store.findReport(ctx.db, roundId)) return;
  const content = canonicalJson(await buildContent(ctx, roundId));
  const slug = slugOf(round.title, round.year);
  await store.insertReport(ctx.db, {
    roundId,
    ownerId: round.owner.id,
    slug: freeSlug(slug, await store.listSlugs(ctx.db, slug)),
    title: round.title,
    year: round.year,
    content,
    hash: hashOf(content),
    by: ctx.actor.personId,
    at: ctx.now(),
  });
}

/**
 * The frozen report of a round. A round closed before reports froze by themselves is frozen now, if the asker may.
 * @throws not-found; publishing.round-not-closed; publishing.not-frozen
 */
export async function getFrozen(ctx: ActingContext, roundId: string): Promise<store.StoredReport> {
  if (!mayReadReport(ctx.actor)) throw problems.notFound();
  const present = await store.findReport(ctx.db, roundId);
  if (present) return present;
  const round = await getRound(ctx, roundId);
  if (round.status !== 'closed') throw publishingProblems.notClosed();
  if (!mayKeepReport(ctx.actor, { ownerId: round.owner.id })) throw publishingProblems.notFrozen();
  await freezeReport(ctx, roundId);
  return (await store.findReport(ctx.db, roundId))!;
}
