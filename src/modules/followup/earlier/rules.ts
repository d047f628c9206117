import { AnswerContent } from '../contract.ts';
import { contentOf, EMPTY_ANSWER, sameContent } from '../rules.ts';

const TEXTS = ['reason', 'comment', 'hindrance'] as const;

/** Nothing has been chosen or typed. */
export const isEmpty = (content: AnswerContent) =>
  sameContent(
    {
      ...content,
      reason: content.reason.trim(),
      comment: content.comment.trim(),
      hindrance: content.hindrance.trim(),
    },
    EMPTY_ANSWER,
  );

/** The earlier text after the present one, unless it stands there already or would not fit. */
function append(field: (typeof TEXTS)[number], present: string, earlier: string): string {
  if (earlier.trim() === '' || present.includes(earlier)) return present;
  if (present.trim() === '') return earlier;
  const both = `${present}\n\n${earlier}`;
  return AnswerContent.shape[field].safeParse(both).success ? both : present;
}

/**
 * An answer that sets out from an earlier one. What is chosen stays chosen and every text typed stands first, to the
 * letter; only what is empty takes the earlier answer's.
 */
export function setOutFrom(present: AnswerContent, earlier: AnswerContent): AnswerContent {
  if (isEmpty(present)) return contentOf(earlier);
  const sameValue = present.value === null || present.value === earlier.value;
  return {
    value: present.value ?? earlier.value,
    // A reason belongs to "not applicable": beside another answer it would contradict it.
    reason: sameValue ? append('reason', present.reason, earlier.reason) : present.reason,
    comment: append('comment', present.comment, earlier.comment),
    status: present.status ?? earlier.status,
    hindrance: append('hindrance', present.hindrance, earlier.hindrance),
    cost: present.cost ?? earlier.cost,
  };
}
