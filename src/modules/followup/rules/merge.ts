import { diff3Merge } from 'node-diff3';
import type { AnswerContent } from '../contract.ts';

export interface Merge {
  merged: AnswerContent;
  /** Fields that both changed in different ways: a person has to look. */
  conflicts: (keyof AnswerContent)[];
}

/** Lines are paragraphs in these texts; joined again they give the text back to the letter. */
const paragraphs = (text: string) => text.split('\n');

/** The one writes on where the other stopped: from the same beginning, without changing a letter of it. */
const goesOn = (base: string, shorter: string, longer: string) =>
  shorter.startsWith(base) && longer.startsWith(shorter);

/**
 * Three wordings of a text put together paragraph by paragraph. Of a place that both changed, both wordings are
 * kept, mine first.
 */
function mergeText(base: string, mine: string, theirs: string): { text: string; conflict: boolean } {
  if (mine === theirs || theirs === base) return { text: mine, conflict: false };
  if (mine === base) return { text: theirs, conflict: false };
  // Most often the same person's: the save before, whose acknowledgement never came because the server was killed.
  if (goesOn(base, theirs, mine)) return { text: mine, conflict: false };
  if (goesOn(base, mine, theirs)) return { text: theirs, conflict: false };
  const regions = diff3Merge(paragraphs(mine), paragraphs(base), paragraphs(theirs), {
    excludeFalseConflicts: true,
  });
  let conflict = false;
  const lines = regions.flatMap((region) => {
    if (region.ok) return region.ok;
    conflict = true;
    return [...(region.conflict?.a ?? []), ...(region.conflict?.b ?? [])];
  });
  return { text: lines.join('\n'), conflict };
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
