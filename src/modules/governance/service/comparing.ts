import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import type { Comparable, Comparison, Part, VersionContent } from '../contract.ts';
import { compareVersionContents } from '../rules/compare.ts';
import { getDocument, getVersionContent } from './reading.ts';

function comparableOf({ version, goals, areas, items, indicators }: VersionContent): Comparable {
  const areaName = new Map(areas.map(({ id, number, title }) => [id, `${number} ${title}`.trim()]));
  return {
    metadata: {
      validFrom: version.validFrom ?? '',
      validTo: version.validTo ?? '',
      purpose: version.purpose,
      appliesTo: version.appliesTo,
      lastRevised: version.lastRevised ?? '',
      decidedBy: version.decidedBy?.name ?? '',
      decisionDate: version.decisionDate ?? '',
      decisionParagraph: version.decisionParagraph,
    },
    goals,
    areas,
    indicators,
    items: items.map((item) => {
      const named = (part: Part) =>
        item.organisations.filter((each) => each.part === part).map(({ organisation }) => organisation.name);
      return {
        ...item,
        area: (item.areaId && areaName.get(item.areaId)) || '',
        coordinator: named('coordinator'),
        responsible: named('responsible'),
        contributor: named('contributor'),
        linked: item.linked.map(({ number, title }) => number || title),
      };
    }),
  };
}

/** Two versions of one document, item by item. @throws not-found when either is not the document's */
export async function compareVersions(
  ctx: ActingContext,
  documentId: string,
  fromVersionId: string,
  toVersionId: string,
): Promise<Comparison> {
  const document = await getDocument(ctx, documentId);
  const from = document.versions.find(({ id }) => id === fromVersionId);
  const to = document.versions.find(({ id }) => id === toVersionId);
  if (!from || !to) throw problems.notFound();
  const before = comparableOf(await getVersionContent(ctx, fromVersionId));
  const after = comparableOf(await getVersionContent(ctx, toVersionId));
  const { id, kind, title, shortTitle } = document;
  return { document: { id, kind, title, shortTitle }, from, to, ...compareVersionContents(before, after) };
}
