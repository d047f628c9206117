import type { OfficeEdition } from '../contract/content.ts';
import { type Paragraphs, paragraphsOf, unbroken } from './paragraphs.ts';
import { date, OFFICE_NAMES } from './words.ts';

/** What the office says of the whole, as it is printed. */
export interface PrintedOffice {
  /** The unit whose words they are. */
  by: string;
  /** `Utgåva 2, fastställd 3 mars 2027`. */
  edition: string;
  /** SHA-256 of the text. */
  hash: string;
  /** Whose words they are, said before them. */
  note: string;
  /** What is said of the whole; empty when only documents or questions are spoken of. */
  sections: { heading: string; text: Paragraphs }[];
}

export const editionInWords = ({ number, decidedAt }: Pick<OfficeEdition, 'number' | 'decidedAt'>) =>
  `Utgåva ${number}, fastställd ${date(decidedAt)}`;

/** The office's text as it is printed: of the whole, of a document and of a question. */
export function printedOffice(office: OfficeEdition | null) {
  const assessments = new Map(office?.documents.map((each) => [each.versionId, each.assessment]));
  const comments = new Map(office?.questions.map((each) => [each.questionId, each.comment]));
  const whole: PrintedOffice | null = office && {
    by: office.by,
    edition: unbroken(editionInWords(office)).replace(',\u00a0', ', '),
    hash: office.hash,
    note: `Texten är från ${office.by}. Nämndernas och bolagens svar står för sig och är ordagranna.`,
    sections: (['summary', 'assessment'] as const)
      .map((section) => ({ heading: OFFICE_NAMES[section], text: paragraphsOf(office[section]) }))
      .filter(({ text }) => text.length > 0),
  };
  return {
    whole,
    ofDocument: (versionId: string) => paragraphsOf(assessments.get(versionId) ?? ''),
    ofQuestion: (questionId: string) => paragraphsOf(comments.get(questionId) ?? ''),
  };
}
