import type { ReportEdition } from '../contract/content.ts';
import { areaName, OFFICE_NAMES, questionName } from './words.ts';

/** One section of the office's text with what it is about, as lists have it. */
export interface OfficeRow {
  /** Of `OFFICE_NAMES`. */
  section: string;
  /** What it is about; empty for the whole. */
  document: string;
  area: string;
  number: string;
  question: string;
  text: string;
}

/** The sections of the office's text, in the order of the report. */
export function officeRows({ content, office }: Pick<ReportEdition, 'content' | 'office'>): OfficeRow[] {
  if (office === null) return [];
  const nothing = { document: '', area: '', number: '', question: '' };
  const assessments = new Map(office.documents.map((each) => [each.versionId, each.assessment]));
  const comments = new Map(office.questions.map((each) => [each.questionId, each.comment]));
  return [
    { ...nothing, section: OFFICE_NAMES.summary, text: office.summary },
    { ...nothing, section: OFFICE_NAMES.assessment, text: office.assessment },
    ...content.documents.flatMap(({ versionId, title, areas }) => [
      {
        ...nothing,
        section: OFFICE_NAMES.document,
        document: title,
        text: assessments.get(versionId) ?? '',
      },
      ...areas.flatMap((area) =>
        area.questions.map((question) => ({
          section: OFFICE_NAMES.question,
          document: title,
          area: areaName(area),
          number: question.number ?? '',
          question: questionName(question),
          text: comments.get(question.id) ?? '',
        })),
      ),
    ]),
  ].filter(({ text }) => text !== '');
}
