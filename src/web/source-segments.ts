/** A place in the source that a field of the proposal comes from. */
export interface Mark {
  start: number;
  end: number;
  /** Key of the part and name of the field: `item:1:3/expectedResult`. */
  target: string;
}

/** A run of the source text, with the innermost mark that covers it, if any. */
export interface Segment {
  start: number;
  text: string;
  target: string | null;
}

/**
 * Cuts the text so that each run belongs to one mark at most. Where marks overlap, the shorter one wins: a field's place
 * rather than the whole measure's. The runs joined are the text again.
 */
export function segmentsOf(text: string, marks: readonly Mark[]): Segment[] {
  const valid = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const cuts = [...new Set([0, text.length, ...valid.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const starts = new Map<number, Mark[]>();
  for (const mark of valid) starts.set(mark.start, [...(starts.get(mark.start) ?? []), mark]);
  const order = new Map(valid.map((mark, index) => [mark, index]));
  let open: Mark[] = [];
  const segments: Segment[] = [];
  for (let i = 0; i < cuts.length - 1; i++) {
    const start = cuts[i]!;
    const end = cuts[i + 1]!;
    open = [...open.filter((mark) => mark.end > start), ...(starts.get(start) ?? [])];
    const innermost = open.reduce<Mark | null>(
      (best, mark) => (best === null || order.get(mark)! < order.get(best)! ? mark : best),
      null,
    );
    const target = innermost?.target ?? null;
    const last = segments.at(-1);
    if (last && last.target === target && target === null) last.text += text.slice(start, end);
    else segments.push({ start, text: text.slice(start, end), target });
  }
  return segments;
}

/** A page of the source as runs of text, each with the mark it belongs to and whether it is the first of that mark. */
export interface SourcePage {
  page: number;
  runs: { from: number; text: string; target: string | null; first: boolean }[];
}

/** The source page by page, cut at marks and at pages; the whole as one page when it has none. */
export function pagesOf(
  text: string,
  pages: readonly { page: number; start: number; end: number }[],
  marks: readonly Mark[],
): SourcePage[] {
  const segments = segmentsOf(text, marks);
  const all = pages.length > 1 ? pages : [{ page: 1, start: 0, end: text.length }];
  const seen = new Set<string>();
  return all.map(({ page, start, end }) => ({
    page,
    runs: segments
      .filter((segment) => segment.start < end && segment.start + segment.text.length > start)
      .map((segment) => {
        const { target } = segment;
        const from = Math.max(segment.start, start);
        const first = target !== null && !seen.has(target);
        if (target !== null) seen.add(target);
        return {
          from,
          text: text.slice(from, Math.min(segment.start + segment.text.length, end)),
          target,
          first,
        };
      }),
  }));
}
