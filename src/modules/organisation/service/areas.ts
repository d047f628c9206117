import { problems } from '../../../platform/http/problem.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import type { Area, AreaChange, AreaDraft } from '../contract.ts';
import { mayEditOrganisations } from '../policy.ts';
import { organisationProblems } from '../problems.ts';
import { checkPeriod } from '../rules.ts';
import * as store from '../store/areas.ts';
import { takenIndex } from '../store/paging.ts';
import { dayAsked } from './days.ts';

export async function listAreas(ctx: ActingContext, search: { on?: string | undefined } = {}) {
  return { areas: await store.listAreas(ctx.db, dayAsked(ctx, search.on)) };
}

async function getArea(ctx: ActingContext, id: string): Promise<Area> {
  const area = await store.findArea(ctx.db, id);
  if (!area) throw problems.notFound();
  return area;
}

async function unlessTaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (takenIndex(error) !== 'area_kind_name_key') throw error;
    throw organisationProblems.areaTaken({
      errors: [{ path: 'name', message: { sv: 'Namnet finns redan.', en: 'The name is taken.' } }],
    });
  }
}

export async function addArea(ctx: ActingContext, draft: AreaDraft): Promise<Area> {
  if (!mayEditOrganisations(ctx.actor)) throw problems.notFound();
  const errors = checkPeriod(draft);
  if (errors.length > 0) throw problems.invalid({ errors });
  return await getArea(ctx, await unlessTaken(() => store.insertArea(ctx.db, draft)));
}

/** @throws conflict, with the present area, when somebody changed it meanwhile */
export async function changeArea(ctx: ActingContext, id: string, change: AreaChange): Promise<Area> {
  if (!mayEditOrganisations(ctx.actor)) throw problems.notFound();
  const present = await getArea(ctx, id);
  const errors = checkPeriod(change);
  if (errors.length > 0) throw problems.invalid({ errors });
  const done = await unlessTaken(() => store.updateArea(ctx.db, id, change.revision, change));
  if (!done) throw problems.conflict({ current: present });
  return await getArea(ctx, id);
}
