import type { ReadOfficeEdition } from '../contract/office.ts';
import { editionInWords } from '../rules/print-office.ts';
import { OFFICE_NAMES } from '../rules/words.ts';

const underlined = (text: string) => [text, '-'.repeat(text.length), ''];
const lines = (text: string) => text.split(/\r\n|\r|\n/);

/** The office's text as plain text, a section after another, for whoever has no other program. */
export function officeText(title: string, edition: ReadOfficeEdition): string {
  const section = (heading: string, text: string) =>
    text === '' ? [] : [...underlined(heading), ...lines(text), '', ''];
  return [
    title,
    `Text från ${edition.by}. ${editionInWords(edition)}.`,
    `Kontrollsumma (SHA-256): ${edition.hash}`,
    '',
    '',
    ...section(OFFICE_NAMES.summary, edition.summary),
    ...section(OFFICE_NAMES.assessment, edition.assessment),
    ...edition.documents.flatMap((document) => [
      ...section(`${OFFICE_NAMES.document}: ${document.title}`, document.assessment),
      ...document.questions.flatMap(({ name, comment }) =>
        section(`${OFFICE_NAMES.question}: ${name} (${document.title})`, comment),
      ),
    ]),
  ].join('\r\n');
}
