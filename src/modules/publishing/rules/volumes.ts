import type { ReportDocument, ReportEdition } from '../contract/content.ts';

/**
 * What one printed file holds, in characters of the content: some 400 pages, which the typesetter sets within its
 * limits of time and memory. A report that is longer is printed in volumes.
 */
export const MOST_IN_VOLUME = 1_800_000;
/** Of a report that is divided; less, since the whole content lies in the typesetter's memory beside the volume. */
const MOST_OF_DIVIDED = 2 / 3;

/** What a volume has of one document: questions from `from` up to, not including, `to`. */
export interface VolumePart {
  /** The document's place in the report. */
  at: number;
  from: number;
  to: number;
  /** Whether the document's pictures, tables and map are here; they are about the whole document. */
  overview: boolean;
}

/** One printed file of a report. */
export interface Volume {
  /** From one. */
  number: number;
  title: string;
  /** Whether it tells of the whole: the summary and how complete the answers are. */
  summary: boolean;
  parts: VolumePart[];
}

const written = (value: unknown) => JSON.stringify(value).length;

/** Cuts a document at its questions; a question is never cut, however long. */
function cut(sizes: readonly number[], most: number): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = 0;
  let size = 0;
  for (const [at, each] of sizes.entries()) {
    if (at > from && size + each > most) {
      runs.push({ from, to: at });
      from = at;
      size = 0;
    }
    size += each;
  }
  return [...runs, { from, to: sizes.length }];
}

/**
 * The files that a report is printed in: one when it is short enough, otherwise a summary and then one for each
 * document, or several for a document that is too long by itself. The office's comments count where they stand.
 */
export function divide(
  { content, office }: Pick<ReportEdition, 'content' | 'office'>,
  most = MOST_IN_VOLUME,
): Volume[] {
  const { documents, round } = content;
  if (written(documents) + (office ? written(office) : 0) <= most)
    return [
      {
        number: 1,
        title: round.title,
        summary: true,
        parts: documents.map(({ areas }, at) => ({
          at,
          from: 0,
          to: areas.reduce((sum, { questions }) => sum + questions.length, 0),
          overview: true,
        })),
      },
    ];
  const comments = new Map(
    office?.questions.map(({ questionId, comment }) => [questionId, written(comment)]),
  );
  const sizesOf = ({ areas }: ReportDocument) =>
    areas.flatMap(({ questions }) => questions.map((each) => written(each) + (comments.get(each.id) ?? 0)));
  const volumes = documents.flatMap((document, at) =>
    cut(sizesOf(document), most * MOST_OF_DIVIDED).map((run, index, runs) => ({
      title: runs.length === 1 ? document.title : `${document.title}, ${index + 1} av ${runs.length}`,
      summary: false,
      parts: [{ at, ...run, overview: index === 0 }],
    })),
  );
  return [{ title: 'Sammanfattning', summary: true, parts: [] }, ...volumes].map((volume, index) => ({
    number: index + 1,
    ...volume,
  }));
}

/** The areas of a document with those of its questions that a volume has; an area without any is left out. */
export function areasIn(document: ReportDocument, { from, to }: VolumePart): ReportDocument['areas'] {
  let at = 0;
  return document.areas
    .map((area) => ({
      ...area,
      questions: area.questions.filter(() => {
        const place = at;
        at += 1;
        return place >= from && place < to;
      }),
    }))
    .filter(({ questions }) => questions.length > 0);
}
