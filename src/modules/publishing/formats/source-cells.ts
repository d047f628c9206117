import type { ReportAnswer } from '../contract/content.ts';
import { placeInWords } from '../rules/words.ts';

/** Columns that tell where a filled answer was read from; three, so that no file's name is taken for something else. */
export const SOURCE_HEADINGS = ['Källa', 'Källfil', 'Plats i källfilen'] as const;
const FILE = 'Fil';
const BY_HAND = 'Skrivet för hand';

/** The three cells; empty for an answer whose source is not told of. */
export function sourceCells({ source }: Pick<ReportAnswer, 'source'>): [string, string, string] {
  if (source === undefined) return ['', '', ''];
  if (source === null) return [BY_HAND, '', ''];
  return [FILE, source.fileName, placeInWords(source).replace('\u00a0', ' ')];
}

/** What the cells say, by their headings; nothing from files that have no such columns. */
export function readSource(cell: (heading: string) => string): Pick<ReportAnswer, 'source'> {
  const [kind, fileName, place] = SOURCE_HEADINGS.map(cell) as [string, string, string];
  if (kind === BY_HAND) return { source: null };
  if (kind !== FILE) return {};
  const [, what, number] = /^(sidan|rad) (\d+)$/.exec(place) ?? [];
  return {
    source: {
      fileName,
      page: what === 'sidan' ? Number(number) : null,
      row: what === 'rad' ? Number(number) : null,
    },
  };
}
