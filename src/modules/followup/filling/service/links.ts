import type { ActingContext } from '../../../../platform/identity/context.ts';
import { deleteLinks, insertLinks, listLinks } from '../../evidence/store.ts';
import type { FileLink } from '../contract.ts';
import { linksToAdd } from '../rules/links.ts';

export interface AnswerLinks {
  answerId: string;
  links: readonly FileLink[];
}

/** Brings links back to answers; what each has already is left. @returns how many came, and how many found no room */
export async function bringLinks(
  ctx: ActingContext,
  wanted: readonly AnswerLinks[],
): Promise<{ links: number; linksWithoutRoom: number }> {
  const some = wanted.filter(({ links }) => links.length > 0);
  if (some.length === 0) return { links: 0, linksWithoutRoom: 0 };
  const present = new Map<string, FileLink[]>();
  for (const { answerId, title, address } of await listLinks(
    ctx.db,
    some.map((each) => each.answerId),
  )) {
    present.set(answerId, [...(present.get(answerId) ?? []), { title, address }]);
  }
  const found = some.map(({ answerId, links }) => ({
    answerId,
    ...linksToAdd(present.get(answerId) ?? [], links),
  }));
  const added = found.flatMap(({ answerId, add }) => add.map((link) => ({ answerId, ...link })));
  await insertLinks(ctx.db, added, { by: ctx.actor.personId, at: ctx.now() });
  return {
    links: added.length,
    linksWithoutRoom: found.reduce((sum, { withoutRoom }) => sum + withoutRoom, 0),
  };
}

/** Takes all links of answers away that are themselves taken away. */
export async function dropLinks(ctx: ActingContext, answerIds: readonly string[]): Promise<void> {
  if (answerIds.length > 0) await deleteLinks(ctx.db, await listLinks(ctx.db, answerIds));
}

/** Takes back from answers exactly the links that a file brought. */
export async function takeLinksBack(ctx: ActingContext, brought: readonly AnswerLinks[]): Promise<void> {
  const links = brought.flatMap(({ answerId, links: own }) => own.map((link) => ({ answerId, ...link })));
  if (links.length > 0) await deleteLinks(ctx.db, links);
}
