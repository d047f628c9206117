import type { AnswerContent } from '../contract.ts';

const TEXTS = ['comment', 'reason', 'hindrance'] as const;
const CHOICES = ['value', 'status', 'cost'] as const;

/**
 * Whether a copy kept on this device has anything that the server has not. A browser that is killed may leave an older
 * copy than what was saved last: one that has been written on since has nothing to offer.
 */
export const hasMore = (kept: AnswerContent, server: AnswerContent): boolean =>
  TEXTS.some((field) => !server[field].startsWith(kept[field])) ||
  CHOICES.some((field) => kept[field] !== null && kept[field] !== server[field]);
