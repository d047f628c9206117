import type { ActingContext } from '../../../platform/identity/context.ts';
import {
  getVersionContent,
  listAllBoardsAndCompanies,
  listDocumentsForRound,
} from '../../governance/index.ts';
import { dayOf } from '../../organisation/index.ts';
import type { SourceVersion } from '../rules.ts';

/** Documents that a round can follow up: those in force, or for an earlier year those that were then. */
export async function listSources(ctx: ActingContext, earlierYear: number | null) {
  const documents = await listDocumentsForRound(ctx, earlierYear);
  return documents.map(({ versionId, title, kind, items, validFrom, validTo, status }) => ({
    versionId,
    title,
    kind,
    items,
    validFrom,
    validTo,
    inForce: status === 'adopted',
  }));
}

/** Whom a round can ask: every board and company of today, or of an earlier year, by name. */
export async function listAskable(ctx: ActingContext, earlierYear: number | null) {
  if (earlierYear === null) return await listAllBoardsAndCompanies(ctx, dayOf(ctx.now()));
  return await listAllBoardsAndCompanies(ctx, `${earlierYear}-12-31`, `${earlierYear}-01-01`);
}

/** What is in a version, as questions are generated from it. */
export async function readSource(ctx: ActingContext, versionId: string): Promise<SourceVersion> {
  const { areas, items } = await getVersionContent(ctx, versionId);
  const areaById = new Map(areas.map((area) => [area.id, area]));
  return {
    versionId,
    items: items.map((item) => {
      const area = item.areaId === null ? undefined : areaById.get(item.areaId);
      const carrying = item.organisations.filter(({ part }) => part !== 'contributor');
      return {
        id: item.id,
        lineageId: item.lineageId,
        kind: item.kind,
        number: item.number,
        title: item.title,
        question: item.question,
        expectedResult: item.expectedResult,
        areaNumber: area?.number || null,
        areaTitle: area?.title || null,
        strategyLineageIds: item.strategies.map(({ lineageId }) => lineageId),
        everyone: item.responsibleScope === 'all-boards-and-companies',
        organisationIds: carrying.map(({ organisation }) => organisation.id),
      };
    }),
  };
}
