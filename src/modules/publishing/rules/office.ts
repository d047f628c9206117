import { mergeText } from '../../../platform/text/merge-text.ts';
import type { OfficeEdition, OfficeText } from '../contract/content.ts';
import type { OfficeDraft, OfficeOutline, OfficePlace, ReadOfficeEdition } from '../contract/office.ts';

/** What two made of the same section, put together paragraph by paragraph. */
export const mergeDrafts = mergeText;

/** Sentences put at the end of a text, unless they stand there; what is written is never changed. */
export function withSentences(text: string, sentences: readonly string[]): string {
  const added = sentences.filter((sentence) => !text.includes(sentence)).join(' ');
  if (added === '') return text;
  return text.trim() === '' ? added : `${text.trimEnd()}\n\n${added}`;
}

/** One name for a section wherever one is needed. */
export const placeKey = ({ section, about }: OfficePlace) =>
  about === null ? section : `${section}.${about}`;

/** Whether a text is about something that the report has. */
export function isInOutline({ section, about }: OfficePlace, outline: OfficeOutline): boolean {
  if (section === 'document') return outline.some(({ versionId }) => versionId === about);
  if (section === 'question')
    return outline.some(({ questions }) => questions.some(({ questionId }) => questionId === about));
  return about === null;
}

/** The drafts put together in the order of the report, without what is empty. */
export function composeText(drafts: readonly OfficeDraft[], outline: OfficeOutline): OfficeText {
  const texts = new Map(drafts.map((draft) => [placeKey(draft), draft.text.trim()]));
  const textOf = (section: OfficePlace['section'], about: string | null) =>
    texts.get(placeKey({ section, about })) ?? '';
  return {
    summary: textOf('summary', null),
    assessment: textOf('assessment', null),
    documents: outline
      .map(({ versionId }) => ({ versionId, assessment: textOf('document', versionId) }))
      .filter(({ assessment }) => assessment !== ''),
    questions: outline
      .flatMap(({ questions }) => questions)
      .map(({ questionId }) => ({ questionId, comment: textOf('question', questionId) }))
      .filter(({ comment }) => comment !== ''),
  };
}

/** Whether two texts say the same, to the letter. */
export const sameText = (a: OfficeText, b: OfficeText) =>
  a.summary === b.summary &&
  a.assessment === b.assessment &&
  sameList(
    a.documents.map(({ versionId, assessment }) => [versionId, assessment]),
    b.documents.map(({ versionId, assessment }) => [versionId, assessment]),
  ) &&
  sameList(
    a.questions.map(({ questionId, comment }) => [questionId, comment]),
    b.questions.map(({ questionId, comment }) => [questionId, comment]),
  );
const sameList = (a: string[][], b: string[][]) => JSON.stringify(a) === JSON.stringify(b);

/** Whether nothing is said. */
export const saysNothing = ({ summary, assessment, documents, questions }: OfficeText) =>
  summary === '' && assessment === '' && documents.length === 0 && questions.length === 0;

/** An edition as part of the report; one of nothing but empty sections takes the text out of it. */
export const partOfReport = (edition: OfficeEdition | null): OfficeEdition | null =>
  edition === null || saysNothing(edition) ? null : edition;

/** An edition with the names of what it is about, question by question under its document. */
export const named = (
  { documents, questions, ...edition }: OfficeEdition,
  outline: OfficeOutline,
): ReadOfficeEdition => {
  const assessments = new Map(documents.map(({ versionId, assessment }) => [versionId, assessment]));
  const comments = new Map(questions.map(({ questionId, comment }) => [questionId, comment]));
  return {
    ...edition,
    documents: outline
      .map(({ versionId, title, questions: asked }) => ({
        versionId,
        title,
        assessment: assessments.get(versionId) ?? '',
        questions: asked.flatMap(({ questionId, name }) => {
          const comment = comments.get(questionId);
          return comment === undefined ? [] : [{ questionId, name, comment }];
        }),
      }))
      .filter((document) => document.assessment !== '' || document.questions.length > 0),
  };
};
