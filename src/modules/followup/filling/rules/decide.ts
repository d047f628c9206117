import type { AnswerContent } from '../../contract.ts';
import { sameContent, whatIsMissing } from '../../rules.ts';
import {
  type EntryDecision,
  type EntryState,
  FIELDS,
  type FieldChoice,
  type FieldName,
} from '../contract.ts';

const isEmpty = (content: AnswerContent, field: FieldName) =>
  content[field] === null || content[field] === '';

/** Fields in which two answers say different things. */
export const differingFields = (one: AnswerContent, other: AnswerContent): FieldName[] =>
  FIELDS.filter((field) => one[field] !== other[field]);

/** Two different things said in a field, so that a person has to choose: not when one of them says nothing. */
export const clashes = (present: AnswerContent, file: AnswerContent, field: FieldName) =>
  present[field] !== file[field] && !isEmpty(present, field) && !isEmpty(file, field);

const TEXTS: readonly FieldName[] = ['reason', 'comment', 'hindrance'];
export const canBeBoth = (field: FieldName) => TEXTS.includes(field);

/**
 * Puts the round's and the file's answer together as a person chose. A field that only one of them says something in
 * needs no choice: nothing is lost.
 * @returns null when a choice is missing, or cannot be made for the field
 */
export function putTogether(
  present: AnswerContent,
  file: AnswerContent,
  choices: Partial<Record<FieldName, FieldChoice>>,
): AnswerContent | null {
  const merged: AnswerContent = { ...present };
  for (const field of differingFields(present, file)) {
    const choice =
      choices[field] ?? (clashes(present, file, field) ? null : isEmpty(present, field) ? 'file' : 'keep');
    if (choice === null || (choice === 'both' && !canBeBoth(field))) return null;
    if (choice === 'file') Object.assign(merged, { [field]: file[field] });
    if (choice === 'both') {
      const texts = [String(present[field]), String(file[field])].filter((text) => text !== '');
      Object.assign(merged, { [field]: texts.join('\n\n') });
    }
  }
  return merged;
}

/** An answer of the round as it stands. `revision` 0: nobody has ever written one. */
export interface PresentAnswer {
  content: AnswerContent;
  revision: number;
  /** It was taken back: there is a row, and no answer. */
  removed: boolean;
  fileName: string | null;
}

/** An entry with whose answer it is and to what, as proposed or as decided. */
export interface PlacedEntry {
  entry: number;
  content: AnswerContent;
  organisationId: string | null;
  questionId: string | null;
}

/** What will be written for an entry. */
export interface Write {
  entry: number;
  organisationId: string;
  questionId: string;
  content: AnswerContent;
  /** The revision it is written on; 0 for a new row. */
  revision: number;
}

export interface Judged {
  state: EntryState;
  fields: FieldName[];
  present: PresentAnswer | null;
  /** null when there is nothing to write, or a decision is missing. */
  write: Write | null;
}

/** Key of what one organisation answers to one question. */
export const spot = (questionId: string, organisationId: string) => `${questionId} ${organisationId}`;

/**
 * What stands before the saving of each entry, and what would be written. The same for the page that shows it and for
 * the saving, so that nothing is saved that nobody could see.
 */
export function judge(
  entries: readonly PlacedEntry[],
  asked: ReadonlySet<string>,
  present: ReadonlyMap<string, PresentAnswer>,
  decisions: ReadonlyMap<number, EntryDecision>,
): Judged[] {
  const spoken = new Set<string>();
  return entries.map((each): Judged => {
    const decision = decisions.get(each.entry);
    const organisationId = decision?.organisationId ?? each.organisationId;
    const questionId = decision?.questionId ?? each.questionId;
    const stopped = (state: EntryState): Judged => ({ state, fields: [], present: null, write: null });
    if (decision?.leaveOut) return stopped('unmatched');
    if (organisationId === null) return stopped('no-organisation');
    if (questionId === null) return stopped('unmatched');
    const at = spot(questionId, organisationId);
    if (!asked.has(at)) return stopped('not-asked');
    if (spoken.has(at)) return stopped('twice');
    spoken.add(at);
    const content = { ...each.content };
    if (content.value === 'not-applicable' && content.reason.trim() === '' && decision?.reason !== undefined)
      content.reason = decision.reason;
    const known = present.get(at) ?? null;
    const standing = known === null || known.removed ? null : known;
    const write = (final: AnswerContent): Write => ({
      entry: each.entry,
      organisationId,
      questionId,
      content: final,
      revision: known?.revision ?? 0,
    });
    if (standing === null) {
      if (whatIsMissing(content).length > 0) return stopped('no-reason');
      return { state: 'new', fields: [], present: null, write: write(content) };
    }
    if (sameContent(standing.content, content))
      return { state: 'same', fields: [], present: standing, write: null };
    const fields = differingFields(standing.content, content);
    const decided = decision !== undefined && decision.baseRevision === standing.revision;
    const final = decided ? putTogether(standing.content, content, decision.fields) : null;
    const ready = final !== null && whatIsMissing(final).length === 0;
    return { state: 'conflict', fields, present: standing, write: ready ? write(final) : null };
  });
}

/** Whether an entry can be saved, or need not be: everything else waits for a person. */
export const isDecided = (judged: Judged, decision: EntryDecision | undefined) =>
  decision?.leaveOut === true || judged.state === 'same' || judged.write !== null;
