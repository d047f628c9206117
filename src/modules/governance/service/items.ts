import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import type {
  FundingInput,
  Item,
  ItemChange,
  ItemDraft,
  ItemFields,
  ItemMove,
  ItemOrganisationsInput,
  RemovedItem,
} from '../contract.ts';
import { mergeChange, withoutUndefined } from '../rules/merge.ts';
import { nextItemNumber } from '../rules/numbers.ts';
import { moveBefore } from '../rules/order.ts';
import * as changes from '../store/changes.ts';
import * as content from '../store/content.ts';
import { touchVersion } from '../store/versions.ts';
import { openVersion } from './opening.ts';

export const EMPTY_ITEM: ItemFields = {
  number: '',
  title: '',
  description: '',
  question: '',
  expectedResult: '',
  targetGroup: '',
  preventionLevels: [],
  cylinderCategories: [],
  responsibleScope: null,
  costPerYear: null,
  fitsBudget: null,
  note: '',
};

/** An item of a version that may be edited, with the version held. */
async function openItem(ctx: ActingContext, id: string): Promise<Item> {
  const seen = await content.findItem(ctx.db, id);
  if (!seen) throw problems.notFound();
  await openVersion(ctx, seen.versionId);
  const item = await content.findItem(ctx.db, id);
  if (!item) throw problems.notFound();
  return item;
}

async function getItemOf(ctx: ActingContext, id: string): Promise<Item> {
  const item = await content.findItem(ctx.db, id);
  if (!item) throw problems.notFound();
  return item;
}

const inArea = (items: Item[], areaId: string | null) => items.filter((item) => item.areaId === areaId);

/** A new measure (in a plan) or strategy (in a program), last in its area, with the next number. */
export async function addItem(ctx: ActingContext, versionId: string, draft: ItemDraft): Promise<Item> {
  const { document } = await openVersion(ctx, versionId);
  const areas = await content.listAreasOf(ctx.db, versionId);
  const area = areas.find(({ id }) => id === draft.areaId) ?? null;
  if (draft.areaId && !area) throw problems.notFound();
  const beside = inArea(await content.listItemsOf(ctx.db, versionId), draft.areaId);
  const number =
    draft.number ??
    nextItemNumber(
      area?.number ?? '',
      beside.map((item) => item.number),
    );
  const kind = draft.kind ?? (document.kind === 'program' ? 'strategy' : 'measure');
  const id = await changes.insertItem(
    ctx.db,
    versionId,
    { ...EMPTY_ITEM, ...withoutUndefined(draft), number, kind },
    null,
  );
  await touchVersion(ctx.db, versionId);
  return await getItemOf(ctx, id);
}

/** @throws conflict, with the present item, when a field was changed meanwhile by somebody else */
export async function changeItem(
  ctx: ActingContext,
  id: string,
  { revision, changes: wanted, was }: ItemChange,
): Promise<Item> {
  const item = await openItem(ctx, id);
  const { merged, conflicts } = mergeChange<ItemFields>(item, wanted, was, item.revision !== revision);
  if (conflicts.length > 0) throw problems.conflict({ current: item });
  await changes.updateItem(ctx.db, id, merged);
  return await getItemOf(ctx, id);
}

/** Takes an item out and returns it whole, so that it can be put back. */
export async function removeItem(ctx: ActingContext, id: string): Promise<RemovedItem> {
  const item = await openItem(ctx, id);
  await changes.deleteItem(ctx.db, id);
  await touchVersion(ctx.db, item.versionId);
  return item;
}

/** Puts back what was removed, with everything that still exists to hang on it. */
export async function restoreItem(
  ctx: ActingContext,
  versionId: string,
  removed: RemovedItem,
): Promise<Item> {
  await openVersion(ctx, versionId);
  const areas = await content.listAreasOf(ctx.db, versionId);
  const items = await content.listItemsOf(ctx.db, versionId);
  if (items.some(({ lineageId }) => lineageId === removed.lineageId)) throw problems.notAllowedNow();
  const areaId = areas.some(({ id }) => id === removed.areaId) ? removed.areaId : null;
  const id = await changes.insertItem(ctx.db, versionId, { ...removed, areaId }, removed.position);
  await changes.insertParts(
    ctx.db,
    versionId,
    removed.organisations.map(({ organisation, part, note }) => ({
      itemId: id,
      organisationId: organisation.id,
      part,
      note,
    })),
  );
  const there = new Set(items.map((item) => item.id));
  await changes.insertLinks(
    ctx.db,
    versionId,
    removed.linked.filter((other) => there.has(other.id)).map((other) => [id, other.id]),
  );
  await changes.replaceStrategies(
    ctx.db,
    versionId,
    id,
    removed.strategies.map(({ lineageId }) => lineageId),
  );
  await changes.replaceFunding(ctx.db, versionId, id, removed.funding);
  await touchVersion(ctx.db, versionId);
  return await getItemOf(ctx, id);
}

export async function moveItem(ctx: ActingContext, id: string, move: ItemMove): Promise<Item> {
  const item = await openItem(ctx, id);
  const areas = await content.listAreasOf(ctx.db, item.versionId);
  if (move.areaId && !areas.some((area) => area.id === move.areaId)) throw problems.notFound();
  const there = inArea(await content.listItemsOf(ctx.db, item.versionId), move.areaId).map((each) => each.id);
  await changes.orderItems(ctx.db, item.versionId, move.areaId, moveBefore(there, id, move.beforeItemId));
  await touchVersion(ctx.db, item.versionId);
  return await getItemOf(ctx, id);
}

/** Says which organisations have one part in an item; those who had it before and are not named lose it. */
export async function setOrganisations(
  ctx: ActingContext,
  id: string,
  { part, organisations }: ItemOrganisationsInput,
): Promise<Item> {
  const item = await openItem(ctx, id);
  await changes.deleteParts(ctx.db, id, part);
  await changes.insertParts(
    ctx.db,
    item.versionId,
    organisations.map((each) => ({ ...each, itemId: id, part })),
  );
  await touchVersion(ctx.db, item.versionId);
  return await getItemOf(ctx, id);
}

/** Says which items of the same version an item is linked with; the others show it too. */
export async function setLinks(ctx: ActingContext, id: string, itemIds: string[]): Promise<Item> {
  const item = await openItem(ctx, id);
  const there = new Set((await content.listItemsOf(ctx.db, item.versionId)).map((each) => each.id));
  if (itemIds.some((other) => other === id || !there.has(other))) throw problems.notFound();
  await changes.deleteLinks(ctx.db, id);
  await changes.insertLinks(
    ctx.db,
    item.versionId,
    itemIds.map((other) => [id, other]),
  );
  await touchVersion(ctx.db, item.versionId);
  return await getItemOf(ctx, id);
}

/** Says which strategies of other documents a measure makes concrete. */
export async function setStrategies(ctx: ActingContext, id: string, lineageIds: string[]): Promise<Item> {
  const item = await openItem(ctx, id);
  const found = await changes.replaceStrategies(ctx.db, item.versionId, id, lineageIds);
  if (found !== new Set(lineageIds).size) throw problems.notFound();
  await touchVersion(ctx.db, item.versionId);
  return await getItemOf(ctx, id);
}

export async function setFunding(ctx: ActingContext, id: string, funding: FundingInput[]): Promise<Item> {
  const item = await openItem(ctx, id);
  await changes.replaceFunding(ctx.db, item.versionId, id, funding);
  await touchVersion(ctx.db, item.versionId);
  return await getItemOf(ctx, id);
}
