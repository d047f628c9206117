import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import type { Area, AreaChange, AreaDraft, AreaFields, AreaMove } from '../contract.ts';
import { governanceProblems } from '../problems.ts';
import { mergeChange, withoutUndefined } from '../rules/merge.ts';
import { nextAreaNumber } from '../rules/numbers.ts';
import { moveBefore } from '../rules/order.ts';
import * as changes from '../store/changes.ts';
import * as content from '../store/content.ts';
import { touchVersion } from '../store/versions.ts';
import { openVersion } from './opening.ts';

async function openArea(ctx: ActingContext, id: string): Promise<Area> {
  const seen = await content.findArea(ctx.db, id);
  if (!seen) throw problems.notFound();
  await openVersion(ctx, seen.versionId);
  const area = await content.findArea(ctx.db, id);
  if (!area) throw problems.notFound();
  return area;
}

/** A focus area (in a plan) or goal area (in a program), last, with the next number; or one that is put back. */
export async function addArea(ctx: ActingContext, versionId: string, draft: AreaDraft): Promise<Area> {
  const { document } = await openVersion(ctx, versionId);
  const areas = await content.listAreasOf(ctx.db, versionId);
  const id = await changes.insertArea(
    ctx.db,
    versionId,
    {
      title: '',
      description: '',
      areaGroup: null,
      ...withoutUndefined(draft),
      number: draft.number ?? nextAreaNumber(areas.map(({ number }) => number)),
      kind: draft.kind ?? (document.kind === 'program' ? 'goal-area' : 'focus-area'),
    },
    draft.position ?? null,
  );
  await touchVersion(ctx.db, versionId);
  return (await content.findArea(ctx.db, id))!;
}

/** @throws conflict, with the present area, when a field was changed meanwhile by somebody else */
export async function changeArea(
  ctx: ActingContext,
  id: string,
  { revision, changes: wanted, was }: AreaChange,
): Promise<Area> {
  const area = await openArea(ctx, id);
  const { merged, conflicts } = mergeChange<AreaFields>(area, wanted, was, area.revision !== revision);
  if (conflicts.length > 0) throw problems.conflict({ current: area });
  await changes.updateArea(ctx.db, id, merged);
  return (await content.findArea(ctx.db, id))!;
}

/** Only an empty area can be removed; it is returned so that it can be put back. */
export async function removeArea(ctx: ActingContext, id: string): Promise<Area> {
  const area = await openArea(ctx, id);
  if ((await changes.countItemsIn(ctx.db, id)) > 0) throw governanceProblems.areaNotEmpty();
  await changes.deleteArea(ctx.db, id);
  await touchVersion(ctx.db, area.versionId);
  return area;
}

export async function moveArea(ctx: ActingContext, id: string, move: AreaMove): Promise<Area> {
  const area = await openArea(ctx, id);
  const there = (await content.listAreasOf(ctx.db, area.versionId)).map((each) => each.id);
  await changes.orderAreas(ctx.db, area.versionId, moveBefore(there, id, move.beforeAreaId));
  await touchVersion(ctx.db, area.versionId);
  return (await content.findArea(ctx.db, id))!;
}
