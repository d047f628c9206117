import { formatDate, plural } from '../../../platform/i18n/format.ts';
import type { ActingContext } from '../../../platform/identity/context.ts';
import type { Change, Task } from '../../../platform/module.ts';
import { dayOf } from '../../organisation/index.ts';
import { listAllGaps } from './service.ts';
import * as store from './store/start.ts';

const CONTENT_ROLES = new Set(['planner', 'board-coordinator', 'board-approver', 'reader']);
const DAYS_AHEAD = 183;
const NEWS_DAYS = 90;
const DAY_MS = 86_400_000;

const chosen = (ctx: ActingContext, text: { sv: string; en: string }) => text[ctx.language];
const later = (ctx: ActingContext, days: number) => new Date(ctx.now().getTime() + days * DAY_MS);

/** What a planner has to do about documents: go on with drafts, renew what runs out, mend what is missing. */
export async function tasks(ctx: ActingContext): Promise<Task[]> {
  if (ctx.actor.role !== 'planner') return [];
  const unit = ctx.actor.organisationId;
  const drafts = await store.listDraftsUnderWay(ctx.db, unit);
  const ending = await store.listEnding(ctx.db, unit, dayOf(later(ctx, DAYS_AHEAD)));
  const gaps = await listAllGaps(ctx);
  const today = dayOf(ctx.now());
  const found: Task[] = drafts.map((draft) => ({
    id: `governance.draft.${draft.versionId}`,
    module: 'governance',
    title: chosen(ctx, { sv: 'Skriv klart utkastet', en: 'Finish the draft' }),
    detail: draft.title,
    due: null,
    href: `/styrning/dokument/${draft.documentId}?version=${draft.versionId}`,
  }));
  for (const each of ending) {
    const over = each.validTo < today;
    const day = formatDate(each.validTo, ctx.language);
    found.push({
      id: `governance.ending.${each.documentId}`,
      module: 'governance',
      title: over
        ? chosen(ctx, { sv: 'Ersätt eller upphäv dokumentet', en: 'Replace or repeal the document' })
        : chosen(ctx, { sv: 'Förbered det som ska gälla sedan', en: 'Prepare what is to apply next' }),
      detail: over
        ? chosen(ctx, {
            sv: `${each.title} slutade gälla ${day}`,
            en: `${each.title} stopped applying ${day}`,
          })
        : chosen(ctx, { sv: `${each.title} gäller till ${day}`, en: `${each.title} applies until ${day}` }),
      due: each.validTo,
      href: `/styrning/dokument/${each.documentId}`,
    });
  }
  if (gaps.length > 0) {
    const count = chosen(ctx, {
      sv: plural(gaps.length, 'lucka', 'luckor'),
      en: plural(gaps.length, 'gap', 'gaps', 'en'),
    });
    found.push({
      id: 'governance.gaps',
      module: 'governance',
      title: chosen(ctx, {
        sv: `Gå igenom ${count} i dokumenten`,
        en: `Go through ${count} in the documents`,
      }),
      detail: chosen(ctx, {
        sv: 'Det som saknar ägare, mål, värde eller pengar',
        en: 'What has no owner, goal, figure or money',
      }),
      due: null,
      href: '/styrning/luckor',
    });
  }
  return found;
}

/** What has been adopted or entered in the register lately, for everyone who works with content. */
export async function changes(ctx: ActingContext): Promise<Change[]> {
  if (!CONTENT_ROLES.has(ctx.actor.role)) return [];
  const rows = await store.listNewlyAdopted(ctx.db, later(ctx, -NEWS_DAYS));
  return rows.map((row) => ({
    id: `governance.adopted.${row.versionId}`,
    at: row.at,
    text: row.recent
      ? chosen(ctx, { sv: `${row.title} har antagits`, en: `${row.title} has been adopted` })
      : chosen(ctx, { sv: `${row.title} har lagts in i registret`, en: `${row.title} has been registered` }),
    href: `/styrning/dokument/${row.documentId}`,
  }));
}
