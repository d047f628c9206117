import { mergeText } from '../../../platform/text/merge-text.ts';
import type { AnswerContent } from '../contract.ts';

export interface Merge {
  merged: AnswerContent;
  /** Fields that both changed in different ways: a person has to look. */
  conflicts: (keyof AnswerContent)[];
}

/**
 * Puts together what two people made of the same answer: field by field, and the texts paragraph by paragraph.
 * Nothing that either has typed is missing from the result, except where one of two values of a choice has to
 * give way: then the field is among `conflicts`, and the result has mine.
 */
export function mergeAnswers(base: AnswerContent, mine: AnswerContent, theirs: AnswerContent): Merge {
  const conflicts: Merge['conflicts'] = [];
  const choice = <Field extends 'value' | 'status' | 'cost'>(field: Field): AnswerContent[Field] => {
    if (mine[field] === base[field]) return theirs[field];
    if (theirs[field] !== base[field] && theirs[field] !== mine[field]) conflicts.push(field);
    return mine[field];
  };
  const text = (field: 'reason' | 'comment' | 'hindrance'): string => {
    const { text: merged, conflict } = mergeText(base[field], mine[field], theirs[field]);
    if (conflict) conflicts.push(field);
    return merged;
  };
  const merged: AnswerContent = {
    value: choice('value'),
    reason: text('reason'),
    comment: text('comment'),
    status: choice('status'),
    hindrance: text('hindrance'),
    cost: choice('cost'),
  };
  return { merged, conflicts };
}
