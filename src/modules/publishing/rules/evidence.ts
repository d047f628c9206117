import type { ReportAnswer, ReportContent, ReportEvidence } from '../contract/content.ts';
import { questionName } from './words.ts';

/** By the letters' codes, which no language's order changes. */
const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** One order for the same evidence, so that the same answers give the same hash: links, then files, by title. */
export const inOrder = (evidence: readonly ReportEvidence[]): ReportEvidence[] =>
  [...evidence].sort(
    (a, b) =>
      byCode(b.kind, a.kind) ||
      byCode(a.title, b.title) ||
      byCode(a.href ?? a.fileName ?? '', b.href ?? b.fileName ?? '') ||
      byCode(a.sha256 ?? '', b.sha256 ?? '') ||
      (a.size ?? 0) - (b.size ?? 0),
  );

/** Not by `URL.canParse`: after some thousand calls, Node 20 refuses hosts with å, ä and ö that it took before. */
function readAddress(href: string): URL | null {
  try {
    return new URL(href);
  } catch {
    return null;
  }
}

/** The address of a link that may be followed, in ASCII; null for everything but http and https. */
export function followable(href: string | null): URL | null {
  if (href === null || href.length > 2000) return null;
  const url = readAddress(href);
  if (url === null) return null;
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

const UNITS = ['byte', 'kB', 'MB'];
/** `14 kB`; a thousand bytes to the kilobyte. */
export function sizeInWords(bytes: number): string {
  const unit = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const shown = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: unit === 2 ? 1 : 0 });
  return `${shown.format(bytes / 1000 ** unit)}\u00a0${UNITS[unit]}`;
}

/** A piece of evidence as it is printed: its title, a link when it is one, and what is told of it. */
export interface PrintedEvidence {
  title: string;
  href: string | null;
  /** The link's host, or the file's name, size and hash. */
  about: string;
}

export function printedEvidence({ title, href, fileName, size, sha256 }: ReportEvidence): PrintedEvidence {
  const url = followable(href);
  const about = [
    // Said also when the title says it: a title is what somebody has written.
    url ? url.hostname : href,
    fileName === title ? null : fileName,
    size === null ? null : sizeInWords(size),
    sha256 && `SHA-256 ${sha256}`,
  ];
  return {
    title: title || (url?.hostname ?? fileName ?? ''),
    href: url?.href ?? null,
    about: about.filter(Boolean).join(', '),
  };
}

/** All evidence of an answer in one cell, a line each, with whole addresses. */
export const evidenceInCell = ({ evidence }: Pick<ReportAnswer, 'evidence'>): string =>
  evidence
    .map(({ title, href, fileName, size, sha256 }) => {
      const about = [href, fileName, size === null ? null : `${size} byte`, sha256 && `SHA-256 ${sha256}`];
      return `${title}: ${about.filter(Boolean).join(', ')}`;
    })
    .join('\n');

/** What can be brought back of an answer's evidence, and what is only told of: a file is named, its bytes are not there. */
export const broughtBack = (evidence: readonly ReportEvidence[]) => ({
  links: evidence.flatMap(({ kind, title, href }) =>
    kind === 'link' && href !== null ? [{ title, address: href }] : [],
  ),
  files: evidence.flatMap(({ kind, fileName }) => (kind === 'file' && fileName !== null ? [fileName] : [])),
});

/** Every piece of evidence with the question and the organisation it belongs to. */
export const evidenceIn = ({ documents }: ReportContent) =>
  documents.flatMap((document) =>
    document.areas.flatMap(({ questions }) =>
      questions.flatMap((question) =>
        question.answers.flatMap(({ organisation, evidence }) =>
          evidence.map((piece) => ({
            ...piece,
            questionId: question.id,
            organisationId: organisation.id,
            organisation: organisation.name,
            document: document.title,
            number: question.number ?? '',
            question: questionName(question),
          })),
        ),
      ),
    ),
  );
