import { diffWordsWithSpace } from 'diff';
import type { AnswerContent, AnswerRevision } from '../contract.ts';
import { sameContent } from '../rules.ts';

export type TextPart = { change: 'same' | 'added' | 'removed'; text: string };

/** What differs in a field: words marked in a text, before and after of a choice. */
export type FieldChange =
  | { field: 'reason' | 'comment' | 'hindrance'; parts: TextPart[] }
  | { field: 'value' | 'status' | 'cost'; before: AnswerContent; after: AnswerContent };

/** What somebody did: wrote (several saves in a row are one), submitted, returned with a note, approved. */
export interface HistoryEntry {
  act: 'written' | 'submitted' | 'returned' | 'approved';
  by: string;
  /** When it was done; of writing, the last save. */
  at: string;
  note: string;
  /** The text afterwards. */
  content: AnswerRevision;
  /** The text before; null when it is not there to compare with. */
  before: AnswerContent | null;
}

/** More differences than this are not worth marking: the whole text is shown as new. */
const MOST_EDITS = 4000;
const SAME_SITTING_MS = 30 * 60_000;

function compareTexts(before: string, after: string): TextPart[] {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (!parts) {
    return [
      { change: 'removed', text: before },
      { change: 'added', text: after },
    ];
  }
  return parts.map(({ added, removed, value }) => ({
    change: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** What differs between two texts of an answer, field by field in the order of the fields. */
export function compareAnswers(before: AnswerContent, after: AnswerContent): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of ['value', 'reason', 'comment', 'status', 'hindrance', 'cost'] as const) {
    if (before[field] === after[field]) continue;
    if (field === 'reason' || field === 'comment' || field === 'hindrance')
      changes.push({ field, parts: compareTexts(before[field], after[field]) });
    else changes.push({ field, before, after });
  }
  return changes;
}

function actOf({ state, note }: AnswerRevision): HistoryEntry['act'] {
  if (state === 'submitted' || state === 'approved') return state;
  return note === '' ? 'written' : 'returned';
}

/** The texts an answer has had, told as what people did; latest first, as the revisions come. */
export function tellHistory(revisions: readonly AnswerRevision[]): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  let previous: AnswerContent | null = null;
  for (const revision of [...revisions].reverse()) {
    const act = actOf(revision);
    const last = entries.at(-1);
    const soon = last && Date.parse(revision.savedAt) - Date.parse(last.at) < SAME_SITTING_MS;
    if (last && soon && act === 'written' && last.act === 'written' && last.by === revision.by) {
      last.at = revision.savedAt;
      last.content = revision;
    } else {
      const { by, savedAt: at, note } = revision;
      entries.push({ act, by, at, note, content: revision, before: previous });
    }
    previous = revision;
  }
  return entries.reverse();
}

/** What has changed since the answer was last returned; null when it never was. */
export function findSinceReturn(revisions: readonly AnswerRevision[]) {
  const returned = revisions.find((each) => actOf(each) === 'returned');
  const latest = revisions[0];
  if (!returned || !latest || returned === latest) return null;
  return {
    by: returned.by,
    at: returned.savedAt,
    note: returned.note,
    changes: sameContent(returned, latest) ? [] : compareAnswers(returned, latest),
  };
}
