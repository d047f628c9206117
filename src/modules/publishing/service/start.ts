import type { ActingContext } from '../../../platform/identity/context.ts';
import type { Task } from '../../../platform/module.ts';
import { listWithoutEdition } from '../store/office.ts';

const YEAR = 365 * 86_400_000;

/** For planners: closed rounds of their unit that nothing has been said of, as long as that is news. */
export async function tasks(ctx: ActingContext): Promise<Task[]> {
  if (ctx.actor.role !== 'planner') return [];
  const since = new Date(ctx.now().getTime() - YEAR);
  const rows = await listWithoutEdition(ctx.db, ctx.actor.organisationId, since);
  const title = {
    sv: 'Skriv sammanfattning och bedömning',
    en: 'Write summary and assessment',
  }[ctx.language];
  return rows.map((row) => ({
    id: `publishing.office.${row.roundId}`,
    module: 'publishing',
    title,
    detail: row.title,
    due: null,
    href: `/uppfoljning/rapporter/${row.roundId}/text`,
  }));
}
